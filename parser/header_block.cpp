#include "parser/header_block.hpp"
#include "core/text.hpp"
#include "parser/limits.hpp"
#include "parser/lines.hpp"

namespace liaison {
namespace {

/// "Name" of "Name: value" or "Name : value"; empty if the line is no field.
std::string_view field_name(std::string_view line) {
    auto const colon = line.find(':');
    if (colon == line.npos) return {};
    auto const name = without_trailing_blanks(line.substr(0, colon));
    bool const fits =
        std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '\x7f'; });
    return fits ? name : std::string_view{};
}

/// Whether the line is a field that mail really has, so that it is hardly the beginning of a text.
bool is_well_known_field(std::string_view line) {
    static constexpr std::array<std::string_view, 26> names = {"from",         "to",
                                                               "cc",           "bcc",
                                                               "subject",      "date",
                                                               "sender",       "reply-to",
                                                               "message-id",   "in-reply-to",
                                                               "references",   "mime-version",
                                                               "received",     "return-path",
                                                               "importance",   "priority",
                                                               "delivered-to", "user-agent",
                                                               "precedence",   "organization",
                                                               "thread-topic", "thread-index",
                                                               "envelope-to",  "auto-submitted",
                                                               "errors-to",    "authentication-results"};
    static constexpr std::array<std::string_view, 6> families = {"content-", "x-", "list-", "resent-", "arc-", "dkim-"};
    auto const name = field_name(line);
    if (name.empty()) return false;
    return std::ranges::any_of(names, [&](auto known) { return same_word(name, known); }) ||
           std::ranges::any_of(families, [&](auto family) { return starts_with_word(name, family); });
}

bool is_mbox_line(std::string_view line) { return line.starts_with("From ") || line.starts_with(">From "); }

class HeaderReader {
public:
    HeaderReader(std::string_view all, std::size_t begin, Boundaries const& boundaries, bool of_message)
        : all_(all), begin_(begin), boundaries_(boundaries), of_message_(of_message) {
        block_.body = begin;
        if (of_message) skip_what_precedes_a_message();
    }

    HeaderBlock read();

private:
    enum class Next { field, end };
    void skip_what_precedes_a_message();
    Next take(Line const& line);
    void start_field(std::string_view name, std::string_view value);
    void continue_field(std::string_view text);
    Next take_line_without_field(Line const& line);
    std::size_t last_sure_field() const;
    void over(std::string_view what);
    void finish();

    std::string_view all_;
    std::size_t begin_;
    Boundaries const& boundaries_;
    bool of_message_;
    HeaderBlock block_;
    std::optional<std::size_t> sure_until_; ///< lines before this offset belong to the header whatever they are
    bool any_line_ = false;
};

void HeaderReader::skip_what_precedes_a_message() {
    auto at = begin_;
    if (all_.substr(at).starts_with("\xEF\xBB\xBF")) at += 3;
    auto line = line_at(all_, at);
    while (line.next < all_.size() && without_trailing_blanks(line.text).empty()) line = line_at(all_, line.next);
    if (is_mbox_line(line.text))
        block_.body = line.next;
    else if (is_well_known_field(line.text))
        block_.body = line.begin;
    else
        block_.body = at;
}

HeaderBlock HeaderReader::read() {
    begin_ = block_.body;
    while (block_.body < all_.size()) {
        auto const line = line_at(all_, block_.body);
        if (boundaries_.match(line.text)) break;
        if (line.text.empty()) {
            block_.body = line.next;
            break;
        }
        if (take(line) == Next::end) break;
        block_.body = line.next;
        any_line_ = true;
    }
    finish();
    return std::move(block_);
}

HeaderReader::Next HeaderReader::take(Line const& line) {
    if (line.next - begin_ > limits::header_bytes) {
        over("a header of more than 256 kB");
        return Next::field;
    }
    if (is_blank(line.text.front()) && any_line_) {
        continue_field(line.text);
        return Next::field;
    }
    if (of_message_ && is_mbox_line(line.text)) return Next::field;
    auto const name = field_name(line.text);
    if (name.empty()) return take_line_without_field(line);
    start_field(name, line.text.substr(line.text.find(':') + 1));
    return Next::field;
}

void HeaderReader::start_field(std::string_view name, std::string_view value) {
    if (block_.fields.size() == limits::fields) return over("more than 2,000 header fields");
    block_.fields.push_back({std::string{name.substr(0, limits::field_bytes)}, {}});
    continue_field(trimmed(value));
}

void HeaderReader::continue_field(std::string_view text) {
    if (block_.fields.empty()) return;
    auto& value = block_.fields.back().value;
    auto const room = limits::field_bytes - std::min(limits::field_bytes, value.size());
    if (text.size() > room) over("a header field of more than 64 kB");
    value += text.substr(0, room);
}

/// Neither field nor continuation: noise within the header if a field that mail really has follows, else the body,
/// whose empty line was forgotten.
HeaderReader::Next HeaderReader::take_line_without_field(Line const& line) {
    if (!sure_until_) sure_until_ = last_sure_field();
    if (line.begin >= *sure_until_) {
        if (!block_.fields.empty()) block_.defects.emplace_back("no empty line behind the header");
        return Next::end;
    }
    block_.defects.emplace_back("a header line without a name");
    return Next::field;
}

std::size_t HeaderReader::last_sure_field() const {
    std::size_t last = 0;
    auto const end = std::min(all_.size(), block_.body + limits::header_bytes);
    for (auto at = block_.body; at < end;) {
        auto const line = line_at(all_, at);
        if (line.text.empty() || boundaries_.match(line.text)) break;
        if (is_well_known_field(line.text)) last = line.begin;
        at = line.next;
    }
    return last;
}

void HeaderReader::over(std::string_view what) {
    if (!block_.over_limit) block_.over_limit = std::string{what};
}

/// Trailing blanks and NULs are nobody's text.
void HeaderReader::finish() {
    for (auto& field : block_.fields) {
        std::ranges::replace(field.value, '\0', ' ');
        field.value.erase(field.value.find_last_not_of(" \t\r") + 1);
    }
}

} // namespace

std::string_view HeaderBlock::value(std::string_view name) const {
    auto const found = std::ranges::find_if(fields, [&](auto const& f) { return same_word(f.name, name); });
    return found == fields.end() ? std::string_view{} : found->value;
}

HeaderBlock read_header_block(std::string_view all, std::size_t begin, Boundaries const& boundaries, bool of_message) {
    return HeaderReader{all, begin, boundaries, of_message}.read();
}

} // namespace liaison
