// How mail programs mark in HTML what an answer quotes, and what they add to it.
#pragma once
#include <string_view>

namespace liaison {

/// What an element is in a reply.
enum class ReplyRole {
    content,
    quotation,    ///< it holds earlier mail
    introduction, ///< it says who wrote what is quoted
    boundary,     ///< earlier mail begins with it and goes on behind it
    signature,    ///< the writer's signature, or the mail program's
};

/// What an element of HTML is marked by.
struct ElementMarks {
    bool is_blockquote = false;
    std::string_view classes; ///< as written, separated by blanks
    std::string_view id;
    std::string_view style;
};

[[nodiscard]] ReplyRole role_of(ElementMarks const& element);

} // namespace liaison
