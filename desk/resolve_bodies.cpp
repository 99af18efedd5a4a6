#include "desk/resolve_bodies.hpp"
#include "core/text.hpp"
#include "desk/body_words.hpp"
#include "desk/evidence_by_rank.hpp"
#include "parser/fold.hpp"
#include "parser/identifiers.hpp"
#include "parser/label_reader.hpp"
#include "parser/subject.hpp"
#include "parser/text_addresses.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace liaison {
namespace {

template <class T> void add_once(std::vector<T>& list, T const& item) {
    if (std::ranges::find(list, item) == list.end()) list.push_back(item);
}

/// "RAN2 to be SA3" comes from SA3 in the end.
std::string_view final_source(std::string_view text) {
    auto const at = text.find(" to be ");
    return at == text.npos ? text : text.substr(at + std::string_view{" to be "}.size());
}

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
        resolve_from();
        resolve_to();
        resolve_cc();
        if (is_ours_ && !result_.from.organization) result_.direction = Direction::outgoing;
        return std::move(result_);
    }

private:
    // ---- from

    void resolve_from() {
        if (take_sister() || take_labelled_from()) return;
        for (auto const* evidence : evidence_for(draft_, Field::from)) {
            if (evidence->rank == Rank::label || evidence->rank == Rank::guess) continue;
            if (auto from = bodies_.from(final_source(evidence->text)); from.organization)
                return set_from(std::move(from), *evidence);
        }
        if (take_known_organization()) return;
        for (auto const* evidence : evidence_for(draft_, Field::from)) {
            if (evidence->rank != Rank::guess) continue;
            if (auto from = bodies_.from(evidence->text); from.organization)
                return set_from(std::move(from), *evidence);
        }
        take_unknown_body();
    }

    /// What a letter says of a sender that the directory does not know: "on behalf of the Tide Gauge Forum".
    void take_unknown_body() {
        for (auto const* evidence : evidence_for(draft_, Field::from)) {
            bool const names = evidence->rank == Rank::prose || evidence->rank == Rank::guess;
            if (!names || !sounds_like_body(evidence->text) || !bodies_.own_groups(evidence->text).empty()) continue;
            return set_from({.organization = {}, .groups = {}, .text = collapsed(evidence->text)}, *evidence);
        }
    }

    /// A letter that calls its sender ITU-D or ITU-R is not ITU-T's, though they share domain and numbers of groups.
    bool take_sister() {
        for (auto const* evidence : evidence_for(draft_, Field::from)) {
            bool const guessed = evidence->rank == Rank::guess;
            if (guessed && evidence->place != "header From" && !evidence->place.ends_with("signature")) continue;
            if (bodies_.names_organization(evidence->text)) {
                auto from = bodies_.from(evidence->text);
                bool const sisters = guessed && from.organization != sender_ && from.organization &&
                                     bodies_.has_sisters(*from.organization) && bodies_.has_sisters(sender_);
                if (sisters) set_from(std::move(from), *evidence);
                return sisters;
            }
            if (!bodies_.names_sister(evidence->text)) continue;
            set_from({.organization = {}, .groups = {}, .text = without_people(evidence->text)}, *evidence);
            return true;
        }
        return false;
    }

    /// What "From:" names decides, even a body that the directory does not know; a person's name there does not.
    bool take_labelled_from() {
        auto const labelled = labelled_evidence(draft_, Field::from);
        for (auto const* evidence : labelled)
            if (take_known_body(*evidence)) return true;
        for (auto const* evidence : labelled) {
            auto const named = without_people(final_source(evidence->text));
            if (names_nobody(named) || (!sounds_like_body(named) && may_be_person(named))) continue;
            if (!sender_.empty() && is_bare_designation(named)) continue;
            auto organization = is_abbreviation(named) ? organization_in_headings() : std::nullopt;
            set_from({.organization = std::move(organization), .groups = {}, .text = named}, *evidence);
            return true;
        }
        return false;
    }

    /// "CN1": a group of the body on whose paper it stands.
    static bool is_abbreviation(std::string_view named) {
        constexpr std::size_t longest = 8;
        return named.size() <= longest && named.find_first_of(" abcdefghijklmnopqrstuvwxyz") == named.npos;
    }

    /// "3GPP TSG-CN WG1 Meeting #29" above the form.
    std::optional<std::string> organization_in_headings() const {
        for (auto const* evidence : evidence_for(draft_, Field::from))
            if (evidence->rank == Rank::heading)
                if (auto from = bodies_.from(evidence->text); from.organization) return from.organization;
        return std::nullopt;
    }

    /// "WG 11" alone is a group of whatever body sends it.
    static bool is_bare_designation(std::string_view named) {
        constexpr std::size_t longest = 10;
        auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
        return named.size() <= longest && !named.empty() && is_digit(named.back()) &&
               std::ranges::count(named, ' ') <= 1;
    }

    static bool names_nobody(std::string_view named) {
        return says_nothing(named) || named.find_first_not_of(" ,;<>()/") == named.npos;
    }

    bool take_known_body(Evidence const& evidence) {
        auto const named = without_people(final_source(evidence.text));
        auto const corrected = bodies_.corrected(named);
        auto from = names_nobody(named) ? from_names_of_addresses(evidence.text) : bodies_.from(corrected.text);
        auto own = from.organization ? std::vector<std::string>{} : bodies_.own_groups(corrected.text);
        if (!from.organization && own.empty()) from = bodies_.from(corrected.text, sender_);
        if (own.empty() && (!from.organization || (from.organization == sender_ && from.groups.empty() &&
                                                   bodies_.from(corrected.text).organization != sender_)))
            return false;
        std::ranges::copy(corrected.remarks, std::back_inserter(result_.remarks));
        is_ours_ = !own.empty();
        if (is_ours_) from = {.organization = {}, .groups = std::move(own), .text = {}};
        if (!names_nobody(named)) from.text = named;
        set_from(std::move(from), evidence);
        return true;
    }

    /// "MEF Services Committee (ann@x.example)": an address may have a body's name.
    From from_names_of_addresses(std::string_view text) const {
        for (auto const& found : find_addresses(text))
            if (auto from = bodies_.from(found.address.name); from.organization) return from;
        return {};
    }

    /// Whether the text may be a person's name: the sender's body then stands in.
    bool may_be_person(std::string_view named) const {
        bool const known = !sender_.empty() || organization_of(draft_.author) != nullptr;
        return known && std::ranges::none_of(named, [](char c) { return c >= '0' && c <= '9'; });
    }

    void set_from(From from, Evidence const& evidence) {
        result_.origins.push_back({"from", from.text, evidence.place});
        bool const complete = evidence.rank == Rank::label || !from.groups.empty() || !from.organization;
        result_.from = std::move(from);
        if (!result_.from.organization) return;
        if (!complete) add_groups();
        if (result_.from.groups.empty()) add_group_of_number();
    }

    /// "SG5-LS101" is a number that SG5 gave. In an answer it may be what is answered.
    void add_group_of_number() {
        auto const titles = evidence_for(draft_, Field::title);
        if (std::ranges::any_of(titles, [](auto const* title) { return is_answer_title(title->text); })) return;
        for (auto const* evidence : evidence_for(draft_, Field::identifier)) {
            if (evidence->rank == Rank::prose) continue;
            for (auto const& number : find_identifiers(evidence->text)) {
                auto const named = group_of_number(number.text);
                auto groups = bodies_.from(named, *result_.from.organization).groups;
                if (named.empty() || groups.empty()) continue;
                result_.from.groups = std::move(groups);
                return result_.origins.push_back({"from", joined(result_.from.groups, ", "), evidence->place});
            }
        }
    }

    /// The authenticated sender's body; else the one that the author's or a response contact's address belongs to.
    bool take_known_organization() {
        std::string name{sender_}, place = "the authenticated sender";
        if (auto const* organization = organization_of(draft_.author); name.empty() && organization != nullptr) {
            name = organization->name;
            place = "the author's address";
        }
        for (auto const* evidence : evidence_for(draft_, Field::response_contact))
            for (auto const& address : read_addresses(evidence->text))
                if (auto const* organization = organization_of(address); name.empty() && organization != nullptr) {
                    name = organization->name;
                    place = evidence->place;
                }
        if (name.empty()) return false;
        result_.from.organization = name;
        result_.origins.push_back({"from", name, place});
        add_groups();
        if (result_.from.groups.empty()) add_group_of_number();
        return true;
    }

    Organization const* organization_of(std::optional<Address> const& address) const {
        if (!address) return nullptr;
        auto const found = directory_.organizations_of_sender(address->spec);
        return found.size() == 1 ? found.front() : nullptr;
    }

    /// The groups of the organization that is settled: named somewhere, or the one whose address writes.
    void add_groups() {
        for (auto const* evidence : evidence_for(draft_, Field::from)) {
            auto const from = bodies_.from(evidence->text, *result_.from.organization);
            if (from.organization != result_.from.organization || from.groups.empty()) continue;
            result_.from.groups = from.groups;
            if (result_.from.text.empty()) result_.from.text = from.text;
            result_.origins.push_back({"from", joined(from.groups, ", "), evidence->place});
            return;
        }
        auto const* const organization = directory_.organization_named(*result_.from.organization);
        for (auto const& address : contact_addresses())
            for (auto const& group : organization->groups)
                if (is_address_of(group.send_to, address)) return add_group_of_address(group, address);
    }

    void add_group_of_address(OrganizationGroup const& group, Address const& address) {
        result_.from.groups = {group.name};
        result_.origins.push_back({"from", group.name, "address " + address.spec});
    }

    std::vector<Address> contact_addresses() const {
        std::vector<Address> addresses;
        if (draft_.author) addresses.push_back(*draft_.author);
        for (auto const field : {Field::reply_to, Field::response_contact})
            for (auto const* evidence : evidence_for(draft_, field))
                std::ranges::copy(read_addresses(evidence->text), std::back_inserter(addresses));
        return addresses;
    }

    static bool is_address_of(std::vector<Address> const& list, Address const& address) {
        return std::ranges::any_of(list, [&](auto const& entry) { return same_address(entry.spec, address.spec); });
    }

    // ---- to and cc

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
            if (lists || is_address_of(group.chairs, address))
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
    bool is_ours_ = false;
    ResolvedBodies result_;
};

} // namespace

ResolvedBodies resolve_bodies(Draft const& draft, Bodies const& bodies, Directory const& directory,
                              std::string_view desk_name, std::string_view sender) {
    return BodyResolver{draft, bodies, directory, desk_name, sender}.resolve();
}

} // namespace liaison
