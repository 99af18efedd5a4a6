#include "core/text.hpp"
#include "daemon/process_mail.hpp"
#include "store/connection.hpp"
#include "tests/desk/house.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

/// What stands between the two desks.
enum class Network {
    honest,
    lossy, ///< takes off every sign that a program wrote the mail, and gives the null sender a name
};

House house_of(Desk desk, Organization other) {
    Directory directory;
    directory.organizations = {std::move(other)};
    Bodies bodies{directory, desk.name};
    return {std::move(desk), std::move(directory), std::move(bodies), Templates::compile(built_in_templates()).value(),
            SecretKey::random()};
}

Desk desk_called(std::string name, std::string address, std::string host) {
    Desk desk = ietf_desk();
    desk.name = std::move(name);
    desk.address = address;
    desk.aliases.clear();
    desk.sender = {"Liaison Desk", std::move(address)};
    desk.coordinators = {{"", "coordinators@" + domain_of(desk.address)}};
    desk.authserv_id = std::move(host);
    return desk;
}

/// Without the fields of those names, which stand in one line each.
std::string without_headers(std::string_view raw, std::span<std::string_view const> names) {
    std::string rest;
    bool in_header = true;
    for (auto const line : split(raw, '\n')) {
        in_header = in_header && !trimmed(line).empty();
        bool const dropped =
            in_header && std::ranges::any_of(names, [&](auto name) { return starts_with_word(line, name); });
        if (!dropped) rest.append(line) += '\n';
    }
    rest.pop_back();
    return rest;
}

class DeskInTouch {
public:
    explicit DeskInTouch(House house) : house_(std::move(house)) {}

    /// The mails written since the last call that go to `address`, as they go over the wire.
    std::vector<std::string> mails_to(std::string_view address) {
        std::vector<std::string> mails;
        auto const rows = store_->outbox().list(true, last_, 1000).value();
        for (auto const& row : rows) {
            last_ = row.id;
            bool const to = std::ranges::any_of(
                row.recipients, [&](OutboxRecipient const& r) { return same_address(r.address, address); });
            if (!to) continue;
            auto const mail = store_->outbox().load(row.id).value().mail;
            bool const carries = mail.original && mail.original_form == OriginalForm::rfc822;
            mails.push_back(mail.head + (carries ? store_->inbox().raw(*mail.original).value() : "") + mail.tail);
        }
        return mails;
    }

    void receive(std::string const& raw, Envelope const& envelope) {
        auto const results = fmt::format("Authentication-Results: {}; dmarc=pass header.from={}\r\n",
                                         house_.desk.authserv_id, domain_of(envelope.sender));
        auto const whole = results + raw;
        auto const done = store_->transact([&](Connection& store) -> Done {
            auto const id = store.inbox().put(envelope, whole, morning);
            if (!id) return std::unexpected(id.error());
            auto const arrival = prepare(*id, morning, envelope, whole);
            auto const decision = process(store, facts_of(arrival, house_), morning);
            if (!decision) return std::unexpected(decision.error());
            return {};
        });
        REQUIRE(done);
    }

    [[nodiscard]] std::string const& address() const { return house_.desk.address; }

private:
    House house_;
    std::unique_ptr<Connection> store_ = Connection::open({}, Opening::memory).value();
    OutboxId last_{};
};

/// Brings what one has written to the other; how many mails.
std::size_t bring(DeskInTouch& from, DeskInTouch& to, Network network) {
    static constexpr std::array<std::string_view, 3> signs{"Auto-Submitted:", "X-Loop:", "X-Auto-Response-Suppress:"};
    auto const mails = from.mails_to(to.address());
    for (auto const& mail : mails) {
        bool const lossy = network == Network::lossy;
        to.receive(lossy ? without_headers(mail, signs) : mail, {from.address(), {to.address()}, "lmtp"});
    }
    return mails.size();
}

/// One statement is sent to the first desk; how many mails the desks write to each other until both are silent.
std::size_t talk(Network network, bool manages_each_other) {
    auto const manager = [&](std::string const& desk, std::string const& person) {
        return std::vector<Address>{{"", manages_each_other ? desk : person}};
    };
    DeskInTouch ietf{house_of(
        desk_called("IETF", "statements@ietf.example", "mx.ietf.example"),
        {.name = "ITU-T", .domains = {"itu.example"}, .managers = manager("liaisons@itu.example", "lee@iab.example")})};
    DeskInTouch itu{house_of(desk_called("ITU-T", "liaisons@itu.example", "mx.itu.example"),
                             {.name = "IETF",
                              .domains = {"ietf.example"},
                              .managers = manager("statements@ietf.example", "kim@itu.example")})};
    ietf.receive("From: ITU-T Liaison Desk <liaisons@itu.example>\r\nTo: statements@ietf.example\r\n"
                 "Subject: LS on loops\r\nMessage-ID: <first@itu.example>\r\n\r\nFrom: ITU-T\r\nTo: IETF\r\n"
                 "Title: Loops\r\nPurpose: For action\r\nDeadline: 2026-12-31\r\n\r\nPlease answer.\r\n",
                 {"liaisons@itu.example", {"statements@ietf.example"}, "lmtp"});
    std::size_t mails = 0;
    for (std::size_t now = 1; now > 0 && mails < 1'000; mails += now)
        now = bring(ietf, itu, network) + bring(itu, ietf, network);
    return mails;
}

} // namespace

TEST_CASE("two desks that write to each other fall silent by themselves") {
    CHECK(talk(Network::honest, false) <= 2);
    CHECK(talk(Network::honest, true) <= 4);
}

TEST_CASE("two desks fall silent even where every sign of automatic mail is lost between them") {
    CHECK(talk(Network::lossy, false) <= 60);
    CHECK(talk(Network::lossy, true) <= 100);
}
