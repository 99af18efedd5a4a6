#include "desk/act_letters.hpp"
#include "core/text.hpp"
#include "desk/letters.hpp"
#include "desk/outcomes.hpp"
#include "desk/posting.hpp"
#include "desk/record_view.hpp"
#include "desk/safe_text.hpp"
#include "desk/wording.hpp"

namespace liaison {
namespace {

constexpr Roles keepers{Role::manager, Role::coordinator, Role::machine};

Letter about(Record const& record, MailKind kind, std::string_view template_name, Occasion const& occasion) {
    Letter letter;
    letter.kind = kind;
    letter.template_name = template_name;
    letter.view = record_view(record, occasion.house.desk);
    letter.view.text["actor"] = one_line(occasion.actor.name, 120);
    letter.key = occasion.key;
    letter.statement = record.id;
    letter.answers = occasion.answers;
    letter.references = occasion.references;
    letter.mark = ReplyMark{record.id, Holder::staff};
    return letter;
}

std::optional<Outgoing> send_to(Letter letter, Routing routing, Occasion const& occasion) {
    if (routing.to.empty()) return std::nullopt;
    letter.to = std::move(routing.to);
    letter.cc = std::move(routing.cc);
    return compose(std::move(letter), occasion.house, occasion.now);
}

std::optional<Outgoing> posted(Record const& record, Routing routing, Occasion const& occasion) {
    auto letter = about(record, MailKind::posted, "posted", occasion);
    letter.view.text["body"] = safe_lines(record.statement.body);
    letter.original = record.carried;
    letter.mark = ReplyMark{record.id, Holder::group};
    return send_to(std::move(letter), std::move(routing), occasion);
}

std::optional<Outgoing> sent(Record const& record, Occasion const& occasion) {
    auto letter = about(record, MailKind::posted, "outgoing", occasion);
    letter.view.text["body"] = safe_lines(record.statement.body);
    letter.original = record.carried;
    letter.mark = ReplyMark{record.id, Holder::sender};
    return send_to(std::move(letter), recipients_of_outgoing(record.statement, occasion.house), occasion);
}

std::optional<Outgoing> drafted(Record const& record, Occasion const& occasion) {
    auto letter = about(record, MailKind::approval, "approval", occasion);
    letter.view.text["body"] = safe_lines(record.statement.body);
    letter.original = record.carried;
    return send_to(std::move(letter), reviewers_of(record.statement, occasion.house), occasion);
}

std::optional<Outgoing> withdrawn(Record const& record, std::string const& what, Occasion const& occasion) {
    auto letter = about(record, MailKind::notice, "withdrawn", occasion);
    letter.view.text["reason"] = wrapped(what, 2);
    letter.mark = ReplyMark{record.id, Holder::group};
    return send_to(std::move(letter), recipients_of_posting(record.statement, occasion.house), occasion);
}

Routing without_actor(Routing routing, Actor const& actor) {
    auto const is_actor = [&](Address const& a) { return same_address(a.spec, actor.name); };
    std::erase_if(routing.to, is_actor);
    std::erase_if(routing.cc, is_actor);
    return routing;
}

std::optional<Outgoing> assigned(Record const& before, Record const& record, Occasion const& occasion) {
    Routing routing;
    for (auto const& holder : record.action_holders)
        if (std::ranges::find(before.action_holders, holder) == before.action_holders.end() &&
            is_deliverable(holder.spec) && !occasion.house.desk.owns(holder.spec))
            routing.to.push_back(holder);
    auto letter = about(record, MailKind::notice, "assigned", occasion);
    letter.original = record.carried;
    return send_to(std::move(letter), without_actor(std::move(routing), occasion.actor), occasion);
}

/// Those who look after a statement hear what others have done to it.
std::optional<Outgoing> done_by_others(Change const& change, Occasion const& occasion) {
    if (!(occasion.actor.roles & keepers).empty()) return std::nullopt;
    auto letter = about(change.record, MailKind::notice, "done", occasion);
    letter.original = occasion.carried;
    for (auto const& event : change.events) {
        View line;
        line.text["text"] = indented_lines(event.what, 4);
        letter.view.lists["done"].push_back(std::move(line));
    }
    return send_to(std::move(letter),
                   without_actor(keepers_of(change.record.statement, occasion.house), occasion.actor), occasion);
}

void add(std::vector<Outgoing>& mails, std::optional<Outgoing> mail) {
    if (mail) mails.push_back(*std::move(mail));
}

void add_about_incoming(std::vector<Outgoing>& mails, Change const& change, Record const& before,
                        Occasion const& occasion) {
    auto const& record = change.record;
    if (record.state == State::posted && !before.posted)
        add(mails, posted(record, recipients_of_posting(record.statement, occasion.house), occasion));
    else if (record.state == State::posted && before.state == State::posted)
        add(mails, posted(record, recipients_added(before.statement, record.statement, occasion.house), occasion));
    if (record.state == State::withdrawn && before.state == State::posted)
        add(mails, withdrawn(record, change.events.back().what, occasion));
    if (record.action_holders != before.action_holders) add(mails, assigned(before, record, occasion));
    add(mails, done_by_others(change, occasion));
}

void set_answers(View& view, std::vector<Answer> const& answers) {
    for (auto const& answer : answers) {
        View line;
        line.text["written"] = answer.written;
        line.text["text"] = indented_lines(answer.what, 4);
        view.lists[answer.done ? "done" : "not_done"].push_back(std::move(line));
    }
    view.truth["something_done"] = view.lists.contains("done");
    view.truth["something_not_done"] = view.lists.contains("not_done");
}

} // namespace

Occasion occasion_of(Facts const& facts, Actor const& actor, Instant now) {
    return {.house = facts.house,
            .actor = actor,
            .key = letter_key(facts.arrival.id, facts.arrival.received),
            .answers = facts.arrival.mail.message_id,
            .references = facts.arrival.mail.references,
            .carried = carried_with(facts.arrival),
            .now = now};
}

std::vector<Outgoing> mails_about(std::vector<Change> const& changes, std::vector<Record> const& before,
                                  Occasion const& occasion) {
    std::vector<Outgoing> mails;
    for (auto const& change : changes) {
        auto const known = std::ranges::find(before, change.record.id, &Record::id);
        if (change.created || known == before.end()) {
            if (change.record.state == State::draft) add(mails, drafted(change.record, occasion));
            continue;
        }
        if (change.record.statement.direction == Direction::incoming)
            add_about_incoming(mails, change, *known, occasion);
        else if (change.record.state == State::sent && known->state != State::sent)
            add(mails, sent(change.record, occasion));
    }
    return mails;
}

Outgoing answer_mail(Proceedings const& proceedings, Address const& to, Holder holder, Occasion const& occasion) {
    auto letter = about(proceedings.record, MailKind::notice, "answer", occasion);
    set_answers(letter.view, proceedings.answers);
    letter.to = {to};
    letter.mark = ReplyMark{proceedings.record.id, holder};
    letter.null_sender = true;
    letter.is_answer = true;
    return compose(std::move(letter), occasion.house, occasion.now);
}

Outgoing answer_about_held(HeldMail const& mail, std::vector<Answer> const& answers, Address const& to,
                           Occasion const& occasion) {
    Letter letter;
    letter.template_name = "answer_held";
    letter.view = desk_view(occasion.house.desk);
    auto const subject = one_line(mail.subject, 250);
    letter.view.text["subject_title"] = subject.empty() ? fmt::format("mail {}", mail.id.value) : subject;
    letter.view.text["mail"] = std::to_string(mail.id.value);
    set_answers(letter.view, answers);
    letter.to = {to};
    letter.key = occasion.key;
    letter.answers = occasion.answers;
    letter.references = occasion.references;
    letter.mark = ReplyMark{mail.id, Holder::staff};
    letter.null_sender = true;
    letter.is_answer = true;
    return compose(std::move(letter), occasion.house, occasion.now);
}

Outgoing help_mail(Record const& record, Address const& to, Holder holder, Occasion const& occasion) {
    auto letter = about(record, MailKind::notice, "help", occasion);
    letter.to = {to};
    letter.mark = ReplyMark{record.id, holder};
    letter.null_sender = true;
    letter.is_answer = true;
    return compose(std::move(letter), occasion.house, occasion.now);
}

Outgoing ask_again_mail(Record const& record, Address const& to, Occasion const& occasion) {
    auto letter = about(record, MailKind::notice, "ask_again", occasion);
    letter.to = {to};
    letter.null_sender = true;
    letter.is_answer = true;
    return compose(std::move(letter), occasion.house, occasion.now);
}

} // namespace liaison
