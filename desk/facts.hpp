// All that a decision about one mail is made from, each looked up once.
#pragma once
#include "desk/automatic.hpp"
#include "desk/commands.hpp"
#include "desk/decide.hpp"
#include "desk/delivery_notice.hpp"
#include "desk/reply_marks.hpp"
#include "desk/roles.hpp"
#include "desk/trust.hpp"
#include "parser/reply.hpp"

namespace liaison {

/// A statement on record that the mail belongs to.
struct Kin {
    Related related;
    bool same_statement = false;   ///< the mail carries that statement again; else it is about it
    bool is_later_version = false; ///< the mail carries a later version of it
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
    std::optional<FoundToken> token;
    std::optional<Reply> reply; ///< of a mail that answers something
    CommandsRead wanted;        ///< what its writer wants done
    Roles roles;                ///< what its authenticated sender is to the record in question

    /// Whether a token of ours that is still good came with it.
    [[nodiscard]] bool is_marked() const { return token && token->worth == FoundToken::Worth::good; }
    [[nodiscard]] bool has_commands() const { return !wanted.commands.empty() || !wanted.misunderstood.empty(); }
    [[nodiscard]] bool reads_like_statement() const {
        return arrival.draft.form != Form::none || arrival.instruction.is_statement;
    }
    [[nodiscard]] bool is_list_mail() const;
    /// Whether the sender is of the desk's own side: its domain, managers, coordinators, chairs, approvers.
    [[nodiscard]] bool is_from_own_side() const;
};

[[nodiscard]] Facts gather_facts(Arrival const& arrival, Situation const& known, House const& house);

/// What its writer wrote himself, of a mail that answers something or bears a token; nothing of any other.
[[nodiscard]] std::optional<Reply> reply_in(Arrival const& arrival, std::optional<FoundToken> const& token);
/// The commands in such a reply.
[[nodiscard]] CommandsRead commands_in(Arrival const& arrival, std::optional<Reply> const& reply, House const& house);

/// The number in the first "[LS-42]" of a subject.
[[nodiscard]] std::optional<StatementId> tag_in(std::string_view subject);

/// What the statement is called, for comparing: the title that the draft gives, else the subject.
[[nodiscard]] std::string title_of(Arrival const& arrival);

} // namespace liaison
