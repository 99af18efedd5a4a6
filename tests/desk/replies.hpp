// Replies to the mails of the desk, decided, and what mails follow.
#pragma once
#include "tests/desk/records.hpp"
#include <doctest/doctest.h>

namespace liaison::test {

inline Decision decide_on(Arrival const& arrival, Situation const& known) {
    return decide(arrival, known, ietf_house(), morning);
}

inline Decision reply(std::string_view from, std::string const& words, Holder given_to = Holder::staff,
                      Record const& record = incoming_record()) {
    return decide_on(reply_from(from, words, token_for(record.id, given_to)), knowing(record));
}

/// The only mail to that address.
inline Outgoing const& mail_to(Decision const& decision, std::string_view address) {
    std::vector<Outgoing const*> found;
    for (auto const& mail : decision.mails)
        if (std::ranges::any_of(mail.recipients(), [&](auto const& r) { return same_address(r, address); }))
            found.push_back(&mail);
    if (found.size() != 1) FAIL(found.size() << " mails to " << address);
    return *found.front();
}

inline std::vector<std::string> recipients(Decision const& decision) {
    std::vector<std::string> all;
    for (auto const& mail : decision.mails)
        for (auto const& recipient : mail.recipients()) all.push_back(recipient);
    std::ranges::sort(all);
    return all;
}

} // namespace liaison::test
