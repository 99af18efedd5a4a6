#include "core/text.hpp"
#include "desk/command_reader.hpp"
#include "desk/command_words.hpp"
#include "tests/desk/house.hpp"
#include <set>

using namespace liaison;
using namespace liaison::test;

namespace {

Address const lee{"Lee Manager", "itu-t-liaison@iab.example"};

CommandsRead reading(std::string_view words) {
    static House const house = ietf_house();
    return read_commands(words, lee, house, morning);
}

std::string written(Correction const& correction) {
    auto const& value = correction.value;
    auto text = fmt::format("{}=", name_of(correction.field));
    text += value.title + value.from.text;
    if (value.purpose) text += name_of(*value.purpose);
    if (value.deadline) text += write_date(*value.deadline);
    for (auto const* bodies : {&value.to, &value.cc})
        for (auto const& body : *bodies) text += fmt::format("{};", body.group.value_or("'" + body.text + "'"));
    for (auto const* people : {&value.from_contacts, &value.reply_to, &value.response_contacts,
                               &value.technical_contacts, &value.cc_contacts})
        for (auto const& person : *people) text += person.spec + ";";
    for (auto const* numbers : {&value.identifiers, &value.in_response_to}) text += joined(*numbers, ";");
    return text;
}

std::string written(Argument const& argument) {
    struct Writer {
        std::string operator()(std::monostate) const { return ""; }
        std::string operator()(std::string const& text) const { return text; }
        std::string operator()(Date date) const { return write_date(date); }
        std::string operator()(StatementId id) const { return write_statement_id(id); }
        std::string operator()(std::vector<Address> const& people) const {
            std::string text;
            for (auto const& person : people) text += person.spec + ";";
            return text;
        }
        std::string operator()(Correction const& correction) const { return written(correction); }
    };
    return std::visit(Writer{}, argument);
}

/// One line for each finding: "post", "extend 2026-12-31", "? why", "| rest".
std::string outcome(std::string_view words) {
    auto const read = reading(words);
    std::string text;
    for (auto const& command : read.commands)
        text += fmt::format("{}\n", trimmed(fmt::format("{} {}", name_of(command.act), written(command.argument))));
    for (auto const& line : read.misunderstood) text += fmt::format("? {}\n", line.why);
    if (!read.rest.empty()) text += fmt::format("| {}\n", read.rest);
    return text;
}

struct Example {
    std::string words;
    std::string outcome;
};

void check(std::vector<Example> const& examples) {
    for (auto const& [words, expected] : examples) {
        CAPTURE(words);
        CHECK(outcome(words) == expected);
    }
}

} // namespace

TEST_CASE("each act is read in the form that the help shows") {
    check({{"post", "post\n"},
           {"taken: answered by mail on 3 May", "taken answered by mail on 3 May\n"},
           {"no action: the group has closed", "no_action the group has closed\n"},
           {"extend to 2026-12-31", "extend 2026-12-31\n"},
           {"assign to ann@example.org", "assign ann@example.org;\n"},
           {"comment: looks fine", "comment looks fine\n"},
           {"private: call me first", "private_comment call me first\n"},
           {"correct deadline: 2026-12-31", "correct deadline=2026-12-31\n"},
           {"respond", "respond\n"},
           {"withdraw: sent twice", "withdraw sent twice\n"},
           {"restore", "restore\n"},
           {"same as LS-17", "same_as LS-17\n"},
           {"help", "help\n"},
           {"snooze until 2026-12-31", "snooze 2026-12-31\n"},
           {"stop reminding me", "stop_reminders\n"},
           {"approve", "approve\n"},
           {"refuse: not agreed", "refuse not agreed\n"},
           {"abandon", "abandon\n"},
           {"abandon: we met instead", "abandon we met instead\n"},
           {"release", "release\n"},
           {"release as ITU-T", "release ITU-T\n"},
           {"release as: ITU-T", "release ITU-T\n"},
           {"statement", "make_statement\n"},
           {"file to LS-17", "file_to LS-17\n"},
           {"drop: advertising", "drop advertising\n"}});
    for (auto const& row : act_rows()) {
        CAPTURE(row.name);
        auto const read = reading(row.usage);
        if (row.takes == Takes::reason) { // which is still to be said
            CHECK(read.misunderstood.size() == 1);
            continue;
        }
        REQUIRE(read.commands.size() == 1);
        CHECK(read.commands[0].act == row.act);
    }
}

TEST_CASE("no two acts are written alike") {
    std::set<std::string_view> seen;
    for (auto const& spelling : spellings()) {
        CAPTURE(spelling.words);
        CHECK(seen.insert(spelling.words).second);
    }
}

TEST_CASE("case, decoration and politeness are forgiven") {
    for (std::string const line : {"POST",
                                   "Post.",
                                   "*post*",
                                   "**Post**",
                                   "- post",
                                   "* post",
                                   "• post",
                                   "1. post",
                                   "2) post",
                                   "“post”",
                                   "\"post\"",
                                   "_post_!",
                                   "please post",
                                   "Please, post it.",
                                   "Pls post this now, thanks!",
                                   "post it please",
                                   "Yes, post.",
                                   "ok post",
                                   "\u00a0post\u00a0",
                                   "post\u00a0this\u00a0one",
                                   "Publish",
                                   "make it public",
                                   "post the statement"}) {
        CAPTURE(line);
        CHECK(outcome(line) == "post\n");
    }
    check({{"*Taken*: answered", "taken answered\n"},
           {"**taken:** answered", "taken answered\n"},
           {"taken - answered", "taken answered\n"},
           {"Done： answered", "taken answered\n"},
           {"withdraw because it is spam", "withdraw it is spam\n"},
           {"Could you extend the deadline until Thursday, 31 December 2026.", "extend 2026-12-31\n"},
           {"extend the deadline to Friday 15 January", "extend 2027-01-15\n"},
           {"same as [LS-17].", "same_as LS-17\n"},
           {"duplicate of #17", "same_as LS-17\n"}});
}

TEST_CASE("a greeting above and a closing below are no words of their own") {
    CHECK(outcome("Dear desk,\n\nplease post\n\nThanks,\nLee") == "post\n");
    CHECK(outcome("Hi all,\npost\n\nBest regards\nLee Manager\nLiaison manager\n+41 22 123 45 67") == "post\n");
    CHECK(outcome("post\n\nLee") == "post\n");
    CHECK(outcome("post\n\nThanks. The second page is missing, though.") ==
          "post\n| Thanks. The second page is missing, though.\n");
    CHECK(outcome("Thanks,\nLee") == "| Thanks,\nLee\n");
}

TEST_CASE("several commands are read one below the other, up to the first line that is none") {
    check({{"correct deadline: 2027-01-15\npost", "correct deadline=2027-01-15\npost\n"},
           {"post\n\nassign to ann@example.org\n\nThe annex is in Russian.\npost",
            "post\nassign ann@example.org;\n| The annex is in Russian.\npost\n"},
           {"I will look at it tomorrow.\npost", "| I will look at it tomorrow.\npost\n"},
           {"", ""},
           {"\n \n", ""}});
}

TEST_CASE("a reason goes on in its paragraph, a comment up to the next command") {
    check({{"taken: we answered\nwith a letter\n\nThe letter is attached.",
            "taken we answered with a letter\n| The letter is attached.\n"},
           {"taken:\nwe answered", "taken we answered\n"},
           {"comment: first\n\nsecond\npost\nthird", "comment first\n\nsecond\npost\n| third\n"},
           {"private:\n\nthey asked us to wait\n\nuntil May", "private_comment they asked us to wait\n\nuntil May\n"},
           {"no action: nothing to add\npost", "no_action nothing to add\npost\n"}});
}

TEST_CASE("a private comment never becomes a public one by a slip") {
    auto const read = reading("privat: they asked us to wait\n\nuntil May");
    CHECK(read.commands.empty());
    CHECK(read.rest.empty());
    REQUIRE(read.misunderstood.size() == 1);
    CHECK(read.misunderstood[0].why == "did you mean \"private\"?");
    CHECK(read.misunderstood[0].written.contains("until May"));
}

TEST_CASE("a slip of one letter is asked about and not carried out") {
    check({{"psot", "? did you mean \"post\"?\n"},
           {"posst it", "? did you mean \"post it\"?\n"},
           {"extent to 2026-12-31", "? did you mean \"extend to\"?\n"},
           {"witdraw: spam", "? did you mean \"withdraw\"?\n"},
           {"taken: done\napprov", "taken done\n? did you mean \"approve\"?\n"},
           {"most", "? did you mean \"post\"?\n"},
           {"posted", "| posted\n"},
           {"Most of it is fine.", "| Most of it is fine.\n"}});
}

TEST_CASE("what cannot be carried out says what is expected") {
    check({{"extend to Friday week", "? a date is expected, such as in \"extend to 2026-12-31\"\n"},
           {"extend to 03/04/2027",
            "? 03/04/2027 could be two dates; a date is expected, such as in \"extend to 2026-12-31\"\n"},
           {"extend to 2027-01-15 or 2027-02-15", "? one date is expected, such as in \"extend to 2026-12-31\"\n"},
           {"extend to not before 2027-01-15", "| extend to not before 2027-01-15\n"},
           {"extend to 2026-02-30",
            "? 2026-02-30 could be two dates; a date is expected, such as in \"extend to 2026-12-31\"\n"},
           {"taken", "? write it as \"taken: what was done\"\n"},
           {"no action", "? write it as \"no action: why\"\n"},
           {"comment:", "? write it as \"comment: your words\"\n"},
           {"post: not before Friday", "? write \"post\" on a line of its own, and anything else below it\n"},
           {"post, but later", "? write \"post\" on a line of its own, and anything else below it\n"},
           {"same as the other one", "? the number of a statement is expected, as in \"same as LS-17\"\n"},
           {"same as LS-0", "? the number of a statement is expected, as in \"same as LS-17\"\n"},
           {"assign to Nobody Known", "? nobody here is called \"Nobody Known\"; write an address\n"},
           {"release as Nowhere Alliance", "? \"Nowhere Alliance\" is no organization of the directory\n"},
           {"correct dedline: 2026-12-31", "? \"dedline\" is no field; did you mean \"deadline\"?\n"},
           {"correct purpose: dinner",
            "? \"dinner\" is no purpose that we know; one of action, comment, information and response is expected\n"},
           {"correct response contact: Ann", "? an address is expected, such as ann@example.org\n"}});
}

TEST_CASE("a question is answered by a question") {
    for (std::string const line : {"OK to post?", "post?", "Could you post it? Thanks!", "publish now？"}) {
        CAPTURE(line);
        CHECK(outcome(line) == "? that is a question: write \"post\" if you want it done\n");
    }
    check({{"approve?", "? that is a question: write \"approve\" if you want it done\n"},
           {"Done?", "? write it as \"taken: what was done\"\n"},
           {"extend to 2027-01-15?", "? that is a question: write \"extend to 2026-12-31\" if you want it done\n"},
           {"taken: we said so\nOK to post?",
            "taken we said so\n? that is a question: write \"post\" if you want it done\n"},
           {"comment: is it urgent?\npost?\nor not?", "comment is it urgent?\npost?\nor not?\n"},
           {"taken: why not?", "taken why not?\n"},
           {"correct title: What next?", "correct title=What next?\n"},
           {"Should we post?", "| Should we post?\n"}});
}

TEST_CASE("the lines of our own tables are not carried out, quoted without a sign") {
    check({{"withdraw: why                  spam, or sent twice", "? put your own words in the place of \"why\"\n"},
           {"withdraw: why spam, or sent twice", "? put your own words in the place of \"why\"\n"},
           {"taken: what was done           or \"no action: why\"",
            "? put your own words in the place of \"what was done\"\n"},
           {"drop: why             nothing will be done about it", "? put your own words in the place of \"why\"\n"},
           {"abandon: why                    it will not be sent", "? put your own words in the place of \"why\"\n"},
           {"extend to 2026-12-31            a later deadline",
            "? it looks like a line of our own mail: write \"extend to 2026-12-31\" and nothing behind it\n"},
           {"release as: ITU-T     the same, as mail of that organization",
            "? it looks like a line of our own mail: write \"release as ITU-T\" and nothing behind it\n"},
           {"post                           make it public and send it to its groups",
            "| post                           make it public and send it to its groups\n"},
           {"Deadline:       2026-12-31", "correct deadline=2026-12-31\n"},
           {"*   post", "post\n"},
           {"withdraw: whyever it came, it is spam", "withdraw whyever it came, it is spam\n"}});
}

TEST_CASE("one number names a statement, two name none") {
    for (std::string const text : {"LS-17", "ls 17", "[LS-17].", "#17", "17", "(LS - 17)!"}) {
        CAPTURE(text);
        CHECK(read_statement_id(text) == StatementId{17});
    }
    for (std::string const text : {"LS-1, 2", "1 7", "LS-17 and LS-18", "", ".", "ls", "LS-0", "LS-LS-4"}) {
        CAPTURE(text);
        CHECK_FALSE(read_statement_id(text));
    }
    check({{"same as LS-1, 2", "? the number of a statement is expected, as in \"same as LS-17\"\n"}});
}

TEST_CASE("lines that would have been commands further up are known") {
    CHECK(reading("I like it.\n\nwithdraw: spam\nOK to post?\nextend to 2027-01-15").below ==
          std::vector<std::string>{"withdraw: spam", "extend to 2027-01-15"});
    CHECK(reading("post\n\nI like it.").below.empty());
}

TEST_CASE("prose that begins with a command's word is no command") {
    for (std::string const line :
         {"Taken together, the two documents answer the question that was asked.",
          "Extend our thanks to the whole group for its work.", "Comment on this would be welcome by 5 March 2027.",
          "Help with the translation is on its way from our colleagues.",
          "Change of plan, we do not meet in May at all.", "Postal addresses are wrong in the annex.",
          "Assign nobody before we have talked about it with them."}) {
        CAPTURE(line);
        CHECK(outcome(line) == "| " + line + "\n");
    }
}

TEST_CASE("every field of the record can be corrected") {
    check({{"correct title: Packet loss in rings", "correct title=Packet loss in rings\n"},
           {"correct purpose: action", "correct purpose=action\n"},
           {"correct purpose to information", "correct purpose=information\n"},
           {"correct the deadline to 31 December 2026", "correct deadline=2026-12-31\n"},
           {"set deadline = 2026-12-31", "correct deadline=2026-12-31\n"},
           {"correct deadline: none", "correct deadline=\n"},
           {"correct from: ITU-T SG13", "correct from=ITU-T SG13\n"},
           {"correct to: opsawg, Some Other Group", "correct to=opsawg;'Some Other Group';\n"},
           {"correct cc: opsawg", "correct cc=opsawg;\n"},
           {"correct from contact: ann@itu.example", "correct from_contacts=ann@itu.example;\n"},
           {"correct reply to: a@itu.example, b@itu.example", "correct reply_to=a@itu.example;b@itu.example;\n"},
           {"correct response contact: Ann <ann@itu.example>", "correct response_contacts=ann@itu.example;\n"},
           {"correct technical_contacts: ann@itu.example", "correct technical_contacts=ann@itu.example;\n"},
           {"correct cc contacts: ann@itu.example", "correct cc_contacts=ann@itu.example;\n"},
           {"correct identifier: SG13-LS136", "correct identifiers=SG13-LS136\n"},
           {"correct in response to: SG11-LS105", "correct in_response_to=SG11-LS105\n"},
           {"correct title: A title so long that the mail program has broken it into\ntwo lines\npost",
            "correct title=A title so long that the mail program has broken it into two lines\npost\n"}});
}

TEST_CASE("fields are supplied in the lines that the acknowledgement asks for") {
    check({{"Purpose: for action\nDeadline: 31 December 2026\nTechnical Contact: ann@itu.example",
            "correct purpose=action\ncorrect deadline=2026-12-31\ncorrect technical_contacts=ann@itu.example;\n"},
           {"To: all of you", "| To: all of you\n"},
           {"Subject: something else", "| Subject: something else\n"}});
}

TEST_CASE("a correction replaces its field alone, with its origin") {
    Statement statement;
    statement.title = "Loops";
    statement.deadline = parse_date("2026-12-01");
    statement.origins = {{"title", "Loops", "header Subject"}, {"deadline", "2026-12-01", "text line 3"}};
    statement.remarks = {"deadline: 2026-12-01 is before the day it was sent", "another"};
    auto const house = ietf_house();
    auto const correction = read_correction("deadline", "2026-12-31", house, morning);
    REQUIRE(correction);
    auto const after = corrected(statement, *correction);
    CHECK(after.title == "Loops");
    CHECK(after.deadline == parse_date("2026-12-31"));
    CHECK(after.origins ==
          std::vector<Origin>{{"title", "Loops", "header Subject"}, {"deadline", "2026-12-31", "a reply"}});
    CHECK(after.remarks == std::vector<std::string>{"another"});
}

TEST_CASE("people are found by name where the desk knows one of that name") {
    check({{"assign to me", "assign itu-t-liaison@iab.example;\n"},
           {"assign to Dagmar", "assign itu-t-liaison@iab.example;\n"},
           {"assign to Ann Lee <ann@x.example>", "assign ann@x.example;\n"},
           {"assign to a@x.example, b@x.example", "assign a@x.example;b@x.example;\n"},
           {"assign to detnet", "assign chair@kestrel.example;\n"}});
}

TEST_CASE("snoozing takes a span of days as well as a date, from the day in the desk's zone on") {
    check({{"snooze 2 weeks", "snooze 2026-12-03\n"},
           {"snooze for a week", "snooze 2026-11-26\n"},
           {"remind me in 10 days", "snooze 2026-11-29\n"},
           {"snooze 400 days", "? a date is expected, such as in \"snooze until 2026-12-31\"\n"}});
}
