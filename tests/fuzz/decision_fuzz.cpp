// Any bytes decided as a mail that comes to the desk: nothing may crash or hang, and what the desk then writes is whole
// mail to somebody else than itself. The first octet says what else is true of it.
#include "desk/reply_marks.hpp"
#include "tests/desk/records.hpp"
#include <cstddef>
#include <cstdint>

using namespace liaison;

namespace {

enum : unsigned {
    authentic = 1,
    released = 2,
    null_sender = 4,
    about_incoming = 8,
    about_outgoing = 16,
    by_staff = 32
};

constexpr std::string_view authenticated =
    "Authentication-Results: mx.ietf.example; dmarc=pass header.from=itu.example\r\n";

/// Lines end with CRLF, and no field's line is longer than RFC 5322 2.1.1 allows.
bool is_whole(std::string_view mail) {
    bool in_header = true;
    for (std::size_t begin = 0; begin < mail.size();) {
        auto const end = mail.find_first_of(std::string_view{"\r\n\0", 3}, begin);
        if (end == mail.npos || !mail.substr(end).starts_with("\r\n")) return false;
        if (in_header && end - begin > 998) return false;
        in_header = in_header && end > begin;
        begin = end + 2;
    }
    return !in_header;
}

void check(Outgoing const& mail, Desk const& desk) {
    if (!is_whole(mail.head + mail.tail)) std::abort();
    if (!mail.without_original.empty() && !is_whole(mail.without_original)) std::abort();
    for (auto const& recipient : mail.recipients())
        if (desk.owns(recipient) || recipient.find_first_of(" \r\n<>") != recipient.npos) std::abort();
}

Situation situation_of(unsigned what) {
    if ((what & about_incoming) != 0) return test::knowing(test::incoming_record());
    if ((what & about_outgoing) != 0) return test::knowing(test::outgoing_record());
    return test::nothing_known();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static House const house = test::ietf_house();
    if (size == 0) return -1;
    unsigned const what = data[0];
    std::string raw{(what & authentic) != 0 ? authenticated : ""};
    raw.append(data + 1, data + size);
    auto const known = situation_of(what);
    std::string recipient = house.desk.address;
    if (known.record) {
        auto const holder = (what & by_staff) != 0 ? Holder::staff : Holder::sender;
        recipient = reply_address(test::token_for(known.record->id, holder), house.desk);
    }
    Envelope const envelope{(what & null_sender) != 0 ? "" : "ann.lee@itu.example", {recipient}, "lmtp"};
    auto arrival = prepare(InboxId{812}, test::morning, envelope, raw);
    arrival.released = (what & released) != 0;
    auto const decision = decide(facts_of(arrival, house), known, test::morning);
    for (auto const& mail : decision.mails) check(mail, house.desk);
    return 0;
}
