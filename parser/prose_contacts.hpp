// Whom a letter's sentences name to write to, and for what: "technical questions to Ann Lee (ann@x.example)".
#pragma once
#include "parser/draft.hpp"
#include <string_view>
#include <vector>

namespace liaison {

struct ContactSaid {
    Field field = Field::contact; ///< or technical_contact, or response_contact
    Address address;
    std::size_t line = 0; ///< of the sentence, the text's first line being 1
};

/// The addresses of `text` whose sentences say what they are for, in order. One that merely stands there is none.
[[nodiscard]] std::vector<ContactSaid> contacts_in_prose(std::string_view text);

} // namespace liaison
