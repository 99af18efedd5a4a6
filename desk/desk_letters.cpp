#include "desk/desk_letters.hpp"
#include "core/sha256.hpp"
#include "core/text.hpp"
#include "desk/routing.hpp"
#include "desk/safe_text.hpp"
#include "desk/wording.hpp"

namespace liaison {
namespace {

using namespace std::chrono;
constexpr std::size_t item_indent = 4;
constexpr std::size_t field_indent = 18;
constexpr std::size_t longest_title = 120;

View item(std::string const& name, std::string_view text) {
    View view;
    view.text[name] = wrapped(text, item_indent);
    return view;
}

std::string age_in_words(Date deadline, Date today) {
    auto const over = (sys_days{today} - sys_days{deadline}).count();
    return over == 1 ? "1 day overdue" : fmt::format("{} days overdue", over);
}

/// What the reader looks for first in each section: the day, the age.
using Remark = std::function<std::string(DigestLine const&)>;

View section_in_words(std::string_view heading, DigestSection const& section, Remark const& remark) {
    View view;
    view.text["heading"] = heading;
    view.text["count"] = std::to_string(section.count);
    for (auto const& line : section.first)
        view.lists["statements"].push_back(
            item("line", fmt::format("{} {}, from {}: {}", write_statement_id(line.id), remark(line),
                                     one_line(line.sender, 80), one_line(line.title, longest_title))));
    auto const left = section.count - section.first.size();
    if (left > 0) view.lists["statements"].push_back(item("line", fmt::format("and {} more", left)));
    return view;
}

std::vector<View> sections_in_words(Digest const& digest, Zone const& zone, Date today) {
    auto const received = [&](DigestLine const& line) { return "of " + write_date(zone.day_of(line.received)); };
    auto const due = [](DigestLine const& line) {
        return line.deadline ? "due " + write_date(*line.deadline) : std::string{"without a deadline"};
    };
    auto const age = [&](DigestLine const& line) {
        return line.deadline ? age_in_words(*line.deadline, today) : std::string{};
    };
    std::vector<View> sections;
    auto const add = [&](std::string_view heading, DigestSection const& section, Remark const& remark) {
        if (section.count > 0) sections.push_back(section_in_words(heading, section, remark));
    };
    add("Overdue", digest.overdue, age);
    add("Due within two weeks", digest.due, due);
    add("To be done, without a deadline", digest.undated, received);
    add("New", digest.fresh, due);
    add("Not reviewed", digest.unreviewed, received);
    add("Drafts that wait for approval", digest.drafts, received);
    return sections;
}

std::vector<View> held_in_words(Digest const& digest, Zone const& zone) {
    std::vector<View> list;
    for (auto const& mail : digest.held)
        list.push_back(
            item("line", fmt::format("mail {} of {}: {} ({})", mail.id.value, write_date(zone.day_of(mail.received)),
                                     one_line(mail.subject, 100), one_line(mail.reason, 200))));
    auto const left = digest.held_count - digest.held.size();
    if (left > 0) list.push_back(item("line", fmt::format("and {} more", left)));
    return list;
}

std::vector<View> failed_in_words(Digest const& digest) {
    std::vector<View> list;
    for (auto const& [address, reply] : digest.failed) {
        View view;
        view.text["address"] = one_line(address, 254);
        view.text["reply"] = wrapped(one_line(reply, 300), item_indent);
        list.push_back(std::move(view));
    }
    return list;
}

std::vector<View> mailboxes_in_words(Digest const& digest, Instant now) {
    std::vector<View> list;
    for (auto const& mailbox : digest.mailboxes) {
        auto line = fmt::format("{}: {}", one_line(mailbox.name, 200), in_words(mailbox, now));
        if (mailbox.fails()) line += fmt::format("; it fails: {}", one_line(mailbox.error, 300));
        list.push_back(item("line", line));
    }
    return list;
}

std::vector<Address> managers_of(std::string const& name, House const& house) {
    auto const* organization = house.directory.organization_named(name);
    return organization == nullptr ? std::vector<Address>{} : new_among(organization->managers, Routing{}, house.desk);
}

Letter letter_on_day(DeskStep const& step, MailKind kind, std::string_view template_name, View view,
                     House const& house) {
    Letter letter;
    letter.kind = kind;
    letter.template_name = template_name;
    letter.view = std::move(view);
    letter.key = write_date(house.desk.timezone.day_of(step.at));
    // An organization's name cannot stand in a Message-ID as it is.
    if (!step.organization.empty()) letter.key += "." + sha256(step.organization).substr(0, 12);
    return letter;
}

std::optional<Letter> digest_letter(DeskStep const& step, Digest const& digest, House const& house, Instant now) {
    auto const& zone = house.desk.timezone;
    bool const to_managers = !step.organization.empty();
    auto view = desk_view(house.desk);
    view.lists["sections"] = sections_in_words(digest, zone, zone.day_of(step.at));
    if (!to_managers) {
        view.lists["mails"] = held_in_words(digest, zone);
        view.lists["recipients"] = failed_in_words(digest);
        view.truth["failed"] = !digest.failed.empty();
        view.text["count"] = digest.held_count == 0 ? "" : std::to_string(digest.held_count);
        view.lists["mailboxes"] = mailboxes_in_words(digest, now);
    }
    bool const quiet = view.lists["sections"].empty() && view.lists["mails"].empty() &&
                       view.lists["recipients"].empty() &&
                       (to_managers || std::ranges::none_of(digest.mailboxes, &MailboxState::fails));
    view.truth["mailboxes_told"] = !quiet && !view.lists["mailboxes"].empty();
    if (quiet && !house.timetable.settings.empty_digest) return std::nullopt;
    view.truth["quiet"] = quiet;
    view.text["since"] = write_date_in_words(zone.day_of(digest.since));
    view.text["organization"] = one_line(step.organization, 60);
    auto letter = letter_on_day(step, MailKind::digest, "digest", std::move(view), house);
    letter.to = to_managers ? managers_of(step.organization, house) : route_to_coordinators(house).to;
    return letter;
}

std::optional<Letter> held_letter(DeskStep const& step, Digest const& digest, House const& house) {
    if (digest.held_count == 0) return std::nullopt;
    auto view = desk_view(house.desk);
    view.text["count"] = digest.held_count == 1 ? "1 mail" : fmt::format("{} mails", digest.held_count);
    view.lists["mails"] = held_in_words(digest, house.desk.timezone);
    auto letter = letter_on_day(step, MailKind::notice, "held_waiting", std::move(view), house);
    letter.to = route_to_coordinators(house).to;
    return letter;
}

void add_field(View& view, std::string const& label, std::string const& text) {
    View field;
    field.text["label"] = fmt::format("{:<15}", label + ":");
    field.text["text"] = wrapped(text.empty() ? "(nothing)" : text, field_indent);
    view.lists["fields"].push_back(std::move(field));
}

std::string groups_in_words(std::vector<OrganizationGroup> const& groups) {
    std::vector<std::string> names;
    for (auto const& group : groups) names.push_back(group.name);
    return joined(names, ", ");
}

std::optional<Letter> directory_letter(DeskStep const& step, House const& house) {
    auto const* organization = house.directory.organization_named(step.organization);
    if (organization == nullptr) return std::nullopt;
    auto view = desk_view(house.desk);
    view.text["organization"] = one_line(organization->name, 60);
    add_field(view, "Name", organization->full_name.empty() ? organization->name : organization->full_name);
    add_field(view, "Also called", joined(organization->aliases, ", "));
    add_field(view, "Relationship", organization->relationship == Relationship::formal ? "formal" : "informal");
    add_field(view, "Managers", addresses_in_words(organization->managers));
    add_field(view, "Support group", addresses_in_words(organization->support_group));
    add_field(view, "Domains", joined(organization->domains, ", "));
    add_field(view, "Other senders", addresses_in_words(organization->addresses));
    add_field(view, "Statements to", addresses_in_words(organization->send_to));
    add_field(view, "Groups", groups_in_words(organization->groups));
    auto letter = letter_on_day(step, MailKind::notice, "confirm_directory", std::move(view), house);
    letter.to = managers_of(step.organization, house);
    return letter;
}

} // namespace

std::optional<Letter> letter_of(DeskStep const& step, Digest const& digest, House const& house, Instant now) {
    switch (step.kind) {
    case DeskStepKind::digest: return digest_letter(step, digest, house, now);
    case DeskStepKind::held: return held_letter(step, digest, house);
    case DeskStepKind::directory: return directory_letter(step, house);
    }
    return std::nullopt;
}

} // namespace liaison
