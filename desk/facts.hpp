// All that a decision about one mail is made from, each looked up once.
#pragma once
#include "desk/automatic.hpp"
#include "desk/decide.hpp"
#include "desk/delivery_notice.hpp"
#include "desk/trust.hpp"

namespace liaison {

/// A statement on record that the mail belongs to.
struct Kin {
    Related related;
    bool same_statement = false; ///< the mail carries that statement again; else it is about it
};

struct Facts {
    Arrival const& arrival;
    Situation const& known;
    House const& house;
    Trust trust;
    std::vector<Organization const*> listed; ///< the organizations that the sender is listed for
    Statement statement;                     ///< empty when the mail does not read like one
    std::optional<DeliveryNotice> notice;
    std::optional<Kin> kin;

    [[nodiscard]] bool reads_like_statement() const { return arrival.draft.form != Form::none; }
    [[nodiscard]] bool is_list_mail() const;
    /// Whether the sender is of the desk's own side: its domain, managers, coordinators, chairs, approvers.
    [[nodiscard]] bool is_from_own_side() const;
};

[[nodiscard]] Facts gather_facts(Arrival const& arrival, Situation const& known, House const& house);

/// What the statement is called, for comparing: the title that the draft gives, else the subject.
[[nodiscard]] std::string title_of(Arrival const& arrival);

} // namespace liaison
