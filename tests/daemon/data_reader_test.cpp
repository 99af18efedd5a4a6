#include "daemon/lmtp/data_reader.hpp"

using namespace liaison;

namespace {

constexpr std::uint64_t no_limit = 1'000'000'000;

struct ReadData {
    std::string mail;
    std::string left; ///< what stood behind the end
    bool finished = false;
    DataFate fate = DataFate::kept;
};

ReadData read(std::vector<std::string_view> const& chunks, std::uint64_t max_size = no_limit) {
    MemoryBudget budget{no_limit};
    DataReader reader{*budget.take(0), 0, max_size};
    ReadData read;
    for (auto const chunk : chunks) read.left += chunk.substr(reader.take(chunk));
    return {reader.mail(), read.left, reader.finished(), reader.fate()};
}

struct Row {
    std::string_view input;
    std::string_view mail;
    std::string_view left;
    bool finished;
};

// What ends the data and what only looks like it (RFC 5321 4.1.1.4).
constexpr std::array rows{
    Row{".\r\n", "", "", true},
    Row{"a\r\n.\r\n", "a\r\n", "", true},
    Row{"a\r\n.\r\nNOOP\r\n", "a\r\n", "NOOP\r\n", true},
    Row{"a\r\n..\r\n.\r\n", "a\r\n.\r\n", "", true},
    Row{"..a\r\n.\r\n", ".a\r\n", "", true},
    Row{".a\r\n.\r\n", "a\r\n", "", true},
    Row{"...\r\n.\r\n", "..\r\n", "", true},
    Row{"\r\n\r\n.\r\n", "\r\n\r\n", "", true},
    Row{"a.\r\nb\r\n.\r\n", "a.\r\nb\r\n", "", true},
    Row{"a\n.\nb", "a\n.\nb", "", false},
    Row{"a\n.\r\nb", "a\n.\r\nb", "", false},
    Row{"a\r.\rb", "a\r.\rb", "", false},
    Row{"a\r.\r\nb", "a\r.\r\nb", "", false},
    Row{"a\r\n.\nb", "a\r\n\nb", "", false},
    Row{"a\r\n.\rb", "a\r\n\rb", "", false},
    Row{"a\r\n.\r\r\nb", "a\r\n\r\r\nb", "", false},
    Row{"a\r\n.\r.\r\n", "a\r\n\r.\r\n", "", false},
    Row{"a\r\r\n.\r\n", "a\r\r\n", "", true},
    Row{"a\r\n\r.\r\n.\r\n", "a\r\n\r.\r\n", "", true},
    Row{"a\r\n.\r\r\n.\r\n", "a\r\n\r\r\n", "", true},
    Row{"a\r\n.", "a\r\n", "", false},
    Row{"a\r\n.\r", "a\r\n", "", false},
    Row{"a\r\n. \r\n.\r\n", "a\r\n \r\n", "", true},
    Row{"\n.\n\r\n.\r\n", "\n.\n\r\n", "", true},
};

} // namespace

TEST_CASE("only CRLF, dot, CRLF ends the data, wherever the chunks are cut") {
    for (auto const& row : rows) {
        CAPTURE(std::string{row.input});
        for (std::size_t first = 0; first <= row.input.size(); ++first)
            for (std::size_t second = first; second <= row.input.size(); ++second) {
                auto const result = read(
                    {row.input.substr(0, first), row.input.substr(first, second - first), row.input.substr(second)});
                CAPTURE(first);
                CAPTURE(second);
                CHECK(result.mail == row.mail);
                CHECK(result.left == row.left);
                CHECK(result.finished == row.finished);
            }
    }
}

TEST_CASE("a NUL octet is content like any other") {
    std::string_view const input{"a\0b\r\n.\r\n", 8};
    CHECK(read({input}).mail == std::string_view{"a\0b\r\n", 5});
}

TEST_CASE("a mail of exactly the limit is kept, one octet more is read to its end and thrown away") {
    CHECK(read({"12345678\r\n.\r\n"}, 10).mail == "12345678\r\n");
    auto const larger = read({"123456789\r\n", "and more\r\n.\r\nNOOP\r\n"}, 10);
    CHECK(larger.mail.empty());
    CHECK(larger.fate == DataFate::too_large);
    CHECK(larger.finished);
    CHECK(larger.left == "NOOP\r\n");
}

TEST_CASE("the dots that stuffing added do not count for the size") {
    CHECK(read({"..34567\r\n", ".\r\n"}, 8).fate == DataFate::kept);
    CHECK(read({"..345678\r\n", ".\r\n"}, 8).fate == DataFate::too_large);
}

TEST_CASE("a mail that outgrows the memory budget is not kept and gives its share back") {
    MemoryBudget budget{200'000};
    DataReader reader{*budget.take(100'000), 0, no_limit};
    std::string const line(70'000, 'x');
    CHECK(reader.take(line) == line.size());
    CHECK(reader.take(line) == line.size());
    CHECK(budget.used() > 140'000);
    CHECK(reader.fate() == DataFate::kept);
    CHECK(reader.take(line) == line.size());
    CHECK(reader.fate() == DataFate::no_memory);
    CHECK(budget.used() == 0);
    CHECK(reader.take("\r\n.\r\n") == 5);
    CHECK(reader.finished());
    CHECK(reader.mail().empty());
}

TEST_CASE("a large mail is put together octet by octet") {
    std::string expected;
    std::string sent;
    for (int line = 0; line < 200'000; ++line) {
        expected += fmt::format(".{} the quick brown fox\r\n", line);
        sent += fmt::format("..{} the quick brown fox\r\n", line);
    }
    sent += ".\r\n";
    MemoryBudget budget{no_limit};
    DataReader reader{*budget.take(0), 0, 50'000'000};
    constexpr std::size_t chunk = 65'536;
    for (std::size_t at = 0; at < sent.size(); at += chunk) {
        auto const piece = std::string_view{sent}.substr(at, chunk);
        REQUIRE(reader.take(piece) == piece.size());
    }
    CHECK(reader.finished());
    CHECK((reader.mail() == expected));
}
