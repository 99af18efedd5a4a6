#include "config/read_values.hpp"
#include "core/text.hpp"
#include <charconv>

namespace liaison {
namespace {

struct Unit {
    std::string_view name;
    std::uint64_t factor;
};

constexpr std::array duration_units{Unit{"s", 1}, Unit{"min", 60}, Unit{"h", 3600}, Unit{"day", 86400},
                                    Unit{"days", 86400}};
constexpr std::array size_units{
    Unit{"B", 1},       Unit{"kB", 1'000},      Unit{"MB", 1'000'000},     Unit{"GB", 1'000'000'000},
    Unit{"KiB", 1'024}, Unit{"MiB", 1'048'576}, Unit{"GiB", 1'073'741'824}};
constexpr std::uint64_t largest_amount = 1'000'000'000'000; // far beyond every limit, far below an overflow

/// "90 s" or "90s" in the smallest unit.
std::optional<std::uint64_t> amount(std::string_view text, std::span<Unit const> units) {
    text = trimmed(text);
    std::uint64_t number = 0;
    auto const [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number > largest_amount) return std::nullopt;
    auto const name = trimmed(text.substr(static_cast<std::size_t>(stop - text.data())));
    auto const unit = std::ranges::find(units, name, &Unit::name);
    if (unit == units.end() || number > largest_amount / unit->factor) return std::nullopt;
    return number * unit->factor;
}

std::optional<std::uint64_t> amount(Value const& value, std::span<Unit const> units, std::string_view expected) {
    auto const text = value.node.value_exact<std::string>();
    auto const got = text ? amount(*text, units) : std::nullopt;
    if (!got) value.expect(expected);
    return got;
}

} // namespace

std::optional<std::chrono::seconds> duration(Value const& value) {
    auto const got = amount(value, duration_units, R"(a duration such as "90 s", "5 min", "4 h" or "7 days")");
    return got ? std::optional{std::chrono::seconds{*got}} : std::nullopt;
}

std::optional<std::uint64_t> octets(Value const& value) {
    return amount(value, size_units, R"(a size such as "256 kB", "50 MB" or "1 GB")");
}

std::optional<std::int64_t> whole_number(Value const& value, std::int64_t least, std::int64_t most) {
    auto const got = value.node.value_exact<std::int64_t>();
    if (got && *got >= least && *got <= most) return got;
    value.expect(fmt::format("a whole number from {} to {}", least, most));
    return std::nullopt;
}

} // namespace liaison
