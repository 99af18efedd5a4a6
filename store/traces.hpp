// Where a person is named: in a text, whatever the case of its letters, and never inside the name of somebody else.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// Somebody whose data is to be erased.
struct Person {
    std::vector<std::string> addresses; ///< addr-specs
    std::vector<std::string> names;     ///< to be taken out wherever they stand; often none
    std::vector<std::string> known_as;  ///< display names, taken out where they stand before an address of the person
};

class Traces {
public:
    explicit Traces(Person const& person);

    /// Whether `text` names the person: an address as it is, as "local=domain" (as mail systems put one into another)
    /// or as a URL writes it; a name of `names`.
    [[nodiscard]] bool in(std::string_view text) const;
    /// The same for the bytes of a mail: as they stand, and as a reader sees them, in headers and texts.
    [[nodiscard]] bool in_mail(std::string_view raw) const;
    /// `text` with `mark` in the place of each of them.
    [[nodiscard]] std::string replaced(std::string_view text, std::string_view mark) const;
    /// The forms in which they stand in keys (store/keys.hpp).
    [[nodiscard]] std::vector<std::string> comparable_forms() const;

private:
    struct Needle {
        std::string text;
        bool is_address; ///< else a name
    };
    void add(std::string text, bool is_address);

    std::vector<Needle> needles_; ///< longer ones first: they hold shorter ones
};

} // namespace liaison
