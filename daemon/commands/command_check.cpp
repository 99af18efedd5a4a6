#include "core/text.hpp"
#include "daemon/clock.hpp"
#include "daemon/commands/check_mailbox.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/commands/reachable.hpp"
#include "daemon/commands/running_daemon.hpp"
#include "daemon/commands/settings.hpp"
#include "daemon/commands/text_table.hpp"
#include "daemon/net/listening_socket.hpp"
#include "daemon/secret.hpp"

namespace liaison {
namespace {

constexpr std::chrono::seconds relay_patience{5};
constexpr std::chrono::days unreachable_for{30};

/// Looks at one thing after the other; problems are printed as they are found, the rest as a summary at the end.
class Check {
public:
    Check(Config const& config, Output& output, bool offline)
        : config_(config), output_(output), offline_(offline), running_(running_daemon(config.store)) {}

    Done run() {
        describe_desk();
        check_templates();
        check_store();
        check_lmtp();
        check_web();
        check_mailboxes();
        check_relay();
        check_secrets();
        output_.bytes(summary_.text());
        for (auto const& note : notes_) output_.line(fmt::format("note: {}", note));
        if (!first_) {
            output_.line(fmt::format("ready: {}", offline_ ? "nothing was connected to (--offline)" : ready()));
            return {};
        }
        return failure(*first_, fmt::format("{} problem{}", problems_, problems_ == 1 ? "" : "s"));
    }

private:
    void problem(Fault fault, std::string_view what) {
        output_.message(what);
        if (!first_ || fault == Fault::bad_configuration) first_ = fault;
        ++problems_;
    }

    [[nodiscard]] std::string ready() const {
        if (running_) return fmt::format("liaisond runs with pid {}", *running_);
        return "`liaisond serve` can start";
    }

    void describe_desk() {
        auto const& directory = config_.directory;
        auto const managed =
            std::ranges::count_if(directory.organizations, [](auto const& o) { return !o.managers.empty(); });
        summary_.add("configuration", config_.file.string());
        summary_.add("desk", fmt::format("{} <{}>", config_.desk.name, config_.desk.address));
        summary_.add("directory", fmt::format("{} organizations ({} with a manager), {} groups of its own",
                                              directory.organizations.size(), managed, directory.groups.size()));
        if (config_.desk.authserv_id.empty())
            notes_.push_back("[desk] authserv_id is not set: no sender counts as authenticated");
    }

    void check_templates() {
        auto const house = make_house(config_, SecretKey::random());
        auto const place = config_.templates_folder.empty() ? "built in" : config_.templates_folder.string();
        if (house)
            summary_.add("templates", fmt::format("{} ({})", config_.templates.size(), place));
        else
            problem(house.error().fault, house.error().what);
    }

    void check_store() {
        std::error_code error;
        if (!std::filesystem::exists(config_.store, error)) {
            auto const done = could_write(config_.store.parent_path());
            if (!done) problem(done.error().fault, fmt::format("[store] path: {}", done.error().what));
            summary_.add("store", fmt::format("{}, will be made by `liaisond serve`", config_.store.string()));
            return;
        }
        auto const store = Connection::open(config_.store, Opening::read_only);
        auto const unprocessed = store ? (*store)->inbox().count_unprocessed() : Result<std::size_t>{0};
        if (!store || !unprocessed) {
            auto const& wrong = store ? unprocessed.error() : store.error();
            return problem(wrong.fault, wrong.what);
        }
        note_unreachable(**store);
        summary_.add("store", fmt::format("{}{}, {} mails wait to be processed", config_.store.string(),
                                          running_ ? fmt::format(", in use by pid {}", *running_) : "", *unprocessed));
    }

    void note_unreachable(Connection& store) {
        auto const addresses = store.outbox().unreachable(present() - unreachable_for);
        if (!addresses) return problem(addresses.error().fault, addresses.error().what);
        for (auto const& [address, first, last, times, reply] : *addresses)
            notes_.push_back(fmt::format("mail to {} came back {}, last on {}: {}", printable_line(address),
                                         times == 1 ? "once" : fmt::format("{} times", times),
                                         write_instant(last).substr(0, 10), printable_line(reply)));
    }

    void check_lmtp() {
        std::vector<std::string> places;
        for (auto const& endpoint : config_.lmtp.listen) {
            places.push_back(write_endpoint(endpoint));
            check_endpoint("[lmtp] listen", endpoint);
        }
        summary_.add("lmtp", places);
        if (places.empty() && config_.imap.empty())
            notes_.push_back("[lmtp] listen is empty: mail comes in by systemd's sockets or `liaisond deliver` alone");
    }

    void check_web() {
        std::vector<std::string> places;
        for (auto const& endpoint : config_.web.listen) {
            places.push_back(write_endpoint(endpoint));
            check_endpoint("[web] listen", endpoint);
        }
        summary_.add("web", places);
    }

    void check_endpoint(std::string_view key, Endpoint const& endpoint) {
        if (offline_) return;
        auto const name = write_endpoint(endpoint);
        if (is_served(endpoint)) {
            if (!running_) problem(Fault::unavailable, fmt::format("{}: {}: somebody else listens there", key, name));
            return;
        }
        if (running_)
            return problem(Fault::unavailable,
                           fmt::format("{}: {}: liaisond runs and does not answer there", key, name));
        note_missing_folder(endpoint.unix_path.parent_path());
        auto const done = could_listen(endpoint);
        if (!done) problem(done.error().fault, fmt::format("{}: {}", key, done.error().what));
    }

    void note_missing_folder(std::filesystem::path const& folder) {
        std::error_code error;
        if (!folder.empty() && !std::filesystem::exists(folder, error))
            notes_.push_back(
                fmt::format("{} does not exist: make it, or let systemd's RuntimeDirectory", folder.string()));
    }

    void check_mailboxes() {
        auto const states = states_of_mailboxes();
        for (auto const& settings : config_.imap) {
            auto const name = settings.name();
            auto const state = std::ranges::find(states, name, &MailboxState::name);
            auto const known = state == states.end() ? std::nullopt : std::optional{*state};
            auto const secret = file_meant_by(settings.password_file);
            if (!secret) notes_.push_back(fmt::format("[[imap]] {}: {}", name, secret.error().what));
            auto const finding = look_at_mailbox(settings, known, running_.has_value(), offline_ || !secret, present());
            summary_.add("mailbox", fmt::format("{}: {}", name, finding.summary));
            if (finding.problem)
                problem(finding.problem->fault, fmt::format("[[imap]] {}: {}", name, finding.problem->what));
        }
    }

    /// A store that cannot be read was found before.
    [[nodiscard]] std::vector<MailboxState> states_of_mailboxes() const {
        std::error_code error;
        if (config_.imap.empty() || !std::filesystem::exists(config_.store, error)) return {};
        auto const store = Connection::open(config_.store, Opening::read_only);
        return store ? (*store)->mailboxes().list().value_or(std::vector<MailboxState>{}) : std::vector<MailboxState>{};
    }

    void check_relay() {
        auto const& smtp = config_.smtp;
        if (!smtp.maildir.empty()) {
            summary_.add("relay", fmt::format("maildir:{}, nothing is sent", smtp.maildir.string()));
            auto const done = could_write(smtp.maildir);
            if (!done) problem(done.error().fault, fmt::format("[smtp] relay: {}", done.error().what));
            return;
        }
        if (offline_) return summary_.add("relay", smtp.url);
        auto const greeting = greeting_of(smtp.url, relay_patience);
        if (!greeting)
            return problem(greeting.error().fault,
                           fmt::format("[smtp] relay: {}: {}", smtp.url, greeting.error().what));
        summary_.add("relay", fmt::format("{}: {}", smtp.url, *greeting));
    }

    void check_secrets() {
        auto const password = file_meant_by(config_.smtp.password_file);
        if (!password) notes_.push_back(fmt::format("[smtp] {}", password.error().what));
        check_readable("password_file", password.value_or(std::filesystem::path{}));
        check_readable("ca_file", config_.smtp.ca_file);
    }

    void check_readable(std::string_view key, std::filesystem::path const& file) {
        if (file.empty()) return;
        auto const done = can_read(file);
        if (!done)
            problem(Fault::bad_configuration, fmt::format("[smtp] {}: {}: {}", key, file.string(), done.error().what));
    }

    Config const& config_;
    Output& output_;
    bool offline_;
    std::optional<std::string> running_;
    Fields summary_;
    std::vector<std::string> notes_;
    std::optional<Fault> first_;
    std::size_t problems_ = 0;
};

} // namespace

Done run_check(Invocation const& invocation, Output& output) {
    auto const config = load_config(invocation.config);
    if (config) return Check{*config, output, invocation.has("--offline")}.run();
    for (auto const& problem : config.error()) output.message(write_problem(problem));
    auto const count = config.error().size();
    return failure(Fault::bad_configuration, fmt::format("{} problem{}", count, count == 1 ? "" : "s"));
}

} // namespace liaison
