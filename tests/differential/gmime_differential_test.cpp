#include "tests/differential/generated_mail.hpp"
#include "tests/differential/reading.hpp"
#include "tests/support/files.hpp"
#include "tests/support/prelude.hpp"

using namespace liaison;
using namespace liaison::test;

TEST_CASE("well-formed mail of any make is read as GMime reads it") {
    for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
        CAPTURE(seed);
        auto const raw = generated_mail(seed);
        for (auto const& difference : differences(our_reading(parse_mail(raw)), gmime_reading(raw))) {
            CAPTURE(raw);
            FAIL_CHECK(difference);
        }
    }
}
