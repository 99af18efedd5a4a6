#include "parser/encoded_words.hpp"
#include "parser/mail.hpp"

using namespace liaison;

namespace {

struct Example {
    std::string raw;
    std::string expected;
};

void check_all(std::vector<Example> const& examples) {
    for (auto const& [raw, expected] : examples) {
        CAPTURE(raw);
        CHECK(decode_header(raw) == expected);
    }
}

} // namespace

TEST_CASE("encoded words as RFC 2047 has them") {
    check_all({
        {"plain", "plain"},
        {"=?utf-8?Q?caf=C3=A9?=", "café"},
        {"=?UTF-8?b?Y2Fmw6k=?=", "café"},
        {"=?iso-8859-1?q?caf=E9_au_lait?= please", "café au lait please"},
        {"=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"},
        {"=?utf-8?Q?a?=\r\n\t=?utf-8?Q?b?=", "ab"},
        {"=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c"},
        {"=?utf-8*de?Q?a?=", "a"},
        {"=?us-ascii?Q?=?=", "="},
        {"two\r\n lines\r\n\twith a tab", "two lines with a tab"},
    });
}

TEST_CASE("encoded words as programs write them") {
    check_all({
        {"=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?=", "café"},                            // a character cut in two
        {"=?utf-8?B?Y2Fmww==?= =?utf-8?B?qQ==?=", "café"},                         //
        {"=?utf-8?B?Y2F?= =?utf-8?B?mw6k=?=", "café"},                             // base64 cut within a group
        {"=?utf-8?B?Y2Fmw6k?=", "café"},                                           // no padding
        {"=?utf-8?Q?two words?=", "two words"},                                    // blanks in Q
        {"=?utf-8?Q?what?\?=", "what?"},                                           //
        {"=?utf-8?Q?du?=2C_Ann?=", "du?, Ann"},                                    //
        {"x=?utf-8?Q?=C3=A9?=y", "xéy"},                                           // no blanks around
        {"\"=?utf-8?Q?=C3=A9?=\"", "\"é\""},                                       //
        {"=?iso-2022-jp?B?GyRCNDYbKEI=?= =?iso-2022-jp?B?GyRCMyYbKEI=?=", "感界"}, // adjacent switches
        {"=?gb2312?B?us3GvQ==?=", "和平"},
        {"=?cp1252?Q?=93x=94?=", "“x”"},
        {"=?iso-8859-1?Q?=93x=94?=", "“x”"}, // which is windows-1252 in truth
        {"=?unknown-8bit?Q?caf=E9?=", "café"},
        {"=?x-nonsense?Q?caf=C3=A9?=", "café"},
        {"=?\?Q?caf=C3=A9?=", "café"},
        {"caf\xC3\xA9", "café"},
        {"caf\xE9", "café"},
        {"caf\xE9 =?utf-8?Q?=C3=A9?=", "café é"},
        {"=?utf-8?Q?a=0D=0AInjected:_x?=", "a  Injected: x"},
        {"=?utf-8?Q?a=00b?=", "a b"},
    });
}

TEST_CASE("what is no encoded word stays as it stands") {
    check_all({
        {"=?utf-8?Q?open", "=?utf-8?Q?open"},
        {"=?utf-8?X?abc?=", "=?utf-8?X?abc?="},
        {"=?utf-8?Q", "=?utf-8?Q"},
        {"=?=?=", "=?=?="},
        {"=?utf-8?Q?=C3=A9?", "=?utf-8?Q?=C3=A9?"},
        {"=?utf-8?Q?a=ZZ?=", "a=ZZ"},
        {"2+2=?4", "2+2=?4"},
        {"=?utf-8?Q?\?=", ""},
    });
}

TEST_CASE("raw bytes of a header are read in the charset of the text") {
    CHECK(decode_words("\xF0\xD2\xC9\xD7\xC5\xD4", "koi8-r") == "Привет");
    CHECK(decode_words("\xD0\x9F", "koi8-r") == "П");
    CHECK(decode_words("caf\xE9", "nonsense") == "café");
}
