#include "parser/text_addresses.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include <array>

namespace liaison {
namespace {

bool is_local_char(char c) {
    static constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~.";
    return (c & '\x80') != 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           others.contains(c);
}

bool is_domain_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/// A local part is not wider than RFC 5321 4.5.3.1.1 lets it be: a bound for the scan backwards, too.
constexpr std::size_t longest_local = 64;

/// Whether a character of a script without blanks, or a wide sign, ends before `end`: "联系耿若川（geng@" has a
/// sentence before the bracket.
bool is_wide_before(std::string_view text, std::size_t end) {
    if (end < 3) return false;
    auto const lead = static_cast<unsigned char>(text[end - 3]);
    return lead >= 0xE3 && lead <= 0xEF;
}

std::size_t local_begin(std::string_view text, std::size_t at_sign) {
    auto begin = at_sign;
    while (begin > 0 && at_sign - begin < longest_local && is_local_char(text[begin - 1])) {
        bool const ascii_so_far = begin < at_sign && (text[begin] & '\x80') == 0;
        if (ascii_so_far && (text[begin - 1] & '\x80') != 0 && is_wide_before(text, begin)) break;
        --begin;
    }
    while (begin < at_sign && std::string_view{"'`./-*|={}"}.contains(text[begin])) ++begin;
    return begin;
}

std::size_t domain_end(std::string_view text, std::size_t at_sign) {
    auto end = at_sign + 1;
    while (end < text.size() && is_domain_char(text[end])) ++end;
    while (end > at_sign + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
    return end;
}

/// Of a sentence before an address the capitalised words at its end: "please contact Ann Lee" gives "Ann Lee".
std::string_view last_words_of_name(std::string_view text) {
    constexpr auto longest_name = 4; // blanks in it
    if (std::ranges::count(text, ' ') <= longest_name) return text;
    auto begin = text.size();
    for (auto end = text.size(); end != text.npos && end > 0;) {
        auto const blank = text.rfind(' ', end - 1);
        auto const word = blank == text.npos ? 0 : blank + 1;
        bool const capital = (text[word] >= 'A' && text[word] <= 'Z') || (text[word] & '\x80') != 0;
        if (!capital) break;
        begin = word;
        end = blank;
    }
    return text.substr(begin);
}

/// The name that stands before "<": back to the last separator, without quotes and without a label of its own.
std::string_view name_before(std::string_view text, std::size_t from, std::size_t bracket) {
    auto const part = text.substr(from, bracket - from);
    if (auto const open = part.rfind('"'); open != part.npos && open > 0) {
        auto const quote = part.rfind('"', open - 1);
        if (quote != part.npos) return trimmed(part.substr(quote + 1, open - quote - 1));
    }
    auto const separator = part.find_last_of(",;:<>()\n\t");
    auto name = trimmed(separator == part.npos ? part : part.substr(separator + 1));
    if (auto const open = part.rfind('(');
        name.empty() && separator != part.npos && part[separator] == ')' && open != part.npos)
        name = name_before(part, 0, open); // "Ann Lee(ITU-T SG15) <": the body stands behind the person's name
    while (!name.empty() && std::string_view{"\"'*-"}.contains(name.front())) name.remove_prefix(1);
    while (!name.empty() && std::string_view{"\"'*-"}.contains(name.back())) name.remove_suffix(1);
    return last_words_of_name(trimmed(name));
}

/// Takes "Ann Lee <", "[mailto:" before the address and the closing bracket behind it into `found`.
void widen(std::string_view text, std::size_t from, AddressFound& found) {
    auto begin = found.begin;
    static constexpr std::string_view mailto = "mailto:";
    if (begin >= mailto.size() && same_word(text.substr(begin - mailto.size(), mailto.size()), mailto))
        begin -= mailto.size();
    if (begin == from || (text[begin - 1] != '<' && text[begin - 1] != '[' && text[begin - 1] != '(')) {
        found.begin = begin;
        return;
    }
    bool const is_name = text[begin - 1] != '(' || !text.substr(from, begin - from).contains(',');
    auto const name = is_name ? name_before(text, from, begin - 1) : std::string_view{};
    found.address.name = collapsed(name);
    bool const adjoins = !name.empty() && name.data() + name.size() + 2 >= text.data() + begin - 1;
    found.begin = adjoins ? static_cast<std::size_t>(name.data() - text.data()) : begin - 1;
    if (found.begin > from && text[found.begin - 1] == '"') --found.begin;
    if (found.end < text.size() && std::string_view{">])"}.contains(text[found.end])) ++found.end;
}

/// Replaces "(at)", "[dot]" and their like; " at " and " dot " only where the whole entry is one such address.
std::string without_disguise(std::string_view entry) {
    struct Disguise {
        std::string_view written;
        char meant;
    };
    static constexpr auto disguises = std::to_array<Disguise>({{"(at)", '@'},
                                                               {"<at>", '@'},
                                                               {"[at]", '@'},
                                                               {"{at}", '@'},
                                                               {"(_at_)", '@'},
                                                               {"_at_", '@'},
                                                               {" at ", '@'},
                                                               {"(dot)", '.'},
                                                               {"[dot]", '.'},
                                                               {"{dot}", '.'},
                                                               {"<dot>", '.'},
                                                               {" dot ", '.'}});
    auto text = lower_case(entry);
    auto original = std::string{entry};
    for (auto const& [written, meant] : disguises)
        for (auto at = text.find(written); at != text.npos; at = text.find(written)) {
            auto begin = at, end = at + written.size();
            while (begin > 0 && text[begin - 1] == ' ') --begin;
            while (end < text.size() && text[end] == ' ') ++end;
            text.replace(begin, end - begin, 1, meant);
            original.replace(begin, end - begin, 1, meant);
        }
    return original;
}

void add_once(std::vector<Address>& list, Address address) {
    auto const known = std::ranges::find_if(list, [&](auto const& a) { return same_address(a.spec, address.spec); });
    if (known == list.end())
        list.push_back(std::move(address));
    else if (known->name.empty())
        known->name = std::move(address.name);
}

/// Whether a disguised entry came out as an address and nothing else: one word, or a name and "<...>".
bool is_whole_address(std::string_view entry, std::vector<AddressFound> const& found) {
    return found.size() == 1 && found[0].end == entry.size() && (found[0].begin == 0 || !found[0].address.name.empty());
}

} // namespace

std::vector<AddressFound> find_addresses(std::string_view text) {
    std::vector<AddressFound> found;
    std::size_t from = 0;
    for (auto at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
        auto const begin = std::max(local_begin(text, at), from);
        auto const end = domain_end(text, at);
        auto const spec = text.substr(begin, end - begin);
        if (begin >= at || !text.substr(at, end - at).contains('.') || !is_deliverable(spec)) continue;
        AddressFound entry{.address = {.name = {}, .spec = std::string{spec}}, .begin = begin, .end = end};
        widen(text, from, entry);
        from = entry.end;
        found.push_back(std::move(entry));
    }
    return found;
}

std::vector<Address> read_addresses(std::string_view value) {
    std::vector<Address> result;
    for (auto& found : find_addresses(value)) add_once(result, std::move(found.address));
    if (!result.empty() && !value.contains("at")) return result;
    for (std::size_t from = 0; from <= value.size();) {
        auto const end = std::min(value.find_first_of(",;\n", from), value.size());
        auto const entry = trimmed(value.substr(from, end - from));
        from = end + 1;
        if (entry.empty() || entry.contains('@')) continue;
        auto const plain = without_disguise(entry);
        auto const found = find_addresses(plain);
        if (is_whole_address(plain, found)) add_once(result, found[0].address);
    }
    return result;
}

std::string without_people(std::string_view value) {
    std::string rest;
    std::size_t from = 0;
    for (auto const& found : find_addresses(value)) {
        rest += value.substr(from, found.begin - from);
        from = found.end;
    }
    rest += value.substr(from);
    if (from == 0) return collapsed(rest);
    // "Ann Lee(ITU-T SG15) " is left of the tool's old form: the person's name stands before the bracket.
    auto const open = rest.find('('), close = rest.find(')');
    if (open != rest.npos && close != rest.npos && open < close) {
        auto const inside = trimmed(std::string_view{rest}.substr(open + 1, close - open - 1));
        bool const only_signs = inside.find_first_not_of(" ,;<>") == inside.npos;
        rest = only_signs ? rest.substr(0, open) : rest;
    }
    return collapsed(rest);
}

} // namespace liaison
