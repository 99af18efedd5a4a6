// Mails made at random, but well-formed: whoever reads them must read the same.
#pragma once
#include <cstdint>
#include <string>

namespace liaison::test {

/// The mail of that seed: headers, addresses, structure, encodings and charsets vary. The same seed gives the same
/// mail.
[[nodiscard]] std::string generated_mail(std::uint64_t seed);

} // namespace liaison::test
