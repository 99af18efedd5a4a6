#include "desk/citations.hpp"
#include "core/text.hpp"
#include "desk/contains.hpp"
#include "desk/facts.hpp"
#include "parser/identifiers.hpp"
#include "parser/label_reader.hpp"
#include "parser/subject.hpp"
#include <charconv>

namespace liaison {
namespace {

constexpr std::size_t most_citations = 50;
constexpr std::size_t longest_title = 300;

class Citations {
public:
    void add(LinkKind kind, std::string_view text) {
        Citation citation{kind, collapsed(text)};
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
    std::vector<Citation> list_;
};

std::optional<LinkKind> kind_of(Field field) {
    if (field == Field::in_response_to) return LinkKind::answers;
    if (field == Field::supersedes) return LinkKind::supersedes;
    return std::nullopt;
}

} // namespace

std::vector<Citation> citations_in(Arrival const& arrival) {
    Citations citations;
    for (auto const& evidence : arrival.draft.evidence) {
        auto const kind = kind_of(evidence.field);
        if (!kind || says_nothing(evidence.text)) continue;
        for (auto const& number : find_identifiers(evidence.text)) citations.add(*kind, number.text);
        if (evidence.rank == Rank::label) citations.add_titled(*kind, evidence.text);
    }
    for (auto const& number : answered_in_title(title_of(arrival))) citations.add(LinkKind::answers, number);
    return std::move(citations).result();
}

std::vector<StatementId> named_in(CommandsRead const& wanted) {
    std::vector<StatementId> ids;
    for (auto const& command : wanted.commands) {
        if (auto const* id = std::get_if<StatementId>(&command.argument)) ids.push_back(*id);
        auto const* correction = std::get_if<Correction>(&command.argument);
        if (correction == nullptr || correction->field != Field::in_response_to) continue;
        for (auto const& text : correction->value.in_response_to)
            if (auto const id = own_number_in(text)) ids.push_back(*id);
    }
    return ids;
}

std::optional<StatementId> own_number_in(std::string_view text) {
    auto const blank = text.rfind(' ');
    auto word = trimmed(blank == text.npos ? text : text.substr(blank));
    if (word.starts_with('[') && word.ends_with(']')) word = word.substr(1, word.size() - 2);
    if (!starts_with_word(word, "LS-")) return std::nullopt;
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(word.data() + 3, word.data() + word.size(), number);
    bool const whole = error == std::errc{} && end == word.data() + word.size() && number > 0;
    return whole ? std::optional{StatementId{number}} : std::nullopt;
}

} // namespace liaison
