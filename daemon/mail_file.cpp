#include "daemon/mail_file.hpp"
#include "core/text.hpp"
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

std::string without_brackets(std::string_view path) {
    path = trimmed(path);
    if (path.starts_with('<') && path.ends_with('>')) path = path.substr(1, path.size() - 2);
    return std::string{trimmed(path)};
}

std::string stated_sender(Mail const& mail) {
    if (mail.has_header("Return-Path")) {
        auto const path = without_brackets(mail.header("Return-Path"));
        if (path.empty() || is_deliverable(path)) return path;
    }
    for (auto const& from : mail.from)
        if (is_deliverable(from.spec)) return from.spec;
    return {};
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
    Envelope envelope{stated_sender(mail), {}, "deliver"};
    for (auto const& header : mail.headers) {
        if (!same_word(header.name, "Delivered-To") && !same_word(header.name, "X-Original-To")) continue;
        auto const spec = without_brackets(header.value);
        bool const known =
            std::ranges::any_of(envelope.recipients, [&](auto const& r) { return same_address(r, spec); });
        if (desk.owns(spec) && !known) envelope.recipients.push_back(spec);
    }
    if (envelope.recipients.empty()) envelope.recipients.push_back(desk.address);
    return envelope;
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
