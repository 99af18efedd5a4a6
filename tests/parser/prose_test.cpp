// What the sentences of a letter say about a statement.
#include "core/contains.hpp"
#include "core/text.hpp"
#include "parser/draft.hpp"
#include "parser/mail.hpp"
#include "parser/prose.hpp"

using namespace liaison;

namespace {

Date const sent = *parse_date("2026-11-09");

std::string prose(std::string_view text, Field field) {
    for (auto const& evidence : read_prose(text, "text", sent))
        if (evidence.field == field) return evidence.text;
    return "";
}

} // namespace

TEST_CASE("a date in a sentence is a deadline only where something is asked for by it") {
    CHECK(prose("Please send comments to a@x.example by 22 January 2027.", Field::deadline) == "22 January 2027");
    CHECK(prose("We would appreciate a reply no later than Friday, 5 March 2027.", Field::deadline) == "5 March 2027");
    CHECK(prose("SA2 asks the group to state, by 18 December 2026, whether it may.", Field::deadline) ==
          "18 December 2026");
    CHECK(prose("This is sent with an action date of January 27, 2027.", Field::deadline) == "January 27, 2027");
    CHECK(prose("Wir bitten um Ihre Stellungnahme bis zum 15. März 2027.", Field::deadline) == "15. März 2027");
    CHECK(prose("Nous souhaitons recevoir vos commentaires avant le 1er février 2027.", Field::deadline) ==
          "1er février 2027");
    CHECK(prose("Rogamos su respuesta antes del 5 de mayo de 2027.", Field::deadline) == "5 de mayo de 2027");
    CHECK(prose("Comments would have to be with us by 26 February 2027.", Field::deadline) == "26 February 2027");
    CHECK(prose("Comments received by 12 March 2027 will be taken up then.", Field::deadline) == "12 March 2027");
    CHECK(prose("Whatever shall count has to be with us one week before that, i.e. on 7 May 2027.", Field::deadline) ==
          "7 May 2027");
    CHECK(prose("Kindly revert latest by 15th Jan 2027.", Field::deadline) == "15th Jan 2027");
    CHECK(prose("The window for input shuts on 19 February 2027.", Field::deadline) == "19 February 2027");
    CHECK(prose("The group would be obliged for an answer by close of play on Thursday the 11th of March 2027.",
                Field::deadline) == "11th of March 2027");
    CHECK(prose("You are asked to answer by the end of January, i.e. 31 January 2027.", Field::deadline) ==
          "31 January 2027");
    CHECK(prose("We would be thankful if you could answer until 05.03.2027 (5 March).", Field::deadline) == "5 March");
    CHECK(prose("Please answer by 05.03.2027, 8 March is our meeting.", Field::deadline) == "05.03.2027");
    CHECK(prose("请于2027年1月20日前回复。", Field::deadline) == "2027年1月20日");
    for (auto const* none :
         {"The study shall be complete by 5 March 2027.", "Thank you for your liaison dated 31st October 2016.",
          "We would appreciate a reply before our next meeting, 12-16 April 2027, or by the end of Q3 2027.",
          "Our next meeting is on 20 January 2027.", "Please see the status (as of November 2023).",
          "Please reply soon."}) {
        CAPTURE(none);
        CHECK(prose(none, Field::deadline).empty());
    }
}

TEST_CASE("addresses in sentences are contacts by what the sentence sends there") {
    CHECK(prose("Please send your comments to Ann Lee <a@x.example>.", Field::response_contact) ==
          "Ann Lee <a@x.example>");
    CHECK(prose("For technical questions contact a@x.example.", Field::technical_contact) == "a@x.example");
    CHECK(prose("For further information please contact a@x.example.", Field::contact) == "a@x.example");
    CHECK(prose("Please send comments by mail to chair-\n802@x.example.", Field::response_contact) ==
          "chair-802@x.example");
    CHECK(prose("The list at a@x.example was closed.", Field::contact).empty());
}

TEST_CASE("sentences name sender, addressee, purpose and what they answer") {
    CHECK(prose("On behalf of the WebAppSec WG,\nAnn", Field::from) == "the WebAppSec WG");
    CHECK(prose("Please find attached a liaison statement from 3GPP SA2.", Field::from) == "3GPP SA2");
    CHECK(prose("Dear IETF HTTP Working Group,\n\nhello", Field::to) == "IETF HTTP Working Group");
    CHECK(prose("We thank you for your liaison COM15-LS452-E.", Field::in_response_to) == "COM15-LS452-E");
    CHECK(prose("It is sent for your information.", Field::purpose) == "information");
    CHECK(prose("See our document SG15-LS33.", Field::in_response_to).empty());
}

TEST_CASE("a number below a letter is its own, one that a line mentions is not") {
    auto const numbers = [](std::string_view text) {
        auto const draft =
            read_statement(parse_mail(fmt::format("From: Ann Lee <ann@itu.example>\nSubject: Liaison statement of "
                                                  "SG11\nContent-Type: text/plain; charset=utf-8\n\n{}",
                                                  text)));
        std::vector<std::string> found;
        for (auto const& evidence : draft.evidence)
            if (evidence.field == Field::identifier && !contains(found, evidence.text)) found.push_back(evidence.text);
        return joined(found, " ");
    };
    constexpr std::string_view letter = "Dear colleagues,\n\nwe ask for your comments on clause 8 of it.\n";
    CHECK(numbers(fmt::format("{}\nAnn Lee\nRef.: SG11-LS212\n", letter)) == "SG11-LS212");
    CHECK(numbers(fmt::format(
                      "{}Your statement is\nregistered in SC 6 as 6N18077 and we studied it deeply in the\nmeeting.\n",
                      letter))
              .empty());
}
