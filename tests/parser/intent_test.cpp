#include "parser/denial.hpp"
#include "parser/fold.hpp"
#include "parser/intent.hpp"
#include "parser/prose.hpp"

using namespace liaison;

namespace {

Date const sent = *parse_date("2026-11-09");

/// The first evidence for `field`; by rank, where a purpose is both said and suggested.
std::string first(std::string_view text, Field field) {
    Evidence const* best = nullptr;
    auto const all = read_prose(text, "text", sent);
    for (auto const& evidence : all)
        if (evidence.field == field && (best == nullptr || evidence.rank > best->rank)) best = &evidence;
    return best == nullptr ? "" : best->text;
}

std::string purpose(std::string_view text) { return first(text, Field::purpose); }
std::string deadline(std::string_view text) { return first(text, Field::deadline); }

/// Who acts in the letter, first to last: "SG15; We".
std::string actors(std::string_view text) {
    std::string list;
    for (auto const& evidence : read_prose(text, "text", sent))
        if (evidence.field == Field::from && evidence.place.ends_with(", acting"))
            list += (list.empty() ? "" : "; ") + evidence.text;
    return list;
}

} // namespace

TEST_CASE("a letter's purpose is what its sentences do") {
    CHECK(purpose("SG20 kindly asks CoRE to register the media type.") == "action");
    CHECK(purpose("Could CCAMP tell us which of the two was intended?") == "action");
    CHECK(purpose("Please nominate a speaker.") == "action");
    CHECK(purpose("We would be grateful for your remarks on clause 5.") == "comment");
    CHECK(purpose("The group would welcome any views that you have.") == "comment");
    CHECK(purpose("We are happy to let you know that MEF 118 has been published.") == "information");
    CHECK(purpose("SG15 has approved Recommendation G.8275.") == "information");
    CHECK(purpose("CT4 thanks the group for its liaison. The group sees no impact.") == "response");
    CHECK(purpose("In reply to your questions we can say the following.") == "response");
    CHECK(purpose("The carriage of the label is described in clause 7.") == "");
}

TEST_CASE("a letter that asks anywhere asks, whatever else it does") {
    CHECK(purpose("Thank you for your liaison. We ask you for guidance on clause 4.") == "action");
    CHECK(purpose("We are pleased to inform you of our progress. Comments are welcome.") == "comment");
    CHECK(purpose("Thank you for your liaison. We are pleased to inform you that we agree.") == "response");
}

TEST_CASE("courtesies and what others were asked ask for nothing") {
    CHECK(purpose("Please find the text attached. Please do not hesitate to contact me.") == "");
    CHECK(purpose("We look forward to continuing our work together.") == "");
    CHECK(purpose("Members were asked to bring results.") == "");
    CHECK(purpose("SG15 has approved it. No reply is needed.") == "information");
    CHECK(purpose("SG15 has approved it. Please send any questions to a@x.example.") == "information");
}

TEST_CASE("a deadline needs no certain word where somebody asks or the limit has a name") {
    for (auto const* text :
         {"We need it by 31 March 2027; please get back to us.",
          "Please return your remarks on or before 31 March 2027.", "We hope to hear from you by 31 March 2027.",
          "Comments received by 31 March 2027 will be considered.", "Comments are due on 31 March 2027.",
          "The comment period ends on 31 March 2027.", "The closing date for comments is 31 March 2027.",
          "Please nominate an expert by 31 March 2027.", "We need your answer at the latest on 31 March 2027.",
          "An answer by 31 March 2027 would help us.",
          "Please raise any concerns in time for our meeting, i.e. by 31 March 2027.",
          "Would it be possible to have your position by the end of the day on 31 March 2027?"}) {
        CAPTURE(text);
        CHECK(deadline(text) == "31 March 2027");
    }
}

TEST_CASE("a date by which something was done, or that is past, is no deadline") {
    CHECK(deadline("Please note that comments were received by 14 April 2026.") == "");
    CHECK(deadline("We ask for your comments on the text approved by 31 March 2027.") == "");
    CHECK(deadline("The next meeting is on 31 March 2027, for your information.") == "");
    CHECK(deadline("The ballot closes on 31 March 2027.") == "");
}

TEST_CASE("a body acts where a verb of letters stands right behind its name") {
    CHECK(actors("SG15 has approved G.8275.") == "SG15");
    CHECK(actors("In response to your liaison, the Broadband Forum suggests a profile.") == "the Broadband Forum");
    CHECK(actors("I have the honour to inform you that Study Group 17 agreed to start.").ends_with("Study Group 17"));
    CHECK(actors("IEEE 802.1 and another group are jointly developing a profile.") == "IEEE 802.1 and another group");
    CHECK(actors("The OIF has kicked off a project. FASG would like DNSOP to look at the draft.") == "The OIF; FASG");
    CHECK(actors("W3C has moved its wiki. WG4 would like to have ten minutes. The OIF is organizing an event.") == "");
    CHECK(actors("We would like to invite your comments.") == "We");
    CHECK(actors("SG15 has a meeting in May. IEEE 802.1CB has a sequence function.") == "");
    CHECK(actors("SG15 is pleased to welcome you in Geneva.") == "");
}

TEST_CASE("a date belongs to what stands nearest before it") {
    CHECK(deadline("We thank you for the letter in which you asked us to reply by 31 March 2027.") == "");
    CHECK(deadline("You requested a reply by 31 March 2027; we regret that we cannot keep it.") == "");
    CHECK(deadline("The deadline for the ballot is 31 March 2027. We tell you of it.") == "");
    CHECK(deadline("We expect to complete the text by 31 March 2027 and would welcome any comments.") == "");
    CHECK(deadline("Please send contributions to the workshop by 31 March 2027.") == "");
    CHECK(deadline("You asked us for our view; please send yours by 31 March 2027.") == "31 March 2027");
    CHECK(deadline("We would welcome comments by the end of our review on 31 March 2027.") == "31 March 2027");
    CHECK(deadline("If we do not receive an answer by 31 March 2027 we shall go on without.") == "31 March 2027");
    CHECK(deadline("Thanks to reply until 31 March 2027.") == "31 March 2027");
    CHECK(deadline("SG20 asked CT4 to provide feedback by 31 March 2027.") == "");
    CHECK(deadline("Members have been asked to submit their comments by 31 March 2027.") == "");
    CHECK(deadline("Response requested by 31 March 2027.") == "31 March 2027");
    CHECK(deadline("The target date for the approval of Recommendation Y.3800 is 31 March 2027.") == "");
    CHECK(deadline("The stage 2 freeze has a deadline of 31 March 2027 in 3GPP.") == "");
    CHECK(deadline("The submission deadline for our next meeting is 31 March 2027.") == "");
    CHECK(
        deadline("In this liaison statement SG13 would like to inform you that Y.3800 goes to consent before 31 March "
                 "2027.") == "");
    CHECK(deadline("SG13 expects to send further input by 31 March 2027.") == "");
    CHECK(deadline("We hope to be able to state our position by 31 March 2027.") == "");
    CHECK(deadline("SG13 will send a new draft, and we kindly ask for your comments by 31 March 2027.") ==
          "31 March 2027");
    CHECK(deadline("Annex A should be reviewed by SG17 before 31 March 2027.") == "");
    CHECK(deadline("We would be grateful if you would be able to answer by 31 March 2027.") == "31 March 2027");
    CHECK(deadline("Please send us your comments. The draft is attached. The deadline is 31 March 2027.") ==
          "31 March 2027");
    CHECK(deadline("The group closes on 31 March 2027, and we would like to have your answer by then.") ==
          "31 March 2027");
    CHECK(deadline("Wir bitten Sie, uns bis zum 31. März 2027 mitzuteilen, ob Bedenken bestehen.") == "31. März 2027");
    CHECK(deadline("Your comments are welcome. We collect them until 31 March 2027.") == "31 March 2027");
    CHECK(deadline("Your comments are welcome. The meeting ends on 31 March 2027.") == "");
}

TEST_CASE("a letter says in many ways that it wants nothing") {
    for (auto const* text :
         {"No response to this letter is expected.", "No formal reply from your group is needed at this stage.",
          "You need not answer.", "There is nothing to do on your side.",
          "Eine Antwort ist nicht nötig; nur zur Information.", "Cette lettre n'appelle aucune réponse.",
          "No se espera respuesta.", "Ответа не требуется.", "无需回复。", "This requires no action of yours.",
          "We do not expect any response.", "No se solicita ninguna acción."}) {
        CAPTURE(text);
        CHECK(wants_nothing(folded(text)));
    }
    for (auto const* text : {"We have received no response. Please answer.", "No comment was made on clause 5.",
                             "Nothing in this text is new. An answer is expected by March.", "Please respond.",
                             "The method requires no new code points. Please review it.",
                             "We do not expect any change to the wire format.",
                             "SG13 has received no reply to its statement, and an answer is urgently requested.",
                             "No comments were received, and members are asked to approve it."}) {
        CAPTURE(text);
        CHECK_FALSE(wants_nothing(folded(text)));
    }
}

TEST_CASE("who acts may stand before what happened when and where") {
    CHECK(actors("Study Group 12, at its meeting in Geneva, approved the text.") == "Study Group 12");
    CHECK(actors("After the meeting SG12, which met in Geneva, agreed on it.") == "After the meeting SG12");
}

TEST_CASE("sentences that speak of groups may name the addressee, the first five of them") {
    std::string text;
    for (int i = 1; i <= 8; ++i) text += fmt::format("Working group Number{} has met.\n\n", i);
    auto const all = read_prose(text, "text", sent);
    CHECK(std::ranges::count_if(all, [](auto const& evidence) {
              return evidence.field == Field::to && evidence.place.ends_with("\"a sentence about groups\"");
          }) == 5);
}
