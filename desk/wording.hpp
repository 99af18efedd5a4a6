// What the templates can say: the record in words, each value fit for a mail of ours.
#pragma once
#include "core/desk.hpp"
#include "core/outgoing.hpp"
#include "core/statement.hpp"
#include "desk/templates.hpp"
#include <span>
#include <string>
#include <string_view>

namespace liaison {

/// The names of the templates that the desk writes with; each must be there.
[[nodiscard]] std::span<std::string_view const> template_names();

/// A view in which every name that a template may use has something, to try a template with. A name that a mail has
/// nothing for is left out of its view.
[[nodiscard]] View sample_view();

/// The desk in every mail: "desk", "desk_address".
[[nodiscard]] View desk_view(Desk const& desk);
/// The same with the statement's fields, wrapped and indented as the templates lay them out, what is missing and what
/// has to be remarked.
[[nodiscard]] View statement_view(Statement const& statement, Desk const& desk);

/// "ITU-T SG13", else what was written, else "an organization that is not named".
[[nodiscard]] std::string sender_in_words(Statement const& statement);
/// "31 December 2026 (ends 2027-01-01 12:00 UTC, anywhere on Earth)".
[[nodiscard]] std::string deadline_in_words(Date deadline, Zone const& zone);
/// "31 December 2026, 12:00 UTC".
[[nodiscard]] std::string moment_in_words(Instant instant);
/// "12 kB", "1.5 MB": decimal, as people count.
[[nodiscard]] std::string size_in_words(std::uint64_t octets);
/// "LS136.docx (18 kB), table.xlsx (1.5 MB)", at most ten of them.
[[nodiscard]] std::string attachments_in_words(std::vector<Attachment> const& attachments);
/// "opsawg, IETF DetNet": by name where one is known, at most ten of them.
[[nodiscard]] std::string addressees_in_words(std::vector<Addressee> const& addressees);
/// "Lee Manager <lee@iab.example>, Ann Lee <ann@itu.example>", at most ten of them.
[[nodiscard]] std::string addresses_in_words(std::vector<Address> const& addresses);

} // namespace liaison
