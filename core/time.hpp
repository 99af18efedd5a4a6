// Instants, dates and the zones in which a date begins and ends.
#pragma once
#include "core/error.hpp"
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace liaison {

/// A moment, in UTC, to the millisecond. Nothing but daemon/ ever asks for the present one: it is handed down.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
/// A calendar day without a zone: what a deadline is.
using Date = std::chrono::year_month_day;

/// "2026-11-20T09:30:00Z" (RFC 3339, whole seconds).
[[nodiscard]] std::string write_instant(Instant instant);
/// "Fri, 20 Nov 2026 09:30:00 +0000" (RFC 5322 3.3).
[[nodiscard]] std::string write_mail_date(Instant instant);
/// "2026-11-20".
[[nodiscard]] std::string write_date(Date date);
/// "20 November 2026".
[[nodiscard]] std::string write_date_in_words(Date date);
/// Reads "2026-11-20"; nothing if it is no such day.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// Reads "2026-11-20T09:30:00Z".
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);

/// Where a day begins and ends: "AoE" (UTC-12, anywhere on Earth), "UTC" or an IANA name.
class Zone {
public:
    /// Errors: bad_configuration, the zone is not known here.
    [[nodiscard]] static Result<Zone> named(std::string_view name);

    [[nodiscard]] std::string const& name() const { return name_; }
    /// The calendar day that a clock in this zone shows at `instant`.
    [[nodiscard]] Date day_of(Instant instant) const;
    /// The first instant after `date` in this zone.
    [[nodiscard]] Instant end_of(Date date) const;
    bool operator==(Zone const& other) const { return name_ == other.name_; }

private:
    explicit Zone(std::string name) : name_(std::move(name)) {}
    std::string name_;
};

} // namespace liaison
