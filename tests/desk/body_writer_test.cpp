#include "core/text.hpp"
#include "desk/body_writer.hpp"

using namespace liaison;

TEST_CASE("plain ASCII in short lines goes as it is") {
    auto const part = write_text_part("Dear Ann,\n\n  thank you.\n");
    CHECK(part.headers == "Content-Type: text/plain; charset=us-ascii\r\nContent-Transfer-Encoding: 7bit\r\n");
    CHECK(part.body == "Dear Ann,\r\n\r\n  thank you.\r\n");
}

TEST_CASE("anything else goes as quoted-printable in lines of at most 76 characters") {
    std::string const texts[] = {"Jørgen\n", std::string(79, 'a') + "\n", "a\x01b\n"};
    for (auto const& text : texts) {
        CAPTURE(text);
        auto const part = write_text_part(text);
        CHECK(part.headers.contains("charset=utf-8"));
        CHECK(part.headers.contains("quoted-printable"));
        for (auto const line : split(part.body, '\n')) CHECK(line.size() <= 77);
    }
    CHECK(write_text_part("ø=\n").body == "=C3=B8=3D\r\n");
    CHECK(write_text_part("ø \n.x\nFrom me\n").body == "=C3=B8=20\r\n=2Ex\r\n=46rom me\r\n");
}

TEST_CASE("lines of 75 and 76 characters meet the limit of quoted-printable") {
    auto const fits = write_text_part("ø" + std::string(69, 'a') + "\n").body;
    CHECK(fits == "=C3=B8" + std::string(69, 'a') + "\r\n");
    auto const over = write_text_part("ø" + std::string(70, 'a') + "\n").body;
    CHECK(over == "=C3=B8" + std::string(69, 'a') + "=\r\na\r\n");
}
