// All that a decision about one mail is made from: what is true of the mail, and what the store knows about it.
#pragma once
#include "desk/automatic.hpp"
#include "desk/decide.hpp"
#include "desk/roles.hpp"

namespace liaison {

/// A statement on record that the mail belongs to.
struct Kin {
    Related related;
    bool same_statement = false;   ///< the mail carries that statement again; else it is about it
    bool is_later_version = false; ///< the mail carries a later version of it
    bool is_reminder = false;      ///< the mail reminds of it
};

struct Facts : MailFacts {
    Situation const& known;
    std::optional<Kin> kin;
    Roles roles; ///< what its authenticated sender is to the record in question

    /// Whether a good token came with it that was given out for the record in question, and for no other.
    [[nodiscard]] bool is_marked_for_record() const;
};

[[nodiscard]] Facts gather_facts(MailFacts mail, Situation const& known);

} // namespace liaison
