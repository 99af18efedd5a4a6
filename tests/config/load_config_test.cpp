#include "config/config.hpp"
#include "core/text.hpp"
#include <fstream>
#include <sstream>

using namespace liaison;
using namespace std::chrono_literals;

namespace {

std::filesystem::path const top = LIAISOND_SOURCE_DIR;
std::filesystem::path const fixtures = top / "fixtures/config";

std::string read_file(std::filesystem::path const& file) {
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    return std::move(text).str();
}

/// What load_config says about a file, a line each, with paths relative to `folder`.
std::string problems_of(std::filesystem::path const& file, std::filesystem::path const& folder) {
    auto const config = load_config(file);
    if (config) return "";
    std::string text;
    for (auto problem : config.error()) {
        problem.file = problem.file.lexically_relative(folder);
        text += write_problem(problem) + "\n";
    }
    return text;
}

/// A folder of its own, removed at the end.
struct Folder {
    std::filesystem::path path;
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "liaisond-config-XXXXXX").string();
        path = mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    void write(std::string const& name, std::string_view text) const { std::ofstream(path / name) << text; }
};

constexpr std::string_view least = R"(
[desk]
name = "IETF"
address = "statements@ietf.example"
coordinators = ["liaison-coordination@iab.example"]
)";

} // namespace

TEST_CASE("every problem of a wrong configuration is reported at once, with its line and what is expected") {
    std::size_t families = 0;
    for (auto const& entry : std::filesystem::directory_iterator(fixtures)) {
        if (entry.path().extension() != ".problems") continue;
        ++families;
        CAPTURE(entry.path().stem().string());
        auto file = entry.path();
        CHECK(problems_of(file.replace_extension(".toml"), fixtures) == read_file(entry.path()));
    }
    CHECK(families >= 14);
}

TEST_CASE("the shipped examples can be used as they are") {
    auto const config = load_config(top / "config/liaisond.toml");
    CHECK(problems_of(top / "config/liaisond.toml", top) == "");
    REQUIRE(config);
    CHECK(config->desk.sender == Address{"IETF Liaison Desk", "statements@ietf.example"});
    REQUIRE(config->lmtp.listen.size() == 1);
    CHECK(config->lmtp.listen[0].unix_path == "/run/liaisond/lmtp.sock");
    REQUIRE(config->directory.organizations.size() == 2);
    CHECK(config->directory.organizations[0].relationship == Relationship::formal);
    CHECK(config->directory.organizations[0].managers ==
          std::vector{Address{"Lee Manager", "itu-t-liaison@iab.example"}});
    CHECK(config->directory.organizations[0].groups[1].name == "SG15");
    REQUIRE(config->directory.groups.size() == 2);
    CHECK(config->directory.groups[1].list == Address{"", "opsawg@ietf.example"});
    CHECK(config->directory.groups[1].parent == "ops");
}

TEST_CASE("the example shows every optional key with its default") {
    Folder const folder;
    folder.write("directory.toml", read_file(top / "config/directory.toml"));
    auto text = read_file(top / "config/liaisond.toml");
    std::string shown;
    bool in_mailbox = false;              // its keys exclude each other
    for (auto line : split(text, '\n')) { // keys behind "# " are taken in, but for those that name files of the system
        in_mailbox = line == "# [[imap]]" || (in_mailbox && !line.starts_with('['));
        bool const is_key = !in_mailbox && line.starts_with("# ") && line.contains(" = ") &&
                            !line.contains("password") && !line.contains("user =") && !line.contains("templates =") &&
                            !line.contains("ca_file");
        shown += fmt::format("{}\n", is_key ? line.substr(2) : line);
    }
    folder.write("liaisond.toml", shown);
    CHECK(problems_of(folder.path / "liaisond.toml", folder.path) == "");
    auto const all = load_config(folder.path / "liaisond.toml");
    folder.write("least.toml", least);
    auto const defaults = load_config(folder.path / "least.toml");
    REQUIRE(all);
    REQUIRE(defaults);
    CHECK(all->store == defaults->store);
    CHECK(all->keep_raw == defaults->keep_raw);
    CHECK(all->web.beyond_loopback == defaults->web.beyond_loopback);
    CHECK(all->web.disk_reserve == defaults->web.disk_reserve);
    CHECK(all->desk.timezone == defaults->desk.timezone);
    CHECK(all->desk.unauthenticated == defaults->desk.unauthenticated);
    CHECK(all->desk.recipient_delimiter == defaults->desk.recipient_delimiter);
    CHECK(all->desk.sender == defaults->desk.sender);
    CHECK(all->desk.languages == defaults->desk.languages);
    CHECK(all->lmtp.max_size == defaults->lmtp.max_size);
    CHECK(all->lmtp.max_sessions == defaults->lmtp.max_sessions);
    CHECK(all->lmtp.max_recipients == defaults->lmtp.max_recipients);
    CHECK(all->lmtp.memory == defaults->lmtp.memory);
    CHECK(all->lmtp.idle_timeout == defaults->lmtp.idle_timeout);
    CHECK(all->lmtp.max_errors == defaults->lmtp.max_errors);
    CHECK(all->smtp.url == defaults->smtp.url);
    CHECK(all->smtp.starttls == defaults->smtp.starttls);
    CHECK(all->smtp.connections == defaults->smtp.connections);
    CHECK(all->smtp.mails_a_day == defaults->smtp.mails_a_day);
    CHECK(all->smtp.give_up_after == defaults->smtp.give_up_after);
    CHECK(all->smtp.warn_after == defaults->smtp.warn_after);
    CHECK(all->log.level == defaults->log.level);
    CHECK(all->log.format == defaults->log.format);
    CHECK(all->reminders.days_before == defaults->reminders.days_before);
    CHECK(all->reminders.days_overdue == defaults->reminders.days_overdue);
    CHECK(all->reminders.at == defaults->reminders.at);
    CHECK(all->reminders.copy_chairs == defaults->reminders.copy_chairs);
    CHECK(all->reminders.unreviewed_after == defaults->reminders.unreviewed_after);
    CHECK(all->reminders.held_after == defaults->reminders.held_after);
    CHECK(all->reminders.digest == defaults->reminders.digest);
    CHECK(all->reminders.empty_digest == defaults->reminders.empty_digest);
    CHECK(all->reminders.confirm_directory == defaults->reminders.confirm_directory);
    CHECK(all->reminders.working_days == defaults->reminders.working_days);
    CHECK(all->reminders.holidays == defaults->reminders.holidays);
}

TEST_CASE("reminders are read: days, hours, days of the week and of the year, a file of holidays") {
    Folder const folder;
    folder.write("directory.toml", "");
    folder.write("free.ics", "BEGIN:VCALENDAR");
    folder.write("liaisond.toml",
                 fmt::format("{}[reminders]\ndays_before = [0, 365]\ndays_overdue = []\nat = \"23:59\"\n"
                             "digest = \"never\"\nconfirm_directory = \"12-31\"\nworking_days = [\"sunday\"]\n"
                             "holidays = \"free.ics\"\n",
                             least));
    auto const config = load_config(folder.path / "liaisond.toml");
    REQUIRE(config);
    auto const& reminders = config->reminders;
    CHECK(reminders.days_before == std::vector{0, 365});
    CHECK(reminders.days_overdue.empty());
    CHECK(reminders.at == 23h + 59min);
    CHECK_FALSE(reminders.digest.has_value());
    CHECK(reminders.confirm_directory == std::chrono::December / 31);
    CHECK(reminders.working_days == std::vector{std::chrono::Sunday});
    CHECK(reminders.holidays == "BEGIN:VCALENDAR");
}

TEST_CASE("what is no time to remind at is refused") {
    Folder const folder;
    folder.write("directory.toml", "");
    for (auto const* line : {"days_overdue = [0]", "days_before = [366]", "at = \"8:00\"", "at = \"24:00\"",
                             "confirm_directory = \"02-29\"", "confirm_directory = \"1-15\"", "digest = \"Mondays\"",
                             "working_days = [\"workday\"]", "holidays = \"missing.ics\"", "held_after = \"0 s\""}) {
        CAPTURE(line);
        folder.write("liaisond.toml", fmt::format("{}[reminders]\n{}\n", least, line));
        CHECK_FALSE(load_config(folder.path / "liaisond.toml").has_value());
    }
}

TEST_CASE("the example's mailbox shows every optional key with its default") {
    auto const text = read_file(top / "config/liaisond.toml");
    auto const begin = text.find("# [[imap]]");
    REQUIRE(begin != text.npos);
    std::string shown{least};
    for (auto line : split(std::string_view{text}.substr(begin, text.find("\n[smtp]") - begin), '\n')) {
        bool const is_key = line.starts_with("# [[") || line.contains(" = \"");
        bool const left_out = line.contains("_command") || line.contains("ca_file") || line.contains("starttls");
        if (is_key && !left_out) shown += fmt::format("{}\n", line.substr(2));
    }
    Folder const folder;
    folder.write("directory.toml", "");
    folder.write("liaisond.toml", shown);
    CHECK(problems_of(folder.path / "liaisond.toml", folder.path) == "");
    auto const config = load_config(folder.path / "liaisond.toml");
    REQUIRE(config);
    REQUIRE(config->imap.size() == 1);
    ImapSettings const defaults;
    auto const& shown_mailbox = config->imap.front();
    CHECK(shown_mailbox.name() == "imaps://statements@mail.ietf.example:993/INBOX");
    CHECK(shown_mailbox.processed == defaults.processed);
    CHECK(shown_mailbox.failed == defaults.failed);
    CHECK(shown_mailbox.poll == defaults.poll);
}

TEST_CASE("a mailbox has its port by its scheme, its name decoded, and one kind of secret") {
    struct Row {
        std::string url, place, mailbox;
    };
    for (auto const& [url, place, mailbox] :
         {Row{"imaps://mail.ietf.example", "imaps://mail.ietf.example:993", "INBOX"},
          {"imap://mail.ietf.example/", "imap://mail.ietf.example:143", "INBOX"},
          {"imap://[::1]:1143/Liaison%20mail/in", "imap://[::1]:1143", "Liaison mail/in"},
          {"imaps://mail.ietf.example/B%c3%bcro", "imaps://mail.ietf.example:993", "B\xc3\xbcro"}}) {
        CAPTURE(url);
        Folder const folder;
        folder.write("directory.toml", "");
        folder.write("liaisond.toml", fmt::format("{}[[imap]]\nurl = \"{}\"\nuser = \"statements\"\n"
                                                  "oauth_command = \"print-token\"\n",
                                                  least, url));
        CHECK(problems_of(folder.path / "liaisond.toml", folder.path) == "");
        auto const config = load_config(folder.path / "liaisond.toml");
        REQUIRE(config);
        CHECK(config->imap.front().url == place);
        CHECK(config->imap.front().mailbox == mailbox);
        CHECK(config->imap.front().starttls == Starttls::required);
    }
}

TEST_CASE("paths are relative to the file in which they stand") {
    Folder const folder;
    folder.write("directory.toml", "");
    folder.write("liaisond.toml", fmt::format("{}[store]\npath = \"data/../liaisond.db\"\n[lmtp]\nlisten = "
                                              "[\"unix:lmtp.sock\", \"[::1]:2424\", \"127.0.0.1:2424\"]\n[smtp]\n"
                                              "relay = \"maildir:out\"\nca_file = \"/etc/ca.pem\"\n",
                                              least));
    auto const config = load_config(folder.path / "liaisond.toml");
    REQUIRE(config);
    CHECK(config->store == folder.path / "liaisond.db");
    CHECK(config->smtp.maildir == folder.path / "out");
    CHECK(config->smtp.url.empty());
    CHECK(config->smtp.ca_file == "/etc/ca.pem");
    REQUIRE(config->lmtp.listen.size() == 3);
    CHECK(config->lmtp.listen[0].unix_path == folder.path / "lmtp.sock");
    CHECK(config->lmtp.listen[1].host == "::1");
    CHECK(config->lmtp.listen[1].port == 2424);
    CHECK(config->lmtp.listen[2].host == "127.0.0.1");
}

TEST_CASE("durations, sizes and relays are read in each of their forms") {
    struct Row {
        std::string text;
        std::chrono::seconds expected;
    };
    Folder const folder;
    folder.write("directory.toml", "");
    for (auto const& [text, expected] : {Row{"90 s", 90s}, Row{"90s", 90s}, Row{"5 min", 5min}, Row{" 4 h ", 4h},
                                         Row{"1 day", 24h}, Row{"1 days", 24h}}) {
        CAPTURE(text);
        folder.write("liaisond.toml", fmt::format("{}[lmtp]\nidle_timeout = \"{}\"\n", least, text));
        auto const config = load_config(folder.path / "liaisond.toml");
        REQUIRE(config);
        CHECK(config->lmtp.idle_timeout == expected);
    }
    for (auto const& [text, url] :
         std::map<std::string, std::string>{{"smtp://mail.example", "smtp://mail.example:25"},
                                            {"smtps://mail.example/", "smtps://mail.example:465"},
                                            {"smtp://[::1]:2525", "smtp://[::1]:2525"},
                                            {"smtp://127.0.0.1:587", "smtp://127.0.0.1:587"}}) {
        CAPTURE(text);
        folder.write("liaisond.toml",
                     fmt::format("{}[lmtp]\nmax_size = \"1 MiB\"\n[smtp]\nrelay = \"{}\"\n", least, text));
        auto const config = load_config(folder.path / "liaisond.toml");
        REQUIRE(config);
        CHECK(config->smtp.url == url);
        CHECK(config->lmtp.max_size == 1'048'576);
    }
}

TEST_CASE("raw mail is kept for good or for a time") {
    Folder const folder;
    folder.write("directory.toml", "");
    for (auto const& [text, expected] : std::map<std::string, std::optional<std::chrono::seconds>>{
             {"forever", std::nullopt}, {"1 day", 24h}, {"365 days", 365 * 24h}}) {
        folder.write("liaisond.toml", fmt::format("{}[store]\nkeep_raw = \"{}\"\n", least, text));
        auto const config = load_config(folder.path / "liaisond.toml");
        REQUIRE(config);
        CHECK(config->keep_raw == expected);
    }
    for (auto const* wrong : {"\"never\"", "\"0 days\"", "365", "\"\""}) {
        CAPTURE(wrong);
        folder.write("liaisond.toml", fmt::format("{}[store]\nkeep_raw = {}\n", least, wrong));
        CHECK_FALSE(load_config(folder.path / "liaisond.toml"));
    }
}

TEST_CASE("the web listener is for this machine alone unless more is wanted") {
    Folder const folder;
    folder.write("directory.toml", "");
    auto const is_taken = [&](std::string_view web) {
        folder.write("liaisond.toml", fmt::format("{}[web]\n{}\n", least, web));
        return load_config(folder.path / "liaisond.toml").has_value();
    };
    CHECK(is_taken(R"(listen = ["127.0.0.1:8025", "[::1]:8025", "127.1.2.3:80", "unix:web.sock"])"));
    for (auto const* place :
         {"0.0.0.0:8025", "192.0.2.1:8025", "[::]:8025", "[2001:db8::1]:80", "[::ffff:127.0.0.1]:80"}) {
        CAPTURE(place);
        CHECK_FALSE(is_taken(fmt::format("listen = [\"{}\"]", place)));
        CHECK(is_taken(fmt::format("beyond_loopback = true\nlisten = [\"{}\"]", place)));
    }
}

TEST_CASE("a relay that could smuggle anything into a command or a path is refused") {
    Folder const folder;
    folder.write("directory.toml", "");
    for (auto const* text : {"smtp://", "smtp://mail.example:25/name", "smtp://user@mail.example", "smtp://a b.example",
                             "smtp://mail.example:", "smtp://mail.example:99999", "http://mail.example",
                             "maildir:", "smtp://a\\r\\nb.example"}) {
        CAPTURE(text);
        folder.write("liaisond.toml", fmt::format("{}[smtp]\nrelay = \"{}\"\n", least, text));
        CHECK(problems_of(folder.path / "liaisond.toml", folder.path).contains("is not a relay such as"));
    }
}

TEST_CASE("an authserv-id is a name alone, and no pasted header") {
    Folder const folder;
    folder.write("directory.toml", "");
    for (auto const* text : {"mx.ietf.example; dmarc=pass", "mx one", "https://mx.ietf.example"}) {
        CAPTURE(text);
        folder.write("liaisond.toml", fmt::format("{}authserv_id = \"{}\"\n", least, text));
        CHECK(problems_of(folder.path / "liaisond.toml", folder.path).contains("is not the name alone"));
    }
}

TEST_CASE("a delimiter that stands in an address of the desk cannot tell its detail") {
    Folder const folder;
    folder.write("directory.toml", "");
    auto const problems_with = [&](std::string_view delimiter) {
        folder.write("liaisond.toml",
                     fmt::format("{}recipient_delimiter = \"{}\"\naliases = [\"liaison-desk@ietf.example\"]\n", least,
                                 delimiter));
        return problems_of(folder.path / "liaisond.toml", folder.path);
    };
    CHECK(problems_with("-").contains("stands in liaison-desk@ietf.example itself"));
    CHECK(problems_with("+") == "");
    CHECK(problems_with("") == "");
}

TEST_CASE("a configuration named without a folder has absolute paths in it") {
    Folder const folder;
    folder.write("directory.toml", "");
    folder.write("liaisond.toml", least);
    auto const before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path);
    auto const config = load_config("liaisond.toml");
    std::filesystem::current_path(before);
    REQUIRE(config);
    CHECK(config->store.is_absolute());
}

TEST_CASE("a configuration that does not exist is one problem of the file as a whole") {
    CHECK(problems_of("/nowhere/liaisond.toml", "/nowhere") == "liaisond.toml: there is no such file\n");
    CHECK(problems_of(fixtures, fixtures.parent_path()) == "config: it is a folder, a file is expected\n");
}

TEST_CASE("the directory may be a folder of files") {
    Folder const folder;
    std::filesystem::create_directory(folder.path / "bodies");
    folder.write("bodies/b.toml", "[[organization]]\nname = \"MEF\"\n");
    folder.write("bodies/a.toml", "[[organization]]\nname = \"OIF\"\n[[group]]\nname = \"mpls\"\nparent = \"rtg\"\n");
    folder.write("bodies/c.toml", "[[group]]\nname = \"rtg\"\nlist = \"\"\n");
    folder.write("liaisond.toml", fmt::format("directory = \"bodies\"\n{}", least));
    auto const config = load_config(folder.path / "liaisond.toml");
    REQUIRE(config);
    REQUIRE(config->directory.organizations.size() == 2);
    CHECK(config->directory.organizations[0].name == "OIF");
    CHECK(config->directory.organizations[1].name == "MEF");
    CHECK_FALSE(config->directory.group_named("rtg")->list);
    for (auto const* name : {"a", "b", "c"})
        std::filesystem::remove(folder.path / "bodies" / fmt::format("{}.toml", name));
    CHECK(problems_of(folder.path / "liaisond.toml", folder.path) ==
          "bodies: the folder holds no *.toml file; at least one is expected\n");
}
