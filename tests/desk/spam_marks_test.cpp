#include "desk/spam_marks.hpp"
#include "tests/desk/house.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

std::string mark_of(std::string const& name, std::string const& value) {
    auto arrival = statement_from("ann.lee@itu.example", "ITU-T SG13");
    set_header(arrival, name, value);
    arrival.mail.subject = arrival.mail.header("Subject");
    return spam_mark(arrival.mail).value_or("");
}

} // namespace

TEST_CASE("each filter says in its own words that a mail is spam, and is named") {
    for (auto const& [name, value] : std::vector<std::pair<std::string, std::string>>{
             {"X-Spam-Flag", "YES"},
             {"X-Spam-Status", "Yes, score=9.1 required=5.0"},
             {"X-MS-Exchange-Organization-SCL", "9"},
             {"X-Forefront-Antispam-Report", "CIP:192.0.2.1;CTRY:;LANG:en;SCL:6;SFV:SPM;CAT:SPM;"},
             {"X-Rspamd-Action", "add header"},
             {"X-Bogosity", "Spam, tests=bogofilter, spamicity=0.99"},
             {"X-DSPAM-Result", "Spam"},
             {"X-Barracuda-Spam-Status", "Yes, SCORE=6.2"}}) {
        CAPTURE(name);
        CHECK(mark_of(name, value) == name);
    }
    CHECK(mark_of("Subject", "[mesh] [SPAM] LS on loops") == "its subject");
}

TEST_CASE("a filter that looked and found nothing, and a person who answers a marked mail, mark nothing") {
    for (auto const& [name, value] : std::vector<std::pair<std::string, std::string>>{
             {"X-Spam-Flag", "NO"},
             {"X-Spam-Status", "No, score=-1.1 required=5.0"},
             {"X-MS-Exchange-Organization-SCL", "-1"},
             {"X-MS-Exchange-Organization-SCL", "4"},
             {"X-Forefront-Antispam-Report", "CIP:192.0.2.1;SCL:1;SFV:NSPM;"},
             {"X-Rspamd-Action", "no action"},
             {"X-Rspamd-Action", "greylist"},
             {"X-Bogosity", "Ham, tests=bogofilter"},
             {"Subject", "Re: [SPAM] LS on loops"}}) {
        CAPTURE(name);
        CHECK(mark_of(name, value).empty());
    }
}

TEST_CASE("a mail that is marked as spam is held with what says so, until a person releases it") {
    auto arrival = statement_from("ann.lee@itu.example", "ITU-T SG13");
    set_header(arrival, "X-Rspamd-Action", "reject");
    auto const decision = decide(arrival, nothing_known(), ietf_house(), morning);
    CHECK(decision.outcome == Outcome::held);
    CHECK(decision.reason == "marked as spam by the mail system: X-Rspamd-Action");
    arrival.released = true;
    CHECK(decide(arrival, nothing_known(), ietf_house(), morning).outcome == Outcome::statement);
}
