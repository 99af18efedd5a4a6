// The client's half of IMAP (RFC 3501, with MOVE, UIDPLUS, IDLE, ID, NAMESPACE and SPECIAL-USE where they are offered)
// for one mailbox: octets go out, responses come in, step() says what is next. It sees neither socket, store nor clock.
// libcurl has connected, protected and logged in before.
#pragma once
#include "daemon/imap/imap_response.hpp"
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace liaison {

/// What the session is about.
struct ImapTerms {
    std::string mailbox;   ///< UTF-8, as are the next two
    std::string processed; ///< a folder's name, or a special use such as "\Archive" (RFC 6154 2)
    std::string failed;
    std::uint64_t max_size = 50'000'000;    ///< octets of a mail that is taken
    std::size_t batch_mails = 500;          ///< fetched and kept together
    std::uint64_t batch_octets = 4'000'000; ///< of them together, but for a single mail that is larger
    std::size_t small_mailbox = 1'000;      ///< mails up to which every look is at the whole mailbox
    std::size_t most_responses = 4'000'000; ///< to one command: two million mails may be listed, and be gone
};

/// What the store knows of the mails that are listed.
struct ImapWork {
    std::vector<MailUid> fetch;  ///< not recorded
    std::vector<MailUid> again;  ///< not recorded, fetching failed before: each alone
    std::vector<MailUid> move;   ///< recorded, not moved
    std::vector<MailUid> refuse; ///< cannot be recorded, not moved
};

/// What the store has to know before the dialogue goes on.
struct ImapNews {
    struct Fetched {
        MailUid uid;
        std::string raw;
    };
    struct Trouble {
        MailUid uid;
        std::string why;
    };
    std::vector<Fetched> fetched; ///< to be recorded
    std::vector<Trouble> refused; ///< will never be fetched: too large
    std::vector<Trouble> failed;  ///< could not be fetched this time
    std::vector<MailUid> settled; ///< stand where they should
    bool looked = false;          ///< all that was there has been dealt with

    /// Whether there is something that must be durable before mails are moved.
    [[nodiscard]] bool is_urgent() const { return looked || !(fetched.empty() && refused.empty() && failed.empty()); }
};

class ImapDialogue {
public:
    enum class Step {
        send,    ///< output()
        read,    ///< heard() or lost()
        compare, ///< the store compares listed(); compared() or store_failed()
        keep,    ///< the store writes take_news(); kept() or store_failed()
        rest,    ///< nothing to do: heard() if something comes, else awake() after a while
        ended,   ///< failure() says why
    };
    /// What awake() asks for.
    enum class Look { none, new_mail, everything };

    explicit ImapDialogue(ImapTerms terms);

    [[nodiscard]] Step step() const;
    [[nodiscard]] std::string output();
    void heard(ImapResponse response);
    /// The connection is lost. What had come completely is still to be kept. Where `why` is try_later we ended it
    /// ourselves; else the mail that was being fetched may be what the server cannot do.
    void lost(Error why);
    /// What the store was to do is not done: nothing goes on.
    void store_failed(Error why);
    /// Time has passed in step rest: the server is asked whether it is still there, and looked at.
    void awake(Look look);

    [[nodiscard]] std::uint32_t uidvalidity() const { return uidvalidity_; }
    [[nodiscard]] std::vector<MailUid> const& listed() const { return listed_; } ///< ascending
    /// Whether listed() is all that is in the mailbox; else what is new since the last look.
    [[nodiscard]] bool listed_everything() const { return looks_at_everything_; }
    void compared(ImapWork work);
    [[nodiscard]] ImapNews take_news();
    void kept();

    /// Why recorded mail stays in the mailbox; empty if it need not.
    [[nodiscard]] std::string const& not_moved() const { return not_moved_; }
    [[nodiscard]] Error const& failure() const { return failure_; }
    /// What ends the session in good order, to be sent without waiting for the answer.
    [[nodiscard]] std::string farewell() const { return idles_ ? "DONE\r\nBYE LOGOUT\r\n" : "BYE LOGOUT\r\n"; }

private:
    /// How a command ended.
    struct Reply {
        ImapState state = ImapState::ok;
        std::string code;
        std::string text; ///< for people
        [[nodiscard]] bool is_ok() const { return state == ImapState::ok; }
    };
    using Then = void (ImapDialogue::*)(Reply const& reply);

    // imap_dialogue.cpp: commands and what is heard
    void ask(std::string_view command, Then then);
    void fail(Fault fault, std::string what);
    [[nodiscard]] bool offers(std::string_view capability) const;
    void command_ended(ImapLine const& line);
    void hear_untagged(ImapResponse& response, ImapLine const& line);
    void hear_code(std::string_view code, std::string_view argument);
    void rest();
    void end_idle();
    void woken(Reply const& reply);

    // imap_dialogue_opening.cpp: from the login to the selected mailbox
    void know_capabilities(Reply const& reply);
    void know_each_other(Reply const& reply);
    void hear_place(ImapResponse const& response);
    void know_place(Reply const& reply);
    void know_special_uses(Reply const& reply);
    [[nodiscard]] std::string server_name(std::string_view folder) const;
    [[nodiscard]] std::string folder_named(std::string const& configured);
    void look_for_folders();
    void folder_looked_for(Reply const& reply);
    void folder_created(Reply const& reply);
    void look_for_next_folder(Reply const& reply);
    void selected(Reply const& reply);

    // imap_dialogue_fetching.cpp: what is there, and its bytes
    void search(bool everything);
    void searched(Reply const& reply);
    void work_on();
    void ask_sizes(std::vector<MailUid>& from, bool alone);
    void sizes_known(Reply const& reply);
    void fetch_batch();
    void hear_fetch(ImapResponse& response);
    void fetched(Reply const& reply);
    void blame_first_awaited(std::string const& why);

    // imap_dialogue_moving.cpp: out of the way once it is recorded
    [[nodiscard]] bool may_move() const { return not_moved_.empty(); }
    void put_away(std::vector<MailUid>& from, std::string const& folder, std::string_view keyword);
    void move();
    void moved(Reply const& reply);
    void copied(Reply const& reply);
    void marked_deleted(Reply const& reply);
    void expunged(Reply const& reply);
    void put_away_done();
    void put_away_failed(Reply const& reply);
    void made_for_move(Reply const& reply);
    void marked(Reply const& reply);

    ImapTerms terms_;
    std::set<std::string, std::less<>> capabilities_; ///< in lower case
    std::vector<ImapListed> listed_folders_;
    std::string prefix_;    ///< of the personal namespace
    std::string delimiter_; ///< of folders in folders
    std::string processed_; ///< as the server names them
    std::string failed_;
    std::vector<std::string> to_look_for_; ///< folders of which we do not know whether they are there
    std::string looked_for_;               ///< the one that we ask about

    Step step_ = Step::send;
    std::string output_;
    std::string tag_; ///< of the command that runs; empty: none
    unsigned commands_ = 0;
    std::size_t responses_ = 0; ///< untagged ones since the last command
    Then then_ = nullptr;
    bool dead_ = false; ///< nothing is sent or heard any more
    Error failure_{Fault::unavailable, ""};
    bool idles_ = false; ///< IDLE runs, and DONE is not sent

    std::uint32_t uidvalidity_ = 0;
    std::uint32_t exists_ = 0;
    MailUid highest_ = 0; ///< that was ever listed
    bool read_only_ = false;
    bool takes_keywords_ = false;
    bool more_came_ = false; ///< mail arrived since the last search
    bool looks_at_everything_ = true;
    bool keeps_meanwhile_ = false; ///< what came is kept once the command is sent, before its answer is read
    bool look_ends_ = false;       ///< once the store knows that it did
    Look wanted_ = Look::none;

    std::vector<MailUid> listed_;
    ImapWork work_;
    std::map<MailUid, std::uint64_t> sizes_; ///< of those to be fetched next, and of those being fetched
    bool alone_ = false;                     ///< they are fetched one by one
    std::vector<MailUid> asked_;             ///< what the command that runs is about, ascending
    std::set<MailUid> awaited_;              ///< of asked_, those that nothing came of yet
    std::string target_;                     ///< the folder that asked_ go to
    std::string keyword_;                    ///< that marks them where they cannot
    std::set<std::string, std::less<>> created_;
    std::string not_moved_;
    ImapNews news_;
    std::uint64_t fetched_octets_ = 0; ///< by the command that runs
};

} // namespace liaison
