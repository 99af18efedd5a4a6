#include "desk/reply_marks.hpp"

namespace liaison {
namespace {

constexpr std::size_t longest_local_part = 64; // RFC 5321 4.5.3.1.1
constexpr std::size_t most_candidates = 200;

bool is_token_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Reads candidates in the order in which they are believed, and keeps the best.
class Search {
public:
    Search(SecretKey const& key, Instant now) : key_(key), now_(now) {}

    /// Everything in `text` that has the form of a token: two words with a dot between.
    void look_into(std::string_view text) {
        for (auto dot = text.find('.'); dot != text.npos && read_ < most_candidates; dot = text.find('.', dot + 1)) {
            auto first = dot;
            while (first > 0 && is_token_character(text[first - 1])) --first;
            auto last = dot + 1;
            while (last < text.size() && is_token_character(text[last])) ++last;
            consider(text.substr(first, last - first));
        }
    }

    void look_into(std::vector<std::string> const& texts) {
        for (auto const& text : texts) look_into(text);
    }

    [[nodiscard]] std::optional<FoundToken> best() const { return best_; }

private:
    void consider(std::string_view text) {
        auto const read = parse_token(text, key_);
        if (!read) return;
        ++read_;
        auto const worth = !read->genuine                  ? FoundToken::Worth::forged
                           : is_good_at(read->token, now_) ? FoundToken::Worth::good
                                                           : FoundToken::Worth::expired;
        if (!best_ || worth < best_->worth) best_ = FoundToken{read->token, worth};
    }

    SecretKey const& key_;
    Instant now_;
    std::size_t read_ = 0;
    std::optional<FoundToken> best_;
};

void look_into_recipient(Search& search, std::string_view spec, Desk const& desk) {
    if (desk.recipient_delimiter.empty() || !desk.owns(spec)) return;
    auto const local = spec.substr(0, spec.rfind('@'));
    auto const detail = local.find(desk.recipient_delimiter);
    if (detail != local.npos) search.look_into(local.substr(detail + desk.recipient_delimiter.size()));
}

/// The texts of the mail itself; what it carries as attached mail was written to somebody else.
void look_into_texts(Search& search, Part const& part) {
    if (part.text && part.disposition != "attachment") search.look_into(*part.text);
    for (auto const& inner : part.parts) look_into_texts(search, inner);
}

} // namespace

std::string reply_address(std::string_view token, Desk const& desk) {
    auto const at = desk.address.rfind('@');
    auto const local = fmt::format("{}{}{}", desk.address.substr(0, at), desk.recipient_delimiter, token);
    if (token.empty() || desk.recipient_delimiter.empty() || local.size() > longest_local_part) return desk.address;
    return local + desk.address.substr(at);
}

std::optional<FoundToken> find_token(Arrival const& arrival, Desk const& desk, SecretKey const& key) {
    auto const& mail = arrival.mail;
    Search search{key, arrival.received};
    for (auto const& spec : arrival.envelope.recipients) look_into_recipient(search, spec, desk);
    for (auto const& listed : mail.to) look_into_recipient(search, listed.spec, desk);
    for (auto const& listed : mail.cc) look_into_recipient(search, listed.spec, desk);
    search.look_into(mail.in_reply_to);
    for (auto id = mail.references.rbegin(); id != mail.references.rend(); ++id) search.look_into(*id);
    look_into_texts(search, mail.top);
    return search.best();
}

std::optional<Token> good_token_in(std::string_view text, SecretKey const& key, Instant now) {
    Search search{key, now};
    search.look_into(text);
    auto const found = search.best();
    return found && found->worth == FoundToken::Worth::good ? std::optional{found->token} : std::nullopt;
}

} // namespace liaison
