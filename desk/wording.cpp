#include "desk/wording.hpp"
#include "core/text.hpp"
#include "desk/safe_text.hpp"

namespace liaison {
namespace {

constexpr auto names = std::to_array<std::string_view>({"acknowledgement",
                                                        "acknowledgement_copy",
                                                        "acknowledgement_message",
                                                        "forward",
                                                        "held",
                                                        "unprocessed",
                                                        "filed",
                                                        "bounced",
                                                        "undelivered",
                                                        "help",
                                                        "reminder",
                                                        "escalation",
                                                        "unreviewed",
                                                        "unapproved",
                                                        "calendar",
                                                        "digest",
                                                        "held_waiting",
                                                        "confirm_directory",
                                                        "mailbox_silent",
                                                        "mailbox_refused",
                                                        "posted",
                                                        "outgoing",
                                                        "approval",
                                                        "withdrawn",
                                                        "assigned",
                                                        "done",
                                                        "answer",
                                                        "ask_again",
                                                        "answer_held"});

constexpr auto text_names = std::to_array<std::string_view>({"desk",
                                                             "desk_address",
                                                             "id",
                                                             "subject_title",
                                                             "title",
                                                             "from",
                                                             "to",
                                                             "cc",
                                                             "purpose",
                                                             "deadline",
                                                             "sent",
                                                             "from_contacts",
                                                             "reply_to",
                                                             "response_contacts",
                                                             "technical_contacts",
                                                             "cc_contacts",
                                                             "identifiers",
                                                             "in_response_to",
                                                             "attachments",
                                                             "who",
                                                             "organization",
                                                             "sender",
                                                             "subject",
                                                             "reason",
                                                             "not_acknowledged",
                                                             "mail",
                                                             "size",
                                                             "count",
                                                             "when",
                                                             "missed",
                                                             "received",
                                                             "since",
                                                             "mailbox",
                                                             "folder",
                                                             "token",
                                                             "actor",
                                                             "body",
                                                             "state",
                                                             "holders",
                                                             "us",
                                                             "sent_to",
                                                             "copies_to",
                                                             "approved_by",
                                                             "not_enclosed",
                                                             "links"});
constexpr auto truth_names = std::to_array<std::string_view>(
    {"outgoing",       "attached",       "enclosed",           "left_out",     "changed",    "restored",
     "empty",          "draft",          "acknowledged",       "managed",      "unverified", "incomplete",
     "remarked",       "overdue",        "calendar",           "moved",        "quiet",      "failed",
     "mailboxes_told", "something_done", "something_not_done", "commands_told"});

/// A list in a view: its name and the texts of each element.
struct ListName {
    std::string_view name;
    std::array<std::string_view, 2> texts;
};
constexpr std::array<ListName, 12> list_names{{{"missing", {"label", "hint"}},
                                               {"remarks", {"text", "text"}},
                                               {"recipients", {"address", "reply"}},
                                               {"events", {"event", "event"}},
                                               {"sections", {"heading", "count"}},
                                               {"statements", {"line", "line"}},
                                               {"mails", {"line", "line"}},
                                               {"mailboxes", {"line", "line"}},
                                               {"fields", {"label", "text"}},
                                               {"done", {"written", "text"}},
                                               {"not_done", {"written", "text"}},
                                               {"commands", {"written", "written"}}}};

constexpr std::size_t field_indent = 18; // the column in which the templates begin a field's value
constexpr std::size_t remark_indent = 4;
constexpr std::size_t most_items = 10;

/// A field that RFC 4053 asks for: its label in a reply, and what belongs there.
struct FieldHint {
    std::string_view field;
    std::string_view label;
    std::string_view hint;
};
constexpr std::array<FieldHint, 8> field_hints{
    {{"from", "From", "the body and group that sends it"},
     {"to", "To", "the groups it is addressed to"},
     {"title", "Title", "one line"},
     {"response_contacts", "Response Contact", "where a response goes"},
     {"technical_contacts", "Technical Contact", "whom to ask about the substance"},
     {"purpose", "Purpose", "for action, for comment, for information or in response"},
     {"body", "Body", "the statement's text, or a document with it"},
     {"deadline", "Deadline", "YYYY-MM-DD, as an action or comment is asked for"}}};

template <class Items, class Write> std::string listed(Items const& items, std::string_view separator, Write write) {
    std::string text;
    std::size_t count = 0;
    for (auto const& item : items) {
        if (count == most_items) return text + fmt::format("{}and {} more", separator, items.size() - count);
        if (count++ > 0) text += separator;
        text += write(item);
    }
    return text;
}

std::string purpose_in_words(Purpose purpose) {
    switch (purpose) {
    case Purpose::action: return "for action";
    case Purpose::comment: return "for comment";
    case Purpose::information: return "for information";
    case Purpose::response: return "in response";
    }
    return {};
}

std::string texts_in_words(std::vector<std::string> const& texts) {
    return listed(texts, ", ", [](std::string const& text) { return one_line(text, 120); });
}

std::string from_in_words(From const& from) {
    auto const written = one_line(from.text, 200);
    if (!from.organization) return written;
    auto known = *from.organization;
    if (!from.groups.empty()) known += " " + joined(from.groups, ", ");
    return written.empty() || same_word(written, known) ? known : fmt::format("{} (\"{}\")", known, written);
}

void set_field(View& view, std::string const& name, std::string_view value) {
    if (!value.empty()) view.text[name] = wrapped(value, field_indent);
}

std::vector<View> missing_in_words(Statement const& statement) {
    std::vector<View> list;
    for (auto const& field : missing_fields(statement)) {
        auto const hint = std::ranges::find(field_hints, std::string_view{field}, &FieldHint::field);
        if (hint == field_hints.end()) continue;
        View item;
        item.text["label"] = hint->label;
        item.text["hint"] = hint->hint;
        list.push_back(std::move(item));
    }
    return list;
}

std::vector<View> remarks_in_words(Statement const& statement) {
    std::vector<View> list;
    for (auto const& remark : statement.remarks) {
        View item;
        item.text["text"] = wrapped(one_line(remark), remark_indent);
        list.push_back(std::move(item));
    }
    return list;
}

void set_contacts(View& view, Statement const& statement) {
    set_field(view, "from_contacts", addresses_in_words(statement.from_contacts));
    set_field(view, "reply_to", addresses_in_words(statement.reply_to));
    set_field(view, "response_contacts", addresses_in_words(statement.response_contacts));
    set_field(view, "technical_contacts", addresses_in_words(statement.technical_contacts));
    set_field(view, "cc_contacts", addresses_in_words(statement.cc_contacts));
}

} // namespace

std::span<std::string_view const> template_names() { return names; }

View sample_view() {
    View view;
    for (auto const name : text_names) view.text.emplace(name, "sample");
    for (auto const name : truth_names) view.truth.emplace(name, true);
    for (auto const& [name, texts] : list_names) {
        View item;
        for (auto const inner : texts) item.text.emplace(inner, "sample");
        view.lists[std::string{name}].push_back(std::move(item));
    }
    return view;
}

View desk_view(Desk const& desk) {
    View view;
    view.text["desk"] = one_line(desk.name, 60);
    view.text["desk_address"] = desk.address;
    return view;
}

View statement_view(Statement const& statement, Desk const& desk) {
    auto view = desk_view(desk);
    auto const title = one_line(statement.title, 250);
    view.text["subject_title"] = title.empty() ? fmt::format("statement from {}", sender_in_words(statement)) : title;
    set_field(view, "title", title);
    set_field(view, "from", from_in_words(statement.from));
    set_field(view, "to", addressees_in_words(statement.to));
    set_field(view, "cc", addressees_in_words(statement.cc));
    if (statement.purpose) view.text["purpose"] = purpose_in_words(*statement.purpose);
    if (statement.deadline) set_field(view, "deadline", deadline_in_words(*statement.deadline, desk.timezone));
    if (statement.sent) view.text["sent"] = moment_in_words(*statement.sent);
    set_contacts(view, statement);
    set_field(view, "identifiers", texts_in_words(statement.identifiers));
    set_field(view, "in_response_to", texts_in_words(statement.in_response_to));
    set_field(view, "attachments", attachments_in_words(statement.attachments));
    view.truth["outgoing"] = statement.direction == Direction::outgoing;
    view.lists["missing"] = missing_in_words(statement);
    view.lists["remarks"] = remarks_in_words(statement);
    view.truth["incomplete"] = !view.lists["missing"].empty();
    view.truth["remarked"] = !view.lists["remarks"].empty();
    return view;
}

std::string moment_in_words(Instant instant) {
    auto const day = std::chrono::floor<std::chrono::days>(instant);
    return fmt::format("{}, {} UTC", write_date_in_words(Date{day}), write_instant(instant).substr(11, 5));
}

std::string sender_in_words(Statement const& statement) {
    auto const& from = statement.from;
    if (from.organization) {
        auto const groups = joined(from.groups, ", ");
        return groups.empty() ? *from.organization : fmt::format("{} {}", *from.organization, groups);
    }
    if (!from.groups.empty()) return joined(from.groups, ", ");
    auto const written = one_line(from.text, 120);
    return written.empty() ? "an organization that is not named" : written;
}

std::string deadline_in_words(Date deadline, Zone const& zone) {
    auto const end = write_instant(zone.end_of(deadline));
    auto const where = zone.name() == "AoE" ? std::string_view{"anywhere on Earth"} : std::string_view{zone.name()};
    return fmt::format("{} (ends {} {} UTC, {})", write_date_in_words(deadline), end.substr(0, 10), end.substr(11, 5),
                       where);
}

std::string size_in_words(std::uint64_t octets) {
    if (octets < 1'000) return fmt::format("{} bytes", octets);
    if (octets < 1'000'000) return fmt::format("{} kB", (octets + 500) / 1'000);
    return fmt::format("{:.1f} MB", static_cast<double>(octets) / 1e6);
}

std::string attachments_in_words(std::vector<Attachment> const& attachments) {
    return listed(attachments, ", ", [](Attachment const& a) {
        return fmt::format("{} ({})", one_line(a.name.empty() ? a.type : a.name, 120), size_in_words(a.size));
    });
}

std::string addressees_in_words(std::vector<Addressee> const& addressees) {
    return listed(addressees, ", ", [](Addressee const& a) { return one_line(a.group.value_or(a.text), 120); });
}

std::string addresses_in_words(std::vector<Address> const& addresses) {
    return listed(addresses, ", ",
                  [](Address const& a) { return write_address({one_line(a.name, 80), one_line(a.spec, 120)}); });
}

} // namespace liaison
