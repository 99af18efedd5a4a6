#include "parser/address_list.hpp"
#include "core/text.hpp"
#include "parser/address_spec.hpp"
#include "parser/address_tokens.hpp"
#include "parser/encoded_words.hpp"

namespace liaison {
namespace {

using Kind = AddressToken::Kind;
using Words = std::vector<AddressToken>;

bool has_at(Words const& words) {
    return std::ranges::any_of(words, [](auto const& w) { return w.kind == Kind::word && w.text.contains('@'); });
}

/// Words as one text, blanks where there were any.
std::string phrase_of(std::span<AddressToken const> words) {
    std::string text;
    for (auto const& word : words) {
        if (!text.empty() && !word.glued) text += ' ';
        text += word.text;
    }
    return text;
}

class ListReader {
public:
    explicit ListReader(std::string_view fallback) : fallback_(fallback) {}
    std::vector<ListedAddress> read(std::string_view raw);

private:
    void take(AddressToken token);
    void take_colon();
    void end_entry(bool by_comma);
    void end_group();
    void end_with_angle();
    void end_without_angle(bool by_comma);
    void add_bare_addresses();
    void add_waiting();
    void add(std::string name, std::string spec);
    std::string decoded(std::string_view text) const { return decode_words(text, fallback_); }
    std::string name_or_comment(std::span<AddressToken const> words) const;

    std::string_view fallback_;
    std::vector<ListedAddress> result_;
    std::optional<std::string> group_;
    std::size_t members_ = 0;
    Words words_;
    std::string comment_;
    std::optional<std::string> angle_;
    bool follows_address_ = false; ///< no separator between the last address and these words
    std::vector<Words> waiting_;   ///< names ended by a comma: "Lee" of "Lee, Ann <ann@itu.example>"
};

std::vector<ListedAddress> ListReader::read(std::string_view raw) {
    AddressTokens tokens{raw};
    while (auto token = tokens.next()) take(std::move(*token));
    end_group();
    return std::move(result_);
}

void ListReader::take(AddressToken token) {
    switch (token.kind) {
    case Kind::word:
    case Kind::quoted:
        if (angle_) {
            end_entry(false);
            follows_address_ = true;
        }
        words_.push_back(std::move(token));
        break;
    case Kind::comment:
        if (comment_.empty()) comment_ = std::move(token.text);
        break;
    case Kind::angle:
        if (angle_) end_entry(false);
        angle_ = std::move(token.text);
        break;
    case Kind::comma: end_entry(true); break;
    case Kind::semicolon: group_ ? end_group() : end_entry(true); break;
    case Kind::colon: take_colon(); break;
    }
}

/// Behind words it opens a group; behind an address it is part of it, whatever it means there.
void ListReader::take_colon() {
    if (words_.empty()) return;
    if (words_.size() == 1 && same_word(words_.front().text, "mailto")) {
        words_.clear();
    } else if (angle_ || group_ || has_at(words_)) {
        words_.push_back({Kind::word, ":", true});
    } else {
        add_waiting();
        group_ = decoded(phrase_of(words_));
        members_ = 0;
        words_.clear();
        comment_.clear();
    }
}

void ListReader::end_group() {
    end_entry(false);
    add_waiting();
    if (group_ && members_ == 0) result_.push_back({*group_, {}, {}});
    group_.reset();
}

void ListReader::end_entry(bool by_comma) {
    if (angle_)
        end_with_angle();
    else if (!words_.empty())
        end_without_angle(by_comma);
    words_.clear();
    comment_.clear();
    angle_.reset();
    follows_address_ = false;
}

std::string ListReader::name_or_comment(std::span<AddressToken const> words) const {
    auto name = decoded(phrase_of(words));
    return name.empty() ? decoded(comment_) : name;
}

void ListReader::end_with_angle() {
    auto spec = clean_spec(*angle_);
    if (!spec.contains('@') && has_at(words_) && words_.size() == 1) // "ann@itu.example <Ann Lee>"
        return add(decoded(*angle_), clean_spec(words_.front().text));
    if (words_.empty()) add_waiting();
    std::string before;
    for (auto const& words : waiting_) before += phrase_of(words) + ", ";
    waiting_.clear();
    auto name = words_.empty() ? name_or_comment(words_) : decoded(before + phrase_of(words_));
    if (!name.empty() || !spec.empty()) add(std::move(name), std::move(spec));
}

void ListReader::end_without_angle(bool by_comma) {
    if (has_at(words_)) return add_bare_addresses();
    if (follows_address_) { // "<ann@itu.example> Ann Lee"
        if (!result_.empty() && result_.back().name.empty()) result_.back().name = decoded(phrase_of(words_));
        return;
    }
    auto const& only = words_.front();
    if (words_.size() == 1 && only.kind == Kind::quoted && is_addr_spec(only.text)) // "ann@itu.example" in quotes
        return add(decoded(comment_), clean_spec(only.text));
    if (words_.size() == 1 && !comment_.empty()) return add(decoded(comment_), clean_spec(only.text));
    waiting_.push_back(std::move(words_));
    if (!by_comma) add_waiting();
}

/// Words with one or more addresses among them: those before an address are its name.
void ListReader::add_bare_addresses() {
    add_waiting();
    auto const units = join_spec_words(words_);
    std::size_t name_begin = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (units[i].kind != Kind::word || !units[i].text.contains('@')) continue;
        add(name_or_comment(std::span{units}.subspan(name_begin, i - name_begin)), clean_spec(units[i].text));
        name_begin = i + 1;
    }
    if (name_begin < units.size() && result_.back().name.empty())
        result_.back().name = decoded(phrase_of(std::span{units}.subspan(name_begin)));
}

/// Names that waited for an address in vain. A single word is a local address, several are only a name.
void ListReader::add_waiting() {
    for (auto const& words : std::exchange(waiting_, {})) {
        bool const local =
            words.size() == 1 && words.front().kind == Kind::word && !words.front().text.starts_with("=?");
        auto text = decoded(phrase_of(words));
        local ? add({}, clean_spec(text)) : add(std::move(text), {});
    }
}

void ListReader::add(std::string name, std::string spec) {
    ++members_;
    result_.push_back({group_.value_or(""), std::move(name), std::move(spec)});
}

} // namespace

std::vector<ListedAddress> parse_address_list(std::string_view raw, std::string_view fallback) {
    return ListReader{fallback}.read(raw);
}

} // namespace liaison
