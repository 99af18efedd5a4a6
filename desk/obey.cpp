// Mail with commands, and what a statement's sender adds: carried out, answered, told to those who look after it.
#include "core/text.hpp"
#include "desk/act_letters.hpp"
#include "desk/answerable.hpp"
#include "desk/letters.hpp"
#include "desk/outcomes.hpp"
#include "desk/safe_text.hpp"
#include "desk/supplement.hpp"
#include "parser/statement_text.hpp"

namespace liaison {
namespace {

constexpr std::size_t longest_line = 200;

Decision begin(Facts const& facts, Verdict const& verdict) {
    Decision decision;
    decision.outcome = verdict.outcome;
    decision.reason = verdict.reason;
    if (facts.known.record) decision.on_statement = facts.known.record->id;
    return decision;
}

Actor actor_of(Facts const& facts, Holder holder) {
    return {facts.trust.address, facts.roles & roles_of(holder), facts.arrival.id};
}

std::vector<Attachment> documents_of(Facts const& facts) {
    std::vector<Attachment> documents;
    for (auto const* part : facts.reply->attachments) documents.push_back(describe(*part));
    return with_mail(std::move(documents), facts.arrival.id);
}

Surroundings surroundings_of(Facts const& facts, Instant now) {
    return {.house = facts.house,
            .others = facts.known.others,
            .next_statement = facts.known.next_statement,
            .now = now,
            .words = {},
            .attachments = documents_of(facts)};
}

/// The writer of commands is a person who waits for an answer, however many a day he writes; a program is none.
bool may_be_answered(Facts const& facts) {
    auto known = facts.known;
    known.acknowledgements_today = 0;
    return !reason_not_to_answer(facts.arrival, facts.trust, known, facts.house.desk);
}

Address writer_of(Facts const& facts) { return {facts.arrival.mail.from.front().name, facts.trust.address}; }

std::vector<Record> records_before(Facts const& facts) {
    auto records = facts.known.others;
    records.push_back(*facts.known.record);
    return records;
}

void finish(Decision& decision, Facts const& facts, Proceedings proceedings, Holder holder, Occasion const& occasion) {
    decision.mails = mails_about(proceedings.statements, records_before(facts), occasion);
    if (may_be_answered(facts)) {
        if (proceedings.wants_help)
            decision.mails.push_back(help_mail(proceedings.record, writer_of(facts), holder, occasion));
        if (!proceedings.answers.empty())
            decision.mails.push_back(answer_mail(proceedings, writer_of(facts), holder, occasion));
    }
    decision.changes = std::move(proceedings.statements);
}

std::string names_of(std::vector<Attachment> const& documents) {
    std::vector<std::string> names;
    for (auto const& document : documents)
        names.push_back(one_line(document.name.empty() ? document.type : document.name, 120));
    return joined(names, ", ");
}

/// A document of the same name takes the other's place.
void add_documents(Statement& statement, std::vector<Attachment> const& documents) {
    for (auto const& document : documents) {
        auto const known = std::ranges::find_if(statement.attachments, [&](Attachment const& a) {
            return !a.name.empty() && same_word(a.name, document.name);
        });
        if (known == statement.attachments.end())
            statement.attachments.push_back(document);
        else
            *known = document;
    }
}

/// The change of the record itself, made where nothing has changed it yet.
Change& main_change(Proceedings& proceedings) {
    auto& changes = proceedings.statements;
    if (changes.empty() || changes.front().record.id != proceedings.record.id)
        changes.insert(changes.begin(), Change{.record = proceedings.record});
    return changes.front();
}

/// Only what nobody has reviewed yet is changed by its sender; of what is public those who look after it decide.
bool is_open_to_its_sender(Record const& record) {
    return record.state == State::received || record.state == State::draft;
}

void take_documents(Proceedings& proceedings, Facts const& facts, std::vector<Attachment> documents, Actor const& actor,
                    Instant now) {
    auto& change = main_change(proceedings);
    bool const open = is_open_to_its_sender(proceedings.record);
    auto what = open ? fmt::format("documents added: {}", names_of(documents))
                     : fmt::format("documents sent for its manager to decide on: {}", names_of(documents));
    if (open) {
        add_documents(change.record.statement, with_mail(std::move(documents), facts.arrival.id));
        if (take_back_approvals(change.record)) what += "; the approvals given before count no more";
    }
    change.events.push_back({now, actor.name, what, facts.arrival.id});
    proceedings.answers.push_back({"the documents attached", std::move(what), open});
    proceedings.record = change.record;
}

CommandsRead as_commands(Supplement const& supplement, bool open) {
    auto wanted = supplement.beside;
    if (open)
        wanted.commands.insert(wanted.commands.begin(), supplement.corrections.begin(), supplement.corrections.end());
    return wanted;
}

/// Puts the corrections to those who decide, as the commands by which they would be made.
void ask_for(Proceedings& proceedings, std::vector<Command> const& corrections, Actor const& actor, Instant now) {
    for (auto const& correction : corrections) {
        auto const written = one_line(field_in_words(std::get<Correction>(correction.argument)), 500);
        main_change(proceedings)
            .events.push_back(
                {now, actor.name,
                 fmt::format("asks for a correction, for its manager to decide on: \"correct {}\"", written),
                 actor.mail});
        proceedings.answers.push_back(
            {written, "it is public already: those who look after it decide, and have your mail", false});
    }
}

} // namespace

Decision obey(Facts const& facts, Verdict const& verdict, Instant now) {
    auto decision = begin(facts, verdict);
    bool const marked = verdict.sort == Sort::command;
    auto const holder = marked ? facts.token->token.holder : Holder::staff;
    auto const actor = actor_of(facts, holder);
    auto const occasion = occasion_of(facts, actor, now);
    if (!marked) {
        decision.events.push_back(event_by_sender(
            facts, "asked for something without a good mark: asked to reply to a mail of the desk", now));
        if (may_be_answered(facts))
            decision.mails.push_back(ask_again_mail(*facts.known.record, writer_of(facts), occasion));
        return decision;
    }
    finish(decision, facts, proceed(facts.wanted, *facts.known.record, actor, surroundings_of(facts, now)), holder,
           occasion);
    return decision;
}

std::optional<Outgoing> answer_to_comment(Facts const& facts, Instant now) {
    bool const of_staff = facts.is_marked_for_record() && facts.token->token.holder == Holder::staff &&
                          !(facts.roles & roles_of(Holder::staff)).empty();
    if (!of_staff || !facts.reply || facts.reply->words.empty() || !may_be_answered(facts)) return std::nullopt;
    auto const& record = *facts.known.record;
    auto const& words = facts.reply->words;
    Proceedings proceedings{.record = record};
    proceedings.answers.push_back(
        {one_line(words.substr(0, words.find('\n')), longest_line),
         fmt::format("kept as a comment in its history, which is public{}; it is no command, so nothing else was done",
                     record.posted ? "" : " once the statement is"),
         true});
    for (auto const& line : facts.wanted.below)
        proceedings.answers.push_back(
            {one_line(line, longest_line), "it stands below other text: send it again, as the first line", false});
    auto const actor = actor_of(facts, Holder::staff);
    return answer_mail(proceedings, writer_of(facts), Holder::staff, occasion_of(facts, actor, now));
}

Decision add_supplement(Facts const& facts, Verdict const& verdict, Instant now) {
    auto decision = begin(facts, verdict);
    auto const actor = actor_of(facts, Holder::sender);
    auto const supplement = read_supplement(facts);
    bool const open = is_open_to_its_sender(*facts.known.record);
    auto proceedings = proceed(as_commands(supplement, open), *facts.known.record, actor, surroundings_of(facts, now));
    if (!open) ask_for(proceedings, supplement.corrections, actor, now);
    for (auto const& [written, why] : supplement.unread)
        proceedings.answers.push_back({one_line(written, longest_line), why, false});
    if (!supplement.documents.empty()) take_documents(proceedings, facts, supplement.documents, actor, now);
    finish(decision, facts, std::move(proceedings), Holder::sender, occasion_of(facts, actor, now));
    return decision;
}

} // namespace liaison
