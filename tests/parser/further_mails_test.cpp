#include "parser/draft.hpp"

using namespace liaison;

namespace {

constexpr std::string_view form =
    "From: ITU-T SG15\nTo: IETF CCAMP\nTitle: Loops\nPurpose: For action\n\nLoops are closed now.\n";

} // namespace

TEST_CASE("of several mails handed in, those that are statements of their own are counted and told") {
    auto const handed_in = [](std::vector<std::pair<std::string_view, std::string_view>> const& mails) {
        std::string parts;
        for (auto const& [subject, text] : mails)
            parts += fmt::format("--b\nContent-Type: message/rfc822\n\nFrom: ann@itu.example\nSubject: {}\n\n{}\n",
                                 subject, text);
        return read_statement(parse_mail(fmt::format("From: bo@ietf.example\nSubject: Fwd: LSs\nContent-Type: "
                                                     "multipart/mixed; boundary=b\n\n--b\n\nSee below.\n{}--b--\n",
                                                     parts)));
    };
    auto const two = handed_in({{"LS on loops", form}, {"LS on rings", form}});
    CHECK(two.statements == 2);
    CHECK(two.remarks == std::vector<std::string>{"LS on rings is a statement of its own, too"});
    CHECK(handed_in({{"LS on loops", form}, {"LS on loops", form}}).statements == 1);
    CHECK(handed_in({{"LS on loops", form}, {"Re: LS on loops", "Thank you, we will look at it."}}).statements == 1);
    CHECK(handed_in({{"LS on loops", form}, {"Lunch", "Shall we meet?"}}).statements == 1);
}
