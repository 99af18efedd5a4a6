#include "desk/reminder_letters.hpp"
#include "core/text.hpp"
#include "desk/calendar.hpp"
#include "desk/enclose.hpp"
#include "desk/posting.hpp"
#include "desk/record_view.hpp"
#include "desk/safe_text.hpp"
#include "desk/wording.hpp"

namespace liaison {
namespace {

using namespace std::chrono_literals;
constexpr std::size_t field_indent = 18;
constexpr std::size_t item_indent = 4;
constexpr std::size_t most_events = 8;
constexpr auto in_time = 1h; // a mail that is later than that says so

bool is_escalated(StepKind kind) {
    switch (kind) {
    case StepKind::before: return false;
    case StepKind::overdue:
    case StepKind::ended:
    case StepKind::unreviewed:
    case StepKind::approval: return true;
    }
    return false;
}

MailKind kind_of_mail(StepKind kind) {
    switch (kind) {
    case StepKind::before: return MailKind::reminder;
    case StepKind::overdue: return MailKind::overdue;
    case StepKind::ended:
    case StepKind::unreviewed: return MailKind::escalation;
    case StepKind::approval: return MailKind::approval;
    }
    return MailKind::reminder;
}

std::string_view template_of(StepKind kind) {
    switch (kind) {
    case StepKind::before:
    case StepKind::overdue: return "reminder";
    case StepKind::ended: return "escalation";
    case StepKind::unreviewed: return "unreviewed";
    case StepKind::approval: return "unapproved";
    }
    return {};
}

std::string counted(std::int64_t count) { return fmt::format("{} {}", count, count == 1 ? "day" : "days"); }

/// "due in 7 days", as a clock of the desk shows it now.
std::string when_in_words(Date deadline, Date today) {
    auto const left = (std::chrono::sys_days{deadline} - std::chrono::sys_days{today}).count();
    if (left < 0) return fmt::format("overdue by {}", counted(-left));
    if (left == 0) return "due today";
    return left == 1 ? "due tomorrow" : fmt::format("due in {}", counted(left));
}

std::string step_in_words(Step const& step) {
    switch (step.kind) {
    case StepKind::before: return step.days == 0 ? "on the day itself" : fmt::format("{} before", counted(step.days));
    case StepKind::overdue: return fmt::format("{} overdue", counted(step.days));
    case StepKind::ended: return "the last";
    case StepKind::unreviewed:
    case StepKind::approval: break;
    }
    return {};
}

/// The reminders that should have come earlier than this mail; empty if there are none.
std::string missed_in_words(std::vector<Step> const& steps, Instant now) {
    std::vector<std::string> missed;
    for (auto const& step : steps)
        if (step.deadline && now - step.at > in_time) missed.push_back(step_in_words(step));
    return joined(missed, ", ");
}

/// The last events, as far as a mail needs them that may go to anybody who has to do with the statement.
std::vector<View> events_in_words(std::vector<Event> events, Zone const& zone) {
    std::erase_if(events, &Event::is_private);
    std::vector<View> list;
    for (auto const& event : std::span{events}.last(std::min(events.size(), most_events))) {
        View item;
        item.text["event"] = wrapped(
            fmt::format("{}: {}", write_date_in_words(zone.day_of(event.at)), one_line(event.what, 300)), item_indent);
        list.push_back(std::move(item));
    }
    return list;
}

bool is_opted_out(Address const& address, std::vector<ReminderChoice> const& choices, Date today) {
    return std::ranges::any_of(choices, [&](ReminderChoice const& choice) {
        return same_address(choice.address, address.spec) && (!choice.until || today < *choice.until);
    });
}

/// Puts together who hears of a step.
class Hearers {
public:
    Hearers(StatementCase const& at, House const& house, bool escalated, Date today)
        : at_(at), house_(house), escalated_(escalated), today_(today) {}

    Hearers& to(std::vector<Address> const& addresses) { return add(&Routing::to, addresses); }
    Hearers& cc(std::vector<Address> const& addresses) { return add(&Routing::cc, addresses); }
    [[nodiscard]] bool nobody() const { return routing_.to.empty(); }
    /// A mail needs somebody in To.
    [[nodiscard]] Routing result() && {
        if (routing_.to.empty()) std::swap(routing_.to, routing_.cc);
        return std::move(routing_);
    }

private:
    Hearers& add(std::vector<Address> Routing::* part, std::vector<Address> const& addresses) {
        for (auto& address : new_among(addresses, routing_, house_.desk))
            if (wants(address)) (routing_.*part).push_back(std::move(address));
        return *this;
    }
    [[nodiscard]] bool wants(Address const& address) const {
        if (escalated_ && house_.desk.is_coordinator(address.spec)) return true;
        return !is_opted_out(address, at_.reminded.choices, today_);
    }

    StatementCase const& at_;
    House const& house_;
    bool escalated_;
    Date today_;
    Routing routing_;
};

std::vector<Address> managers_of(Statement const& statement, Directory const& directory) {
    if (!statement.from.organization || statement.direction == Direction::outgoing) return {};
    auto const* organization = directory.organization_named(*statement.from.organization);
    return organization == nullptr ? std::vector<Address>{} : organization->managers;
}

std::vector<Address> chairs_of(Statement const& statement, Directory const& directory) {
    std::vector<Address> chairs;
    for (auto const& addressee : statement.to)
        if (auto const* group = addressee.group ? directory.group_named(*addressee.group) : nullptr)
            chairs.insert(chairs.end(), group->chairs.begin(), group->chairs.end());
    return chairs;
}

View view_of(StatementCase const& at, House const& house, Instant now) {
    auto const& [record, events, reminded] = at;
    auto const& zone = house.desk.timezone;
    auto view = record_view(record, house);
    view.text["who"] = wrapped(addresses_in_words(record.action_holders), field_indent);
    view.text["received"] = write_date_in_words(zone.day_of(record.received));
    view.lists["events"] = events_in_words(events, zone);
    if (record.statement.deadline) view.text["when"] = when_in_words(*record.statement.deadline, zone.day_of(now));
    return view;
}

Letter about(StatementCase const& at, MailKind kind, std::string_view template_name, View view, std::string key) {
    Letter letter;
    letter.kind = kind;
    letter.template_name = template_name;
    letter.view = std::move(view);
    letter.key = std::move(key);
    letter.statement = at.record.id;
    letter.mark = ReplyMark{at.record.id, Holder::staff};
    return letter;
}

} // namespace

Routing recipients_of(Step const& step, StatementCase const& at, House const& house, Instant now) {
    auto const& statement = at.record.statement;
    auto const managers = managers_of(statement, house.directory);
    auto const& coordinators = house.desk.coordinators;
    Hearers hearers{at, house, is_escalated(step.kind), house.desk.timezone.day_of(now)};
    switch (step.kind) {
    case StepKind::before:
    case StepKind::overdue:
        hearers.to(at.record.action_holders).to(managers);
        if (at.record.action_holders.empty() && managers.empty()) hearers.to(coordinators);
        if (house.timetable.settings.copy_chairs) hearers.cc(chairs_of(statement, house.directory));
        if (step.kind == StepKind::overdue) hearers.cc(coordinators);
        break;
    case StepKind::ended: hearers.to(coordinators).cc(at.record.action_holders).cc(managers); break;
    case StepKind::unreviewed: hearers.to(coordinators).cc(managers); break;
    case StepKind::approval: hearers.to(reviewers_of(statement, house).to); break;
    }
    return std::move(hearers).result();
}

Letter letter_about(std::vector<Step> const& steps, StatementCase const& at, Routing routing, House const& house,
                    Instant now) {
    auto const& step = steps.back();
    auto view = view_of(at, house, now);
    view.truth["overdue"] = step.kind == StepKind::overdue;
    view.truth["calendar"] = step.kind == StepKind::before;
    auto const missed = missed_in_words(steps, now);
    if (!missed.empty()) view.text["missed"] = wrapped(missed, item_indent);
    auto const deadline = step.deadline ? write_date(*step.deadline) + "." : std::string{};
    auto letter = about(at, kind_of_mail(step.kind), template_of(step.kind), std::move(view), deadline + step.name());
    letter.to = std::move(routing.to);
    letter.cc = std::move(routing.cc);
    if (step.kind == StepKind::approval) show_draft(letter, at.record, house);
    return letter;
}

Letter letter_of_move(StatementCase const& at, OnCalendars const& calendars, House const& house, Instant now) {
    auto view = view_of(at, house, now);
    view.truth["moved"] = calendars.day.has_value();
    auto letter =
        about(at, MailKind::notice, "calendar", std::move(view), fmt::format("{}", calendars.sequence.value_or(0)));
    letter.to = calendars.people;
    letter.calendar = calendar_part(at, calendars, *at.reminded.calendars.day, house, now);
    return letter;
}

CalendarPart calendar_part(StatementCase const& at, OnCalendars const& calendars, Date before, House const& house,
                           Instant now) {
    auto const id = write_statement_id(at.record.id);
    auto const day = calendars.day.value_or(before);
    CalendarEntry entry{.uid = fmt::format("ls{}@{}", at.record.id.value, domain_of(house.desk.address)),
                        .sequence = calendars.sequence.value_or(0),
                        .cancelled = !calendars.day,
                        .day = day,
                        .summary = fmt::format("[{}] due: {}", id, one_line(at.record.statement.title, 200)),
                        .description = fmt::format("{} from {}\nDeadline: {}\nReplies to the desk: {}", id,
                                                   sender_in_words(at.record.statement),
                                                   deadline_in_words(day, house.desk.timezone), house.desk.address),
                        .organizer = house.desk.sender,
                        .written = now};
    return {.file_name = fmt::format("{}.ics", id), .cancelled = entry.cancelled, .text = write_calendar(entry)};
}

} // namespace liaison
