#include "desk/citations.hpp"
#include "core/contains.hpp"
#include "core/statement_number.hpp"
#include "core/text.hpp"
#include "desk/command_text.hpp"
#include "desk/facts.hpp"
#include "parser/identifiers.hpp"
#include "parser/label_reader.hpp"
#include "parser/subject.hpp"

namespace liaison {
namespace {

constexpr std::size_t most_citations = 50;
constexpr std::size_t longest_title = 300;

class Citations {
public:
    explicit Citations(Desk const& desk) : desk_(desk) {}

    void add(LinkKind kind, std::string_view text) {
        Citation citation{kind, collapsed(text), own_number_in(collapsed(text), desk_)};
        bool const useful = !citation.text.empty() && citation.text.size() <= longest_title;
        if (useful && list_.size() < most_citations && !contains(list_, citation)) list_.push_back(std::move(citation));
    }

    /// "Packet timing (https://tool.example/liaison/17/)": a title and its page.
    void add_titled(LinkKind kind, std::string_view text) {
        auto const page = text.rfind("://");
        auto const open = page == text.npos ? page : text.rfind('(', page);
        if (open == text.npos) return add(kind, text);
        auto const close = std::min(text.find(')', page), text.size());
        add(kind, text.substr(0, open));
        add(kind, text.substr(open + 1, close - open - 1));
    }

    [[nodiscard]] std::vector<Citation> result() && { return std::move(list_); }

private:
    Desk const& desk_;
    std::vector<Citation> list_;
};

/// What of `text` stands behind the desk's name, or behind "your", as others write of it.
std::string_view behind_owner(std::string_view text, Desk const& desk) {
    for (std::string_view const owner : {std::string_view{desk.name}, std::string_view{"your"}})
        if (starts_with_word(text, owner) && (text.size() == owner.size() || text[owner.size()] == ' '))
            return trimmed(text.substr(owner.size()));
    return text;
}

/// The number with what tells whose it is, where it is written like ours: "SG15 LS-9".
std::string_view with_owner(std::string_view text, IdentifierFound const& number) {
    if (!parse_statement_id(number.text)) return text.substr(number.begin, number.end - number.begin);
    auto const before = text.substr(0, number.begin).find_last_of(",;:()");
    auto const begin = before == text.npos ? 0 : before + 1;
    return trimmed(text.substr(begin, number.end - begin));
}

std::optional<LinkKind> kind_of(Field field) {
    if (field == Field::in_response_to) return LinkKind::answers;
    if (field == Field::supersedes) return LinkKind::supersedes;
    return std::nullopt;
}

} // namespace

std::vector<Citation> citations_in(Arrival const& arrival, Desk const& desk) {
    Citations citations{desk};
    for (auto const& evidence : arrival.draft.evidence) {
        auto const kind = kind_of(evidence.field);
        if (!kind || says_nothing(evidence.text)) continue;
        for (auto const& number : find_identifiers(evidence.text))
            citations.add(*kind, with_owner(evidence.text, number));
        if (evidence.rank == Rank::label) citations.add_titled(*kind, evidence.text);
    }
    for (auto const& number : answered_in_title(title_of(arrival))) citations.add(LinkKind::answers, number);
    return std::move(citations).result();
}

Record const* cited_record(Citation const& citation, Situation const& known) {
    if (citation.own) return known.record_of(*citation.own);
    auto const found = std::ranges::find(known.cited, citation.text, &Cited::text);
    return found == known.cited.end() ? nullptr : known.record_of(found->statement);
}

std::vector<StatementId> named_in(CommandsRead const& wanted, Desk const& desk) {
    std::vector<StatementId> ids;
    for (auto const& command : wanted.commands) {
        if (auto const* id = std::get_if<StatementId>(&command.argument)) ids.push_back(*id);
        auto const* correction = std::get_if<Correction>(&command.argument);
        if (correction == nullptr || correction->field != Field::in_response_to) continue;
        for (auto const& text : correction->value.in_response_to)
            if (auto const id = own_number_in(text, desk)) ids.push_back(*id);
    }
    return ids;
}

std::optional<StatementId> own_number_in(std::string_view text, Desk const& desk) {
    auto const blank = text.rfind(' ');
    auto const before = blank == text.npos ? std::string_view{} : text.substr(0, blank);
    if (!is_only_filler(behind_owner(before, desk))) return std::nullopt;
    return parse_statement_id(text.substr(before.empty() ? 0 : blank + 1));
}

} // namespace liaison
