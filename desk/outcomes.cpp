#include "desk/outcomes.hpp"
#include "desk/safe_text.hpp"

namespace liaison {

Carried carried_with(Arrival const& arrival) {
    return {arrival.id,   arrival.carried_as,   arrival.eight_bit,
            arrival.size, arrival.content_hash, arrival.mail.message_id};
}

std::vector<Attachment> with_mail(std::vector<Attachment> documents, InboxId mail) {
    for (auto& document : documents) document.mail = mail;
    return documents;
}

Event event_by_sender(Facts const& facts, std::string what, Instant now) {
    auto const& sender = facts.trust.address.empty() ? facts.arrival.envelope.sender : facts.trust.address;
    return {now, sender.empty() ? "unknown sender" : one_line(sender, 254), std::move(what), facts.arrival.id};
}

Event event_by_desk(Facts const& facts, std::string what, Instant now) {
    return {now, "liaisond", std::move(what), facts.arrival.id};
}

} // namespace liaison
