#include "daemon/clock.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/commands/describe.hpp"
#include "daemon/commands/json_write.hpp"
#include "daemon/commands/mail_file.hpp"
#include "daemon/commands/settings.hpp"
#include "daemon/document_reader.hpp"
#include "daemon/process_mail.hpp"
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

/// A mail that was read, with its documents, before anything is asked of the store.
struct ReadFile {
    std::string name;
    std::string raw;
    Arrival arrival;
};

/// Accepts and processes a mail as the daemon would, in the transaction that is open.
Result<Decision> decide_on(Connection& connection, ReadFile& file, House const& house, Instant now) {
    auto const id = connection.inbox().put(file.arrival.envelope, file.raw, now);
    if (!id) return std::unexpected(id.error());
    file.arrival.id = *id;
    return process(connection, facts_of(file.arrival, house), now);
}

/// What the daemon does with a mail that it cannot process: it holds it.
Decision held_because(Error const& error, std::size_t size, House const& house, Instant now) {
    return hold_unprocessed(InboxId{}, {"", {house.desk.address}, "deliver"}, size, error.what, house, now);
}

/// Reading documents and writing to a pager may take long: the daemon writes to the store meanwhile.
class Explanation {
public:
    Explanation(Invocation const& invocation, Output& output, Config const& config, House const& house)
        : invocation_(invocation), output_(output), config_(config), house_(house) {}

    void read_all() {
        DocumentReader documents{reader_program()};
        for (auto const& name : invocation_.operands) read(name, documents);
    }

    /// Each mail is decided as if those before it had come.
    Done decide_all(Connection& connection) {
        for (auto& file : files_) decide(connection, file);
        return {};
    }

    void tell_all() {
        for (auto const& explanation : explanations_) output_.line(explanation);
    }

    [[nodiscard]] Done result() const {
        if (unread_ == 0) return {};
        return failure(fault_, fmt::format("{} of {} mails could not be read", unread_, invocation_.operands.size()));
    }

private:
    void read(std::string const& name, DocumentReader& documents) {
        auto raw = read_mail_file(name);
        if (!raw) {
            output_.message(raw.error().what);
            fault_ = raw.error().fault;
            ++unread_;
            return;
        }
        if (raw->size() > config_.lmtp.max_size)
            output_.message(fmt::format("{}: LMTP would refuse it (552): {} octets, [lmtp] max_size is {}", name,
                                        raw->size(), config_.lmtp.max_size));
        auto arrival = prepare(InboxId{}, present(), {}, *raw, reading_by(documents));
        arrival.envelope = stated_envelope(arrival.mail, house_.desk);
        files_.push_back({.name = name, .raw = *std::move(raw), .arrival = std::move(arrival)});
    }

    void decide(Connection& connection, ReadFile& file) {
        auto const now = present();
        std::optional<Decision> decision;
        auto const done = connection.nest([&](Connection& nested) -> Done {
            auto decided = decide_on(nested, file, house_, now);
            if (!decided) return std::unexpected(decided.error());
            decision = std::move(*decided);
            return {};
        });
        if (!done) decision = held_because(done.error(), file.raw.size(), house_, now);
        bool const verbose = invocation_.has("--verbose");
        explanations_.push_back(invocation_.has("--json") ? write_json(file.name, *decision, verbose)
                                                          : describe(file.name, *decision, verbose));
    }

    Invocation const& invocation_;
    Output& output_;
    Config const& config_;
    House const& house_;
    std::vector<ReadFile> files_;
    std::vector<std::string> explanations_;
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
    explanation.read_all();
    auto const done = (*store)->rehearse([&](Connection& connection) { return explanation.decide_all(connection); });
    explanation.tell_all();
    return done ? explanation.result() : done;
}

} // namespace liaison
