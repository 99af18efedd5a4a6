#include "daemon/traced_envelope.hpp"
#include "core/text.hpp"
#include "parser/address_list.hpp"
#include "parser/header_block.hpp"

namespace liaison {
namespace {

constexpr std::array<std::string_view, 4> trace_fields{"Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"};
constexpr std::array<std::string_view, 2> list_fields{"To", "Cc"};
constexpr std::size_t longest_list = 65'536;

std::string without_brackets(std::string_view path) {
    path = trimmed(path);
    if (path.starts_with('<') && path.ends_with('>')) path = path.substr(1, path.size() - 2);
    return std::string{trimmed(path)};
}

std::optional<std::string> sender_in(std::vector<Header> const& headers) {
    auto const field =
        std::ranges::find_if(headers, [](Header const& header) { return same_word(header.name, "Return-Path"); });
    if (field == headers.end()) return std::nullopt;
    auto path = without_brackets(field->value);
    return path.empty() || is_deliverable(path) ? std::optional{std::move(path)} : std::nullopt;
}

std::vector<std::string> ours_in(std::vector<Header> const& headers, std::span<std::string_view const> fields,
                                 Desk const& desk) {
    std::vector<std::string> ours;
    for (auto const& header : headers) {
        if (std::ranges::none_of(fields, [&](auto field) { return same_word(header.name, field); })) continue;
        for (auto const& [group, name, spec] :
             parse_address_list(std::string_view{header.value}.substr(0, longest_list))) {
            bool const known = std::ranges::any_of(ours, [&](auto const& other) { return same_address(other, spec); });
            if (!known && desk.owns(spec)) ours.push_back(spec);
        }
    }
    return ours;
}

} // namespace

TracedEnvelope traced_envelope(std::vector<Header> const& headers, Desk const& desk) {
    auto recipients = ours_in(headers, trace_fields, desk);
    if (recipients.empty()) recipients = ours_in(headers, list_fields, desk);
    return {sender_in(headers), std::move(recipients)};
}

Envelope envelope_in_mailbox(std::string_view raw, Desk const& desk) {
    auto traced = traced_envelope(read_header_block(raw, 0, Boundaries{}, true).fields, desk);
    return {std::move(traced.sender).value_or(""), std::move(traced.recipients), "imap"};
}

} // namespace liaison
