#include "parser/label_reader.hpp"

using namespace liaison;

namespace {

std::string value(std::string_view text, Meaning meaning) {
    static LabelledText read;
    read = read_labels(text);
    auto const* found = read.find(meaning);
    return found == nullptr ? "(no label)" : found->value;
}

} // namespace

TEST_CASE("labels are known in all spellings, languages and decorations") {
    struct Row {
        char const* line;
        Meaning meaning;
        char const* value;
    };
    for (auto const& [line, meaning, expected] : {
             Row{"Title: X", Meaning::title, "X"},
             {"TITLE : X", Meaning::title, "X"},
             {"# Title: X", Meaning::title, "X"},
             {"**Title:** X", Meaning::title, "X"},
             {"| Title | X |", Meaning::title, "X"},
             {"Title\tX", Meaning::title, "X"},
             {"Titre\u00a0: X", Meaning::title, "X"},
             {"主题：X", Meaning::title, "X"},
             {"From Group(s): X", Meaning::from, "X"},
             {"SOURCE :X", Meaning::from, "X"},
             {"Origine : X", Meaning::from, "X"},
             {"Reponse Contact: X", Meaning::response_contact, "X"},
             {"Send any reply LS to:\tX", Meaning::response_contact, "X"},
             {"Technical Contact(s): X", Meaning::technical_contact, "X"},
             {"DEAD LINE:  none", Meaning::deadline, "none"},
             {"Délai : X", Meaning::deadline, "X"},
             {"Please reply by 2026-08-30", Meaning::deadline, "2026-08-30"},
             {"Pour suite à donner à : X", Meaning::to_for_action, "X"},
             {"For information to: X", Meaning::to_for_information, "X"},
             {"Referenced liaison: X", Meaning::in_response_to, "X"},
             {"Response to:\tN/A", Meaning::in_response_to, "N/A"},
             {"FOR : X", Meaning::purpose, "X"},
             {"Expected action: X", Meaning::purpose, "X"},
             {"Our number: X", Meaning::identifier, "X"},
             {"WHO WE ARE: X", Meaning::from, "X"},
             {"BY WHEN: X", Meaning::deadline, "X"},
             {"Liaison communicated by: X", Meaning::contact, "X"},
             {"Title of this liaison statement: X", Meaning::title, "X"},
             {"LS title: X", Meaning::title, "X"},
             {"Purpose of the LS: X", Meaning::purpose, "X"},
             {"Statement from: X", Meaning::from, "X"},
             {"Response contact person: X", Meaning::response_contact, "X"},
             {"Title (max. 100 characters): X", Meaning::title, "X"},
             {"【发自】X", Meaning::from, "X"},
             {"［發文單位］X", Meaning::from, "X"},
             {"[From] X", Meaning::from, "X"},
             {"[From]: X", Meaning::from, "X"},
             {"[Action required by] None", Meaning::deadline, "None"},
             {"受文者：X", Meaning::to, "X"},
             {"主旨︰X", Meaning::title, "X"},
             {"回覆期限：X", Meaning::deadline, "X"},
             {"Sender = X", Meaning::from, "X"},
             {"Title= X", Meaning::title, "X"},
             {"Recipients -> X", Meaning::to, "X"},
             {"To → X", Meaning::to, "X"},
             {"Topic => X: Y", Meaning::title, "X: Y"},
             {"Deadline – X", Meaning::deadline, "X"},
             {"Addressee(s) .......... X", Meaning::to, "X"},
             {"Addressee(s)..........X", Meaning::to, "X"},
             {"Addressee(s) . . . . : X", Meaning::to, "X"},
             {"Topic ______ X", Meaning::title, "X"},
             {"Topic ----> X", Meaning::title, "X"},
             {"Topic ……… X", Meaning::title, "X"},
             {"Topic | X", Meaning::title, "X"},
             {"Topic :: X", Meaning::title, "X"},
             {"Topic :- X", Meaning::title, "X"},
             {"_Topic:_ X", Meaning::title, "X"},
             {"*Topic*: X", Meaning::title, "X"},
             {"`Topic`: X", Meaning::title, "X"},
             {"* **Topic** - X", Meaning::title, "X"},
             {"12. Topic: X", Meaning::title, "X"},
             {"(3) Topic: X", Meaning::title, "X"},
             {"2.1) Topic: X", Meaning::title, "X"},
             {"A. Topic: X", Meaning::title, "X"},
             {"► Topic: X", Meaning::title, "X"},
             {"Expected response date: 2027-01-29", Meaning::deadline, "2027-01-29"},
             {"Please send any comments by: 29 January 2027", Meaning::deadline, "29 January 2027"},
             {"Response requested: Yes, by 29 January 2027", Meaning::deadline, "Yes, by 29 January 2027"},
             {"Closing date for comments: end of March 2027", Meaning::deadline, "end of March 2027"},
             {"Latest date: 20270129", Meaning::deadline, "20270129"},
             {"Date limite pour les réponses : 2027-01-29", Meaning::deadline, "2027-01-29"},
             {"回复截止日期：2027年1月29日", Meaning::deadline, "2027年1月29日"},
         }) {
        CAPTURE(line);
        auto const found = find_label(line);
        REQUIRE(found);
        CHECK(found->meaning == meaning);
        CHECK(found->value == expected);
    }
}

TEST_CASE("labels in one row have their values in the row below") {
    for (auto const* head : {"Title\tFrom\tTo\tPurpose\tDeadline", "Title:\tFrom:\tTo:\tPurpose:\tDeadline:"}) {
        CAPTURE(head);
        auto const text =
            fmt::format("{}\nLS on columns\tITU-T SG15\tIETF CCAMP\tFor action\t1 June 2027\nDear all,\n", head);
        CHECK(value(text, Meaning::title) == "LS on columns");
        CHECK(value(text, Meaning::from) == "ITU-T SG15");
        CHECK(value(text, Meaning::to) == "IETF CCAMP");
        CHECK(value(text, Meaning::deadline) == "1 June 2027");
        CHECK(read_labels(text).body == "Dear all,");
    }
    std::string_view const fewer = "Title\tFrom\tTo\tDeadline\nLS on columns\tITU-T SG15\tIETF CCAMP\n";
    CHECK(value(fewer, Meaning::to) == "IETF CCAMP");
    CHECK(value(fewer, Meaning::deadline) == "");
    std::string_view const nothing_below = "Title\tFrom\tTo\nTitle: LS on rows\nFrom: ITU-T SG15\n";
    CHECK(value(nothing_below, Meaning::title) == "");
    CHECK(value(nothing_below, Meaning::to) == "");
}

TEST_CASE("a colon alone makes no label") {
    for (auto const* line : {"see http://x.example",
                             "at 10:30 we meet",
                             "Remark: x",
                             "to the working group",
                             "title of the draft",
                             "Document for: Decision",
                             "Person: x",
                             "Please reply by return of mail",
                             "",
                             "From A - Z it is",
                             "to-do list",
                             "For... what?",
                             "[x] for us",
                             "(x) title",
                             "3GPP title",
                             "to/from - both",
                             "e-mail-title",
                             ".",
                             "A -> B",
                             "from–to",
                             "For…what"}) {
        CAPTURE(line);
        CHECK_FALSE(find_label(line));
    }
}

TEST_CASE("words make a deadline's label only with an answer or a limit among them, and a date behind") {
    for (auto const* line :
         {"Meeting date: 29 January 2027", "Date of meeting: 29 January 2027", "Approved by: 2027-01-29",
          "Comments from: 29 January 2027", "Please send comments by: post to the chair of the group",
          "Deadline for contributions: 29 January 2027"}) {
        CAPTURE(line);
        auto const found = find_label(line);
        CHECK((!found || found->meaning != Meaning::deadline));
    }
}

TEST_CASE("a line that is nothing but a purpose is one, and no part of the title") {
    for (auto const* line : {"For action", "FOR ACTION", "For action.", "[ ] For information [X] For action"}) {
        CAPTURE(line);
        auto const text =
            fmt::format("From: ITU-T SG15\nTo: IETF CCAMP\nTitle: Loops\n{}\nContact: a@x.example\n", line);
        CHECK(value(text, Meaning::title) == "Loops");
        CHECK(read_purpose(value(text, Meaning::purpose)) == Purpose::action);
    }
}

TEST_CASE("an empty label does not swallow the next one") {
    constexpr auto text =
        "Title: X\nCc:\nResponse Contact:\n\nTechnical Contact: t@x.example\nPurpose: For action\n\nBody.";
    CHECK(value(text, Meaning::cc).empty());
    CHECK(value(text, Meaning::response_contact).empty());
    CHECK(value(text, Meaning::technical_contact) == "t@x.example");
}

TEST_CASE("an empty label above the text does not swallow the text") {
    constexpr auto text = "Title: X\nFrom: Y\nCc:\n\nDear colleagues,\n\nwe write to you.";
    CHECK(value(text, Meaning::cc).empty());
    CHECK(read_labels(text).body == "Dear colleagues,\n\nwe write to you.");
}

TEST_CASE("values on the lines below their labels are read") {
    constexpr auto lost_table =
        "Question(s):\n\n17/12\n\nLIAISON STATEMENT\n\nSource:\n\nITU-T SG12\n\nTitle:\n\nTerms for "
        "delay\n\nFor action to:\n\n\n\nFor information to:\n\nIETF IPPM\n\nDeadline:\n\nN/A\n\n"
        "Contact:\n\nAnn Lee\n\nE-mail: a@x.example\n\nThe group keeps a list of terms.";
    CHECK(value(lost_table, Meaning::from) == "ITU-T SG12");
    CHECK(value(lost_table, Meaning::title) == "Terms for delay");
    CHECK(value(lost_table, Meaning::to_for_action).empty());
    CHECK(value(lost_table, Meaning::to_for_information) == "IETF IPPM");
    CHECK(value(lost_table, Meaning::deadline) == "N/A");
    CHECK(value(lost_table, Meaning::contact) == "Ann Lee, a@x.example");
    CHECK(read_labels(lost_table).body == "The group keeps a list of terms.");
}

TEST_CASE("values go on in indented lines, after a comma, and in lines of addresses") {
    constexpr auto text =
        "To: IETF CCAMP WG,\nIETF MPLS WG\nTitle: A title that is too long for\n       one line\nCc:\nAnn "
        "<a@x.example>\nb@x.example\nContact    : Bo Lee, Northwave\n             Tel. +1 555\n             "
        "bo@x.example\n\nText.";
    CHECK(value(text, Meaning::to) == "IETF CCAMP WG, IETF MPLS WG");
    CHECK(value(text, Meaning::title) == "A title that is too long for one line");
    CHECK(value(text, Meaning::cc) == "Ann <a@x.example>, b@x.example");
    CHECK(value(text, Meaning::contact) == "Bo Lee, Northwave, Tel. +1 555, bo@x.example");
}

TEST_CASE("lines of the text that look like labels are none") {
    auto const read =
        read_labels("From: A\nTo: B\nTitle: C\nPurpose: For action\n\nThe group noticed that levels may be lost when "
                    "wires are nested.\n\nTo: the working group we put two questions.\nAction: none");
    CHECK(read.find(Meaning::to)->value == "B");
    CHECK(read.values.size() == 4);
    CHECK(read.forms == 1);
}

TEST_CASE("the text above the form is the covering") {
    auto const read = read_labels("Hello,\n\nplease register this:\n\nFrom: A\nTo: B\nTitle: C\n\nIt is so.");
    CHECK(read.covering == "Hello,\n\nplease register this:\n\n");
    CHECK(read.body == "It is so.");
    CHECK(read.core_labels == 3);
}

TEST_CASE("a second form below the first is counted and left alone") {
    auto const read = read_labels(
        "From: A\nTo: B\nTitle: C\n\nOne text of it.\n\nFrom: A\nTo: D\nTitle: E\nDeadline: 2027-02-12\n\nTwo.");
    CHECK(read.forms == 2);
    CHECK(read.find(Meaning::title)->value == "C");
    CHECK(read.find(Meaning::deadline) == nullptr);
    CHECK(read.body == "One text of it.");
}

TEST_CASE("a single label in a letter counts if its value can be nothing else") {
    auto const read =
        read_labels("Dear all,\n\nwe write to tell you a thing that matters.\n\nDeadline: 15 March 2027\nContact: "
                    "a@x.example\n\nYours\nAnn\n");
    REQUIRE(read.find(Meaning::deadline) != nullptr);
    CHECK_FALSE(read.find(Meaning::deadline)->in_form);
    CHECK(read.find(Meaning::contact)->value == "a@x.example");
    CHECK(read_labels("We write to tell you a thing.\n\nDeadline: soon\nContact: the chair\n").values.empty());
}

TEST_CASE("cells of a line are values and labels of their own") {
    constexpr auto text =
        "Question(s):\t17/12\tGeneva, 5-14 May 2026\nTitle:\tX\nContact:\tAnn Lee\tE-mail: a@x.example\nStudy Group: "
        "12   Deadline: 2027-01-01\n\nText of it.";
    CHECK(value(text, Meaning::title) == "X");
    CHECK(value(text, Meaning::contact) == "Ann Lee, a@x.example");
    CHECK(value(text, Meaning::study_group) == "12");
    CHECK(value(text, Meaning::deadline) == "2027-01-01");
}

TEST_CASE("purposes are read in all words") {
    CHECK(read_purpose("For action") == Purpose::action);
    CHECK(read_purpose("For Comments") == Purpose::comment);
    CHECK(read_purpose("for your information, no action needed") == Purpose::information);
    CHECK(read_purpose("For information, no further action required") == Purpose::information);
    CHECK(read_purpose("For information (no specific action)") == Purpose::information);
    CHECK(read_purpose("Information only - reply not needed") == Purpose::information);
    CHECK(read_purpose("[ x ] For information [ ] For action") == Purpose::information);
    CHECK(read_purpose("COM") == Purpose::comment);
    CHECK(read_purpose("ACT") == Purpose::action);
    CHECK_FALSE(read_purpose("see example.com"));
    CHECK(read_purpose("In response") == Purpose::response);
    CHECK(read_purpose("征求意见") == Purpose::comment);
    CHECK(read_purpose("Pour suite à donner") == Purpose::action);
    CHECK_FALSE(read_purpose("to be agreed"));
    CHECK_FALSE(read_purpose(""));
}

TEST_CASE("values that stand below all labels, as a table's columns are taken apart, go to their labels in order") {
    auto const text = "LIAISON STATEMENT\nSource:\nTitle:\nTo:\nDeadline:\nITU-T SG15\nLS on clocks\nIETF TICTOC\n"
                      "30 June 2027\n\nThe group asks for an answer.\n";
    CHECK(value(text, Meaning::from) == "ITU-T SG15");
    CHECK(value(text, Meaning::title) == "LS on clocks");
    CHECK(value(text, Meaning::to) == "IETF TICTOC");
    CHECK(value(text, Meaning::deadline) == "30 June 2027");
    CHECK(read_labels(text).body == "The group asks for an answer.");
}

TEST_CASE("empty labels at a form's end do not take the text for their values") {
    auto const text = "Title: LS on clocks\nFrom: SA2\nTo: IETF TICTOC\nCc:\nDeadline:\nTechnical Contacts:\n"
                      "\nThe group asks for an answer.\n";
    CHECK(value(text, Meaning::technical_contact).empty());
    CHECK(value(text, Meaning::deadline).empty());
}

TEST_CASE("headings that are labels have their values below them") {
    for (auto const* text :
         {"## Title\n\nLS on clocks\n\n## From\n\nSA2\n\n## To\n\nIETF TICTOC\n\n## Purpose\n\nFor action\n\n"
          "The group asks for an answer by return.\n",
          "Title\n-----\nLS on clocks\n\nFrom\n----\nSA2\n\nTo\n--\nIETF TICTOC\n\nPurpose\n-------\nFor action\n\n"
          "The group asks for an answer by return.\n"}) {
        CAPTURE(text);
        CHECK(value(text, Meaning::title) == "LS on clocks");
        CHECK(value(text, Meaning::from) == "SA2");
        CHECK(value(text, Meaning::to) == "IETF TICTOC");
        CHECK(value(text, Meaning::purpose) == "For action");
    }
}

TEST_CASE("a label that nobody knows does not end the form") {
    auto const text =
        "Title: LS on clocks\nFrom: SA2\nSpecial remark: this is a remark of a good dozen words that nobody "
        "has ever written before\nTo: IETF TICTOC\nPurpose: For action\n\nText.\n";
    CHECK(value(text, Meaning::to) == "IETF TICTOC");
    CHECK(value(text, Meaning::purpose) == "For action");
}

TEST_CASE("of boxes the ticked one is the purpose") {
    CHECK(read_purpose("[ ] For action  [x] For comment  [ ] For information") == Purpose::comment);
    CHECK(read_purpose("☐ Action ☐ Comment ☒ Information") == Purpose::information);
    CHECK_FALSE(read_purpose("[ ] Action [ ] Information"));
}

TEST_CASE("forms with drawn separators are read as those with colons") {
    for (auto const* sign : {":", " = ", " -> ", " ..... ", "....", " | ", "\t", " – ", "      ", " :: "}) {
        CAPTURE(sign);
        auto const text = fmt::format("LIAISON STATEMENT\n\nOriginator{0}OIF\nRecipient{0}IETF CCAMP\nAbout{0}Lasers: "
                                      "drift\nAction required by{0}2 March 2027\nExpert{0}a@x.example\n\nLasers "
                                      "drift, and we ask you what to do.\n",
                                      sign);
        CHECK(value(text, Meaning::from) == "OIF");
        CHECK(value(text, Meaning::to) == "IETF CCAMP");
        CHECK(value(text, Meaning::title) == "Lasers: drift");
        CHECK(value(text, Meaning::deadline) == "2 March 2027");
        CHECK(value(text, Meaning::technical_contact) == "a@x.example");
    }
}

TEST_CASE("what a form calls action or status is its purpose only where it names one") {
    CHECK(names_purpose("For comment"));
    CHECK(names_purpose("Reply"));
    CHECK_FALSE(names_purpose("SA2 kindly asks for comments"));
    CHECK_FALSE(names_purpose("Draft"));
}

TEST_CASE("a form with empty lines between its labels goes on over a label that nobody knows") {
    auto const labelled =
        read_labels("To: OPSAWG\n\nFrom: Ann Lee, MEF\n\nLiaison Communicated By: Bo Ek, manager\n\nSubject: "
                    "Circuits\n\nPurpose: Action\n\nDear chairs,\n\nwe ask you for a word.\n");
    REQUIRE(labelled.find(Meaning::title) != nullptr);
    CHECK(labelled.find(Meaning::title)->value == "Circuits");
    CHECK(labelled.find(Meaning::purpose) != nullptr);
}

TEST_CASE("in a form a label with one slip of typing is that label") {
    auto const read = [](std::string_view line) {
        auto const form = fmt::format("Source: SG15\nTo: CCAMP\nPurpose: For action\n{}\nStudy Group: 15\n", line);
        std::vector<std::pair<Meaning, std::string>> values;
        for (auto const& label : read_labels(form).values)
            if (label.meaning == Meaning::deadline || label.meaning == Meaning::technical_contact ||
                label.meaning == Meaning::title)
                values.emplace_back(label.meaning, label.value);
        return values;
    };
    using Values = std::vector<std::pair<Meaning, std::string>>;
    CHECK(read("DEADINE : 1 May 2026") == Values{{Meaning::deadline, "1 May 2026"}});  // a letter is missing
    CHECK(read("Deadlinne: 1 May 2026") == Values{{Meaning::deadline, "1 May 2026"}}); // one too many
    CHECK(read("Desdline: 1 May 2026") == Values{{Meaning::deadline, "1 May 2026"}});  // another one
    CHECK(read("Daedline: 1 May 2026") == Values{{Meaning::deadline, "1 May 2026"}});  // two changed places
    CHECK(read("Deadine:\t1 May 2026") == Values{{Meaning::deadline, "1 May 2026"}});  // in cells
    CHECK(read("Deadine\t1 May 2026") == Values{{Meaning::deadline, "1 May 2026"}});   // without a colon
    CHECK(read("Tecnical Contact: A") == Values{{Meaning::technical_contact, "A"}});
    CHECK(read("Dead linee: 1 May 2026") == Values{{Meaning::deadline, "1 May 2026"}}); // of two words
    CHECK(read("Replyb y: 1 May 2026") == Values{{Meaning::deadline, "1 May 2026"}});   // between them
    CHECK(read("Title of the laison: X") == Values{{Meaning::title, "X"}});
    CHECK(read("Technical conatcts: A") == Values{{Meaning::technical_contact, "A"}});
    CHECK(read("Frits: 1. Mai 2026").empty());                            // too short to tell
    CHECK(read("Deedlime: 1 May 2026").empty());                          // two slips
    CHECK(read("Tilte: X").empty());                                      // too short, as "Form" is not "From"
    CHECK(read("Deadline: 1 May 2026\nDeadine: 2 May 2026").size() == 1); // it is there already
    CHECK(read("\nDeadine: 1 May 2026\n").empty());                       // it stands alone
    CHECK(value("We agreed on this.\nDeadine: 1 May 2026\nTo: be continued", Meaning::deadline) == "(no label)");
}

TEST_CASE("lines with unknown labels are looked up for slips 32 times, no more") {
    auto const deadline_behind = [](int unknown) {
        std::string form = "Source: SG15\nTo: CCAMP\nPurpose: For action\n";
        for (int i = 0; i < unknown; ++i) form += "Unheard of: X\nStudy Group: 15\n";
        return value(form + "Deadine: 1 May 2026\n", Meaning::deadline);
    };
    CHECK(deadline_behind(31) == "1 May 2026");
    CHECK(deadline_behind(32) == "(no label)");
}
