#include "config/value.hpp"
#include "core/text.hpp"
#include <fstream>
#include <sstream>
#include <system_error>

namespace liaison {
namespace {

constexpr std::size_t longest_shown = 60;

std::string in_quotes(std::string_view text) {
    auto shown = collapsed(text);
    if (shown.size() <= longest_shown) return fmt::format("\"{}\"", shown);
    auto cut = longest_shown;
    while (cut > 0 && (static_cast<unsigned char>(shown[cut]) & 0xC0) == 0x80) --cut; // not within a UTF-8 sequence
    return fmt::format("\"{}...\"", shown.substr(0, cut));
}

std::optional<std::string> read_whole(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (!stream || std::filesystem::is_directory(file)) return std::nullopt;
    text << stream.rdbuf();
    return stream.bad() ? std::nullopt : std::optional{std::move(text).str()};
}

std::string why_unreadable(std::filesystem::path const& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return error ? error.message() : "there is no such file";
    return std::filesystem::is_directory(file, error) ? "it is a folder, a file is expected" : "it cannot be read";
}

} // namespace

std::filesystem::path Source::resolve(std::string_view path) const {
    return std::filesystem::absolute(file.parent_path() / std::filesystem::path{path}).lexically_normal();
}

void Value::refuse(std::string_view what) const {
    source.problems.add(source.file, line(), fmt::format("{}: {}", label, what));
}

void Value::expect(std::string_view expected) const { refuse(fmt::format("{} is not {}", found(node), expected)); }

std::string found(toml::node const& node) {
    switch (node.type()) {
    case toml::node_type::string: return in_quotes(node.ref<std::string>());
    case toml::node_type::integer: return fmt::format("{}", node.ref<std::int64_t>());
    case toml::node_type::floating_point: return fmt::format("{}", node.ref<double>());
    case toml::node_type::boolean: return node.ref<bool>() ? "true" : "false";
    case toml::node_type::date: return "a date";
    case toml::node_type::time: return "a time";
    case toml::node_type::date_time: return "a date and time";
    case toml::node_type::array: return node.is_array_of_tables() ? "a list of sections" : "a list";
    case toml::node_type::table: return "a section";
    case toml::node_type::none: return "nothing";
    }
    return "nothing";
}

std::optional<toml::table> parse_toml(Source const& source) {
    source.problems.opened(source.file);
    auto const text = read_whole(source.file);
    if (!text) {
        source.problems.add(source.file, 0, why_unreadable(source.file));
        return std::nullopt;
    }
    try {
        return toml::parse(*text);
    } catch (toml::parse_error const& error) {
        source.problems.add(source.file, error.source().begin.line,
                            fmt::format("no valid TOML: {}", error.description()));
        return std::nullopt;
    }
}

} // namespace liaison
