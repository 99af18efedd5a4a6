// Finding the bodies of the directory in what people write: "IETF (CCAMP and MPLS WGs)", "ITU-T SG15, Q 9/15 and Q
// 10/15".
#pragma once
#include "core/directory.hpp"
#include "core/statement.hpp"
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// The directory prepared for look-ups; made once per configuration, cheap to ask.
class Bodies {
public:
    Bodies(Directory const& directory, std::string_view desk_name);
    ~Bodies();
    Bodies(Bodies&&) noexcept;
    Bodies& operator=(Bodies&&) noexcept;

    /// The organization and its groups that `text` names, for "From". An own group of the desk sets neither.
    [[nodiscard]] From from(std::string_view text) const;
    /// The same where the organization is known already: the text may name one of its groups alone, "WG4".
    [[nodiscard]] From from(std::string_view text, std::string_view organization) const;
    /// The words of `text` from the first name of that organization to the last: "O-RAN WG4" of "I write for O-RAN WG4
    /// and"; all of it where there is none.
    [[nodiscard]] std::string named_part(std::string_view text, std::string_view organization) const;
    /// All organizations that `text` names, in order, each once: "ETSI ISG NFV and 3GPP SA5".
    [[nodiscard]] std::vector<std::string> organizations(std::string_view text) const;
    /// Whether that organization is one of a family by its name's last letter, as ITU-T is.
    [[nodiscard]] bool has_sisters(std::string_view organization) const;
    /// Whether `text` is of a body that the directory lacks and whose sister it has: "ITU-D" beside ITU-T.
    [[nodiscard]] bool names_sister(std::string_view text) const;
    /// Whether `text` names an organization beyond doubt: itself, or by a group that no sister can have, too.
    [[nodiscard]] bool names_organization(std::string_view text) const;
    /// The addressees that `text` lists, in order, each once: own groups by name, others with the text alone.
    [[nodiscard]] std::vector<Addressee> addressees(std::string_view text) const;
    /// The own groups that `text` names as a sender: not empty means that the statement is outgoing.
    [[nodiscard]] std::vector<std::string> own_groups(std::string_view text) const;
    /// `text` with its unmistakable slips put right ("SQ15" is SG15, "PEW3" is PWE3), and each of them in words.
    struct Corrected {
        std::string text;
        std::vector<std::string> remarks;
    };
    [[nodiscard]] Corrected corrected(std::string_view text) const;

private:
    struct Index;
    std::unique_ptr<Index const> index_;
};

} // namespace liaison
