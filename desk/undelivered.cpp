#include "desk/undelivered.hpp"
#include "core/sha256.hpp"
#include "desk/compose.hpp"
#include "desk/routing.hpp"
#include "desk/safe_text.hpp"
#include "desk/wording.hpp"

namespace liaison {
namespace {

constexpr std::array<int, 7> first_delays{1, 2, 5, 10, 15, 30, 60}; // minutes
constexpr std::size_t reply_indent = 4;

bool is_refused(std::vector<Refusal> const& refused, Address const& address) {
    return std::ranges::any_of(refused, [&](Refusal const& r) { return same_address(r.address, address.spec); });
}

std::vector<View> refusals_view(std::vector<Refusal> const& refused) {
    std::vector<View> list;
    for (auto const& [address, reply] : refused) {
        View item;
        item.text["address"] = one_line(address, 254);
        item.text["reply"] = wrapped(one_line(reply, 500), reply_indent);
        list.push_back(std::move(item));
    }
    return list;
}

/// The same recipients give the same Message-ID; those that fail later, another.
std::string key_of(OutboxId id, std::vector<Refusal> const& refused) {
    std::string all;
    for (auto const& refusal : refused) all += refusal.address + "\n";
    return fmt::format("{}.{}", id.value, sha256(all).substr(0, 12));
}

} // namespace

std::chrono::minutes retry_delay(int attempts) {
    auto const last = static_cast<int>(first_delays.size());
    return std::chrono::minutes{first_delays.at(static_cast<std::size_t>(std::clamp(attempts, 1, last) - 1))};
}

std::optional<Outgoing> notice_of_failure(OutboxId id, Outgoing const& failed, std::vector<Refusal> const& refused,
                                          House const& house, Instant now) {
    auto routing = route_to_coordinators(house);
    std::erase_if(routing.to, [&](Address const& address) { return is_refused(refused, address); });
    if (routing.to.empty() || refused.empty()) return std::nullopt;
    Letter letter;
    letter.kind = MailKind::notice;
    letter.template_name = "undelivered";
    letter.view = desk_view(house.desk);
    letter.view.text["subject_title"] = one_line(failed.subject, 250);
    letter.view.text["subject"] = wrapped(one_line(failed.subject, 250), 18);
    letter.view.text["mail"] = std::to_string(id.value);
    letter.view.text["reason"] = name_of(failed.kind);
    letter.view.lists["recipients"] = refusals_view(refused);
    if (failed.statement) letter.view.text["id"] = write_statement_id(*failed.statement);
    letter.key = key_of(id, refused);
    letter.statement = failed.statement;
    letter.answers = failed.message_id;
    letter.to = std::move(routing.to);
    letter.null_sender = true;
    return compose(std::move(letter), house, now);
}

} // namespace liaison
