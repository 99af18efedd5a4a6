#include "core/contains.hpp"
#include "core/statement_number.hpp"
#include "core/text.hpp"
#include "desk/bounce_address.hpp"
#include "desk/citations.hpp"
#include "desk/decide.hpp"
#include "desk/facts.hpp"
#include "parser/identifiers.hpp"

namespace liaison {
namespace {

constexpr std::size_t most_references = 50;

/// RFC 8098 3.2.5: a read receipt names the mail that was read.
std::string id_in_receipt(Mail const& mail) {
    auto const* part = find_part(mail.top, "message/disposition-notification");
    if (part == nullptr) return {};
    auto const& text = part->text ? *part->text : part->bytes;
    for (auto const line : split(text, '\n')) {
        if (!starts_with_word(line, "Original-Message-ID:")) continue;
        auto const open = line.find('<');
        auto const close = line.find('>');
        if (open != line.npos && close != line.npos && open < close)
            return std::string{line.substr(open + 1, close - open - 1)};
    }
    return {};
}

void add_new(std::vector<std::string>& ids, std::string const& id) {
    if (!id.empty() && ids.size() < most_references && !contains(ids, id)) ids.push_back(id);
}

/// The nearest first: what the mail answers, then what it carries, then the thread backwards.
std::vector<std::string> references_of(Arrival const& arrival, std::optional<DeliveryNotice> const& notice) {
    std::vector<std::string> ids;
    for (auto const& id : arrival.mail.in_reply_to) add_new(ids, id);
    add_new(ids, arrival.mail.message_id);
    add_new(ids, arrival.draft.message_id);
    if (notice)
        for (auto const& id : notice->message_ids) add_new(ids, id);
    add_new(ids, id_in_receipt(arrival.mail));
    for (auto id = arrival.mail.references.rbegin(); id != arrival.mail.references.rend(); ++id) add_new(ids, *id);
    return ids;
}

void ask_about_token(Question& question, std::optional<FoundToken> const& token) {
    if (!token || token->worth == FoundToken::Worth::forged) return;
    if (auto const* statement = std::get_if<StatementId>(&token->token.subject)) question.token = *statement;
    if (auto const* mail = std::get_if<InboxId>(&token->token.subject)) question.held = *mail;
}

/// Its own numbers, and without their revisions those of the versions before it.
std::vector<std::string> identifiers_of(Draft const& draft) {
    std::vector<std::string> numbers;
    for (auto const& evidence : draft.evidence) {
        if (evidence.field != Field::identifier) continue;
        numbers.push_back(evidence.text);
        auto revised = split_revision(evidence.text);
        if (revised.revision > 0) numbers.push_back(std::move(revised.number));
    }
    return numbers;
}

std::optional<StatementId> tag_in(std::string_view subject) {
    return find_tag(subject).transform([](FoundTag const& tag) { return tag.id; });
}

/// What the mail cites: our own numbers name a statement, what else it says the store has to look for.
void ask_about_citations(Question& question, MailFacts const& mail) {
    for (auto const& citation : citations_in(mail.arrival, mail.house.desk)) {
        if (citation.own)
            question.named.push_back(*citation.own);
        else
            add_new(question.cited, citation.text);
    }
}

} // namespace

Question question_about(MailFacts const& mail) {
    auto const& [arrival, notice] = std::tie(mail.arrival, mail.notice);
    Question question;
    question.returned = mail.returned;
    if (notice) question.returned_ids = notice->message_ids;
    question.self = arrival.id;
    question.message_id = arrival.mail.message_id;
    question.content_hash = arrival.content_hash;
    question.references = references_of(arrival, notice);
    question.identifiers = identifiers_of(arrival.draft);
    ask_about_token(question, mail.token);
    question.named = named_in(mail.wanted, mail.house.desk);
    ask_about_citations(question, mail);
    question.tag = tag_in(arrival.mail.subject);
    if (!question.tag && notice && mail.house.desk.owns(notice->original_sender))
        question.tag = tag_in(notice->original_subject);
    if (arrival.instruction.file_to) question.token = arrival.instruction.file_to;
    question.url = arrival.draft.url;
    question.title = title_of(arrival);
    if (!arrival.mail.from.empty()) question.sender = arrival.mail.from.front().spec;
    question.author = arrival.draft.author ? arrival.draft.author->spec : question.sender;
    question.now = arrival.received;
    question.since = arrival.received - std::chrono::hours{24};
    return question;
}

} // namespace liaison
