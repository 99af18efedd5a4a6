// Whatever a client sends, the conversation keeps its promises, and cutting the octets differently changes nothing.
#include "daemon/lmtp/lmtp_conversation.hpp"
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace liaison;

namespace {

constexpr std::uint64_t max_size = 200;
constexpr std::size_t max_recipients = 3;

void require(bool holds) {
    if (!holds) std::abort();
}

LmtpTerms terms() {
    return {.host = "lmtp.example",
            .is_ours = [](std::string_view spec) { return spec.starts_with('s'); },
            .max_size = max_size,
            .max_recipients = max_recipients,
            .max_errors = 5};
}

/// Every reply line is a code, a separator and printable text.
void check_replies(std::string_view replies) {
    while (!replies.empty()) {
        auto const end = replies.find("\r\n");
        require(end != replies.npos && end >= 4 && (replies[3] == ' ' || replies[3] == '-'));
        for (char const c : replies.substr(0, 3)) require(c >= '0' && c <= '9');
        for (char const c : replies.substr(0, end)) require(static_cast<unsigned char>(c) >= ' ');
        replies.remove_prefix(end + 2);
    }
}

void check_mail(LmtpConversation const& conversation) {
    auto const& [sender, recipients, via] = conversation.envelope();
    require(conversation.mail().size() <= max_size);
    require(!recipients.empty() && recipients.size() <= max_recipients && via == "lmtp");
    require(sender.find_first_of("\r\n\0", 0, 3) == sender.npos);
    for (auto const& recipient : recipients) require(recipient.starts_with('s'));
}

struct Heard {
    std::string replies;
    std::string mails;
    bool operator==(Heard const&) const = default;
};

Heard converse(std::string_view input, std::size_t chunk) {
    auto const now = terms();
    MemoryBudget budget{200'000};
    Heard heard;
    {
        LmtpConversation conversation{now, budget};
        std::int64_t mails = 0;
        while (!input.empty() && conversation.wants() != LmtpConversation::Wants::close) {
            auto const used = conversation.take(input.substr(0, chunk));
            require(used > 0);
            input.remove_prefix(used);
            if (conversation.wants() == LmtpConversation::Wants::settlement) {
                if (conversation.fate() == DataFate::kept) {
                    check_mail(conversation);
                    heard.mails += conversation.mail();
                    conversation.delivered(InboxId{++mails});
                } else
                    conversation.spoiled();
            }
            auto const replies = conversation.take_replies();
            check_replies(replies);
            heard.replies += replies;
        }
    }
    require(budget.used() == 0);
    return heard;
}

} // namespace

/// The first octet says how the rest is cut.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    std::string_view const input{reinterpret_cast<char const*>(data) + 1, size - 1};
    require(converse(input, std::size_t{data[0]} + 1) == converse(input, 1'000'000));
    return 0;
}
