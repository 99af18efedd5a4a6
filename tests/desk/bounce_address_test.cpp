#include "core/text.hpp"
#include "desk/bounce_address.hpp"
#include "tests/desk/house.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

SecretKey const key = SecretKey::random();

std::optional<OutboxId> returned_to(std::string const& recipient, Desk const& desk = ietf_desk()) {
    Arrival arrival;
    arrival.envelope.recipients = {"jo@kestrel.example", recipient};
    return returned_mail(arrival, desk, key);
}

} // namespace

TEST_CASE("each mail has an envelope sender of its own, and is known again by it in any case") {
    auto const address = bounce_address({1904}, ietf_desk(), key);
    CHECK(address.starts_with("statements+b1904."));
    CHECK(address.ends_with("@ietf.example"));
    CHECK(is_deliverable(address));
    CHECK(address.find('@') <= 64);
    CHECK(returned_to(address) == OutboxId{1904});
    CHECK(returned_to("S" + address.substr(1)) == OutboxId{1904});
    auto upper = address;
    std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? c - 32 : c; });
    CHECK(returned_to(upper) == OutboxId{1904});
}

TEST_CASE("a made-up address for returned mail is none") {
    auto const address = bounce_address({1904}, ietf_desk(), key);
    auto const signature = address.substr(17, 16);
    CHECK(returned_to(fmt::format("statements+b1904.{}@ietf.example", signature)) == OutboxId{1904});
    for (std::string const& detail :
         std::vector<std::string>{"b1905." + signature, "b1904." + std::string(16, 'a'), "b1904.", "b1904",
                                  "b." + signature, "b-1." + signature, "1904." + signature, "b01904." + signature,
                                  "b99999999999999999999." + signature, std::string{}}) {
        CAPTURE(detail);
        CHECK_FALSE(returned_to(fmt::format("statements+{}@ietf.example", detail)));
    }
    CHECK_FALSE(returned_to(fmt::format("other+b1904.{}@ietf.example", signature)));
    CHECK_FALSE(returned_mail(Arrival{}, ietf_desk(), key));
}

TEST_CASE("an address that was signed by another desk's key is none") {
    CHECK_FALSE(returned_to(bounce_address({1904}, ietf_desk(), SecretKey::random())));
}

TEST_CASE("a desk without sub-addresses, or with a long address, sends from its plain one") {
    auto desk = ietf_desk();
    desk.recipient_delimiter.clear();
    CHECK(bounce_address({1904}, desk, key) == "statements@ietf.example");
    desk = ietf_desk();
    desk.address = std::string(50, 's') + "@ietf.example";
    CHECK(bounce_address({1904}, desk, key) == desk.address);
}

TEST_CASE("mail that was fetched from a mailbox is known by the address in To") {
    Arrival arrival;
    arrival.mail.to = {{"", "", bounce_address({7}, ietf_desk(), key)}};
    CHECK(returned_mail(arrival, ietf_desk(), key) == OutboxId{7});
}
