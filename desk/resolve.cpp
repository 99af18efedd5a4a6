#include "desk/resolve.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "desk/evidence_by_rank.hpp"
#include "desk/resolve_bodies.hpp"
#include "desk/resolve_contacts.hpp"
#include "parser/date_text.hpp"
#include "parser/fold.hpp"
#include "parser/identifiers.hpp"
#include "parser/label_reader.hpp"
#include "parser/subject.hpp"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace liaison {
namespace {

/// A title without a label pasted before it ("Title: X") and without "[Draft]".
std::string clean_title(std::string_view written) {
    auto title = trimmed(written);
    for (bool again = true; again;) {
        again = false;
        for (std::string_view const pasted :
             {"title:", "title :", "subject:", "titre:", "titre :", "[draft]", "draft:"})
            if (starts_with_word(title, pasted)) {
                title = trimmed(title.substr(pasted.size()));
                again = true;
            }
    }
    return collapsed(title);
}

/// A title that says no more than what it is the title of.
bool is_empty_title(std::string_view title) {
    static constexpr std::array<std::string_view, 8> empty{
        "liaison",        "liaison statement", "ls", "statement", "a liaison statement", "new liaison statement",
        "liaison letter", "note de liaison"};
    auto plain = folded_line(title);
    while (!plain.empty() && std::string_view{".:!- "}.contains(plain.back())) plain.pop_back();
    return plain.empty() || says_nothing(plain) || contains(empty, std::string_view{plain});
}

/// "SC 6 N18021" is "6N18021" with more said of whose number it is, and "ISO-IECJTC1-SC6_N18021" is with still more;
/// all as identifier_key() writes them.
bool is_same_number(std::string_view a, std::string_view b) {
    if (a == b) return true;
    constexpr std::size_t fewest_digits = 4;
    auto const shorter = a.size() < b.size() ? a : b, longer = a.size() < b.size() ? b : a;
    auto const number = shorter.substr(shorter.starts_with("SC") ? 2 : 0);
    auto const n = number.find('N');
    auto const is_digits = [](std::string_view text) {
        return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    };
    return n != number.npos && number.size() > n + fewest_digits && is_digits(number.substr(0, n)) &&
           is_digits(number.substr(n + 1)) && longer.ends_with(shorter) &&
           !(is_digits(shorter.substr(0, 1)) && is_digits(longer.substr(longer.size() - shorter.size() - 1, 1)));
}

class Resolver {
public:
    Resolver(Draft const& draft, Desk const& desk) : draft_(draft), desk_(desk) {}

    Statement resolve(ResolvedBodies bodies, ResolvedContacts contacts) {
        statement_.remarks = draft_.remarks;
        take_title();
        take_bodies(std::move(bodies));
        take_purpose();
        take_deadline();
        take_contacts(std::move(contacts));
        take_references();
        take_purpose_of_answer();
        take_identifiers();
        statement_.sent = draft_.sent;
        statement_.attachments = draft_.attachments;
        statement_.body = draft_.body;
        return std::move(statement_);
    }

private:
    void note(std::string field, std::string value, std::string place) {
        statement_.origins.push_back({std::move(field), std::move(value), std::move(place)});
    }

    void take_title() {
        for (auto const* evidence : evidence_for(draft_, Field::title)) {
            auto title = clean_title(evidence->text);
            if (is_empty_title(title)) continue;
            note("title", title, evidence->place);
            statement_.title = std::move(title);
            return;
        }
    }

    void take_bodies(ResolvedBodies bodies) {
        statement_.direction = bodies.direction;
        statement_.from = std::move(bodies.from);
        statement_.to = std::move(bodies.to);
        statement_.cc = std::move(bodies.cc);
        addressee_purpose_ = bodies.purpose;
        std::ranges::move(bodies.origins, std::back_inserter(statement_.origins));
        std::ranges::move(bodies.remarks, std::back_inserter(statement_.remarks));
    }

    void take_purpose() {
        for (auto const* evidence : evidence_for(draft_, Field::purpose)) {
            if (evidence->rank != Rank::label && addressee_purpose_) break;
            auto const purpose = says_nothing(evidence->text) ? std::nullopt : read_purpose(evidence->text);
            if (purpose) return set_purpose(*purpose, evidence->place);
            if (evidence->rank == Rank::label && !says_nothing(evidence->text))
                statement_.remarks.push_back(fmt::format("\"{}\" is no purpose that we know", evidence->text));
        }
        if (!addressee_purpose_) return;
        for (auto const* evidence : labelled_evidence(draft_, Field::to))
            if (evidence->purpose == addressee_purpose_) return set_purpose(*addressee_purpose_, evidence->place);
    }

    /// A statement that answers one, and asks for nothing, is a response.
    void take_purpose_of_answer() {
        bool const is_mail = draft_.form != Form::none || draft_.may_be_letter; // a correction of a field is none
        bool const said = !labelled_evidence(draft_, Field::purpose).empty() || addressee_purpose_;
        bool const asks = statement_.purpose && statement_.purpose != Purpose::information;
        if (!is_mail || said || asks || statement_.in_response_to.empty()) return;
        std::erase_if(statement_.origins, [](Origin const& origin) { return origin.field == "purpose"; });
        set_purpose(Purpose::response, "what it answers");
    }

    void set_purpose(Purpose purpose, std::string const& place) {
        bool const filed_as_action = purpose == Purpose::comment && desk_.comment_is_action;
        statement_.purpose = filed_as_action ? Purpose::action : purpose;
        note("purpose", std::string{name_of(*statement_.purpose)}, place);
    }

    /// A label's date; where the label is empty or missing, a sentence's. "N/A" behind the label is an answer, too.
    void take_deadline() {
        auto const sent =
            draft_.sent ? std::optional{Date{std::chrono::floor<std::chrono::days>(*draft_.sent)}} : std::nullopt;
        for (auto const* evidence : evidence_for(draft_, Field::deadline)) {
            if (evidence->text.empty()) continue;
            auto const reading = read_date(evidence->text, sent);
            if (reading.date) return set_deadline(*reading.date, sent, evidence->place);
            if (!reading.remark.empty()) statement_.remarks.push_back("deadline: " + reading.remark);
            if (evidence->rank != Rank::label) continue;
            if (reading.remark.empty() && !says_nothing(evidence->text))
                statement_.remarks.push_back(fmt::format("deadline: \"{}\" is no date", evidence->text));
            return;
        }
    }

    void set_deadline(Date date, std::optional<Date> sent, std::string const& place) {
        statement_.deadline = date;
        note("deadline", write_date(date), place);
        if (sent && date < *sent)
            statement_.remarks.push_back(fmt::format("deadline: {} is before the day it was sent", write_date(date)));
    }

    void take_contacts(ResolvedContacts contacts) {
        statement_.from_contacts = std::move(contacts.from);
        statement_.reply_to = std::move(contacts.reply_to);
        statement_.response_contacts = std::move(contacts.response);
        statement_.technical_contacts = std::move(contacts.technical);
        statement_.cc_contacts = std::move(contacts.cc);
        std::ranges::move(contacts.origins, std::back_inserter(statement_.origins));
    }

    /// Adds a document's number unless another spelling of it is there: "COM15-LS39" beside "COM 15 - LS 39 - E".
    bool add_number(std::vector<std::string>& list, std::string_view number,
                    std::vector<std::string> const& others) const {
        auto const key = identifier_key(number);
        auto const same = [&](std::string const& other) { return is_same_number(identifier_key(other), key); };
        if (key.empty() || std::ranges::any_of(list, same) || std::ranges::any_of(others, same)) return false;
        list.emplace_back(number);
        return true;
    }

    /// A group does not answer itself: "LS/r on key management (SG13-LS136)" from SG13 is number 136.
    bool take_own(Evidence const& evidence) {
        if (evidence.rank == Rank::label || evidence.rank == Rank::prose) return false;
        auto const key = identifier_key(evidence.text);
        auto const numbers_it = [&](std::string const& group) {
            auto const prefix = identifier_key(group + "-LS");
            return prefix.size() > 4 && key.starts_with(prefix);
        };
        if (std::ranges::none_of(statement_.from.groups, numbers_it)) return false;
        if (add_number(statement_.identifiers, evidence.text, {})) note("identifiers", evidence.text, evidence.place);
        return true;
    }

    /// What a sentence seems to answer and a label calls the statement's own number.
    bool is_labelled_own(Evidence const& said) const {
        return said.rank == Rank::prose &&
               std::ranges::any_of(labelled_evidence(draft_, Field::identifier), [&](auto const* label) {
                   return is_same_number(identifier_key(label->text), identifier_key(said.text));
               });
    }

    void take_references() {
        auto& list = statement_.in_response_to;
        for (auto const* evidence : evidence_for(draft_, Field::in_response_to)) {
            if (says_nothing(evidence->text) || take_own(*evidence) || is_labelled_own(*evidence)) continue;
            auto const found = find_identifiers(evidence->text);
            for (auto const& number : found)
                if (add_number(list, number.text, {})) note("in_response_to", number.text, evidence->place);
            if (found.empty() && evidence->rank == Rank::label && add_number(list, without_url(evidence->text), {}))
                note("in_response_to", evidence->text, evidence->place);
        }
        for (auto const& number : answered_in_title(statement_.title))
            if (add_number(list, number, statement_.identifiers)) note("in_response_to", number, "the title");
    }

    /// "Packet timing (https://...)" is known by its title.
    static std::string without_url(std::string_view text) {
        auto const open = text.rfind('(');
        bool const url = open != text.npos && open > 0 &&
                         (text.substr(open).contains("://") || text.substr(open + 1).starts_with('/'));
        return collapsed(url ? text.substr(0, open) : text);
    }

    void take_identifiers() {
        for (auto const* evidence : evidence_for(draft_, Field::identifier)) {
            if (says_nothing(evidence->text)) continue;
            auto const found = find_identifiers(evidence->text);
            for (auto const& number : found)
                if (add_number(statement_.identifiers, number.text, others_named(evidence->rank)))
                    note("identifiers", number.text, evidence->place);
            bool const announced = evidence->rank == Rank::label || evidence->rank == Rank::prose;
            if (!found.empty() || !announced || !may_be_number(evidence->text)) continue;
            if (add_number(statement_.identifiers, collapsed(evidence->text), statement_.in_response_to))
                note("identifiers", evidence->text, evidence->place);
        }
    }

    /// The numbers of other statements that the mail names. One whose place this statement takes may be its own: then
    /// it stands in more than a sentence.
    std::vector<std::string> others_named(Rank rank) const {
        auto others = statement_.in_response_to;
        if (rank != Rank::prose) return others;
        for (auto const* evidence : evidence_for(draft_, Field::supersedes)) others.push_back(evidence->text);
        return others;
    }

    /// A number of a family that we do not know, behind a label or words that say it is one.
    static bool may_be_number(std::string_view text) {
        constexpr std::size_t longest = 40;
        return text.size() <= longest && std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; }) &&
               std::ranges::count(text, ' ') <= 4;
    }

    Draft const& draft_;
    Desk const& desk_;
    std::optional<Purpose> addressee_purpose_;
    Statement statement_;
};

} // namespace

Statement resolve(Draft const& draft, Bodies const& bodies, Directory const& directory, Desk const& desk,
                  std::string_view sender) {
    return Resolver{draft, desk}.resolve(resolve_bodies(draft, bodies, directory, desk.name, sender),
                                         resolve_contacts(draft));
}

} // namespace liaison
