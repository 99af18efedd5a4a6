#include "tests/store/samples.hpp"
#include <random>

using namespace liaison;
using namespace liaison::test;

namespace {

/// Records with anything in them that a mail can bring, the same ones for the same seed.
class Invention {
    std::size_t number(std::size_t end) { return std::uniform_int_distribution<std::size_t>{0, end - 1}(random_); }
    template <class T, std::size_t N> T pick(std::array<T, N> const& values) { return values.at(number(N)); }
    auto maybe(auto make) { return number(2) == 0 ? std::nullopt : std::optional{make()}; }
    auto list(auto make) {
        std::vector<decltype(make())> items;
        for (auto left = number(4); left > 0; --left) items.push_back(make());
        return items;
    }
    std::string text() {
        static std::array<std::string, 10> const pieces{"",     "LS ",  "\n", "'; DROP TABLE event; --", "\"quoted\" ",
                                                        "日本", "é–„“", "?1", std::string{"\0nul", 4},   "\xff\xfe"};
        std::string text;
        for (auto left = number(5); left > 0; --left) text += pick(pieces);
        return text;
    }
    std::vector<std::string> texts() {
        return list([&] { return text(); });
    }
    Address address() { return {text(), text()}; }
    Addressee addressee() {
        return {maybe([&] { return text(); }), text()};
    }
    Instant instant() { return noon + std::chrono::milliseconds{number(1'000'000'000)} - std::chrono::hours{9000}; }
    Date day() { return Date{std::chrono::sys_days{*parse_date("1999-12-31")} + std::chrono::days{number(20000)}}; }

public:
    explicit Invention(unsigned seed) : random_(seed) {}

    Record record(StatementId id) {
        Record record{.id = id, .statement = statement(), .received = instant()};
        record.state = pick(std::array{State::received, State::posted, State::withdrawn, State::draft, State::approved,
                                       State::sent, State::abandoned});
        record.action = pick(std::array{Action::none, Action::required, Action::taken, Action::declined});
        record.posted = maybe([&] { return instant(); });
        record.action_holders = list([&] { return address(); });
        record.submitter = text();
        record.action_note = text();
        for (auto left = number(3); left > 0; --left)
            record.approvals.push_back({pick(std::array{Review::approver, Review::coordinator}), text(), instant()});
        return record;
    }

private:
    Statement statement() {
        Statement statement;
        statement.direction = pick(std::array{Direction::incoming, Direction::outgoing});
        statement.title = text();
        statement.purpose = maybe([&] {
            return pick(std::array{Purpose::action, Purpose::comment, Purpose::information, Purpose::response});
        });
        statement.deadline = maybe([&] { return day(); });
        statement.from = {.organization = maybe([&] { return text(); }), .groups = texts(), .text = text()};
        statement.to = list([&] { return addressee(); });
        statement.cc = list([&] { return addressee(); });
        for (auto* contacts : {&statement.from_contacts, &statement.reply_to, &statement.response_contacts,
                               &statement.technical_contacts, &statement.cc_contacts})
            *contacts = list([&] { return address(); });
        statement.identifiers = texts();
        statement.in_response_to = texts();
        statement.sent = maybe([&] { return instant(); });
        statement.attachments = list([&] { return Attachment{text(), text(), number(1U << 30U), text()}; });
        statement.body = text();
        statement.origins = list([&] { return Origin{text(), text(), text()}; });
        statement.remarks = texts();
        return statement;
    }

    std::mt19937 random_;
};

void check_equal(Record const& a, Record const& b) {
    CHECK(a.id == b.id);
    CHECK(a.state == b.state);
    CHECK(a.action == b.action);
    CHECK(a.received == b.received);
    CHECK(a.posted == b.posted);
    CHECK(a.action_holders == b.action_holders);
}

void check_equal(Statement const& a, Statement const& b) {
    CHECK(a.direction == b.direction);
    CHECK(a.title == b.title);
    CHECK(a.purpose == b.purpose);
    CHECK(a.deadline == b.deadline);
    CHECK(a.from == b.from);
    CHECK(a.to == b.to);
    CHECK(a.cc == b.cc);
    CHECK(a.from_contacts == b.from_contacts);
    CHECK(a.reply_to == b.reply_to);
    CHECK(a.response_contacts == b.response_contacts);
    CHECK(a.technical_contacts == b.technical_contacts);
    CHECK(a.cc_contacts == b.cc_contacts);
    CHECK(a.identifiers == b.identifiers);
    CHECK(a.in_response_to == b.in_response_to);
    CHECK(a.sent == b.sent);
    CHECK(a.attachments == b.attachments);
    CHECK(a.body == b.body);
    CHECK(a.origins == b.origins);
    CHECK(a.remarks == b.remarks);
}

} // namespace

TEST_CASE("whatever record is written comes back equal") {
    auto const store = in_memory();
    for (unsigned seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        auto const written = Invention{seed}.record(StatementId{seed});
        auto const id = put(*store);
        must(store->ledger().apply(arrival(id, fmt::format("{}@x.example", seed), fmt::format("{}", seed)),
                                   new_statement(written), noon));
        auto const read = must(store->ledger().load(written.id));
        check_equal(read, written);
        check_equal(read.statement, written.statement);
    }
}

TEST_CASE("an empty record comes back empty") {
    auto const store = in_memory();
    Record const empty{.id = StatementId{7}, .statement = {}, .received = noon};
    must(store->ledger().apply(arrival(put(*store)), new_statement(empty), noon));
    auto const read = must(store->ledger().load(StatementId{7}));
    check_equal(read, empty);
    check_equal(read.statement, empty.statement);
    CHECK(must(store->ledger().situation({})).next_statement == StatementId{8});
}
