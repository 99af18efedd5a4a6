#include "desk/enclose.hpp"
#include "core/text.hpp"
#include "desk/posting.hpp"
#include "desk/safe_text.hpp"
#include "desk/wording.hpp"

namespace liaison {
namespace {

constexpr std::size_t field_indent = 18; // the column in which the templates begin a field's value
constexpr std::size_t list_indent = 2;

void set(View& view, std::string const& name, std::string_view value, std::size_t indent = field_indent) {
    if (!value.empty()) view.text[name] = wrapped(value, indent);
}

std::string approvals_in_words(std::vector<Approval> const& approvals) {
    std::vector<std::string> words;
    for (auto const& approval : approvals)
        words.push_back(fmt::format("{} ({})", one_line(approval.by, 120), name_of(approval.as)));
    return joined(words, ", ");
}

} // namespace

void enclose(Letter& letter, Record const& record) {
    bool const incoming = record.statement.direction == Direction::incoming;
    if (incoming) letter.original = record.carried;
    for (auto const& document : record.statement.attachments) {
        bool const inside = letter.original && document.mail == letter.original->id;
        if (document.mail && !inside) letter.enclosures.push_back(document);
    }
    if (incoming) return;
    letter.view.text.erase("attachments");
    set(letter.view, "attachments", attachments_in_words(letter.enclosures));
}

void show_draft(Letter& letter, Record const& record, House const& house) {
    auto const& statement = record.statement;
    enclose(letter, record);
    auto missing = statement.attachments;
    std::erase_if(missing, [](Attachment const& document) { return document.mail.has_value(); });
    auto& view = letter.view;
    set(view, "not_enclosed", attachments_in_words(missing), list_indent);
    auto const routing = recipients_of_outgoing(statement, house);
    set(view, "sent_to", addresses_in_words(routing.to));
    set(view, "copies_to", addresses_in_words(routing.cc));
    set(view, "approved_by", approvals_in_words(record.approvals));
    view.text["body"] = all_lines(statement.body);
    view.truth["empty"] = statement.body.empty() && letter.enclosures.empty();
}

} // namespace liaison
