#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/attached_documents.hpp"
#include "parser/carrier.hpp"
#include "parser/date_order.hpp"
#include "parser/draft.hpp"
#include "parser/evidence_limits.hpp"
#include "parser/fold.hpp"
#include "parser/further_mails.hpp"
#include "parser/identifiers.hpp"
#include "parser/label_reader.hpp"
#include "parser/lost_labels.hpp"
#include "parser/statement_evidence.hpp"
#include "parser/statement_form.hpp"
#include <fmt/format.h>

namespace liaison {
namespace {

std::optional<Date> day_of(std::optional<Instant> instant) {
    if (!instant) return std::nullopt;
    return Date{std::chrono::floor<std::chrono::days>(*instant)};
}

/// The tool's page of the statement: the first URL or path behind its label.
std::string url_in(LabelledText const& labelled) {
    auto const* const page = labelled.find(Meaning::page);
    if (page == nullptr) return {};
    auto const value = trimmed(page->value);
    return std::string{value.substr(0, value.find_first_of(" \t,;>"))};
}

void append(std::vector<Evidence>& evidence, std::vector<Evidence> more) {
    std::ranges::move(more, std::back_inserter(evidence));
}

/// The body behind the form; where a letter's labels stand at its end, the letter.
std::string body_of(Carrier const& carrier, LabelledText const& labelled, Form form) {
    auto const letter = labelled.body.empty() && !labelled.find(Meaning::body) ? labelled.covering : labelled.body;
    return std::string{trimmed(form == Form::none || form == Form::covering ? std::string_view{carrier.text} : letter)};
}

/// Whether the subject gives the number that the document is named after: "6N18204 - Liaison statement", 6N18204.pdf.
bool is_named_in(SubjectRead const& subject, std::string_view document) {
    auto const stem = identifier_key(document.substr(0, document.rfind('.')));
    return std::ranges::any_of(subject.identifiers, [&](auto const& number) { return identifier_key(number) == stem; });
}

/// Takes out of the text's labels what the document's labels say: it speaks where the two differ.
void leave_to_document(std::vector<Evidence>& of_text, std::vector<Evidence> const& of_document) {
    std::erase_if(of_text, [&](Evidence const& said) {
        return std::ranges::any_of(of_document, [&](Evidence const& other) {
            return other.field == said.field && other.rank == Rank::label && !other.text.empty();
        });
    });
}

/// What is handed in beside the statement and is one of its own: a person has to see to it.
void take_further(std::vector<std::string> const& names, Draft& draft) {
    draft.statements += names.size();
    for (auto const& name : names) draft.remarks.push_back(fmt::format("{} is a statement of its own, too", name));
}

/// The documents beside the one that is the statement, or beside the text that is.
void account_for(AttachedReading const& attached, Draft& draft) {
    bool const text_is_statement = draft.form == Form::labelled;
    bool const covers_one = draft.form != Form::none && !text_is_statement;
    std::ranges::copy(attached.remarks, std::back_inserter(draft.remarks));
    if (!text_is_statement) std::ranges::copy(attached.unread, std::back_inserter(draft.remarks));
    if (covers_one) take_further(attached.further, draft);
    for (auto const& name : attached.enclosed)
        draft.remarks.push_back(fmt::format("{} reads like a statement, too; the mail names {}", name, attached.name));
}

/// Where the mail only covers a document, the document is the statement.
void take_attached(AttachedReading attached, Draft& draft) {
    if (draft.form == Form::none && attached.has_form && !draft.marks.is_other_business) {
        draft.form = Form::covering;
        draft.why = fmt::format("{} has the labels of a statement", attached.name);
    }
    account_for(attached, draft);
    if (draft.form == Form::none && draft.may_be_letter && attached.letter) draft.marks.add(*attached.letter);
    if (draft.form != Form::none ? draft.form != Form::labelled : draft.may_be_letter)
        append(draft.evidence, std::move(attached.evidence));
}

/// A letter that does not say what it is may be a statement if it acts like one: in the mail or in its document.
void judge_possible_letter(Draft& draft) {
    auto const purpose = std::ranges::find(draft.evidence, Field::purpose, &Evidence::field);
    draft.may_be_letter = purpose != draft.evidence.end();
    draft.marks.asks_by_date = contains(draft.evidence, Field::deadline, &Evidence::field);
    if (draft.may_be_letter)
        draft.why = fmt::format("a letter between bodies for {}", purpose->text);
    else
        draft.evidence.clear();
}

/// A deadline that could be two dates is read as the mail writes its other dates.
void settle_deadlines(Draft& draft, std::string_view text) {
    for (auto& evidence : draft.evidence) {
        bool const could_be_two = evidence.field == Field::deadline && settle_date(evidence.text, DateOrder::day_month);
        auto const order = could_be_two ? date_order_in(text) : std::nullopt;
        if (!order) continue;
        draft.remarks.push_back(
            fmt::format("deadline: {} is read in the order of the mail's other dates", evidence.text));
        evidence.text = write_date(*settle_date(evidence.text, *order));
    }
}

} // namespace

Draft read_statement(Mail const& mail, ReadAttached const& read_attached) {
    auto carrier = find_carrier(mail);
    auto const labelled = read_labels(carrier.text);
    auto [form, why, may_be_letter, marks] = find_form_of(carrier, labelled);
    Draft draft;
    draft.form = form;
    draft.why = std::move(why);
    draft.may_be_letter = may_be_letter;
    draft.marks = marks;
    draft.body = body_of(carrier, labelled, form);
    draft.sent = carrier.sent;
    draft.author = carrier.author;
    draft.message_id = carrier.message_id;
    draft.handed_in_by = carrier.handed_in_by;
    for (auto const* part : carrier.attachments) draft.attachments.push_back(describe(*part));
    if (form == Form::tool) {
        draft.tool_notice = tool_notice_in(carrier.subject.plain, labelled.covering);
        draft.url = url_in(labelled);
    }
    if (carrier.is_cut) draft.remarks.emplace_back("the text is longer than a megabyte; only its beginning was read");
    for (auto const& signature : mail.signatures) draft.remarks.push_back("signed: " + signature);
    draft.statements = std::max<std::size_t>(1, labelled.forms);
    if (draft.statements > 1)
        draft.remarks.push_back(fmt::format("the mail's text holds {} statements", draft.statements));
    take_further(further_statements(carrier), draft);
    for (auto const& doubt : carrier.doubts) draft.remarks.push_back("text: " + doubt);

    auto const sent = day_of(carrier.sent);
    auto of_text = evidence_of(labelled, carrier.place);
    bool text_counts = true;
    if (read_attached && form != Form::tool && !carrier.is_notice && !carrier.is_program_notice) {
        auto attached =
            read_attached_documents(carrier.attachments, read_attached, sent, covering_mail(carrier.subject, labelled));
        bool const is_named = form == Form::labelled && is_named_in(carrier.subject, attached.name);
        bool const one_of_many = labelled.forms > 1 && attached.calls_itself_one;
        if (is_named && (attached.has_form || one_of_many)) {
            leave_to_document(of_text, attached.evidence);
            text_counts = attached.has_form; // else its forms are of other statements
            append(draft.evidence, attached.evidence);
            draft.statements = 1;
        }
        take_attached(std::move(attached), draft);
    }
    if (draft.form != Form::none && labelled.core_labels == 0)
        append(draft.evidence, evidence_in_lost_cover(carrier.text, carrier.place));
    if (text_counts) {
        append(draft.evidence, std::move(of_text));
        append(draft.evidence, evidence_in_headings(labelled));
    }
    if (text_counts && (draft.form != Form::none || may_be_letter))
        append(draft.evidence, evidence_in_running_text(carrier, labelled, may_be_letter ? Form::letter : form, sent));
    if (draft.form == Form::none && may_be_letter) judge_possible_letter(draft);
    append(draft.evidence, evidence_in_header(carrier, form, sent));
    append(draft.evidence, evidence_in_file_names(carrier));
    if (form == Form::tool) take_tools_author(draft);
    settle_deadlines(draft, carrier.text);
    keep_evidence_within_limits(draft);
    return draft;
}

std::vector<Evidence> read_labelled_text(std::string_view text, std::string_view place_prefix,
                                         std::optional<Date> sent) {
    auto const labelled = read_labels(text);
    auto evidence = evidence_of(labelled, place_prefix);
    if (labelled.core_labels == 0) append(evidence, evidence_in_lost_cover(text, place_prefix));
    append(evidence, evidence_in_headings(labelled));
    auto const body = labelled.body.empty() ? labelled.covering : labelled.body;
    auto const above = body.empty() ? 0 : static_cast<std::size_t>(body.data() - text.data());
    auto const line = 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, above), '\n'));
    auto of_text = read_prose(body, place_prefix, sent, line);
    if (!labelled.body.empty()) leave_numbers_to_labels(of_text);
    append(evidence, std::move(of_text));
    return evidence;
}

std::string_view name_of(Field field) {
    switch (field) {
    case Field::title: return "title";
    case Field::purpose: return "purpose";
    case Field::deadline: return "deadline";
    case Field::from: return "from";
    case Field::to: return "to";
    case Field::cc: return "cc";
    case Field::from_contact: return "from_contacts";
    case Field::reply_to: return "reply_to";
    case Field::response_contact: return "response_contacts";
    case Field::technical_contact: return "technical_contacts";
    case Field::contact: return "contacts";
    case Field::cc_contact: return "cc_contacts";
    case Field::identifier: return "identifiers";
    case Field::in_response_to: return "in_response_to";
    case Field::supersedes: return "supersedes";
    }
    return {};
}

} // namespace liaison
