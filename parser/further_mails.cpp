#include "parser/further_mails.hpp"
#include "core/contains.hpp"
#include "parser/fold.hpp"
#include "parser/label_reader.hpp"
#include "parser/statement_form.hpp"
#include <algorithm>

namespace liaison {
namespace {

constexpr std::size_t most_mails = 20; // looked at; who hands in more than two is asked in any case

bool is_statement(Carrier const& mail) {
    return !mail.subject.is_reply && find_form_of(mail, read_labels(mail.text)).form != Form::none;
}

} // namespace

std::vector<std::string> further_statements(Carrier const& carrier) {
    std::vector<std::string> subjects;
    std::vector<std::string> seen{folded_line(carrier.subject.title)};
    for (auto const* mail : carrier.further_mails) {
        if (seen.size() > most_mails) break;
        auto const other = find_carrier(*mail);
        auto const title = folded_line(other.subject.title);
        if (contains(seen, title)) continue;
        seen.push_back(title);
        if (is_statement(other)) subjects.push_back(other.raw_subject);
    }
    return subjects;
}

} // namespace liaison
