// Plays the dialogues of fixtures/dialogue; fixtures/dialogue/README.md says how they are written.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace liaison {

struct DialogueScript {
    std::string input;                ///< all that the client says
    std::vector<std::string> replies; ///< lines
    std::vector<std::string> mails;   ///< "sender -> recipient, recipient: content"
    bool closed = false;              ///< whether the server hangs up at the end
    std::size_t max_size = 1000;
    std::size_t max_recipients = 3;
    std::size_t max_errors = 20;
    std::size_t memory = 1'000'000;
    bool store_fails = false;
};

struct PlayedDialogue {
    std::vector<std::string> replies;
    std::vector<std::string> mails;
    bool closed = false;
};

[[nodiscard]] DialogueScript parse_dialogue(std::filesystem::path const& file);
/// What the server answers when the input arrives in chunks of `chunk` octets.
[[nodiscard]] PlayedDialogue play(DialogueScript const& script, std::size_t chunk);

} // namespace liaison
