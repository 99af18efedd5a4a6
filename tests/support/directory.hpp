// A directory of invented addresses for the tests of the desk.
#pragma once
#include "core/directory.hpp"

namespace liaison::test {

/// ITU-T (SG12, SG13, SG15, SG20, TSAG), ITU-R (WP5D), 3GPP (SA2, SA3, CT4, RAN3), IEEE 802, W3C, O-RAN Alliance,
/// ISO/IEC JTC 1, Broadband Forum, OMA; own groups ietf, iesg, irtf, areas rtg and sec, ccamp, mpls, pce, core, opsawg,
/// httpbis, pwe3, spring, ...
[[nodiscard]] Directory sample_directory();

} // namespace liaison::test
