#include "desk/resolve_contacts.hpp"
#include "desk/evidence_by_rank.hpp"
#include "parser/text_addresses.hpp"
#include <algorithm>

namespace liaison {
namespace {

class ContactResolver {
public:
    explicit ContactResolver(Draft const& draft) : draft_(draft) {}

    ResolvedContacts resolve() {
        result_.from = read_from();
        result_.reply_to = read(Field::reply_to, Rank::guess);
        result_.response = read(Field::response_contact, Rank::guess);
        result_.technical = read(Field::technical_contact, Rank::guess);
        result_.cc = read(Field::cc_contact, Rank::guess);
        for (auto& address : read_labels_of(Field::cc)) add_once(result_.cc, std::move(address));
        place_general_contacts();
        return std::move(result_);
    }

private:
    static void add_once(std::vector<Address>& list, Address address) {
        if (!has_address(list, address.spec)) list.push_back(std::move(address));
    }

    /// The addresses of the most believed evidence; all places of that rank count.
    std::vector<Address> read(Field field, Rank least) {
        std::vector<Address> addresses;
        std::optional<Rank> rank;
        for (auto const* evidence : evidence_for(draft_, field)) {
            if (evidence->rank < least || (rank && evidence->rank != *rank)) break;
            if (evidence->rank == Rank::label) rank = Rank::label; // even where it is empty
            for (auto& address : read_addresses(evidence->text)) {
                result_.origins.push_back({std::string{name_of(field)}, write_address(address), evidence->place});
                add_once(addresses, std::move(address));
                rank = evidence->rank;
            }
        }
        return addresses;
    }

    std::vector<Address> read_labels_of(Field field) const {
        std::vector<Address> addresses;
        for (auto const* evidence : labelled_evidence(draft_, field))
            for (auto& address : read_addresses(evidence->text)) add_once(addresses, std::move(address));
        return addresses;
    }

    /// "From: Ann Lee(ITU-T SG15) <ann@x.example>" in the text, else who sent the mail.
    std::vector<Address> read_from() {
        auto const in_label = read_labels_of(Field::from);
        if (in_label.empty() || !labelled_evidence(draft_, Field::from_contact).empty())
            return read(Field::from_contact, Rank::guess);
        auto const* const evidence = labelled_evidence(draft_, Field::from).front();
        for (auto const& address : in_label)
            result_.origins.push_back({"from_contacts", write_address(address), evidence->place});
        return in_label;
    }

    void place_general_contacts() {
        auto general = read(Field::contact, Rank::prose);
        std::erase_if(general, [&](auto const& address) {
            return has_address(result_.response, address.spec) || has_address(result_.technical, address.spec);
        });
        if (general.empty()) return;
        bool const response_open =
            result_.response.empty() && labelled_evidence(draft_, Field::response_contact).empty();
        bool const technical_open =
            result_.technical.empty() && labelled_evidence(draft_, Field::technical_contact).empty();
        auto& list = response_open ? result_.response : technical_open ? result_.technical : result_.from;
        for (auto& address : general) add_once(list, std::move(address));
    }

    Draft const& draft_;
    ResolvedContacts result_;
};

} // namespace

ResolvedContacts resolve_contacts(Draft const& draft) { return ContactResolver{draft}.resolve(); }

} // namespace liaison
