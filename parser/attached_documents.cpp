#include "parser/attached_documents.hpp"
#include "parser/label_reader.hpp"
#include "parser/statement_form.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace liaison {
namespace {

constexpr std::size_t most_documents = 20; // of one mail, archives counting as one
constexpr std::size_t form_from = 3;       // labels of a statement's heart
constexpr std::size_t mentions_within = 1000;

struct ReadableDocument {
    std::string name;
    std::string text;
    std::size_t core_labels = 0;
};

void collect(DocumentText const& document, std::vector<ReadableDocument>& readable, std::vector<std::string>& remarks) {
    for (auto const& remark : document.remarks) remarks.push_back(fmt::format("{} {}", document.name, remark));
    if (!document.lines.empty()) {
        auto text = text_of(document);
        auto const core_labels = read_labels(text).core_labels;
        readable.push_back({document.name, std::move(text), core_labels});
    }
    for (auto const& inner : document.inner) collect(inner, readable, remarks);
}

/// The statement among the documents, or none.
ReadableDocument const* statement_among(std::vector<ReadableDocument> const& documents) {
    auto const most = std::ranges::max_element(documents, {}, &ReadableDocument::core_labels);
    if (most == documents.end()) return nullptr;
    if (most->core_labels >= form_from) return &*most;
    auto const said = std::ranges::find_if(documents, [](auto const& document) {
        return mentions_statement(std::string_view{document.text}.substr(0, mentions_within));
    });
    if (said != documents.end()) return &*said;
    return most->core_labels > 1 ? &*most : nullptr;
}

/// The only document, where it is a letter.
ReadableDocument const* letter_among(std::vector<ReadableDocument> const& documents) {
    if (documents.size() != 1) return nullptr;
    return find_letter_marks({}, documents[0].text).greets_office ? &documents[0] : nullptr;
}

} // namespace

AttachedReading read_attached_documents(std::vector<Part const*> const& attachments, ReadAttached const& read,
                                        std::optional<Date> sent) {
    AttachedReading reading;
    std::vector<ReadableDocument> documents;
    std::size_t left = most_documents;
    for (auto const* part : attachments) {
        if (!may_be_document(part->type, part->name) || left == 0) continue;
        --left;
        collect(read(part->bytes, part->type, part->name), documents, reading.remarks);
    }
    auto const* statement = statement_among(documents);
    if (statement == nullptr) {
        statement = letter_among(documents);
        if (statement == nullptr) return reading;
        reading.letter = find_letter_marks({}, statement->text);
    }
    reading.name = statement->name;
    reading.has_form = statement->core_labels >= form_from;
    auto const place = "document " + statement->name;
    reading.evidence = read_labelled_text(statement->text, place, sent);
    for (auto& evidence : reading.evidence)
        if (!evidence.place.starts_with(place)) evidence.place = fmt::format("{}, {}", place, evidence.place);
    return reading;
}

} // namespace liaison
