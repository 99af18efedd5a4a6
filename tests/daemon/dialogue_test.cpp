#include "core/text.hpp"
#include "daemon/lmtp/lmtp_conversation.hpp"
#include "tests/daemon/played_dialogue.hpp"
#include <filesystem>

using namespace liaison;

namespace {

std::vector<std::filesystem::path> dialogue_files() {
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator{LIAISOND_SOURCE_DIR "/fixtures/dialogue"})
        if (entry.path().extension() == ".txt") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

} // namespace

TEST_CASE("each recorded dialogue is answered as recorded, however its octets arrive") {
    auto const files = dialogue_files();
    REQUIRE(files.size() >= 10);
    for (auto const& file : files) {
        auto const script = parse_dialogue(file);
        for (std::size_t const chunk : {std::size_t{1}, std::size_t{7}, std::size_t{1'000'000}}) {
            CAPTURE(file.filename().string());
            CAPTURE(chunk);
            auto const played = play(script, chunk);
            CHECK(joined(played.replies, "\n") == joined(script.replies, "\n"));
            CHECK(joined(played.mails, "\n") == joined(script.mails, "\n"));
            CHECK(played.closed == script.closed);
        }
    }
}

TEST_CASE("octets behind a complete mail are left until the mail is settled") {
    LmtpTerms const terms{.host = "lmtp.example", .is_ours = [](std::string_view) { return true; }};
    MemoryBudget budget{1'000'000};
    LmtpConversation conversation{terms, budget};
    std::string const input = "LHLO c.example\r\nMAIL FROM:<>\r\nRCPT TO:<a@d.example>\r\nDATA\r\nx\r\n.\r\nNOOP\r\n";
    auto const used = conversation.take(input);
    CHECK(input.substr(used) == "NOOP\r\n");
    CHECK(conversation.wants() == LmtpConversation::Wants::settlement);
    CHECK(conversation.take("NOOP\r\n") == 0);
    CHECK(conversation.mail() == "x\r\n");
    CHECK(budget.used() > 0);
    conversation.delivered(InboxId{7});
    CHECK(budget.used() == 0);
    CHECK(conversation.take("NOOP\r\n") == 6);
    CHECK(conversation.take_replies().ends_with("250 2.0.0 LS mail 7 accepted\r\n250 2.0.0 ok\r\n"));
}

TEST_CASE("the log is told every command with its reply but never the data") {
    LmtpTerms const terms{.host = "lmtp.example", .is_ours = [](std::string_view) { return true; }};
    MemoryBudget budget{1'000'000};
    std::string heard;
    LmtpConversation conversation{terms, budget, [&](auto line, auto reply) {
                                      heard.append(line).append(" -> ").append(reply.substr(0, 3)).append(";");
                                  }};
    REQUIRE(conversation.take("LHLO c.example\r\nMAIL FROM:<>\r\nRCPT TO:<a@d.example>\r\nDATA\r\nsecret\r\n.\r\n") >
            0);
    conversation.not_kept();
    CHECK(heard == "LHLO c.example -> 250;MAIL FROM:<> -> 250;RCPT TO:<a@d.example> -> 250;DATA -> 354;(data) -> 451;");
}
