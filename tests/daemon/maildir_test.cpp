#include "daemon/courier/maildir.hpp"
#include "tests/support/temporary_folder.hpp"
#include <fstream>
#include <set>
#include <sstream>

using namespace liaison;

namespace {

std::string text_of(std::filesystem::path const& file) {
    std::ostringstream text;
    text << std::ifstream{file}.rdbuf();
    return text.str();
}
std::size_t count_in(std::filesystem::path const& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{folder}, {}));
}
OutgoingContent const mail{"Message-ID: <1@desk.example>\r\n\r\n", "ori\r\nginal\r\n", OriginalForm::rfc822,
                           "\r\ntail\r\n"};

} // namespace

TEST_CASE("an entry is the mail with LF, the envelope on top, in new and nothing left in tmp") {
    test::TemporaryFolder const folder;
    auto const maildir = folder.path() / "deep" / "Maildir";
    auto const entry = write_maildir_entry(maildir, "desk@ietf.example", {"a@b.example", "c@d.example"}, mail);
    REQUIRE(entry);
    CHECK(entry->parent_path() == maildir / "new");
    CHECK(text_of(*entry) ==
          "Return-Path: <desk@ietf.example>\nX-Envelope-To: a@b.example\nX-Envelope-To: c@d.example\n"
          "Message-ID: <1@desk.example>\n\nori\nginal\n\ntail\n");
    CHECK(count_in(maildir / "tmp") == 0);
    CHECK(std::filesystem::is_directory(maildir / "cur"));
}

TEST_CASE("the null sender is written as such, an original in base64 stays base64") {
    test::TemporaryFolder const folder;
    auto const entry =
        write_maildir_entry(folder.path(), "", {"a@b.example"}, {"h\r\n", "a\rb\n", OriginalForm::base64, ""});
    REQUIRE(entry);
    CHECK(text_of(*entry) == "Return-Path: <>\nX-Envelope-To: a@b.example\nh\nYQ1iCg==");
}

TEST_CASE("entries written at once have names of their own, without a colon") {
    test::TemporaryFolder const folder;
    std::set<std::filesystem::path> names;
    for (int i = 0; i < 50; ++i) {
        auto const entry = write_maildir_entry(folder.path(), "", {"a@b.example"}, mail);
        REQUIRE(entry);
        CHECK_FALSE(entry->filename().string().contains(':'));
        names.insert(*entry);
    }
    CHECK(names.size() == 50);
    CHECK(count_in(folder.path() / "new") == 50);
}

TEST_CASE("a CR LF that is cut by two pieces becomes one LF, a bare CR stays") {
    test::TemporaryFolder const folder;
    std::string const edge(65'535, 'x');
    auto const entry = write_maildir_entry(folder.path(), "", {}, {edge + "\r\nb\rc\r\n", "", OriginalForm::none, ""});
    REQUIRE(entry);
    CHECK(text_of(*entry) == "Return-Path: <>\n" + edge + "\nb\rc\n");
}

TEST_CASE("a Maildir that cannot be made is an error that names it") {
    test::TemporaryFolder const folder;
    std::ofstream{folder.path() / "file"} << "in the way";
    auto const entry = write_maildir_entry(folder.path() / "file", "", {"a@b.example"}, mail);
    REQUIRE_FALSE(entry);
    CHECK(entry.error().fault == Fault::cannot_create);
    CHECK(entry.error().what.contains("file"));
}
