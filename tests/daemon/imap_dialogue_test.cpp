#include "daemon/imap/imap_dialogue.hpp"
#include "tests/daemon/played_imap.hpp"

using namespace liaison;

TEST_CASE("each recorded IMAP dialogue goes as recorded, however the server's octets arrive") {
    std::size_t scripts = 0;
    for (auto const& entry : std::filesystem::directory_iterator{LIAISOND_SOURCE_DIR "/fixtures/imap"}) {
        if (entry.path().extension() != ".txt") continue;
        ++scripts;
        for (std::size_t const chunk : {std::size_t{1}, std::size_t{7}, std::size_t{1'000'000}}) {
            CAPTURE(chunk);
            CHECK(difference_to(entry.path(), chunk) == "");
        }
    }
    CHECK(scripts >= 10);
}

TEST_CASE("whoever is lost with mails in hand has them kept, and is ended then") {
    ImapDialogue dialogue{{.mailbox = "INBOX", .processed = "Processed", .failed = "Failed"}};
    CHECK(dialogue.step() == ImapDialogue::Step::send);
    dialogue.lost({Fault::unavailable, "gone"});
    CHECK(dialogue.step() == ImapDialogue::Step::ended);
    CHECK(dialogue.failure() == Error{Fault::unavailable, "gone"});
    dialogue.heard({"* BYE too late", {}});
    dialogue.awake(ImapDialogue::Look::everything);
    CHECK(dialogue.failure().what == "gone");
}

TEST_CASE("where the store fails nothing goes on, and nobody is blamed for it") {
    ImapDialogue dialogue{{.mailbox = "INBOX", .processed = "Processed", .failed = "Failed"}};
    dialogue.store_failed({Fault::io, "the disk is full"});
    CHECK(dialogue.step() == ImapDialogue::Step::ended);
    CHECK(dialogue.failure().what == "the disk is full");
    CHECK(dialogue.take_news().failed.empty());
}
