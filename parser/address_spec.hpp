// The addr-spec of an address (RFC 5322 3.4.1) out of what stands for one.
#pragma once
#include "parser/address_tokens.hpp"
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// Without comments, route ("@a,@b:"), "mailto:", blanks around "@" and ".", and quotes around the whole. Bytes that
/// are not UTF-8 are read as windows-1252.
[[nodiscard]] std::string clean_spec(std::string_view text);

/// Whether it looks like local@domain without blanks.
[[nodiscard]] bool is_addr_spec(std::string_view text);

/// The words of a bare address list with those put together that form one addr-spec: `ann . lee @ itu.example`,
/// `"ann lee"@itu.example`.
[[nodiscard]] std::vector<AddressToken> join_spec_words(std::span<AddressToken const> words);

} // namespace liaison
