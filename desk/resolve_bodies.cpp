#include "desk/resolve_bodies.hpp"
#include "core/text.hpp"
#include "desk/evidence_by_rank.hpp"
#include "desk/resolve_sender.hpp"
#include "parser/label_reader.hpp"
#include "parser/text_addresses.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace liaison {
namespace {

/// Where a To value goes on with those who get a copy: "cc: X", "(copy to X)", "(Info: X)".
std::size_t copy_begin(std::string_view text) {
    auto const plain = lower_case(text);
    for (std::string_view const mark :
         {" cc:", "(cc:", ";cc:", ",cc:", "(cc ", "(copy to ", " copy:", "(copy:", "(info:", "(for information:"})
        if (auto const at = plain.find(mark); at != plain.npos && at > 0) return at;
    return text.npos;
}

std::string_view behind_colon(std::string_view text) {
    auto const plain = lower_case(text);
    auto const at = plain.contains("copy to ") ? plain.find("to ") + 2 : text.find_first_of(":") + 1;
    return trimmed(text.substr(std::min(at, text.size())));
}

class BodyResolver {
public:
    BodyResolver(Draft const& draft, Bodies const& bodies, Directory const& directory, std::string_view desk_name,
                 std::string_view sender)
        : draft_(draft), bodies_(bodies), directory_(directory), desk_name_(desk_name), sender_(sender) {}

    ResolvedBodies resolve() {
        auto sender = resolve_sender(draft_, bodies_, directory_, sender_);
        if (sender.is_ours && !sender.from.organization) result_.direction = Direction::outgoing;
        result_.from = std::move(sender.from);
        result_.origins = std::move(sender.origins);
        result_.remarks = std::move(sender.remarks);
        resolve_to();
        resolve_cc();
        if (draft_.form == Form::tool && result_.to.empty()) take_groups_of_copies();
        return std::move(result_);
    }

private:
    void resolve_to() {
        bool named = false;
        for (auto const* evidence : labelled_evidence(draft_, Field::to)) {
            if (says_nothing(evidence->text)) continue;
            named = true;
            auto const copies = copy_begin(evidence->text);
            auto const own = add_addressees(result_.to, evidence->text.substr(0, copies), *evidence);
            if (copies != evidence->text.npos)
                add_addressees(result_.cc, behind_colon(evidence->text.substr(copies)), *evidence);
            if (own && evidence->purpose) strengthen(*evidence->purpose);
        }
        if (named) return;
        auto const others = evidence_for(draft_, Field::to);
        auto const is_word = [](Evidence const* e) {
            return e->rank != Rank::label && e->place != "header To" && e->place != "header Cc";
        };
        // "liaison to IETF" in the subject says less than "Dear IETF CCAMP chairs" in the text; who got a copy says
        // least
        for (auto const* evidence : others)
            if (is_word(evidence) && take_own_groups(*evidence, false)) return;
        for (auto const* evidence : others)
            if (evidence->rank != Rank::label && take_own_groups(*evidence, true)) return;
    }

    /// Takes the own groups that `evidence` names without a label, if any; the body as a whole only where `whole`.
    bool take_own_groups(Evidence const& evidence, bool whole) {
        std::vector<Addressee> addressees;
        auto const origins = result_.origins.size();
        auto const remarks = result_.remarks.size();
        add_addressees(addressees, evidence.text, evidence);
        std::erase_if(addressees, [&](auto const& addressee) {
            return !addressee.group || (!whole && same_word(*addressee.group, desk_name_));
        });
        if (addressees.empty()) {
            result_.origins.resize(origins);
            result_.remarks.resize(remarks);
            return false;
        }
        result_.to = std::move(addressees);
        return true;
    }

    void resolve_cc() {
        for (auto const* evidence : labelled_evidence(draft_, Field::cc))
            if (!says_nothing(evidence->text)) add_addressees(result_.cc, evidence->text, *evidence);
    }

    /// The tool writes to a group's chairs, whom the directory need not have, and copies the group's list.
    void take_groups_of_copies() {
        for (auto const& addressee : result_.cc) {
            if (!addressee.group) continue;
            add_addressee(result_.to, addressee);
            result_.origins.push_back({"to", addressee.text, "the tool's copy to the group's list"});
        }
    }

    /// Adds what `text` lists, by names and by the addresses of own lists and chairs; whether an own group was among
    /// it.
    bool add_addressees(std::vector<Addressee>& list, std::string_view text, Evidence const& evidence) {
        auto const before = list.size();
        auto const named = std::string{trim_signs(without_people(text))};
        if (!named.empty()) {
            auto const corrected = bodies_.corrected(named);
            auto addressees = bodies_.addressees(corrected.text);
            if (!corrected.remarks.empty()) keep_written(addressees, named);
            for (auto const& addressee : addressees) add_addressee(list, addressee);
            if (evidence.rank == Rank::label) std::ranges::copy(corrected.remarks, std::back_inserter(result_.remarks));
        }
        for (auto const& found : find_addresses(text)) add_by_address(list, found.address);
        bool own = false;
        for (auto i = before; i < list.size(); ++i) own |= list[i].group.has_value();
        if (list.size() > before)
            result_.origins.push_back({&list == &result_.cc ? "cc" : "to", collapsed(text), evidence.place});
        return own;
    }

    /// Puts the text as it was written in the place of the corrected one.
    void keep_written(std::vector<Addressee>& corrected, std::string_view named) const {
        auto written = bodies_.addressees(named);
        if (written.size() != corrected.size()) return;
        for (std::size_t i = 0; i < corrected.size(); ++i) corrected[i].text = std::move(written[i].text);
    }

    void add_by_address(std::vector<Addressee>& list, Address const& address) {
        for (auto const& group : directory_.groups) {
            bool const lists = group.list && same_address(group.list->spec, address.spec);
            if (lists || has_address(group.chairs, address.spec))
                return add_addressee(list, {group.name, write_address(address)});
        }
        if (address.name.empty()) return;
        for (auto const& addressee : bodies_.addressees(address.name))
            if (addressee.group) add_addressee(list, addressee);
    }

    static void add_addressee(std::vector<Addressee>& list, Addressee const& addressee) {
        bool const known = std::ranges::any_of(list, [&](auto const& other) {
            return addressee.group ? other.group == addressee.group : other.text == addressee.text;
        });
        if (!known) list.push_back(addressee);
    }

    static std::string_view trim_signs(std::string_view text) {
        while (!text.empty() && std::string_view{" ,;<>()/.-"}.contains(text.front()) && !text.starts_with('('))
            text.remove_prefix(1);
        while (!text.empty() && std::string_view{" ,;<>/-"}.contains(text.back())) text.remove_suffix(1);
        return text;
    }

    void strengthen(Purpose purpose) {
        auto const weight = [](Purpose p) {
            return p == Purpose::action ? 3 : p == Purpose::comment ? 2 : p == Purpose::response ? 1 : 0;
        };
        if (!result_.purpose || weight(purpose) > weight(*result_.purpose)) result_.purpose = purpose;
    }

    Draft const& draft_;
    Bodies const& bodies_;
    Directory const& directory_;
    std::string_view desk_name_;
    std::string_view sender_;
    ResolvedBodies result_;
};

} // namespace

ResolvedBodies resolve_bodies(Draft const& draft, Bodies const& bodies, Directory const& directory,
                              std::string_view desk_name, std::string_view sender) {
    return BodyResolver{draft, bodies, directory, desk_name, sender}.resolve();
}

} // namespace liaison
