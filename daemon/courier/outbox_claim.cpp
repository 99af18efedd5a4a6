#include "daemon/courier/outbox_claim.hpp"
#include "daemon/courier/enclosures.hpp"

namespace liaison {
namespace {

constexpr auto lease = std::chrono::hours{4}; // longer than RelayLimits let any mail take

Result<OutgoingContent> content_of(Connection& connection, OutboxMail& row) {
    auto& mail = row.mail;
    if (row.give_up_original && !mail.without_original.empty())
        return OutgoingContent{mail.without_original, {}, OriginalForm::none, {}};
    auto enclosed = write_enclosures(mail.enclosures, [&](InboxId id) { return connection.inbox().raw(id); });
    if (!enclosed) return std::unexpected(enclosed.error().within("a document that it carries"));
    OutgoingContent content{std::move(mail.head), {}, mail.original_form, *std::move(enclosed) + mail.tail};
    if (!mail.original || mail.original_form == OriginalForm::none) return content;
    auto original = connection.inbox().raw(*mail.original);
    if (!original) return std::unexpected(original.error().within("the mail it carries"));
    content.original = *std::move(original);
    return content;
}

constexpr auto span_of_ceiling = std::chrono::hours{24};

Result<TakenMail> take(Connection& connection, OutboxMail row, std::size_t ceiling, Instant now) {
    std::vector<std::string> at_ceiling;
    if (ceiling > 0) {
        auto counted = connection.outbox().at_ceiling(row, ceiling, now - span_of_ceiling, now);
        if (!counted) return std::unexpected(counted.error());
        at_ceiling = *std::move(counted);
    }
    auto content = content_of(connection, row);
    if (!content && !connection.in_transaction()) return std::unexpected(content.error());
    return TakenMail{std::move(row), std::move(content), std::move(at_ceiling)};
}

} // namespace

std::size_t TakenMail::size() const {
    return content ? content->head.size() + content->original.size() + content->tail.size() : 0;
}

Result<Taken> take_due(Connection& connection, std::size_t limit, std::size_t octets, std::size_t ceiling,
                       Instant now) {
    Taken taken;
    std::size_t held = 0;
    while (taken.mails.size() < limit && held < octets) {
        auto claimed = connection.outbox().claim_due(1, courier_name, now, now + lease);
        if (!claimed) return std::unexpected(claimed.error());
        if (claimed->empty()) break;
        auto mail = take(connection, std::move(claimed->front()), ceiling, now);
        if (!mail) return std::unexpected(mail.error());
        taken.mails.push_back(*std::move(mail));
        held += taken.mails.back().size();
    }
    if (!taken.mails.empty()) return taken;
    auto next = connection.outbox().next_due();
    if (!next) return std::unexpected(next.error());
    taken.next_due = *next;
    return taken;
}

} // namespace liaison
