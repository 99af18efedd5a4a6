#include "core/text.hpp"
#include "daemon/commands/command_line.hpp"
#include <cstdlib>

using namespace liaison;

namespace {

std::vector<std::string> words(std::string_view line) {
    std::vector<std::string> result;
    for (auto const word : split(line, ' '))
        if (!word.empty()) result.emplace_back(word == "''" ? "" : word);
    return result;
}

Call call(std::string_view line) {
    auto parsed = parse_command_line(words(line));
    if (!parsed) FAIL(parsed.error().what);
    auto* got = std::get_if<Call>(&*parsed);
    REQUIRE(got != nullptr);
    return *got;
}

std::string information(std::string_view line) {
    auto const parsed = parse_command_line(words(line));
    if (!parsed) FAIL(parsed.error().what);
    auto const* got = std::get_if<Information>(&*parsed);
    return got == nullptr ? "" : got->text;
}

Error refusal(std::string_view line) {
    auto const parsed = parse_command_line(words(line));
    REQUIRE_FALSE(parsed);
    return parsed.error();
}

} // namespace

TEST_CASE("a command, its operands and its options are told apart in any order") {
    auto const explain = call("explain --json --config a.toml 1.eml 2.eml - --verbose");
    CHECK(explain.command->name == "explain");
    CHECK(explain.invocation.config == "a.toml");
    CHECK(explain.invocation.operands == std::vector<std::string>{"1.eml", "2.eml", "-"});
    CHECK(explain.invocation.has("--json"));
    CHECK(explain.invocation.has("--verbose"));
    auto const list = call("list --from ITU-T --open");
    CHECK(list.invocation.value("--from") == "ITU-T");
    CHECK(list.invocation.has("--open"));
    CHECK_FALSE(list.invocation.has("--json"));
    CHECK(list.invocation.value("--to") == std::nullopt);
}

TEST_CASE("a command inside another is the one that is called") {
    CHECK(call("mail").command->name == "mail");
    CHECK(call("mail show 3").command->name == "mail show");
    CHECK(call("mail show 3").invocation.operands == std::vector<std::string>{"3"});
    CHECK(call("queue").command->name == "queue");
    auto const queue = call("queue --config c.toml --json list --all");
    CHECK(queue.command->name == "queue list");
    CHECK(queue.invocation.config == "c.toml");
    CHECK(queue.invocation.has("--json"));
    CHECK(queue.invocation.has("--all"));
    CHECK(call("held drop 3 --why spam").invocation.value("--why") == "spam");
}

TEST_CASE("an empty sender is a value, not a missing one") {
    CHECK(call("deliver a.eml --from ''").invocation.value("--from") == "");
}

TEST_CASE("the configuration is the option's, else the environment's, else the usual one") {
    unsetenv("LIAISOND_CONFIG");
    CHECK(call("list").invocation.config == "/etc/liaisond/liaisond.toml");
    setenv("LIAISOND_CONFIG", "/tmp/other.toml", 1);
    CHECK(call("list").invocation.config == "/tmp/other.toml");
    CHECK(call("list --config mine.toml").invocation.config == "mine.toml");
    setenv("LIAISOND_CONFIG", "", 1);
    CHECK(call("list").invocation.config == "/etc/liaisond/liaisond.toml");
    unsetenv("LIAISOND_CONFIG");
}

TEST_CASE("what is no command line is refused with what would be right") {
    for (auto const* line : {"nonsense", "list --nonsense", "list operand", "show", "show 1 2", "explain", "mail show",
                             "held drop 3", "held drop --why x", "list --from", "parse --config x a.eml", "--json"}) {
        CAPTURE(line);
        auto const error = refusal(line);
        CHECK(error.fault == Fault::bad_usage);
        CHECK(error.what.contains("--help"));
    }
    CHECK(refusal("lst").what.contains("\"lst\" is no command; did you mean \"list\"?"));
    CHECK(refusal("list operand").what.contains("\"operand\" is not expected here"));
    CHECK(refusal("mail list").what.contains("\"list\" is not expected here"));
    CHECK(refusal("held drop 3").what.contains("--why is missing"));
    CHECK(refusal("show").what.contains("usage: liaisond show ID"));
}

TEST_CASE("help and version are everywhere") {
    auto const general = information("--help");
    CHECK(information("") == general);
    CHECK(information("-h") == general);
    for (auto const& command : all_commands()) {
        CAPTURE(command.name);
        CHECK(general.contains(fmt::format("  {}", command.name)));
        auto const help = information(command.name + " --help");
        CHECK(help.starts_with(fmt::format("liaisond {}: {}", command.name, command.what)));
        for (auto const& option : command.options) CHECK(help.contains(option.name));
        CHECK(help.contains("--json") == command.json);
        CHECK(information(command.name + " --version").starts_with("liaisond "));
    }
    CHECK(information("--version").starts_with("liaisond "));
}

TEST_CASE("no two commands are called the same, and each does something") {
    std::vector<std::string> names;
    for (auto const& command : all_commands()) {
        names.push_back(command.name);
        CHECK((command.run != nullptr));
        CHECK((command.operands == Operands::none) == command.operand.empty());
    }
    std::ranges::sort(names);
    CHECK(std::ranges::adjacent_find(names) == names.end());
}
