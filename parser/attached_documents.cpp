#include "parser/attached_documents.hpp"
#include "parser/document_remarks.hpp"
#include "parser/form_reader.hpp"
#include "parser/label_reader.hpp"
#include "parser/statement_form.hpp"
#include <algorithm>
#include <fmt/format.h>

namespace liaison {
namespace {

constexpr std::size_t most_documents = 20; // of one mail, archives counting as one
constexpr std::size_t opening = 1000;      // of a document, where it says what it is

/// Reads the documents among the attachments, and keeps account of what was not read.
class Collector {
public:
    explicit Collector(ReadAttached const& read) : read_(read) {}

    void take(Part const& part) {
        switch (worth_of(part.type, part.name, part.bytes)) {
        case Worth::no_mention: return;
        case Worth::a_remark: unread_.add(name_of(part), not_a_kind_we_read); return;
        case Worth::reading: break;
        }
        if (left_ == 0)
            return unread_.add(name_of(part),
                               fmt::format("was not read: of one mail {} documents are", most_documents));
        --left_;
        collect(read_(part.bytes, part.type, part.name), name_of(part));
    }

    std::vector<ReadableDocument> documents;
    [[nodiscard]] std::vector<std::string> remarks() const { return remarks_.lines(); }
    [[nodiscard]] std::vector<std::string> unread() const { return unread_.lines(); }

private:
    static std::string name_of(Part const& part) {
        return part.name.empty() ? fmt::format("the attachment of type {}", part.type) : part.name;
    }

    void collect(DocumentText const& document, std::string const& name) {
        for (auto const& remark : document.remarks)
            (remark == not_a_kind_we_read ? unread_ : remarks_).add(name, remark);
        if (!document.lines.empty()) documents.push_back(readable(document));
        for (auto const& inner : document.inner) collect(inner, inner.name);
    }

    ReadAttached const& read_;
    std::size_t left_ = most_documents;
    DocumentRemarks remarks_, unread_;
};

bool is_contact(Evidence const& evidence) {
    return (evidence.field == Field::contact || evidence.field == Field::response_contact ||
            evidence.field == Field::technical_contact) &&
           evidence.rank == Rank::label && evidence.text.contains('@');
}

/// Some forms have the contacts at the foot of their first page. What else stands at the foot of pages is of no
/// statement.
std::vector<Evidence> contacts_in_footer(std::string_view footer, std::string_view place) {
    auto const pieces = pieces_of(footer);
    auto const first =
        std::ranges::find_if(pieces, [](auto const& piece) { return piece.label && is_contact(piece.label->meaning); });
    if (first == pieces.end()) return {};
    LabelledText labelled;
    labelled.values = read_form(pieces, static_cast<std::size_t>(first - pieces.begin())).values;
    auto evidence = evidence_of(labelled, fmt::format("{} footer", place));
    std::erase_if(evidence, [](auto const& found) { return !is_contact(found); });
    return evidence;
}

std::vector<Evidence> evidence_of(ReadableDocument const& statement, std::optional<Date> sent) {
    auto const place = "document " + statement.name;
    auto evidence = read_labelled_text(statement.text, place, sent);
    if (std::ranges::none_of(evidence, [](auto const& found) { return is_contact(found); }))
        std::ranges::move(contacts_in_footer(statement.footer, place), std::back_inserter(evidence));
    for (auto& found : evidence)
        if (!found.place.starts_with(place)) found.place = fmt::format("{}, {}", place, found.place);
    return evidence;
}

std::vector<std::string> names_of(std::vector<ReadableDocument const*> const& documents) {
    std::vector<std::string> names;
    for (auto const* document : documents) names.push_back(document->name);
    return names;
}

/// The only document, where it is a letter.
ReadableDocument const* letter_among(std::vector<ReadableDocument> const& documents) {
    if (documents.size() != 1) return nullptr;
    return find_letter_marks({}, documents[0].text).greets_office ? &documents[0] : nullptr;
}

} // namespace

AttachedReading read_attached_documents(std::vector<Part const*> const& attachments, ReadAttached const& read,
                                        std::optional<Date> sent, CoveringMail const& mail) {
    Collector collector{read};
    for (bool const named : {true, false}) // what the subject names is read whatever comes beside it
        for (auto const* part : attachments)
            if (is_named_by(mail, part->name) == named) collector.take(*part);
    AttachedReading reading;
    reading.remarks = collector.remarks();
    reading.unread = collector.unread();
    auto const choice = choose_statement(collector.documents, mail);
    auto const* statement = choice.statement;
    if (statement == nullptr) {
        statement = letter_among(collector.documents);
        if (statement == nullptr) return reading;
        reading.letter = find_letter_marks({}, statement->text);
    }
    reading.name = statement->name;
    reading.has_form = statement->has_form;
    reading.calls_itself_one = mentions_statement(std::string_view{statement->text}.substr(0, opening));
    if (statement->forms > 1)
        reading.remarks.push_back(
            fmt::format("{} holds {} forms of a statement; the first was read", statement->name, statement->forms));
    reading.further = names_of(choice.further);
    reading.enclosed = names_of(choice.enclosed);
    reading.evidence = evidence_of(*statement, sent);
    return reading;
}

} // namespace liaison
