// Whatever the bytes are, parse_mail gives a mail that keeps its promises.
#include "parser/limits.hpp"
#include "parser/mail.hpp"
#include "parser/utf8.hpp"
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <source_location>
#include <string>
#include <string_view>

using namespace liaison;

namespace {

void require(bool holds, std::source_location at = std::source_location::current()) {
    if (holds) return;
    std::fprintf(stderr, "%s:%u: does not hold\n", at.file_name(), at.line());
    std::abort();
}

bool is_clean(std::string_view text) {
    return repaired_utf8(text) == text && text.find_first_of("\r\n") == text.npos && text.find('\0') == text.npos;
}

void check(std::vector<ListedAddress> const& list) {
    for (auto const& address : list)
        require(is_clean(address.name) && is_clean(address.spec) && is_clean(address.group));
}

std::size_t check(Part const& part, std::string const& path);

std::size_t check(Mail const& mail, std::string const& path) {
    require(is_clean(mail.subject) && is_clean(mail.message_id));
    for (auto const* list : {&mail.from, &mail.sender, &mail.reply_to, &mail.to, &mail.cc}) check(*list);
    for (auto const& header : mail.headers) {
        require(header.value.find('\n') == header.value.npos && header.value.size() <= limits::field_bytes);
    }
    return check(mail.top, path);
}

std::size_t check(Part const& part, std::string const& path) {
    require(part.path == path);
    require(is_clean(part.name) && is_clean(part.type) && part.type.find('/') != part.type.npos);
    // a signed envelope is known by its type, or by its name where the type says nothing
    bool const may_open = part.type.ends_with("pkcs7-mime") || part.type == "application/octet-stream";
    bool const opened = may_open && part.parts.size() == 1;
    require(part.parts.empty() || opened || (part.is_multipart() && part.bytes.empty()));
    require(!part.message || part.parts.empty());
    require(!part.text || (repaired_utf8(*part.text) == *part.text && part.text->find('\r') == part.text->npos));
    require(!part.type.starts_with("text/") || (part.text && !part.charset.empty()));
    std::size_t count = 1;
    if (part.message) count += check(*part.message, path + ".1");
    for (std::size_t i = 0; i < part.parts.size(); ++i)
        count += check(part.parts[i], path + "." + std::to_string(i + 1));
    return count;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const raw{reinterpret_cast<char const*>(data), size};
    auto const mail = parse_mail(raw);
    constexpr auto mails = 1 + limits::opened_signatures * (1 + limits::opened_signatures);
    require(check(mail, "1") <= limits::parts * mails);
    for (auto const& defect : mail.defects) require(is_clean(defect));
    for (auto const& signature : mail.signatures) require(is_clean(signature));
    return 0;
}
