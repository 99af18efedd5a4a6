// How each kind of value is read. Every function gives nothing for a value it refuses, after it has reported what was
// found and what is expected.
#pragma once
#include "config/value.hpp"
#include "core/desk.hpp"
#include "core/directory.hpp"
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace liaison {

[[nodiscard]] std::optional<std::string> any_text(Value const& value);
/// The first word of an Authentication-Results header (RFC 8601 2.5), or nothing for none.
[[nodiscard]] std::optional<std::string> authserv_id(Value const& value);
[[nodiscard]] std::optional<std::string> some_text(Value const& value); ///< not empty, trimmed, one line
[[nodiscard]] std::optional<std::vector<std::string>> some_texts(Value const& value);
[[nodiscard]] std::optional<bool> truth(Value const& value);
[[nodiscard]] std::optional<std::filesystem::path> path_beside(Value const& value); ///< relative to the file
/// A file as path_beside() reads it, or "credential:NAME" as it stands: one that the service manager passes.
[[nodiscard]] std::optional<std::filesystem::path> secret_file(Value const& value);
[[nodiscard]] std::optional<Zone> time_zone(Value const& value);
[[nodiscard]] std::optional<std::string> delimiter(Value const& value); ///< one sign, or none

[[nodiscard]] std::optional<Address> address(Value const& value); ///< "Ann Lee <ann@itu.example>" or "ann@itu.example"
[[nodiscard]] std::optional<std::string> address_spec(Value const& value); ///< without a name
[[nodiscard]] std::optional<std::vector<std::string>> address_specs(Value const& value);
[[nodiscard]] std::optional<std::vector<Address>> addresses(Value const& value);
[[nodiscard]] std::optional<std::vector<Address>> some_addresses(Value const& value); ///< at least one
/// An address that the desk will write to: it must not be the desk's own, for its mail would come back.
[[nodiscard]] std::optional<Address> foreign_address(Value const& value);
[[nodiscard]] std::optional<std::vector<Address>> foreign_addresses(Value const& value);
[[nodiscard]] std::optional<std::vector<std::string>> domains(Value const& value);
[[nodiscard]] std::optional<std::vector<std::string>> language_tags(Value const& value);

[[nodiscard]] std::optional<std::chrono::seconds> duration(Value const& value); ///< "90 s", "5 min", "4 h", "7 days"
[[nodiscard]] std::optional<std::uint64_t> octets(Value const& value);          ///< "50 MB", "256 kB"
[[nodiscard]] std::optional<std::int64_t> whole_number(Value const& value, std::int64_t least, std::int64_t most);

/// A reader of durations within these limits.
[[nodiscard]] inline auto duration_between(std::chrono::seconds least, std::chrono::seconds most,
                                           std::string_view limits) {
    return [=](Value const& value) -> std::optional<std::chrono::seconds> {
        auto const got = duration(value);
        if (!got || (*got >= least && *got <= most)) return got;
        value.expect(limits);
        return std::nullopt;
    };
}

/// A reader of sizes within these limits.
[[nodiscard]] inline auto octets_between(std::uint64_t least, std::uint64_t most, std::string_view limits) {
    return [=](Value const& value) -> std::optional<std::uint64_t> {
        auto const got = octets(value);
        if (!got || (*got >= least && *got <= most)) return got;
        value.expect(limits);
        return std::nullopt;
    };
}

/// A reader of whole numbers within these limits.
[[nodiscard]] inline auto count_between(std::int64_t least, std::int64_t most) {
    return [=](Value const& value) -> std::optional<std::size_t> {
        auto const got = whole_number(value, least, most);
        return got ? std::optional{static_cast<std::size_t>(*got)} : std::nullopt;
    };
}

/// A reader of one of these words.
template <class Choice> [[nodiscard]] auto one_of(std::vector<std::pair<std::string, Choice>> choices) {
    return [choices = std::move(choices)](Value const& value) -> std::optional<Choice> {
        std::vector<std::string> words;
        for (auto const& [word, choice] : choices) {
            if (value.node.value_exact<std::string>() == word) return choice;
            words.push_back(fmt::format("\"{}\"", word));
        }
        value.expect(fmt::format("one of {}", fmt::join(words, ", ")));
        return std::nullopt;
    };
}

} // namespace liaison
