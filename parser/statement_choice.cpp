#include "parser/statement_choice.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include "parser/identifiers.hpp"
#include "parser/statement_form.hpp"
#include <algorithm>

namespace liaison {
namespace {

constexpr std::size_t form_from = 3; // labels of a statement's heart
constexpr std::size_t mentions_within = 1000;
constexpr std::size_t shortest_title = 8; // that says which statement is meant

// Each document is compared with each other one: hostile mail has many, with many numbers.
constexpr std::size_t most_compared = 40;
constexpr std::size_t most_numbers = 50;
constexpr std::size_t longest_citation = 2000;

using Candidates = std::vector<ReadableDocument const*>;

void add_numbers(std::vector<std::string>& keys, std::string_view text) {
    for (auto const& found : find_identifiers(text))
        if (keys.size() < most_numbers) keys.push_back(identifier_key(found.text));
}

/// "S2-2609000.zip: docs/S2-2609000.docx" has the file "s2-2609000" in the archive "s2-2609000".
std::string stem_of(std::string_view name) {
    auto const file = name.substr(name.find_last_of("/\\") + 1);
    return folded_line(file.substr(0, file.rfind('.')));
}
std::string_view file_of(std::string_view name) {
    auto const archive_end = name.rfind(": ");
    return archive_end == name.npos ? name : name.substr(archive_end + 2);
}

/// ".docx"
std::string ending_of(std::string_view name) { return lower_case(name.substr(std::min(name.size(), name.rfind('.')))); }

bool share(std::vector<std::string> const& some, std::vector<std::string> const& others) {
    return std::ranges::any_of(some, [&](auto const& one) { return contains(others, one); });
}

/// Whether one of the numbers is the document's.
bool bears(ReadableDocument const& document, std::vector<std::string> const& numbers) {
    return contains(numbers, identifier_key(document.file)) || share(numbers, document.numbers);
}

/// Labels whose values name other documents than the one in which they stand.
bool cites(LabelledValue const& value) {
    return value.meaning == Meaning::in_response_to || value.meaning == Meaning::supersedes ||
           value.meaning == Meaning::attachments || (value.meaning == Meaning::reply_to && !value.value.contains('@'));
}

template <class Described> void add_cited(Described& described, LabelledText const& labelled) {
    for (auto const& value : labelled.values) {
        if (!cites(value)) continue;
        add_numbers(described.cited, value.value);
        described.cited_words += folded_line(value.value).substr(0, longest_citation) + "\n";
        if (described.cited_words.size() > longest_citation) return;
    }
}

bool is_addressed(LabelledText const& labelled) {
    return std::ranges::any_of(labelled.values, [](auto const& value) {
        bool const to = value.meaning == Meaning::to || value.meaning == Meaning::to_for_action ||
                        value.meaning == Meaning::to_for_comment || value.meaning == Meaning::to_for_information;
        return to && !says_nothing(value.value);
    });
}

/// Whether `citing`, a document or the mail, names `document` as another one.
template <class Describing> bool names(Describing const& citing, ReadableDocument const& document) {
    return bears(document, citing.cited) ||
           (document.title.size() >= shortest_title && citing.cited_words.contains(document.title));
}

/// One statement twice: in another format, in another language, or for another addressee.
bool is_same(ReadableDocument const& a, ReadableDocument const& b) {
    bool const other_format = a.file == b.file && ending_of(a.name) != ending_of(b.name);
    bool const one_title = !a.title.empty() && a.title == b.title && a.from == b.from;
    return other_format || one_title || share(a.numbers, b.numbers);
}

/// Whether the mail, or an archive around the document, bears its number or its title.
bool is_meant(ReadableDocument const& document, CoveringMail const& mail) {
    if (bears(document, mail.numbers) || contains(mail.titles, document.title)) return true;
    for (auto around = std::string_view{document.name}; around.contains(": ");) {
        around = around.substr(0, around.rfind(": "));
        if (stem_of(file_of(around)) == document.file) return true;
    }
    return false;
}

Candidates with_form(std::vector<ReadableDocument> const& documents) {
    Candidates candidates;
    for (auto const& document : documents)
        if (document.has_form && candidates.size() < most_compared) candidates.push_back(&document);
    return candidates;
}

/// Those that no other one answers or encloses; all, where each names the other.
Candidates not_cited(Candidates const& candidates) {
    Candidates left;
    std::ranges::copy_if(candidates, std::back_inserter(left), [&](auto const* document) {
        return std::ranges::none_of(candidates, [&](auto const* other) {
            return other != document && !is_same(*other, *document) && names(*other, *document);
        });
    });
    return left.empty() ? candidates : left;
}

Candidates meant_among(Candidates const& candidates, CoveringMail const& mail) {
    Candidates meant;
    std::ranges::copy_if(candidates, std::back_inserter(meant),
                         [&](auto const* document) { return is_meant(*document, mail); });
    return meant;
}

/// The statements among `candidates` that are none of `known`, each once.
Candidates others_among(Candidates const& candidates, Candidates known, CoveringMail const& mail) {
    Candidates others;
    for (auto const* document : candidates) {
        bool const is_known = std::ranges::any_of(known, [&](auto const* one) { return is_same(*one, *document); });
        if (!document->is_whole || is_known || names(mail, *document)) continue;
        others.push_back(document);
        known.push_back(document);
    }
    return others;
}

/// Of documents without a form.
ReadableDocument const* statement_without_form(std::vector<ReadableDocument> const& documents) {
    auto const said = std::ranges::find_if(documents, [](auto const& document) {
        return mentions_statement(std::string_view{document.text}.substr(0, mentions_within));
    });
    if (said != documents.end()) return &*said;
    auto const most = std::ranges::max_element(documents, {}, &ReadableDocument::core_labels);
    return most != documents.end() && most->core_labels > 1 ? &*most : nullptr;
}

} // namespace

ReadableDocument readable(DocumentText const& document) {
    ReadableDocument readable;
    readable.name = document.name;
    readable.text = text_of(document);
    readable.footer = footer_of(document);
    auto const labelled = read_labels(readable.text);
    readable.core_labels = labelled.core_labels;
    readable.has_form = labelled.core_labels >= form_from;
    readable.forms = labelled.forms;
    readable.file = stem_of(file_of(readable.name));
    for (auto const& value : labelled.values)
        if (value.meaning == Meaning::identifier) add_numbers(readable.numbers, value.value);
    for (auto const& heading : labelled.headings) add_numbers(readable.numbers, heading);
    add_cited(readable, labelled);
    if (auto const* title = labelled.find(Meaning::title)) {
        readable.title = folded_line(title->value);
        for (auto const& number : answered_in_title(title->value)) readable.cited.push_back(identifier_key(number));
    }
    std::erase_if(readable.numbers, [&](auto const& number) { return contains(readable.cited, number); });
    if (auto const* from = labelled.find(Meaning::from)) readable.from = folded_line(from->value);
    readable.is_whole =
        readable.has_form && !readable.title.empty() && !readable.from.empty() && is_addressed(labelled);
    return readable;
}

CoveringMail covering_mail(SubjectRead const& subject, LabelledText const& text) {
    CoveringMail mail;
    for (auto const& number : subject.identifiers) mail.numbers.push_back(identifier_key(number));
    for (auto const& number : subject.answered) mail.cited.push_back(identifier_key(number));
    mail.titles.push_back(folded_line(subject.title));
    for (auto const& value : text.values) {
        if (value.meaning == Meaning::title) mail.titles.push_back(folded_line(value.value));
        if (value.meaning == Meaning::identifier) add_numbers(mail.numbers, value.value);
    }
    std::erase_if(mail.titles, [](auto const& title) { return title.empty(); });
    add_cited(mail, text);
    return mail;
}

bool is_named_by(CoveringMail const& mail, std::string_view file_name) {
    return contains(mail.numbers, identifier_key(stem_of(file_name)));
}

StatementChoice choose_statement(std::vector<ReadableDocument> const& documents, CoveringMail const& mail) {
    auto const candidates = not_cited(with_form(documents));
    if (candidates.empty()) return {.statement = statement_without_form(documents)};
    auto const meant = meant_among(candidates, mail);
    auto const& from = meant.empty() ? candidates : meant;
    auto const* const statement = *std::ranges::max_element(from, {}, &ReadableDocument::core_labels);
    StatementChoice choice{.statement = statement, .is_meant = !meant.empty()};
    choice.further = others_among(from, {statement}, mail);
    if (choice.is_meant) choice.enclosed = others_among(candidates, meant, mail);
    return choice;
}

} // namespace liaison
