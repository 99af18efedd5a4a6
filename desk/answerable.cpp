#include "desk/answerable.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

struct Question3834 {
    Arrival const& arrival;
    Trust const& trust;
    Situation const& known;
    Desk const& desk;

    [[nodiscard]] Mail const& mail() const { return arrival.mail; }
    [[nodiscard]] std::string_view from() const {
        return mail().from.empty() ? "" : std::string_view{mail().from.front().spec};
    }
};

bool has_any_header(Mail const& mail, std::span<std::string_view const> names) {
    return std::ranges::any_of(names, [&](auto name) { return mail.has_header(name); });
}

bool is_auto_submitted(Question3834 const& q) {
    if (!q.mail().has_header("Auto-Submitted")) return false;
    auto const value = q.mail().header("Auto-Submitted");
    return !same_word(trimmed(value.substr(0, value.find_first_of(";("))), "no");
}

bool has_low_precedence(Question3834 const& q) {
    constexpr std::array<std::string_view, 4> low{"bulk", "junk", "list", "auto_reply"};
    return contains(low, lower_case(trimmed(q.mail().header("Precedence"))));
}

bool is_from_list(Question3834 const& q) {
    constexpr std::array<std::string_view, 3> older{"Mailing-List", "X-BeenThere", "X-Mailing-List"};
    return has_any_header(q.mail(), older) ||
           std::ranges::any_of(q.mail().headers, [](Header const& h) { return starts_with_word(h.name, "List-"); });
}

/// [MS-OXCMAIL]: DR, NDR, RN and NRN speak of reports alone.
bool suppresses_answers(Question3834 const& q) {
    constexpr std::array<std::string_view, 3> suppressing{"all", "autoreply", "oof"};
    auto const value = lower_case(q.mail().header("X-Auto-Response-Suppress"));
    return std::ranges::any_of(split(value, ','), [&](auto word) { return contains(suppressing, trimmed(word)); });
}

bool is_program_address(std::string_view spec) {
    constexpr std::array<std::string_view, 13> names{
        "mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply", "no_reply",
        "majordomo",     "listserv",   "daemon",  "bounce",   "bounces",    "auto-reply"};
    constexpr std::array<std::string_view, 4> beginnings{"owner-", "bounce-", "bounces-", "noreply-"};
    constexpr std::array<std::string_view, 5> ends{"-request", "-owner", "-bounces", "-bounce", "-noreply"};
    auto const local = lower_case(spec.substr(0, spec.rfind('@')));
    auto const base = local.substr(0, local.find_first_of("+="));
    return contains(names, base) ||
           std::ranges::any_of(beginnings, [&](auto beginning) { return local.starts_with(beginning); }) ||
           std::ranges::any_of(ends, [&](auto end) { return base.ends_with(end); });
}

struct Row {
    bool (*applies)(Question3834 const&);
    std::string_view reason;
};

constexpr std::array<Row, 13> rows{{
    {[](auto const& q) { return q.arrival.envelope.sender.empty(); }, "its envelope sender is null"},
    {[](auto const& q) { return q.arrival.envelope.recipients.empty(); }, "it names no address of this desk"},
    {is_auto_submitted, "it was sent by a program (Auto-Submitted)"},
    {has_low_precedence, "it is bulk or list mail (Precedence)"},
    {is_from_list, "it came through a mailing list"},
    {suppresses_answers, "its sender asks for no automatic answer"},
    {[](auto const& q) { return has_own_loop_mark(q.mail(), q.desk); }, "it is a mail of this desk"},
    {[](auto const& q) { return q.mail().top.type == "multipart/report"; }, "it is a report"},
    {[](auto const& q) { return is_program_address(q.arrival.envelope.sender) || is_program_address(q.from()); },
     "its sender is a program's address"},
    {[](auto const& q) { return q.desk.owns(q.arrival.envelope.sender) || q.desk.owns(q.from()); },
     "its sender is this desk"},
    {[](auto const& q) { return !q.trust.authenticated; }, "its sender is not authenticated"},
    {[](auto const& q) { return !is_deliverable(q.trust.address); }, "its sender is not deliverable"},
    {[](auto const& q) { return q.known.acknowledgements_today >= acknowledgements_a_day; },
     "its sender had enough acknowledgements today"},
}};

} // namespace

std::string loop_mark(Desk const& desk) { return fmt::format("liaisond {}", desk.address); }

bool has_own_loop_mark(Mail const& mail, Desk const& desk) {
    auto const mark = loop_mark(desk);
    return std::ranges::any_of(mail.headers, [&](Header const& header) {
        return same_word(header.name, "X-Loop") && same_word(collapsed(header.value), mark);
    });
}

std::optional<std::string> reason_not_to_answer(Arrival const& arrival, Trust const& trust, Situation const& known,
                                                Desk const& desk) {
    Question3834 const question{arrival, trust, known, desk};
    auto const row = std::ranges::find_if(rows, [&](Row const& r) { return r.applies(question); });
    return row == rows.end() ? std::nullopt : std::optional{std::string{row->reason}};
}

} // namespace liaison
