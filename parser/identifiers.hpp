// Document numbers of the bodies that send statements: "COM 15 - LS 39 - E", "S2-2606763", "LIAISE-386-04", ...
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// A document number in a text.
struct IdentifierFound {
    std::string text; ///< as written, in one line
    bool sure = true; ///< false for forms that are one only where a number is expected: "LS 357", "TD212R1/P"
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The document numbers in `text`, in order. What families there are is a table in number_families.cpp.
[[nodiscard]] std::vector<IdentifierFound> find_identifiers(std::string_view text);

/// A number without its revision: "SG13-LS136 (rev. 1)" is revision 1 of "SG13-LS136", which itself is revision 0.
struct RevisedIdentifier {
    std::string number;
    int revision = 0;
};
[[nodiscard]] RevisedIdentifier split_revision(std::string_view identifier);

/// The group that gives such numbers, as people write its name: "SG5" of "SG5-LS101", "SG15" of "COM 15 - LS 39 - E",
/// "S3" of "S3-261234", "WP5A" of "5A/401-E"; empty where the number names none.
[[nodiscard]] std::string group_of_number(std::string_view identifier);

/// What two spellings of one number have in common: "COM 15 – LS 39 – E" and "COM15-LS39" have the same key.
[[nodiscard]] std::string identifier_key(std::string_view identifier);

/// Whether the number counts by the year: "LAMPS-2026-03".
[[nodiscard]] bool counts_by_year(std::string_view identifier);

} // namespace liaison
