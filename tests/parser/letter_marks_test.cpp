#include "parser/letter_marks.hpp"

using namespace liaison;

TEST_CASE("an official letter names itself, greets an office and is signed in one") {
    auto const marks =
        find_letter_marks("keys in substations ", "Dear Chairs,\n\nThis is a formal communication of the Keys "
                                                  "Forum. It was agreed at its meeting in Ghent.\n\nIda "
                                                  "Moor\nSecretary\nfor the Keys Forum\n");
    CHECK(marks.names_itself);
    CHECK(marks.greets_office);
    CHECK(marks.reports_decision);
    CHECK(marks.signs_in_role);
    CHECK(marks.signs_for_others);
    CHECK_FALSE(marks.is_personal);
    CHECK_FALSE(marks.has_other_subject);
}

TEST_CASE("a person's own business and other subjects are seen") {
    CHECK(find_letter_marks("a question ", "Hello,\nI am a student. Can you tell me who answers?\n").is_personal);
    CHECK(find_letter_marks("keys ", "Please move our call to Friday.\n").is_personal == false);
    CHECK(find_letter_marks("keys ", "We should reschedule.\n").is_other_business);
    CHECK(find_letter_marks("minutes of the meeting ", "Here they are.\n").has_other_subject);
    CHECK(find_letter_marks("who answers? ", "Do you know?\n").has_other_subject);
}

TEST_CASE("only the last lines are a signature, and sentences are none") {
    auto const text = "Ida Moor, secretary\n" + std::string(400, 'x') + "\n1\n2\n3\n4\n5\n6\n7\nThe chair agrees.\n";
    CHECK_FALSE(find_letter_marks("keys ", text).signs_in_role);
}

TEST_CASE("what a document shows is added to what its mail shows") {
    auto marks = find_letter_marks("keys ", "Please find a letter attached.\n");
    marks.add(find_letter_marks({}, "Dear Sirs,\nno answer is required.\n"));
    CHECK(marks.greets_office);
    CHECK(marks.wants_nothing);
}

TEST_CASE("who tells that a statement has come sends none") {
    CHECK(find_letter_marks("your liaison on keys ",
                            "Thank you for your liaison, which we received on Monday. It is on the "
                            "agenda of our meeting.\n")
              .is_receipt);
    CHECK(find_letter_marks("ls to ccamp ", "Please ignore my last mail, sent by mistake.\n").is_receipt);
    CHECK_FALSE(find_letter_marks("keys ", "We acknowledge receipt of your letter. Our answer is no.\n").is_receipt);
}
