// Who is to be answered, asked and copied about a statement.
#pragma once
#include "core/statement.hpp"
#include "parser/draft.hpp"
#include <vector>

namespace liaison {

struct ResolvedContacts {
    std::vector<Address> from;
    std::vector<Address> reply_to;
    std::vector<Address> response;
    std::vector<Address> technical;
    std::vector<Address> cc;
    std::vector<Origin> origins;
};

/// A label that stands there empty leaves its field empty, whatever the sentences say. A contact without a word what
/// for answers, unless another one does.
[[nodiscard]] ResolvedContacts resolve_contacts(Draft const& draft);

} // namespace liaison
