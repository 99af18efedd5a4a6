#include "desk/resolve_sender.hpp"
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

/// "RAN2 [to be SA3]" comes from SA3 in the end; "SG13, to be approved by TSAG" does not come from TSAG.
std::string_view final_source(std::string_view text) {
    constexpr std::string_view mark = "to be ";
    auto const at = text.find(mark);
    if (at == text.npos || at == 0 || !std::string_view{" [("}.contains(text[at - 1])) return text;
    auto source = text.substr(at + mark.size());
    source = source.substr(0, source.find_first_of("])"));
    bool const names = !source.empty() && source.front() >= 'A' && source.front() <= 'Z';
    if (names) return source;
    auto before = text.substr(0, at);
    if (auto const open = before.find_last_of("([");
        open != before.npos && before.find_first_of(")]", open) == before.npos)
        before = before.substr(0, open);
    while (!before.empty() && std::string_view{" ,;"}.contains(before.back())) before.remove_suffix(1);
    return before.empty() ? text : before;
}

class SenderResolver {
public:
    SenderResolver(Draft const& draft, Bodies const& bodies, Directory const& directory, std::string_view sender)
        : draft_(draft), bodies_(bodies), directory_(directory), sender_(sender) {}

    ResolvedSender resolve() {
        resolve_from();
        return std::move(result_);
    }

private:
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
            return set_from({.organization = {}, .groups = {}, .text = collapsed(without_office(evidence->text))},
                            *evidence);
        }
    }

    /// "Secretary, Sluice Telemetry Council" is the Council's.
    static std::string_view without_office(std::string_view text) {
        auto const comma = text.find(',');
        bool const office_first =
            comma != text.npos && !sounds_like_body(text.substr(0, comma)) && sounds_like_body(text.substr(comma + 1));
        return office_first ? trimmed(text.substr(comma + 1)) : text;
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
        result_.is_ours = !own.empty();
        if (result_.is_ours) from = {.organization = {}, .groups = std::move(own), .text = {}};
        if (!names_nobody(named)) from.text = named;
        tell_joint_senders(from.organization, corrected.text);
        set_from(std::move(from), evidence);
        return true;
    }

    /// A record has one sender: of a joint statement the others are told.
    void tell_joint_senders(std::optional<std::string> const& organization, std::string_view named) {
        auto others = organization ? bodies_.organizations(named) : std::vector<std::string>{};
        std::erase_if(others, [&](auto const& name) { return name == *organization; });
        if (!others.empty())
            result_.remarks.push_back(
                fmt::format("the sender names {}, too; the record is of {}", joined(others, " and "), *organization));
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
        bool const in_sentence = evidence.rank == Rank::guess || evidence.rank == Rank::prose;
        if (in_sentence && from.organization) from.text = bodies_.named_part(from.text, *from.organization);
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
            if (result_.from.text.empty())
                result_.from.text = bodies_.named_part(from.text, *result_.from.organization);
            result_.origins.push_back({"from", joined(from.groups, ", "), evidence->place});
            return;
        }
        auto const* const organization = directory_.organization_named(*result_.from.organization);
        for (auto const& address : contact_addresses())
            for (auto const& group : organization->groups)
                if (has_address(group.send_to, address.spec)) return add_group_of_address(group, address);
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

    Draft const& draft_;
    Bodies const& bodies_;
    Directory const& directory_;
    std::string_view sender_;
    ResolvedSender result_;
};

} // namespace

ResolvedSender resolve_sender(Draft const& draft, Bodies const& bodies, Directory const& directory,
                              std::string_view sender) {
    return SenderResolver{draft, bodies, directory, sender}.resolve();
}

} // namespace liaison
