#include "store/traces.hpp"
#include "parser/mail.hpp"
#include "store/keys.hpp"
#include <algorithm>
#include <functional>

namespace liaison {
namespace {

unsigned char lower(char c) {
    auto const octet = static_cast<unsigned char>(c);
    return octet >= 'A' && octet <= 'Z' ? static_cast<unsigned char>(octet + ('a' - 'A')) : octet;
}

bool same_letter(char a, char b) { return lower(a) == lower(b); }

bool is_word(char c) {
    auto const octet = lower(c);
    return (octet >= 'a' && octet <= 'z') || (octet >= '0' && octet <= '9') || octet >= 0x80;
}

/// Whether a local part that ends with an address' own would go on to the left.
bool goes_on_before(char c, bool is_address) {
    return is_word(c) || (is_address && std::string_view{"._%+-"}.contains(c));
}

/// Whether a domain would go on to the right: a full stop alone ends a sentence.
bool goes_on_behind(std::string_view rest, bool is_address) {
    if (rest.empty()) return false;
    if (is_word(rest[0]) || (is_address && rest[0] == '-')) return true;
    return is_address && rest[0] == '.' && rest.size() > 1 && is_word(rest[1]);
}

bool stands_alone(std::string_view text, std::size_t at, std::size_t length, bool is_address) {
    return (at == 0 || !goes_on_before(text[at - 1], is_address)) &&
           !goes_on_behind(text.substr(at + length), is_address);
}

/// Calls visit(at) for each place, from left to right, until that says false.
void each_place(std::string_view text, std::string_view needle, bool is_address,
                std::function<bool(std::size_t)> const& visit) {
    std::size_t from = 0;
    while (true) {
        auto const found = std::ranges::search(text.substr(from), needle, same_letter);
        if (found.empty()) return;
        auto const at = static_cast<std::size_t>(found.begin() - text.begin());
        bool const alone = stands_alone(text, at, needle.size(), is_address);
        if (alone && !visit(at)) return;
        from = at + (alone ? needle.size() : 1);
    }
}

/// Every text of a mail, as its reader sees it.
bool any_text(Mail const& mail, std::function<bool(std::string_view)> const& is_it);

bool any_text(Part const& part, std::function<bool(std::string_view)> const& is_it) {
    if (is_it(part.name) || (part.text && is_it(*part.text))) return true;
    if (!part.text && is_it(part.bytes)) return true;
    if (std::ranges::any_of(part.headers, [&](Header const& h) { return is_it(decode_header(h.value)); })) return true;
    return std::ranges::any_of(part.parts, [&](Part const& inner) { return any_text(inner, is_it); }) ||
           (part.message && any_text(*part.message, is_it));
}

bool any_text(Mail const& mail, std::function<bool(std::string_view)> const& is_it) {
    return std::ranges::any_of(mail.headers, [&](Header const& h) { return is_it(decode_header(h.value)); }) ||
           any_text(mail.top, is_it);
}

} // namespace

Traces::Traces(Person const& person) {
    for (auto const& address : person.addresses) {
        auto const at = address.rfind('@');
        auto const local = address.substr(0, at);
        auto const domain = at == address.npos ? std::string{} : address.substr(at + 1);
        add(address, true);
        if (domain.empty()) continue;
        add(fmt::format("{}={}", local, domain), true);
        add(fmt::format("{}%40{}", local, domain), true);
        for (auto const& name : person.known_as) {
            add(fmt::format("\"{}\" <{}>", name, address), true);
            add(fmt::format("{} <{}>", name, address), true);
        }
    }
    for (auto const& name : person.names) add(name, false);
    std::ranges::sort(needles_, std::ranges::greater{}, [](Needle const& n) { return n.text.size(); });
}

void Traces::add(std::string text, bool is_address) {
    if (!text.empty()) needles_.push_back({std::move(text), is_address});
}

bool Traces::in(std::string_view text) const {
    return std::ranges::any_of(needles_, [&](Needle const& needle) {
        bool found = false;
        each_place(text, needle.text, needle.is_address, [&](std::size_t) {
            found = true;
            return false;
        });
        return found;
    });
}

bool Traces::in_mail(std::string_view raw) const {
    if (in(raw)) return true;
    return any_text(parse_mail(raw), [&](std::string_view text) { return in(text); });
}

std::string Traces::replaced(std::string_view text, std::string_view mark) const {
    std::string result{text};
    for (auto const& needle : needles_) {
        std::string next;
        std::size_t kept = 0;
        each_place(result, needle.text, needle.is_address, [&](std::size_t at) {
            next.append(result, kept, at - kept).append(mark);
            kept = at + needle.text.size();
            return true;
        });
        next.append(result, kept);
        result = std::move(next);
    }
    return result;
}

std::vector<std::string> Traces::comparable_forms() const {
    std::vector<std::string> forms;
    for (auto const& needle : needles_) forms.push_back(comparable(needle.text));
    return forms;
}

} // namespace liaison
