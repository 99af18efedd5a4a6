#include "config/main_keys.hpp"
#include "config/read_values.hpp"

namespace liaison {
namespace {

/// The value of a key that stands in the file; nothing where it does not.
std::optional<Value> find(Section const& file, std::string_view section, std::string_view key) {
    auto const node = file.table[section][key];
    if (!node) return std::nullopt;
    return Value{*node.node(), fmt::format("[{}] {}", section, key), file.source};
}

void check_coordinators(MainFile const& read, Section const& file) {
    auto const value = find(file, "desk", "coordinators");
    auto const* list = value ? value->node.as_array() : nullptr;
    if (list == nullptr) return;
    Source source{file.source.file, file.source.problems, &read.desk};
    for (auto const& node : *list)
        if (!parse_configured_address(node.value_or(std::string{})).spec.empty())
            static_cast<void>(foreign_address({node, value->label, source}));
}

/// Else the detail behind it would be looked for in the wrong place.
void check_delimiter(Desk const& desk, Section const& file) {
    auto const value = find(file, "desk", "recipient_delimiter");
    if (!value || desk.recipient_delimiter.empty()) return;
    auto addresses = desk.aliases;
    addresses.insert(addresses.begin(), {desk.address, desk.sender.spec});
    for (auto const& spec : addresses)
        if (spec.substr(0, spec.rfind('@')).contains(desk.recipient_delimiter))
            return value->refuse(fmt::format("{} stands in {} itself; another one is expected, or \"\" for none",
                                             found(value->node), spec));
}

void check_password(SmtpSettings const& smtp, Section const& file) {
    auto const user = find(file, "smtp", "user");
    auto const password_file = find(file, "smtp", "password_file");
    auto const command = find(file, "smtp", "password_command");
    if (password_file && command) command->refuse("stands beside password_file; one of them is expected");
    if (user && !smtp.user.empty() && !password_file && !command)
        user->refuse("has no password; password_file or password_command is expected beside it");
    auto const& password = password_file ? password_file : command;
    if (password && smtp.user.empty()) password->refuse("has no user; user is expected beside it");
}

void check_limits(MainFile const& read, Section const& file) {
    if (read.lmtp.memory < read.lmtp.max_size) {
        auto const place = find(file, "lmtp", "memory");
        auto const value = place ? place : find(file, "lmtp", "max_size");
        if (value) value->refuse("memory is smaller than max_size: the largest mail would never be taken");
    }
    if (read.smtp.warn_after >= read.smtp.give_up_after) {
        auto const place = find(file, "smtp", "warn_after");
        auto const value = place ? place : find(file, "smtp", "give_up_after");
        if (value) value->refuse("warn_after is not before give_up_after: the warning would never be given");
    }
}

} // namespace

void check_main_file(MainFile const& read, Section const& file) {
    check_coordinators(read, file);
    check_delimiter(read.desk, file);
    check_password(read.smtp, file);
    check_limits(read, file);
    check_web(read.web, file);
}

} // namespace liaison
