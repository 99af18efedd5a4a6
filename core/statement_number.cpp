#include "core/statement_number.hpp"
#include "core/text.hpp"
#include <charconv>

namespace liaison {

std::optional<StatementId> parse_statement_id(std::string_view text) {
    if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
    constexpr std::string_view prefix = "LS-";
    if (!starts_with_word(text, prefix)) return std::nullopt;
    StatementId id;
    auto const* const last = text.data() + text.size();
    auto const [end, error] = std::from_chars(text.data() + prefix.size(), last, id.value);
    return error == std::errc{} && end == last && id.value > 0 ? std::optional{id} : std::nullopt;
}

std::optional<FoundTag> find_tag(std::string_view text, std::size_t from) {
    for (auto begin = text.find('[', from); begin != text.npos; begin = text.find('[', begin + 1)) {
        auto const size = text.substr(begin).find_first_not_of("0123456789", std::string_view{"[LS-"}.size()) + 1;
        if (size == 0) return std::nullopt; // the text ends before anything could close it
        if (auto const id = parse_statement_id(text.substr(begin, size))) return FoundTag{*id, begin, size};
    }
    return std::nullopt;
}

} // namespace liaison
