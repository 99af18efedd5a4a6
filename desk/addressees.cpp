#include "desk/addressees.hpp"
#include "core/text.hpp"

namespace liaison {

std::vector<Addressee> add_addressees(std::vector<Addressee>& to, std::vector<Addressee> const& more) {
    std::vector<Addressee> added;
    for (auto const& body : more) {
        bool const known = std::ranges::any_of(to, [&](Addressee const& known_body) {
            return body.group ? body.group == known_body.group : same_word(body.text, known_body.text);
        });
        if (known) continue;
        to.push_back(body);
        added.push_back(body);
    }
    return added;
}

} // namespace liaison
