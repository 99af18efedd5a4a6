#include "config/read_values.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

bool is_one_line(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

/// The items of a list by `read`; a single value is no list.
template <class Item, class Read>
std::optional<std::vector<Item>> list_of(Value const& value, std::string_view expected, Read read) {
    auto const* array = value.node.as_array();
    if (array == nullptr) {
        value.expect(fmt::format("a list; write {}", expected));
        return std::nullopt;
    }
    std::vector<Item> items;
    bool good = true;
    for (auto const& node : *array) {
        auto item = read(value.item(node));
        good &= item.has_value();
        if (item) items.push_back(std::move(*item));
    }
    return good ? std::optional{std::move(items)} : std::nullopt;
}

std::optional<std::string> domain(Value const& value) {
    auto const text = value.node.value_exact<std::string>().value_or("");
    if (!is_deliverable("someone@" + text)) {
        value.expect("a mail domain such as \"itu.example\"");
        return std::nullopt;
    }
    return lower_case(text);
}

std::optional<std::string> language_tag(Value const& value) {
    auto const text = value.node.value_exact<std::string>().value_or("");
    auto const is_sign = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; };
    auto const primary = text.substr(0, text.find('-')).size();
    if (primary < 2 || primary > 3 || text.ends_with('-') || !std::ranges::all_of(text, is_sign)) {
        value.expect("a language tag such as \"en\" or \"pt-BR\"");
        return std::nullopt;
    }
    return text;
}

constexpr std::string_view address_list = "[\"someone@itu.example\"]";

} // namespace

std::optional<std::string> any_text(Value const& value) {
    auto const text = value.node.value_exact<std::string>();
    if (text && is_one_line(*text)) return std::string{trimmed(*text)};
    value.expect(text ? "a text of one line" : "a text in quotes");
    return std::nullopt;
}

std::optional<std::string> some_text(Value const& value) {
    auto text = any_text(value);
    if (!text || !text->empty()) return text;
    value.refuse("must not be empty");
    return std::nullopt;
}

std::optional<std::string> authserv_id(Value const& value) {
    auto text = any_text(value);
    bool const is_name = text && text->find_first_of(" \t;:/\"") == text->npos;
    if (!text || is_name) return text;
    value.expect("the name alone, such as \"mx.ietf.example\"");
    return std::nullopt;
}

std::optional<std::vector<std::string>> some_texts(Value const& value) {
    return list_of<std::string>(value, "[\"text\"]", some_text);
}

std::optional<bool> truth(Value const& value) {
    auto const got = value.node.value_exact<bool>();
    if (!got) value.expect("true or false");
    return got;
}

std::optional<std::filesystem::path> path_beside(Value const& value) {
    auto const text = some_text(value);
    return text ? std::optional{value.source.resolve(*text)} : std::nullopt;
}

std::optional<std::filesystem::path> secret_file(Value const& value) {
    constexpr std::string_view mark = "credential:";
    auto const text = some_text(value);
    if (!text || !text->starts_with(mark)) return path_beside(value);
    auto const name = text->substr(mark.size());
    if (!name.empty() && !name.contains('/')) return std::filesystem::path{*text};
    value.expect("a name without \"/\" behind \"credential:\"");
    return std::nullopt;
}

std::optional<Zone> time_zone(Value const& value) {
    auto const text = some_text(value);
    if (!text) return std::nullopt;
    auto const zone = Zone::named(*text);
    if (zone) return *zone;
    value.refuse(zone.error().what);
    return std::nullopt;
}

std::optional<std::string> delimiter(Value const& value) {
    auto const text = value.node.value_exact<std::string>();
    bool const good = text && (text->empty() || (text->size() == 1 && std::string_view{"+-_=."}.contains(*text)));
    if (good) return text;
    value.expect("one of \"+\", \"-\", \"_\", \"=\", \".\", or \"\" for none");
    return std::nullopt;
}

std::optional<Address> address(Value const& value) {
    auto got = parse_configured_address(value.node.value_exact<std::string>().value_or(""));
    if (!got.spec.empty() && is_one_line(got.name)) return got;
    value.expect("an address");
    return std::nullopt;
}

std::optional<std::string> address_spec(Value const& value) {
    auto got = address(value);
    if (!got) return std::nullopt;
    if (got->name.empty()) return got->spec;
    value.refuse(fmt::format("{} has a name; write \"{}\" alone", found(value.node), got->spec));
    return std::nullopt;
}

std::optional<std::vector<std::string>> address_specs(Value const& value) {
    return list_of<std::string>(value, address_list, address_spec);
}

std::optional<std::vector<Address>> addresses(Value const& value) {
    return list_of<Address>(value, address_list, address);
}

std::optional<std::vector<Address>> some_addresses(Value const& value) {
    auto got = addresses(value);
    if (!got || !got->empty()) return got;
    value.refuse("must not be empty: at least one address is expected");
    return std::nullopt;
}

std::optional<Address> foreign_address(Value const& value) {
    auto got = address(value);
    auto const* desk = value.source.desk;
    if (!got || desk == nullptr || !desk->owns(got->spec)) return got;
    value.refuse(fmt::format("{} is the desk's own address: its mail would come back to it", found(value.node)));
    return std::nullopt;
}

std::optional<std::vector<Address>> foreign_addresses(Value const& value) {
    return list_of<Address>(value, address_list, foreign_address);
}

std::optional<std::vector<std::string>> domains(Value const& value) {
    return list_of<std::string>(value, "[\"itu.example\"]", domain);
}

std::optional<std::vector<std::string>> language_tags(Value const& value) {
    return list_of<std::string>(value, "[\"en\"]", language_tag);
}

} // namespace liaison
