#include "parser/part_header.hpp"
#include "core/text.hpp"
#include "parser/message_ids.hpp"
#include "parser/parameters.hpp"

namespace liaison {
namespace {

std::string_view value_of(std::span<Header const> fields, std::string_view name) {
    auto const found = std::ranges::find_if(fields, [&](auto const& f) { return same_word(f.name, name); });
    return found == fields.end() ? std::string_view{} : found->value;
}

bool is_token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return c > ' ' && c < '\x7f' && !std::string_view{"()<>@,;:\\\"/[]?="}.contains(c);
    });
}

/// "text/plain" of what was declared. What is no type is text/plain (RFC 2045 5.2), but a file of unknown kind where it
/// has a file's name; "text" alone and "multipart" alone can be guessed.
std::string media_type(ParameterizedValue const& declared, std::string_view default_type, bool has_name) {
    std::string_view const value = declared.value;
    if (value.empty() && declared.parameters.empty()) return std::string{default_type};
    auto const slash = value.find('/');
    auto const type = value.substr(0, slash);
    auto subtype = slash == value.npos ? std::string_view{} : value.substr(slash + 1);
    subtype = subtype.substr(0, subtype.find_first_of("/,"));
    if (is_token(type) && is_token(subtype)) return fmt::format("{}/{}", type, subtype);
    if (type == "multipart") return "multipart/mixed";
    return has_name && type != "text" ? "application/octet-stream" : "text/plain";
}

std::string_view unquoted(std::string_view text) {
    while (text.starts_with('\'')) text.remove_prefix(1);
    while (text.ends_with('\'')) text.remove_suffix(1);
    return trimmed(text);
}

std::string disposition_of(ParameterizedValue const& value) {
    if (value.value.empty()) return {};
    return value.value == "inline" ? "inline" : "attachment"; // RFC 2183 2.8: an unknown one is an attachment
}

} // namespace

DescribedPart describe_part(std::span<Header const> fields, std::string_view default_type) {
    auto content_type = parse_parameterized(value_of(fields, "content-type"));
    auto const disposition = parse_parameterized(value_of(fields, "content-disposition"));
    DescribedPart result;
    auto& part = result.part;
    part.name = disposition.parameter("filename");
    if (part.name.empty()) part.name = content_type.parameter("name");
    if (part.name.empty()) part.name = disposition.parameter("name");
    if (part.name.empty()) part.name = content_type.parameter("filename");
    part.type = media_type(content_type, default_type, !part.name.empty());
    part.disposition = disposition_of(disposition);
    part.content_id = parse_message_id(value_of(fields, "content-id"));
    if (part.type.starts_with("text/")) part.charset = lower_case(unquoted(content_type.parameter("charset")));
    part.parameters = std::move(content_type.parameters);
    result.encoding = parse_transfer_encoding(value_of(fields, "content-transfer-encoding"));
    for (auto const& field : fields)
        if (starts_with_word(field.name, "content-")) part.headers.push_back(field);
    return result;
}

} // namespace liaison
