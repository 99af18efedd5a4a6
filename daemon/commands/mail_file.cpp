#include "daemon/commands/mail_file.hpp"
#include "daemon/traced_envelope.hpp"
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace liaison {
namespace {

struct Closer {
    void operator()(std::FILE* file) const {
        if (file != stdin) std::fclose(file);
    }
};

Result<std::string> read_all(std::FILE* file) {
    std::string text;
    std::array<char, 65536> chunk{};
    while (auto const count = std::fread(chunk.data(), 1, chunk.size(), file)) text.append(chunk.data(), count);
    if (std::ferror(file) != 0) return failure(Fault::io, std::generic_category().message(errno));
    return text;
}

} // namespace

Result<std::string> read_mail_file(std::string const& file) {
    if (file == "-") {
        auto text = read_all(stdin);
        return text ? std::move(text) : Result<std::string>{std::unexpected(text.error().within("standard input"))};
    }
    std::unique_ptr<std::FILE, Closer> const open{std::fopen(file.c_str(), "rbe")};
    if (!open) {
        auto const fault = errno == ENOENT || errno == ENOTDIR ? Fault::not_found : Fault::io;
        return failure(fault, fmt::format("{}: {}", file, std::generic_category().message(errno)));
    }
    auto text = read_all(open.get());
    return text ? std::move(text) : Result<std::string>{std::unexpected(text.error().within(file))};
}

Envelope stated_envelope(Mail const& mail, Desk const& desk) {
    auto traced = traced_envelope(mail.headers, desk);
    if (traced.recipients.empty()) traced.recipients.push_back(desk.address);
    auto const author = std::ranges::find_if(mail.from, [](auto const& from) { return is_deliverable(from.spec); });
    if (!traced.sender) traced.sender = author == mail.from.end() ? "" : author->spec;
    return {*std::move(traced.sender), std::move(traced.recipients), "deliver"};
}

std::string with_crlf(std::string raw) {
    auto const first = raw.find('\n');
    if (first == raw.npos || (first > 0 && raw[first - 1] == '\r')) return raw;
    std::string result;
    result.reserve(raw.size() + raw.size() / 32);
    for (char const c : raw) {
        if (c == '\n' && !result.ends_with('\r')) result += '\r';
        result += c;
    }
    return result;
}

} // namespace liaison
