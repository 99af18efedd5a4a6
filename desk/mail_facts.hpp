// All that is true of one mail whatever is on record, each looked up once.
#pragma once
#include "desk/arrival.hpp"
#include "desk/commands.hpp"
#include "desk/delivery_notice.hpp"
#include "desk/house.hpp"
#include "desk/reply_marks.hpp"
#include "desk/trust.hpp"
#include "parser/reply.hpp"

namespace liaison {

/// Refers to the mail and the house, which outlive it.
struct MailFacts {
    Arrival const& arrival;
    House const& house;
    Trust trust;
    std::vector<Organization const*> listed; ///< the organizations that the sender is listed for
    bool is_letter_between_bodies = false;   ///< it does not say that it is a statement, but both ends are bodies
    Statement statement;                     ///< empty when the mail does not read like one
    std::optional<OutboxId> returned;        ///< the mail of ours that comes back with it
    std::optional<DeliveryNotice> notice;
    std::optional<FoundToken> token;
    std::optional<Reply> reply; ///< of a mail that answers something
    CommandsRead wanted;        ///< what its writer wants done

    /// Whether a token of ours that is still good came with it.
    [[nodiscard]] bool is_marked() const { return token && token->worth == FoundToken::Worth::good; }
    [[nodiscard]] bool has_commands() const { return !wanted.commands.empty() || !wanted.misunderstood.empty(); }
    [[nodiscard]] bool reads_like_statement() const {
        return arrival.draft.form != Form::none || is_letter_between_bodies || arrival.instruction.is_statement;
    }
    [[nodiscard]] bool is_list_mail() const;
    /// Whether the sender is of the desk's own side: its domain, managers, coordinators, chairs, approvers.
    [[nodiscard]] bool is_from_own_side() const;
};

/// Whether the address is of the desk's own side.
[[nodiscard]] bool is_own_side(House const& house, std::string_view spec);

/// The half of a decision that needs no look at the store. Pure; any thread may do it.
[[nodiscard]] MailFacts facts_of(Arrival const& arrival, House const& house);

/// What the statement is called, for comparing: the title that the draft gives, else the subject.
[[nodiscard]] std::string title_of(Arrival const& arrival);

} // namespace liaison
