#include "parser/draft.hpp"

using namespace liaison;

namespace {

Draft read(std::string_view subject, std::string_view text, std::string_view more_header = {}) {
    return read_statement(
        parse_mail(fmt::format("From: Ann Lee <ann@itu.example>\nTo: statements@ietf.example\nSubject: {}\n{}"
                               "Content-Type: text/plain; charset=utf-8\n\n{}",
                               subject, more_header, text)));
}

constexpr std::string_view form =
    "From: ITU-T SG15\nTo: IETF CCAMP\nTitle: Loops\nPurpose: For action\n\nLoops are closed now.\n";

} // namespace

TEST_CASE("what a tool tells its subscribers about an entry is no statement, whatever the entry quotes") {
    struct Row {
        char const* subject;
        char const* header;
        char const* text;
    };
    static constexpr std::string_view quoted = "\n\nFrom: ITU-T SG15\nTo: IETF CCAMP\nTitle: LS on loops\nPurpose: For "
                                               "action\nDeadline: 2027-01-29\n\n";
    for (auto const& [subject, header, text] : {
             Row{"[example/loops] Liaison statement to IETF CCAMP (#17)", "X-GitHub-Reason: mention\n", "Draft:"},
             {"[example/loops] Liaison statement to IETF CCAMP (#17)", "",
              "Reply to this email directly or look at it there."},
             {"loops | Liaison statement to CCAMP (Issue #9)", "",
              "You're receiving this email because of your account."},
             {"[JIRA] (NET-12) Send liaison statement to CCAMP", "", "This message was sent by Atlassian Jira"},
             {"[project] #31: Liaison statement to CCAMP", "X-Trac-Project: project\n", "Reporter: bo"},
             {"[Bug 4711] New: liaison statement to CCAMP", "", "Configure bugmail: https://x.example/prefs"},
             {"[Redmine - Task #88] Liaison statement to CCAMP", "",
              "You have received this notification because you have either subscribed to it, or are involved in it."},
             {"[MantisBT 0000123]: LS to CCAMP", "X-Mantis-Bug: 123\n", "Reported By: bo"},
             {"[Confluence] WG > LS to IETF CCAMP", "", "Bo Park edited a page. Stop watching space"},
             {"LS to CCAMP", "", "Bo Park shared a document with you. Manage notifications"},
             {"LS on loops: new document available", "Auto-Submitted: auto-generated\n", "It was uploaded today."},
             {"New contribution uploaded: LS on loops", "", "This is an automatically generated mail."},
             {"ccamp post from bo@x.example requires approval", "",
              "The following post waits. To approve or deny it, go to the page of the list."},
             {"Invitation: LS on loops @ Wed 2 Dec 2026", "", "Join Zoom Meeting\nOne tap mobile +1"},
             {"LS on loops: what do you think?", "", "Take the survey. This is an automated message."},
             {"[Slack] New message in #liaisons: LS on loops", "", "Open in Slack"},
         }) {
        CAPTURE(subject);
        auto const draft = read(subject, fmt::format("{}{}", text, quoted), header);
        CHECK(draft.form == Form::none);
        CHECK_FALSE(draft.may_be_letter);
        if (*header != 0) continue; // what passes a notice on leaves its header behind
        CHECK(read("Fwd: X", fmt::format("-----Original Message-----\nFrom: Tool <noreply@x.example>\nSubject: "
                                         "{}\n\n{}{}",
                                         subject, text, quoted))
                  .form == Form::none);
    }
}

TEST_CASE("a statement may speak of issues, uploads and programs, one at a time") {
    for (auto const* text :
         {"The draft has been uploaded to our server.", "Comments are welcome as a pull request.",
          "This mail was generated automatically by our secretariat's system.",
          "You are receiving this as our liaison officer.", "Component: optical ring",
          "The text has been uploaded to our FTP area. This comes from a role mailbox, please do not "
          "reply to this address."}) {
        CAPTURE(text);
        CHECK(read("LS on loops", fmt::format("{}{}", form, text)).form == Form::labelled);
    }
    CHECK(
        read("[ccamp] LS on loops from meeting #12", form, "Precedence: list\nList-Id: <ccamp.ietf.example>\n").form ==
        Form::labelled);
}
