#include "daemon/secret.hpp"
#include "tests/support/temporary_folder.hpp"
#include <cstdlib>
#include <fstream>

using namespace liaison;
using namespace std::chrono_literals;

TEST_CASE("a secret is the first line, of the file or of what the command prints") {
    test::TemporaryFolder const folder;
    auto const file = folder.path() / "password";
    for (auto const* content : {"geheim", "geheim\n", "geheim\r\nsecond line\n"}) {
        CAPTURE(content);
        std::ofstream{file} << content;
        CHECK(read_secret(file, "") == "geheim");
    }
    CHECK(read_secret("", "echo geheim; echo more") == "geheim");
    CHECK(read_secret("", "printf '%s' ' with blanks '") == " with blanks ");
    CHECK(read_secret(file, "echo other") == "geheim");
    CHECK(read_secret("", "") == "");
}

TEST_CASE("a secret that cannot be had is told without what was printed") {
    test::TemporaryFolder const folder;
    std::ofstream{folder.path() / "empty"};
    for (auto const& secret :
         {read_secret(folder.path() / "none", ""), read_secret(folder.path() / "empty", ""), read_secret("", "true"),
          read_secret("", "echo geheim; exit 3"), read_secret("", "echo geheim; kill -9 $$")}) {
        REQUIRE_FALSE(secret);
        CHECK(secret.error().fault == Fault::bad_configuration);
        CHECK_FALSE(secret.error().what.contains("geheim"));
    }
}

TEST_CASE("a command that hangs is killed, whether it keeps its output open or not") {
    auto const begin = std::chrono::steady_clock::now();
    CHECK_FALSE(read_secret("", "exec sleep 30", 100ms));
    CHECK_FALSE(read_secret("", "echo x; exec >/dev/null; exec sleep 30", 100ms));
    CHECK(std::chrono::steady_clock::now() - begin < 5s);
}

TEST_CASE("a credential is a file in the folder that the service manager names") {
    test::TemporaryFolder const folder;
    std::ofstream{folder.path() / "relay"} << "geheim\n";
    ::unsetenv("CREDENTIALS_DIRECTORY");
    auto const unknown = read_secret("credential:relay", "");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().what.contains("credential:relay"));
    ::setenv("CREDENTIALS_DIRECTORY", folder.path().c_str(), 1);
    CHECK(read_secret("credential:relay", "") == "geheim");
    CHECK_FALSE(read_secret("credential:other", ""));
    ::unsetenv("CREDENTIALS_DIRECTORY");
}
