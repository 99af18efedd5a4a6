#include "daemon/clock.hpp"
#include "daemon/commands.hpp"
#include "daemon/describe.hpp"
#include "daemon/document_reader.hpp"
#include "daemon/json_write.hpp"
#include "daemon/mail_file.hpp"
#include "daemon/process_mail.hpp"
#include "daemon/settings.hpp"
#include "store/key_file.hpp"

namespace liaison {
namespace {

/// The live store where there is one, so that its statements are known; else one in memory.
Result<std::unique_ptr<Connection>> open_to_rehearse(std::filesystem::path const& path) {
    std::error_code error;
    return Connection::open(path, std::filesystem::exists(path, error) ? Opening::existing : Opening::memory);
}

/// A rehearsal without a store leaves nothing behind, so its key is gone with it.
Result<SecretKey> key_to_rehearse(std::filesystem::path const& store) {
    std::error_code error;
    if (!std::filesystem::exists(store, error)) return SecretKey::random();
    return load_or_make_key(store);
}

/// Accepts and processes a mail as the daemon would, in the transaction that is open.
Result<Decision> decide_on(Connection& connection, std::string const& raw, House const& house, Instant now,
                           DocumentReader& documents) {
    auto arrival = prepare(InboxId{}, now, {}, raw, reading_by(documents));
    arrival.envelope = stated_envelope(arrival.mail, house.desk);
    auto const id = connection.inbox().put(arrival.envelope, raw, now);
    if (!id) return std::unexpected(id.error());
    arrival.id = *id;
    return process(connection, facts_of(arrival, house), now);
}

/// What the daemon does with a mail that it cannot process: it holds it.
Decision held_because(Error const& error, std::string const& raw, House const& house, Instant now) {
    return hold_unprocessed(InboxId{}, {"", {house.desk.address}, "deliver"}, raw.size(), error.what, house, now);
}

class Explanation {
public:
    Explanation(Invocation const& invocation, Output& output, Config const& config, House const& house)
        : invocation_(invocation), output_(output), config_(config), house_(house) {}

    Done explain_all(Connection& connection) {
        for (auto const& file : invocation_.operands) explain(connection, file);
        return {};
    }

    [[nodiscard]] Done result() const {
        if (unread_ == 0) return {};
        return failure(fault_, fmt::format("{} of {} mails could not be read", unread_, invocation_.operands.size()));
    }

private:
    void explain(Connection& connection, std::string const& file) {
        auto const raw = read_mail_file(file);
        if (!raw) {
            output_.message(raw.error().what);
            fault_ = raw.error().fault;
            ++unread_;
            return;
        }
        if (raw->size() > config_.lmtp.max_size)
            output_.message(fmt::format("{}: LMTP would refuse it (552): {} octets, [lmtp] max_size is {}", file,
                                        raw->size(), config_.lmtp.max_size));
        auto const now = present();
        std::optional<Decision> decision;
        auto const done = connection.nest([&](Connection& nested) -> Done {
            auto decided = decide_on(nested, *raw, house_, now, documents_);
            if (!decided) return std::unexpected(decided.error());
            decision = std::move(*decided);
            return {};
        });
        if (!done) decision = held_because(done.error(), *raw, house_, now);
        bool const verbose = invocation_.has("--verbose");
        output_.line(invocation_.has("--json") ? write_json(file, *decision, verbose)
                                               : describe(file, *decision, verbose));
    }

    Invocation const& invocation_;
    Output& output_;
    Config const& config_;
    House const& house_;
    DocumentReader documents_{reader_program()};
    std::size_t unread_ = 0;
    Fault fault_ = Fault::not_found;
};

} // namespace

Done run_explain(Invocation const& invocation, Output& output) {
    auto const config = load_settings(invocation.config);
    if (!config) return std::unexpected(config.error());
    auto const store = open_to_rehearse(config->store);
    if (!store) return std::unexpected(store.error());
    auto const key = key_to_rehearse(config->store);
    if (!key) return std::unexpected(key.error());
    auto const house = make_house(*config, *key);
    if (!house) return std::unexpected(house.error());
    Explanation explanation{invocation, output, *config, *house};
    auto const done = (*store)->rehearse([&](Connection& connection) { return explanation.explain_all(connection); });
    return done ? explanation.result() : done;
}

} // namespace liaison
