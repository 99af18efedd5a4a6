#include "core/text.hpp"
#include "desk/command_reader.hpp"
#include "parser/reply.hpp"
#include "tests/desk/house.hpp"
#include "tests/support/files.hpp"
#include <filesystem>

using namespace liaison;

namespace {

/// The names of the acts that a reply of the fixtures asks for.
std::string acts_in(std::string const& name, House const& house) {
    auto const reply = read_reply(parse_mail(test::source_file(fmt::format("fixtures/reply/{}.eml", name))));
    auto const read = read_commands(reply.words, {"Lee Manager", "lee@kestrel.example"}, house, test::morning);
    CHECK(read.misunderstood.empty());
    std::string names;
    for (auto const& command : read.commands) names += fmt::format("{} ", name_of(command.act));
    return std::string{trimmed(names)};
}

} // namespace

TEST_CASE("commands are understood in the replies of all mail programs") {
    auto const house = test::ietf_house();
    for (auto const& [name, acts] : std::map<std::string, std::string>{
             {"outlook-top", "post"},
             {"outlook-html-only", "taken"},
             {"outlook-german", "extend"},
             {"outlook-french-html", "post"},
             {"outlook-spanish", "no_action"},
             {"outlook-chinese", "post"},
             {"outlook-japanese", "post"},
             {"outlook-plain-original", "post"},
             {"outlook-prefixed-interleaved", "post"},
             {"outlook-indented-bottom", "assign"},
             {"outlook-html-interleaved", "extend post"},
             {"outlook-web", "post"},
             {"outlook-mobile", "no_action"},
             {"gmail-top", "post"},
             {"gmail-html-only", "withdraw"},
             {"gmail-html-bottom", "restore comment"},
             {"gmail-bottom", "same_as"},
             {"gmail-interleaved", "correct post"},
             {"gmail-interleaved-html", "correct post"},
             {"gmail-unknown-language", "post"},
             {"gmail-forward", "file_to"},
             {"gmail-japanese", "post"},
             {"apple-top", "taken"},
             {"apple-html-only", "comment"},
             {"apple-html-bottom", "no_action"},
             {"apple-html-interleaved", "assign comment"},
             {"apple-interleaved", "extend"},
             {"apple-bottom", "post"},
             {"iphone-top", "post"},
             {"iphone-german-html", "post"},
             {"thunderbird-bottom", "no_action"},
             {"thunderbird-top", "post"},
             {"thunderbird-interleaved", "correct post"},
             {"thunderbird-html-only", "extend"},
             {"thunderbird-html-bottom", "taken"},
             {"thunderbird-html-interleaved", "post comment"},
             {"mutt-bottom", "approve"},
             {"mutt-interleaved", "correct refuse"},
             {"mutt-signed", "approve"},
             {"gnus-initials", "post"},
             {"nothing-added", ""},
         }) {
        CAPTURE(name);
        CHECK(acts_in(name, house) == acts);
    }
}
