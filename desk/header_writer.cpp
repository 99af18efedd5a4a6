#include "desk/header_writer.hpp"
#include "core/text.hpp"
#include "desk/safe_text.hpp"

namespace liaison {
namespace {

constexpr std::size_t line_width = 78;         // RFC 5322 2.1.1
constexpr std::size_t encoded_line_width = 76; // RFC 2047 2
constexpr std::size_t encoded_word_frame = 12; // "=?utf-8?B?" and "?="
constexpr std::size_t least_encoded_octets = 12;
constexpr std::size_t longest_plain_word = 75;
constexpr std::size_t longest_id = 250;
constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A field as it grows, word by word, in lines of at most `line_width` characters.
class Field {
public:
    explicit Field(std::string_view name) : text_(fmt::format("{}:", name)), column_(text_.size()) {}

    void add(std::string_view word) {
        auto const length = count_characters(word);
        bool const only_name = text_.back() == ':' && column_ == text_.size();
        if (!only_name && column_ + 1 + length > line_width) {
            text_ += "\r\n";
            column_ = 0;
        }
        text_ += ' ';
        text_ += word;
        column_ += 1 + length;
    }
    /// How many octets an encoded word can carry that is added now; at least what a fresh line holds, else the word
    /// would not be worth its frame.
    [[nodiscard]] std::size_t encoded_octets() const {
        auto const fitting = [](std::size_t column) {
            auto const taken = column + 1 + encoded_word_frame;
            return taken >= encoded_line_width ? 0 : (encoded_line_width - taken) / 4 * 3;
        };
        auto const here = fitting(column_);
        return here >= least_encoded_octets ? here : fitting(0);
    }
    std::string end() && { return std::move(text_) + "\r\n"; }

private:
    std::string text_;
    std::size_t column_;
};

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What would be read as an encoded word, or could not be folded, is encoded too.
bool is_plain_word(std::string_view word) {
    return is_ascii(word) && !word.contains("=?") && word.size() <= longest_plain_word;
}

std::string write_base64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (; !bytes.empty(); bytes.remove_prefix(std::min<std::size_t>(3, bytes.size()))) {
        auto const octet = [&](std::size_t i) {
            return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : std::uint32_t{0};
        };
        std::uint32_t const bits = octet(0) << 16U | octet(1) << 8U | octet(2);
        for (std::size_t i = 0; i < 4; ++i)
            text += i > bytes.size() ? '=' : base64_digits[bits >> (18U - 6U * static_cast<unsigned>(i)) & 0x3fU];
    }
    return text;
}

/// Never splits a character between two words (RFC 2047 5).
void add_encoded(Field& field, std::string_view text) {
    while (!text.empty()) {
        auto const room = field.encoded_octets();
        std::size_t size = 0;
        while (size < text.size()) {
            auto const next = first_character(text.substr(size)).size;
            if (size + next > room) break;
            size += next;
        }
        field.add(fmt::format("=?utf-8?B?{}?=", write_base64(text.substr(0, size))));
        text.remove_prefix(size);
    }
}

/// Blanks between two encoded words are not shown (RFC 2047 6.2), so neighbours are encoded as one text.
void add_words(Field& field, std::string_view value) {
    auto const words = split(value, ' ');
    for (std::size_t i = 0; i < words.size();) {
        if (is_plain_word(words[i])) {
            field.add(words[i++]);
            continue;
        }
        auto const first = i;
        while (i < words.size() && !is_plain_word(words[i])) ++i;
        auto const end = words[i - 1].data() + words[i - 1].size();
        add_encoded(field, std::string_view{words[first].data(), end});
    }
}

/// What stands in a file name without quotation, in either of its forms (RFC 2231 7).
bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{"-._"}.contains(c);
}

bool is_atom_text(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{" !#$%&'*+-/=?^_`{|}~"}.contains(c);
}

void add_name(Field& field, std::string_view name) {
    if (!std::ranges::all_of(split(name, ' '), is_plain_word)) return add_encoded(field, name);
    if (std::ranges::all_of(name, is_atom_text)) return field.add(name);
    std::string quoted{'"'};
    for (char const c : name) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    quoted += '"';
    for (auto const word : split(quoted, ' ')) field.add(word);
}

} // namespace

std::string write_text_header(std::string_view name, std::string_view value) {
    Field field{name};
    add_words(field, value);
    return std::move(field).end();
}

std::string write_address_header(std::string_view name, std::vector<Address> const& addresses) {
    if (addresses.empty()) return {};
    Field field{name};
    for (auto const& address : addresses) {
        auto const comma = &address == &addresses.back() ? "" : ",";
        auto const display = one_line(address.name, 100);
        if (!display.empty()) add_name(field, display);
        field.add(display.empty() ? address.spec + comma : fmt::format("<{}>{}", address.spec, comma));
    }
    return std::move(field).end();
}

std::string write_id_header(std::string_view name, std::vector<std::string> const& ids) {
    Field field{name};
    bool any = false;
    for (auto const& id : ids) {
        if (!is_message_id(id)) continue;
        field.add(fmt::format("<{}>", id));
        any = true;
    }
    return any ? std::move(field).end() : std::string{};
}

std::string write_disposition(std::string_view name) {
    constexpr std::size_t octets_a_line = 20; // of which each may become three
    std::string field = "Content-Disposition: attachment";
    bool const plain = std::ranges::all_of(name, [](char c) { return is_name_character(c) || c == ' '; });
    if (name.empty()) return field + "\r\n";
    if (plain && name.size() <= 60) return field + fmt::format(";\r\n filename=\"{}\"\r\n", name);
    for (std::size_t line = 0, at = 0; at < name.size(); ++line, at += octets_a_line) {
        field += fmt::format(";\r\n filename*{}*={}", line, line == 0 ? "utf-8''" : "");
        for (char const c : name.substr(at, octets_a_line))
            field += is_name_character(c) ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return field + "\r\n";
}

bool is_message_id(std::string_view id) {
    return !id.empty() && id.size() <= longest_id && id.contains('@') &&
           std::ranges::all_of(id, [](char c) { return c > 0x20 && c < 0x7f && c != '<' && c != '>'; });
}

} // namespace liaison
