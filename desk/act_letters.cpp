#include "desk/act_letters.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "desk/enclose.hpp"
#include "desk/letters.hpp"
#include "desk/outcomes.hpp"
#include "desk/posting.hpp"
#include "desk/record_view.hpp"
#include "desk/safe_text.hpp"
#include "desk/wording.hpp"
#include <functional>

namespace liaison {
namespace {

constexpr Roles keepers{Role::manager, Role::coordinator, Role::machine};

Letter about(Record const& record, MailKind kind, std::string_view template_name, Occasion const& occasion) {
    Letter letter;
    letter.kind = kind;
    letter.template_name = template_name;
    letter.view = record_view(record, occasion.house);
    letter.view.text["actor"] = one_line(occasion.actor.name, 120);
    letter.key = occasion.key;
    letter.statement = record.id;
    letter.mark = ReplyMark{record.id, Holder::staff};
    return letter;
}

/// For who knows the mail through which it happened.
void join_its_thread(Letter& letter, Occasion const& occasion) {
    letter.answers = occasion.answers;
    letter.references = occasion.references;
}

/// For who may have the statement from its sender.
void join_thread_of(Letter& letter, Record const& record) {
    if (record.carried) letter.answers = record.carried->message_id;
}

std::optional<Outgoing> send_to(Letter letter, Routing routing, Occasion const& occasion) {
    if (routing.to.empty()) return std::nullopt;
    letter.to = std::move(routing.to);
    letter.cc = std::move(routing.cc);
    return compose(std::move(letter), occasion.house, occasion.now);
}

/// `again`: it was withdrawn, and they were told so.
std::optional<Outgoing> posted(Record const& record, Routing routing, bool again, Occasion const& occasion) {
    auto letter = about(record, MailKind::posted, "posted", occasion);
    letter.view.text["body"] = all_lines(record.statement.body);
    letter.view.truth["restored"] = again;
    enclose(letter, record);
    join_thread_of(letter, record);
    letter.mark = ReplyMark{record.id, Holder::group};
    return send_to(std::move(letter), std::move(routing), occasion);
}

std::optional<Outgoing> sent(Record const& record, std::vector<Record> const& known, Occasion const& occasion) {
    auto letter = about(record, MailKind::posted, "outgoing", occasion);
    letter.view.text["body"] = all_lines(record.statement.body);
    enclose(letter, record);
    for (auto const& link : record.links) {
        auto const other = std::ranges::find(known, link.other, &Record::id);
        if (link.kind == LinkKind::answers && other != known.end()) join_thread_of(letter, *other);
    }
    letter.mark = ReplyMark{record.id, Holder::sender};
    letter.is_by_people = true;
    return send_to(std::move(letter), recipients_of_outgoing(record.statement, occasion.house), occasion);
}

std::optional<Outgoing> withdrawn(Record const& record, std::string const& why, Occasion const& occasion) {
    auto letter = about(record, MailKind::notice, "withdrawn", occasion);
    letter.view.text["reason"] = wrapped(one_line(why), 2);
    join_thread_of(letter, record);
    letter.mark = ReplyMark{record.id, Holder::group};
    return send_to(std::move(letter), recipients_of_posting(record.statement, occasion.house), occasion);
}

Letter approval_letter(Record const& record, Occasion const& occasion) {
    auto letter = about(record, MailKind::approval, "approval", occasion);
    show_draft(letter, record, occasion.house);
    return letter;
}

Routing without(Routing routing, std::function<bool(Address const&)> const& is_left_out) {
    std::erase_if(routing.to, is_left_out);
    std::erase_if(routing.cc, is_left_out);
    return routing;
}

Routing without_actor(Routing routing, Actor const& actor) {
    return without(std::move(routing), [&](Address const& a) { return same_address(a.spec, actor.name); });
}

Routing without_those_of(Routing routing, Routing const& others) {
    return without(std::move(routing), [&](Address const& a) { return contains(others.to, a.spec, &Address::spec); });
}

std::optional<Outgoing> assigned(Record const& before, Record const& record, Routing const& told,
                                 Occasion const& occasion) {
    Routing routing;
    for (auto const& holder : record.action_holders)
        if (!contains(before.action_holders, holder) && is_deliverable(holder.spec) &&
            !occasion.house.desk.owns(holder.spec))
            routing.to.push_back(holder);
    auto letter = about(record, MailKind::notice, "assigned", occasion);
    enclose(letter, record);
    return send_to(std::move(letter), without_actor(without_those_of(std::move(routing), told), occasion.actor),
                   occasion);
}

/// Those who look after it now, because it is another body's than it seemed to be.
Routing new_keepers(Record const& before, Record const& record, House const& house) {
    if (before.statement.from.organization == record.statement.from.organization) return {};
    return without_those_of(keepers_of(record.statement, house), keepers_of(before.statement, house));
}

/// The forward that they would have got if that had been known.
std::optional<Outgoing> handed_on(Record const& record, Routing routing, Occasion const& occasion) {
    auto letter = about(record, MailKind::forward, "forward", occasion);
    auto const role = routing.managed != nullptr ? fmt::format("liaison manager for {}", routing.managed->name)
                                                 : fmt::format("{} liaison coordinators", occasion.house.desk.name);
    letter.view.text["who"] = wrapped(fmt::format("{}: {}", role, addresses_in_words(routing.to)), 4);
    if (record.carried) letter.view.text["size"] = size_in_words(record.carried->size);
    enclose(letter, record);
    return send_to(std::move(letter), without_actor(std::move(routing), occasion.actor), occasion);
}

void tell(View& view, std::vector<Event> const& events, bool with_private) {
    for (auto const& event : events) {
        if (event.is_private && !with_private) continue;
        View line;
        line.text["text"] = indented_lines(event.what, 4);
        view.lists["done"].push_back(std::move(line));
    }
}

/// Those who look after a statement hear what others have done to it.
std::optional<Outgoing> done_by_others(Change const& change, Occasion const& occasion) {
    if (!(occasion.actor.roles & keepers).empty()) return std::nullopt;
    auto const& statement = change.record.statement;
    auto letter = about(change.record, MailKind::notice, "done", occasion);
    letter.original = occasion.carried;
    join_its_thread(letter, occasion);
    tell(letter.view, change.events, true);
    auto routing = statement.direction == Direction::outgoing ? reviewers_of(statement, occasion.house)
                                                              : keepers_of(statement, occasion.house);
    return send_to(std::move(letter), without_actor(std::move(routing), occasion.actor), occasion);
}

/// Who wrote a draft, and its reviewers, hear why it will not be sent.
std::optional<Outgoing> given_up(Change const& change, Occasion const& occasion) {
    auto const& [record, house] = std::tie(change.record, occasion.house);
    auto letter = about(record, MailKind::notice, "done", occasion);
    tell(letter.view, change.events, false);
    auto routing = reviewers_of(record.statement, house);
    auto people = record.statement.from_contacts;
    if (!record.submitter.empty()) people.push_back({"", record.submitter});
    std::ranges::move(new_among(people, routing, house.desk), std::back_inserter(routing.to));
    return send_to(std::move(letter), without_actor(std::move(routing), occasion.actor), occasion);
}

bool is_draft(Record const& record) { return record.state == State::draft || record.state == State::approved; }

/// The reviewers get a draft again when it says something else than what they have seen, or was brought back.
std::optional<Outgoing> draft_again(Change const& change, Record const& before, Occasion const& occasion) {
    auto letter = approval_letter(change.record, occasion);
    letter.view.truth["changed"] = is_draft(before);
    if (is_draft(before)) tell(letter.view, change.events, false);
    return send_to(std::move(letter), reviewers_of(change.record.statement, occasion.house), occasion);
}

void add(std::vector<Outgoing>& mails, std::optional<Outgoing> mail) {
    if (mail) mails.push_back(*std::move(mail));
}

void add_about_incoming(std::vector<Outgoing>& mails, Change const& change, Record const& before,
                        Occasion const& occasion) {
    auto const& [record, house] = std::tie(change.record, occasion.house);
    if (record.state == State::posted) {
        bool const was_posted = before.state == State::posted;
        auto routing = was_posted ? recipients_added(before.statement, record.statement, house)
                                  : recipients_of_posting(record.statement, house);
        add(mails, posted(record, std::move(routing), !was_posted && before.posted, occasion));
    }
    if (record.state == State::withdrawn && before.state == State::posted)
        add(mails, withdrawn(record, change.why, occasion));
    auto const fresh = new_keepers(before, record, house);
    add(mails, handed_on(record, fresh, occasion));
    if (record.action_holders != before.action_holders) add(mails, assigned(before, record, fresh, occasion));
    add(mails, done_by_others(change, occasion));
}

void add_about_outgoing(std::vector<Outgoing>& mails, Change const& change, Record const& before,
                        std::vector<Record> const& known, Occasion const& occasion) {
    auto const& record = change.record;
    if (record.state == State::sent && before.state != State::sent) add(mails, sent(record, known, occasion));
    if (record.action_holders != before.action_holders) add(mails, assigned(before, record, {}, occasion));
    if (record.state == State::abandoned && before.state != State::abandoned)
        add(mails, given_up(change, occasion));
    else if (is_draft(record) && (!is_draft(before) || record.statement != before.statement))
        add(mails, draft_again(change, before, occasion));
    else
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

std::optional<Outgoing> approval_mail(Record const& record, Occasion const& occasion) {
    return send_to(approval_letter(record, occasion), reviewers_of(record.statement, occasion.house), occasion);
}

std::vector<Outgoing> mails_about(std::vector<Change> const& changes, std::vector<Record> const& before,
                                  Occasion const& occasion) {
    std::vector<Outgoing> mails;
    for (auto const& change : changes) {
        auto const known = std::ranges::find(before, change.record.id, &Record::id);
        if (change.created || known == before.end()) {
            if (change.record.state == State::draft) add(mails, approval_mail(change.record, occasion));
            continue;
        }
        if (change.record.statement.direction == Direction::incoming)
            add_about_incoming(mails, change, *known, occasion);
        else
            add_about_outgoing(mails, change, *known, before, occasion);
    }
    return mails;
}

Outgoing answer_mail(Proceedings const& proceedings, Address const& to, Holder holder, Occasion const& occasion) {
    auto letter = about(proceedings.record, MailKind::notice, "answer", occasion);
    join_its_thread(letter, occasion);
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
    join_its_thread(letter, occasion);
    letter.mark = ReplyMark{mail.id, Holder::staff};
    letter.null_sender = true;
    letter.is_answer = true;
    return compose(std::move(letter), occasion.house, occasion.now);
}

Outgoing help_mail(Record const& record, Address const& to, Holder holder, Occasion const& occasion) {
    auto letter = about(record, MailKind::notice, "help", occasion);
    join_its_thread(letter, occasion);
    letter.to = {to};
    letter.mark = ReplyMark{record.id, holder};
    letter.null_sender = true;
    letter.is_answer = true;
    return compose(std::move(letter), occasion.house, occasion.now);
}

Outgoing ask_again_mail(Record const& record, Address const& to, Occasion const& occasion) {
    auto letter = about(record, MailKind::notice, "ask_again", occasion);
    join_its_thread(letter, occasion);
    letter.to = {to};
    letter.null_sender = true;
    letter.is_answer = true;
    return compose(std::move(letter), occasion.house, occasion.now);
}

} // namespace liaison
