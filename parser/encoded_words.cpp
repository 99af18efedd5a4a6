#include "parser/encoded_words.hpp"
#include "core/text.hpp"
#include "parser/base64.hpp"
#include "parser/charset.hpp"
#include "parser/mail.hpp"
#include "parser/quoted_printable.hpp"

namespace liaison {
namespace {

struct EncodedWord {
    std::string_view charset;
    char encoding = 'Q'; ///< B or Q
    std::string_view text;
    std::size_t length = 0; ///< of the whole word
};

bool is_hex(std::string_view text) { return text.find_first_not_of("0123456789ABCDEFabcdef") == text.npos; }

/// Where the word's text ends. A "?=" before two hexadecimal digits is a question mark that the sender forgot to
/// encode, if the word has another end.
std::size_t end_of_text(std::string_view text, std::size_t begin, char encoding) {
    auto end = text.find("?=", begin);
    while (encoding == 'Q' && end != text.npos) {
        auto const behind = text.substr(end + 2, 2);
        if (behind.size() < 2 || !is_hex(behind)) break;
        auto const next = text.find("?=", end + 2);
        if (next == text.npos || text.substr(end, next - end).find_first_of(" \t\r\n") != text.npos) break;
        end = next;
    }
    return end;
}

std::optional<EncodedWord> encoded_word_at(std::string_view text, std::size_t at) {
    static constexpr std::size_t longest_charset = 60;
    static constexpr std::size_t longest_word = 2048; // RFC 2047 2 allows 75, which many exceed
    if (text.substr(at, 2) != "=?") return std::nullopt;
    text = text.substr(0, at + longest_word);
    auto const first = text.substr(0, at + longest_charset).find('?', at + 2);
    if (first == text.npos || first + 3 > text.size() || text[first + 2] != '?') return std::nullopt;
    auto charset = text.substr(at + 2, first - at - 2);
    if (charset.find_first_of(" \t\r\n\"<>") != charset.npos) return std::nullopt;
    auto const encoding = static_cast<char>(text[first + 1] & ~0x20);
    if (encoding != 'B' && encoding != 'Q') return std::nullopt;
    auto const end = end_of_text(text, first + 3, encoding);
    if (end == text.npos) return std::nullopt;
    charset = charset.substr(0, charset.find('*')); // RFC 2231 5: a language may follow
    return EncodedWord{charset, encoding, text.substr(first + 3, end - first - 3), end + 2 - at};
}

/// Gathers what is read. Adjacent words in one charset are joined as bytes before they are converted: senders cut
/// characters in two.
class Words {
public:
    explicit Words(std::string_view fallback) : fallback_(fallback) {}
    void plain(std::string_view text);
    void word(EncodedWord const& word);
    std::string take();

private:
    void flush_base64();
    void flush();

    std::string_view fallback_;
    std::string result_;
    std::string charset_;
    std::string bytes_;
    std::string base64_; ///< of words that end within a group of four
};

void Words::plain(std::string_view text) {
    if (text.empty()) return;
    flush();
    result_ += decode_charset(text, "", fallback_.empty() ? "windows-1252" : fallback_).text;
}

void Words::word(EncodedWord const& word) {
    if (!same_word(word.charset, charset_)) flush();
    charset_ = word.charset;
    if (word.encoding == 'Q') {
        flush_base64();
        bytes_ += decode_q(word.text);
        return;
    }
    base64_ += word.text;
    if (base64_.size() % 4 == 0 || word.text.ends_with('=')) flush_base64();
}

void Words::flush_base64() {
    bytes_ += decode_base64(base64_).bytes;
    base64_.clear();
}

void Words::flush() {
    flush_base64();
    if (!bytes_.empty()) result_ += decode_charset(bytes_, charset_, fallback_).text;
    bytes_.clear();
    charset_.clear();
}

std::string Words::take() {
    flush();
    return std::move(result_);
}

bool is_white(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

std::string without_line_ends(std::string_view raw) {
    std::string text{raw};
    std::erase_if(text, [](char c) { return c == '\r' || c == '\n'; });
    return text;
}

} // namespace

std::string one_line(std::string_view text) {
    std::string result{trimmed(text)};
    for (auto& c : result)
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
    return std::string{trimmed(result)};
}

std::size_t encoded_word_length(std::string_view text, std::size_t at) {
    auto const word = encoded_word_at(text, at);
    return word ? word->length : 0;
}

std::string decode_words(std::string_view raw, std::string_view fallback) {
    auto const text = without_line_ends(raw);
    Words words{fallback};
    bool after_word = false;
    std::size_t copied = 0;
    for (auto at = text.find("=?"); at != text.npos; at = text.find("=?", at)) {
        auto const word = encoded_word_at(text, at);
        if (!word) {
            at += 2;
            continue;
        }
        auto const between = std::string_view{text}.substr(copied, at - copied);
        if (!after_word || !is_white(between)) words.plain(between);
        words.word(*word);
        after_word = true;
        copied = at += word->length;
    }
    words.plain(std::string_view{text}.substr(copied));
    return one_line(words.take());
}

std::string decode_header(std::string_view raw_value) { return decode_words(raw_value, {}); }

} // namespace liaison
