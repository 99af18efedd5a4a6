// Whatever a mail server sends, the dialogue keeps its promises: nothing is moved that was not kept, nothing is kept
// twice in one look, and cutting the octets differently changes nothing.
#include "daemon/imap/imap_dialogue.hpp"
#include <cstdlib>

using namespace liaison;

namespace {

using Step = ImapDialogue::Step;
constexpr std::uint64_t max_size = 200;
constexpr std::size_t most_steps = 100'000;

void require(bool holds) {
    if (!holds) std::abort();
}

/// The store's half, and what it is promised.
class Promises {
public:
    ImapWork compare(std::vector<MailUid> const& listed) {
        ImapWork work;
        MailUid before = 0;
        for (auto const uid : listed) {
            require(uid > before);
            before = uid;
            (kept_.contains(uid) ? work.move : uid % 5 == 0 ? work.again : work.fetch).push_back(uid);
        }
        return work;
    }
    void keep(ImapNews const& news) {
        for (auto const& mail : news.fetched) {
            require(mail.raw.size() <= max_size);
            require(kept_.insert(mail.uid).second);
        }
        for (auto const& mail : news.refused) refused_.insert(mail.uid);
        for (auto const uid : news.settled) require(kept_.contains(uid) || refused_.contains(uid));
    }

private:
    std::set<MailUid> kept_;
    std::set<MailUid> refused_;
};

class Session {
public:
    std::string play(std::string_view input, std::size_t chunk) {
        for (std::size_t step = 0; step < most_steps && dialogue_.step() != Step::ended; ++step)
            take_step(input, chunk);
        return said_;
    }

private:
    void take_step(std::string_view& input, std::size_t chunk) {
        switch (dialogue_.step()) {
        case Step::send: send(); break;
        case Step::compare: dialogue_.compared(store_.compare(dialogue_.listed())); break;
        case Step::keep:
            store_.keep(dialogue_.take_news());
            dialogue_.kept();
            break;
        case Step::read:
        case Step::rest: hear(input, chunk); break;
        case Step::ended: break;
        }
    }
    void send() {
        auto const octets = dialogue_.output();
        require(octets.ends_with("\r\n") && octets.find_first_of("\r\n") == octets.size() - 2);
        require(octets.find('\0') == octets.npos);
        said_ += octets;
    }
    void hear(std::string_view& input, std::size_t chunk) {
        auto response = reader_.next();
        if (!response) return dialogue_.lost(response.error());
        if (*response) return dialogue_.heard(**std::move(response));
        if (input.empty()) return dialogue_.lost({Fault::unavailable, "the end"});
        reader_.feed(input.substr(0, chunk));
        input.remove_prefix(std::min(chunk, input.size()));
    }

    ImapDialogue dialogue_{{.mailbox = "INBOX",
                            .processed = "Processed",
                            .failed = "\\Junk",
                            .max_size = max_size,
                            .batch_mails = 3,
                            .small_mailbox = 2}};
    ImapReader reader_{{.line = 500, .literals = max_size, .literals_of_response = 3}};
    Promises store_;
    std::string said_;
};

} // namespace

/// The first octet says how the rest is cut.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    std::string_view const input{reinterpret_cast<char const*>(data) + 1, size - 1};
    Session whole;
    Session cut;
    require(whole.play(input, 1'000'000) == cut.play(input, std::size_t{data[0]} + 1));
    return 0;
}
