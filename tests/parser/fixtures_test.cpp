#include "core/sha256.hpp"
#include "core/text.hpp"
#include "parser/mail.hpp"
#include "tests/support/files.hpp"
#include <filesystem>

using namespace liaison;

namespace {

void append(std::string& reading, std::string_view field, std::string_view value) {
    if (!value.empty()) reading += fmt::format("{}: {}\n", field, value);
}

void append(std::string& reading, std::string_view field, std::vector<ListedAddress> const& list) {
    for (auto const& address : list)
        reading += fmt::format("{}: [{}] {} <{}>\n", field, address.group, address.name, address.spec);
}

void append(std::string& reading, Mail const& mail);

void append(std::string& reading, Part const& part) {
    reading += fmt::format("part {} {}", part.path, part.type);
    if (!part.charset.empty()) reading += " charset " + part.charset;
    if (!part.name.empty()) reading += fmt::format(" name \"{}\"", part.name);
    if (!part.disposition.empty()) reading += " " + part.disposition;
    if (!part.content_id.empty()) reading += " id " + part.content_id;
    bool const leaf = part.parts.empty() && !part.message;
    reading += leaf ? fmt::format(" {} bytes {}\n", part.bytes.size(), sha256(part.bytes).substr(0, 16)) : "\n";
    if (part.text && !part.text->empty())
        for (auto const line : split(*part.text, '\n')) reading += fmt::format("  |{}\n", line);
    for (auto const& child : part.parts) append(reading, child);
    if (part.message) append(reading, *part.message);
}

void append(std::string& reading, Mail const& mail) {
    append(reading, "subject", mail.subject);
    append(reading, "message-id", mail.message_id);
    append(reading, "date", mail.date ? write_instant(*mail.date) : "");
    append(reading, "from", mail.from);
    append(reading, "to", mail.to);
    append(reading, "cc", mail.cc);
    append(reading, "in-reply-to", joined(mail.in_reply_to, " "));
    append(reading, "references", joined(mail.references, " "));
    append(reading, mail.top);
    append(reading, "defects", joined(mail.defects, "; "));
}

} // namespace

TEST_CASE("each mail of the fixtures reads as its reading says") {
    std::filesystem::path const top{LIAISOND_SOURCE_DIR};
    std::size_t count = 0;
    for (auto const* family : {"mime", "headers", "charsets", "malformed"}) {
        for (auto const& file : std::filesystem::directory_iterator{top / "fixtures/mail" / family}) {
            if (file.path().extension() != ".eml") continue;
            auto const name = fmt::format("fixtures/mail/{}/{}", family, file.path().stem().string());
            CAPTURE(name);
            std::string reading;
            append(reading, parse_mail(test::source_file(name + ".eml")));
            CHECK(test::equals_golden(name + ".reading", reading));
            ++count;
        }
    }
    CHECK(count >= 60);
}
