#include "daemon/commands/json_values.hpp"
#include <boost/json/serialize.hpp>

namespace liaison {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

unsigned octet(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// How many octets the well-formed sequence at `at` has; 0 if there is none (Unicode, table 3-7).
std::size_t sequence_at(std::string_view text, std::size_t at) {
    auto const first = octet(text, at);
    if (first < 0x80) return 1;
    std::size_t const length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((octet(text, at + i) & 0xC0) != 0x80) return 0;
    auto const second = octet(text, at + 1);
    bool const overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    bool const surrogate = first == 0xED && second > 0x9F;
    bool const beyond = first == 0xF4 && second > 0x8F;
    return overlong || surrogate || beyond ? 0 : length;
}

json::object json_from(From const& from) {
    return {{"organization", json_text_or_null(from.organization.value_or(""))},
            {"groups", json_texts(from.groups)},
            {"text", json_text_or_null(from.text)}};
}

json::object json_addressee(Addressee const& addressee) {
    return {{"group", json_text_or_null(addressee.group.value_or(""))}, {"text", json_text_or_null(addressee.text)}};
}

json::object json_attachment(Attachment const& attachment) {
    return {{"name", json_text_or_null(attachment.name)},
            {"type", json_text(attachment.type)},
            {"size", json_number(attachment.size)},
            {"sha256", json_text(attachment.sha256)}};
}

} // namespace

std::string valid_utf8(std::string_view text) {
    std::string valid;
    valid.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const length = sequence_at(text, at);
        valid += length == 0 ? replacement : text.substr(at, length);
        at += std::max<std::size_t>(length, 1);
    }
    return valid;
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const length = sequence_at(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

json::value json_text(std::string_view text) { return json::string(valid_utf8(text)); }

json::value json_text_or_null(std::string_view text) { return text.empty() ? json::value(nullptr) : json_text(text); }

json::value json_time(std::optional<Instant> instant) {
    return instant ? json_text(write_instant(*instant)) : json::value(nullptr);
}

json::value json_date(std::optional<Date> date) { return date ? json_text(write_date(*date)) : json::value(nullptr); }

json::value json_number(std::uint64_t number) { return json::value(number); }

json::array json_texts(std::vector<std::string> const& texts) { return json_list(texts, json_text); }

json::array json_addresses(std::vector<Address> const& addresses) {
    return json_list(addresses, [](Address const& address) { return json_text(write_address(address)); });
}

json::array json_specs(std::vector<Address> const& addresses) {
    return json_list(addresses, [](Address const& address) { return json_text(address.spec); });
}

json::object json_statement(Statement const& statement) {
    return {{"direction", json_text(name_of(statement.direction))},
            {"title", json_text_or_null(statement.title)},
            {"purpose", statement.purpose ? json_text(name_of(*statement.purpose)) : json::value(nullptr)},
            {"deadline", json_date(statement.deadline)},
            {"from", json_from(statement.from)},
            {"to", json_list(statement.to, json_addressee)},
            {"cc", json_list(statement.cc, json_addressee)},
            {"from_contacts", json_addresses(statement.from_contacts)},
            {"reply_to", json_addresses(statement.reply_to)},
            {"response_contacts", json_addresses(statement.response_contacts)},
            {"technical_contacts", json_addresses(statement.technical_contacts)},
            {"cc_contacts", json_addresses(statement.cc_contacts)},
            {"identifiers", json_texts(statement.identifiers)},
            {"in_response_to", json_texts(statement.in_response_to)},
            {"sent", json_time(statement.sent)},
            {"attachments", json_list(statement.attachments, json_attachment)},
            {"missing", json_texts(missing_fields(statement))},
            {"remarks", json_texts(statement.remarks)},
            {"body", json_text_or_null(statement.body)}};
}

json::array json_evidence(Statement const& statement) {
    return json_list(statement.origins, [](Origin const& origin) {
        return json::object{
            {"field", json_text(origin.field)}, {"value", json_text(origin.value)}, {"place", json_text(origin.place)}};
    });
}

std::string write_line(json::object const& object) { return json::serialize(object); }

} // namespace liaison
