#include "parser/statement_evidence.hpp"
#include "core/text.hpp"
#include "parser/asked_dates.hpp"
#include "parser/fold.hpp"
#include "parser/identifiers.hpp"
#include "parser/statement_form.hpp"
#include "parser/text_addresses.hpp"
#include "parser/title_bodies.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>

namespace liaison {
namespace {

void add(std::vector<Evidence>& evidence, Field field, std::string text, std::string place, Rank rank) {
    if (!text.empty())
        evidence.push_back({.field = field, .text = std::move(text), .place = std::move(place), .rank = rank});
}

std::string written(std::vector<Address> const& addresses) {
    std::vector<std::string> list;
    for (auto const& address : addresses) list.push_back(write_address(address));
    return joined(list, ", ");
}

/// "LIAISON STATEMENT" alone is no title; "Liaison Statement to X from Y on Z" is.
bool is_title_heading(std::string_view heading) {
    auto const plain = folded_line(heading);
    return plain.starts_with("liaison statement ") && plain.size() > 30 && find_identifiers(heading).empty();
}

/// ITU-R writes "LIAISON STATEMENT TO X" over the title, which stands in the next line.
bool is_over_title(std::string_view heading) {
    auto const plain = folded_line(heading);
    bool const names_itself = plain.starts_with("liaison statement") || plain.ends_with("liaison statement");
    return names_itself && std::ranges::none_of(std::to_array<std::string_view>({" on ", ":", " about ", " concerning ",
                                                                                 " regarding ", " sur ", " sobre "}),
                                                [&](auto word) { return plain.contains(word); });
}

bool may_be_title(std::string_view line) {
    constexpr std::size_t shortest = 12, longest = 160;
    auto const plain = folded_line(line);
    return plain.size() >= shortest && plain.size() <= longest && find_identifiers(line).empty() &&
           !plain.starts_with('(') && !plain.starts_with("working party") && !plain.starts_with("study group") &&
           !plain.starts_with("dear ") && !plain.ends_with(',') && !plain.ends_with(':');
}

/// The number that stands alone in such a line, behind a word or two: "Ref.: SG11-LS212", "doc. CYBER(26)044012".
std::string number_in_signature(std::string_view line) {
    constexpr std::size_t longest_word = 12;
    auto numbers = find_identifiers(line);
    bool const alone = numbers.size() == 1 && numbers[0].sure && numbers[0].begin <= longest_word &&
                       trimmed(line.substr(numbers[0].end)).empty();
    return alone ? std::move(numbers[0].text) : std::string{};
}

/// The lines below "Best regards" or above the end: what the sender is, and how he numbers the letter.
void read_signature(std::vector<Evidence>& evidence, std::string_view text, std::string_view place) {
    constexpr std::size_t most_lines = 6, longest_line = 80;
    auto lines = split(trimmed(text), '\n');
    auto const first = lines.size() > most_lines ? lines.size() - most_lines : 0;
    for (auto i = first; i < lines.size(); ++i) {
        auto const line = trimmed(lines[i]);
        bool const signs = !line.empty() && line.size() < longest_line && !line.ends_with('.') && !line.ends_with('?');
        if (auto number = signs ? number_in_signature(line) : std::string{}; !number.empty())
            add(evidence, Field::identifier, std::move(number), fmt::format("{}, signature", place), Rank::prose);
        else if (signs)
            add(evidence, Field::from, std::string{line}, fmt::format("{}, signature", place), Rank::guess);
    }
}

/// The line that opens a letter, "Dear colleagues," or "IETF OPSAWG 工作组主席：", among its first ones.
std::size_t greeting_among(std::vector<std::string_view> const& lines) {
    constexpr std::size_t most_lines = 20, longest_line = 100;
    static constexpr auto signs = std::to_array<std::string_view>({",", ":", "!", "，", "："});
    for (std::size_t i = 0; i < lines.size() && i < most_lines; ++i) {
        auto const line = trimmed(lines[i]);
        bool const ends = std::ranges::any_of(signs, [&](auto sign) { return line.ends_with(sign); });
        if (ends && line.size() <= longest_line) return i;
    }
    return lines.size();
}

/// "Dear X" is read as a sentence.
bool is_greeting(std::string_view line) {
    return std::ranges::any_of(std::to_array<std::string_view>({"dear ", "hello ", "hi "}),
                               [&](auto word) { return starts_with_word(line, word); });
}

/// Above the greeting stand sender and addressee, "Mr. Dirk Haversham, Co-chair, IETF CCAMP WG"; which of them a line
/// is the directory tells.
void read_letter_head(std::vector<Evidence>& evidence, std::string_view text, std::string_view place) {
    constexpr std::size_t longest_line = 90, most_octets = 2000;
    auto const lines = split(text.substr(0, most_octets), '\n');
    auto const greeting = greeting_among(lines);
    if (greeting == lines.size()) return;
    std::vector<std::string> heads;
    for (auto const& line : std::span{lines}.first(greeting + 1)) {
        auto head = trimmed(line);
        while (head.ends_with(',') || head.ends_with(':')) head.remove_suffix(1);
        bool const names = !head.empty() && !is_greeting(head) && head.size() <= longest_line && !head.ends_with('.') &&
                           !head.contains(':') && !head.contains('@');
        if (!names) continue;
        heads.emplace_back(head);
        add(evidence, Field::from, heads.back(), fmt::format("{}, head of the letter", place), Rank::guess);
    }
    add(evidence, Field::to, joined(heads, "; "), fmt::format("{}, head of the letter", place), Rank::guess);
}

/// Whether a number in a heading is what the line is there for, and not said in passing: "registered as 6N18077 and
/// we".
bool heads(std::string_view heading, IdentifierFound const& number) {
    constexpr std::size_t short_heading = 40, short_rest = 12;
    constexpr std::string_view signs = " \t.,;:()[]";
    return heading.size() <= short_heading || heading.find_first_not_of(signs) == number.begin ||
           heading.substr(0, number.end).size() + short_rest >= heading.size() || heading.contains('\t');
}

/// Whether the number behind these words is of the version before this one: "(revision of S3-261234)", "was
/// S2-2601234".
bool names_earlier(std::string_view words) {
    auto const plain = folded_line(words);
    return std::ranges::any_of(std::to_array<std::string_view>({"revision of", "rev of", "rev. of", "revised from",
                                                                "update of", "was", "supersedes", "replaces"}),
                               [&](std::string_view earlier) { return plain.ends_with(earlier); });
}

/// "LS on slices (for comment by 2027-03-31)"
std::string deadline_in_subject(std::string_view subject, std::optional<Date> sent) {
    auto const plain = folded_with_origin(subject);
    TellingPhrases telling;
    telling.find(plain.text);
    auto const found = date_asked_for(plain.text, telling, sent, 1);
    if (!found) return {};
    return std::string{
        subject.substr(plain.origin(found->begin), plain.origin(found->end) - plain.origin(found->begin))};
}

} // namespace

std::vector<Evidence> evidence_in_headings(LabelledText const& labelled) {
    std::vector<Evidence> evidence;
    for (std::size_t i = 0; i < labelled.headings.size(); ++i) {
        auto const& heading = labelled.headings[i];
        auto const place = fmt::format("heading \"{}\"", heading.substr(0, 40));
        for (auto& found : find_identifiers(heading)) {
            auto const field = names_earlier(heading.substr(0, found.begin)) ? Field::supersedes : Field::identifier;
            if (found.sure && heads(heading, found)) add(evidence, field, std::move(found.text), place, Rank::heading);
        }
        auto const plain = folded(heading);
        bool const names_group = plain.starts_with("working party ") || plain.starts_with("study group ");
        if (plain.contains("meeting #") || plain.starts_with("3gpp") || (names_group && heading.size() < 40))
            add(evidence, Field::from, collapsed(heading), place, Rank::heading);
        bool const over_title =
            is_over_title(heading) && i + 1 < labelled.headings.size() && may_be_title(labelled.headings[i + 1]);
        if (!over_title && !is_title_heading(heading)) continue;
        auto bodies = bodies_in_title(heading);
        add(evidence, Field::title, collapsed(over_title ? labelled.headings[i + 1] : heading), place, Rank::heading);
        add(evidence, Field::from, std::move(bodies.from), place, Rank::heading);
        add(evidence, Field::to, std::move(bodies.to), place, Rank::heading);
    }
    return evidence;
}

std::vector<Evidence> evidence_in_running_text(Carrier const& carrier, LabelledText const& labelled, Form form,
                                               std::optional<Date> sent) {
    if (form == Form::none) return {};
    bool const letter = form == Form::covering || form == Form::letter || labelled.body.empty();
    std::string_view const text = letter ? std::string_view{carrier.text} : labelled.body;
    auto const begin = text.data() >= carrier.text.data() && text.data() <= carrier.text.data() + carrier.text.size()
                           ? static_cast<std::size_t>(text.data() - carrier.text.data())
                           : 0;
    auto const line =
        1 + static_cast<std::size_t>(std::ranges::count(std::string_view{carrier.text}.substr(0, begin), '\n'));
    std::vector<Evidence> evidence;
    if (letter) read_letter_head(evidence, text, carrier.place);
    std::ranges::move(read_prose(without_signature(text), carrier.place, sent, line), std::back_inserter(evidence));
    if (!letter) leave_numbers_to_labels(evidence);
    if (!letter && !labelled.covering.empty())
        std::ranges::move(read_prose(labelled.covering, carrier.place, sent), std::back_inserter(evidence));
    if (form == Form::covering)
        for (auto& found : find_identifiers(carrier.text))
            if (found.sure) add(evidence, Field::identifier, std::move(found.text), carrier.place, Rank::prose);
    if (letter) read_signature(evidence, text, carrier.place);
    return evidence;
}

void leave_numbers_to_labels(std::vector<Evidence>& of_text) {
    std::erase_if(of_text, [](Evidence const& found) { return found.field == Field::identifier; });
}

std::vector<Evidence> evidence_in_header(Carrier const& carrier, Form form, std::optional<Date> sent) {
    std::vector<Evidence> evidence;
    auto const& subject = carrier.subject;
    auto const tool_title = title_in_tool_subject(subject.plain);
    add(evidence, Field::title, tool_title.empty() ? subject.title : tool_title, "header Subject", Rank::header);
    for (auto const& identifier : subject.identifiers)
        add(evidence, Field::identifier, identifier, "header Subject", Rank::header);
    for (auto const& answered : subject.answered)
        add(evidence, Field::in_response_to, answered, "header Subject", Rank::header);
    add(evidence, Field::from, subject.from, "header Subject", Rank::header);
    add(evidence, Field::to, subject.to, "header Subject", Rank::header);
    if (form == Form::tool) return evidence;
    add(evidence, Field::deadline, deadline_in_subject(subject.plain, sent), "header Subject", Rank::header);
    if (carrier.author) {
        add(evidence, Field::from_contact, write_address(*carrier.author), "header From", Rank::header);
        add(evidence, Field::from, carrier.author->name, "header From", Rank::guess);
    }
    add(evidence, Field::reply_to, written(carrier.reply_to), "header Reply-To", Rank::header);
    add(evidence, Field::to, written(carrier.to), "header To", Rank::guess);
    add(evidence, Field::to, written(carrier.cc), "header Cc", Rank::guess);
    return evidence;
}

std::vector<Evidence> evidence_in_file_names(Carrier const& carrier) {
    std::vector<IdentifierFound> numbers;
    std::string place;
    for (auto const* part : carrier.attachments)
        for (auto& found : find_identifiers(part->name)) {
            auto const key = identifier_key(found.text);
            auto const same = [&](auto const& other) { return identifier_key(other.text) == key; };
            if (!found.sure || std::ranges::any_of(numbers, same)) continue;
            numbers.push_back(std::move(found));
            place = "attachment " + part->name;
        }
    std::vector<Evidence> evidence;
    if (numbers.size() == 1) add(evidence, Field::identifier, numbers[0].text, place, Rank::header);
    return evidence;
}

void take_tools_author(Draft& draft) {
    for (auto const& evidence : draft.evidence) {
        if (evidence.field != Field::from || evidence.rank != Rank::label) continue;
        auto addresses = read_addresses(evidence.text);
        if (!addresses.empty()) draft.author = std::move(addresses.front());
        return;
    }
    draft.author.reset();
}

} // namespace liaison
