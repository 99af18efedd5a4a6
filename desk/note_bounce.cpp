// A mail of the desk came back, or is late: noted for each recipient, told to the coordinators once for each address.
#include "core/contains.hpp"
#include "desk/letters.hpp"
#include "desk/outcomes.hpp"
#include "desk/safe_text.hpp"

namespace liaison {
namespace {

constexpr std::size_t longest_reply = 400;

/// The recipient of our mail that the notice speaks of: by its address, by where that leads to, or because there is no
/// other. Empty if it cannot be told.
std::string recipient_meant(NoticedRecipient const& noticed, SentMail const& mail) {
    for (auto const* spec : {&noticed.address, &noticed.final_address})
        for (auto const& recipient : mail.recipients)
            if (same_address(*spec, recipient)) return recipient;
    return mail.recipients.size() == 1 ? mail.recipients.front() : std::string{};
}

/// What the notice tells of each recipient of our mail.
std::vector<Return> returns_of(DeliveryNotice const& notice, SentMail const& mail) {
    std::vector<Return> returns;
    auto const add = [&](std::string address, DeliveryStatus status, std::string_view reply) {
        if (!address.empty() && !contains(returns, address, &Return::address))
            returns.push_back({mail.id, std::move(address), status, one_line(reply, longest_reply), false});
    };
    for (auto const& noticed : notice.recipients) add(recipient_meant(noticed, mail), noticed.status, noticed.reply);
    if (notice.recipients.empty()) add(recipient_meant({}, mail), notice.status, {});
    return returns;
}

/// Whom the coordinators have not heard of yet. Of a mail that is not on record all are new.
std::vector<NoticedRecipient> news_of(Facts const& facts, std::vector<Return>& returns) {
    std::vector<NoticedRecipient> news;
    if (!facts.known.returned) {
        for (auto const& noticed : facts.notice->recipients)
            if (noticed.status == DeliveryStatus::failed) news.push_back(noticed);
        return news;
    }
    for (auto const& noticed : facts.notice->recipients)
        if (noticed.status == DeliveryStatus::failed && recipient_meant(noticed, *facts.known.returned).empty())
            news.push_back(noticed);
    for (auto& returned : returns) {
        if (returned.status != DeliveryStatus::failed || contains(facts.known.returned->told_of, returned.address))
            continue;
        returned.told = true;
        news.push_back({returned.address, {}, returned.status, returned.reply});
    }
    return news;
}

Routing route_news(House const& house, std::vector<NoticedRecipient> const& news) {
    auto routing = route_to_coordinators(house);
    std::erase_if(routing.to, [&](Address const& address) {
        return std::ranges::any_of(news, [&](auto const& n) { return same_address(n.address, address.spec); });
    });
    return routing;
}

/// Anybody may claim to be a mail system: only what a mail of ours on record, or a statement, belongs to is told.
bool is_worth_telling(Facts const& facts, std::vector<NoticedRecipient> const& news) {
    if (facts.notice->status != DeliveryStatus::failed) return false;
    return facts.known.returned ? !news.empty() : facts.kin.has_value();
}

} // namespace

Decision note_bounce(Facts const& facts, Verdict const& verdict, Instant now) {
    Decision decision;
    decision.outcome = verdict.outcome;
    decision.reason = verdict.reason;
    if (facts.kin) decision.on_statement = facts.kin->related.id;
    if (facts.kin && facts.kin->related.events_lately < events_an_hour)
        decision.events.push_back(event_by_desk(facts, verdict.reason, now));
    if (facts.known.returned) decision.returns = returns_of(*facts.notice, *facts.known.returned);
    auto news = news_of(facts, decision.returns);
    if (!is_worth_telling(facts, news)) return decision;
    if (auto routing = route_news(facts.house, news); !routing.to.empty())
        decision.mails.push_back(compose(bounce_notice(facts, news, std::move(routing)), facts.house, now));
    return decision;
}

} // namespace liaison
