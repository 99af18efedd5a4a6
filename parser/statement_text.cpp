#include "parser/statement_text.hpp"
#include "core/contains.hpp"
#include "core/sha256.hpp"
#include "core/text.hpp"
#include "parser/flowed.hpp"
#include "parser/fold.hpp"
#include <algorithm>
#include <array>
#include <ranges>

namespace liaison {
namespace {

/// So much text is read of a mail, and of the HTML beside it. A statement has some pages; what is longer is data.
constexpr std::size_t longest_text = 1'000'000;

/// `text` up to the last line end within `limit`, or to a whole UTF-8 character.
std::string_view within(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    auto const line_end = text.rfind('\n', limit);
    if (line_end != text.npos && line_end > 0) return text.substr(0, line_end + 1);
    std::size_t end = limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

bool is_signature(Part const& part) {
    static constexpr std::array<std::string_view, 6> types{
        "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
        "application/pgp-encrypted",   "application/pgp-keys",          "text/vcard"};
    return contains(types, std::string_view{part.type});
}

/// An empty part is nothing, unless it has the name of a document that somebody meant to send. Empty texts with a name
/// are what Exchange leaves of a list's footer.
bool is_there(Part const& part) { return !part.bytes.empty() || (!part.name.empty() && !part.text); }

class ContentReader {
public:
    ContentReader(MailContent& content, Quotations quotations) : content_(content), quotations_(quotations) {}

    void read(Part const& part) {
        if (part.message) return read_message(part);
        if (part.is_multipart() || !part.parts.empty()) return read_multipart(part);
        if (part.type == "text/calendar") content_.has_calendar = true;
        bool const is_text = (part.type == "text/plain" || part.type == "text/html") && part.text.has_value();
        bool const attached = part.disposition == "attachment" || (!part.name.empty() && !content_.text.empty());
        if (is_text && !attached) return add_text(part);
        bool const of_the_text = in_related_ && !part.content_id.empty() && part.disposition != "attachment" &&
                                 part.type.starts_with("image/");
        if (!is_signature(part) && !of_the_text && part.type != "text/calendar" && is_there(part))
            content_.attachments.push_back(&part);
    }

private:
    void read_message(Part const& part) {
        if (content_.forwarded == nullptr)
            content_.forwarded = part.message.get();
        else
            content_.further_mails.push_back(part.message.get());
    }

    void read_multipart(Part const& part) {
        if (part.type == "multipart/report") content_.is_report = true;
        if (part.type == "multipart/alternative") return read_alternative(part);
        bool const outer = std::exchange(in_related_, in_related_ || part.type == "multipart/related");
        for (auto const& inner : part.parts) read(inner);
        in_related_ = outer;
    }

    /// Of the alternatives the plain text is read, and the HTML is kept beside it: tables are lost in some plain texts.
    void read_alternative(Part const& part) {
        MailContent plain, html;
        for (auto const& inner : part.parts) {
            auto& alternative = inner.type == "text/plain" ? plain : html;
            ContentReader reader{alternative, quotations_};
            reader.in_related_ = in_related_;
            reader.read(inner);
        }
        bool const has_plain = !trimmed(plain.text).empty();
        add(content_.text, has_plain ? plain.text : html.text);
        std::ranges::move(has_plain ? plain.doubts : html.doubts, std::back_inserter(content_.doubts));
        if (has_plain) add(content_.html_text, html.text);
        for (auto const* alternative : {&plain, &html})
            content_.attachments.insert(content_.attachments.end(), alternative->attachments.begin(),
                                        alternative->attachments.end());
        content_.has_calendar |= plain.has_calendar || html.has_calendar;
        content_.is_cut |= plain.is_cut || html.is_cut;
        if (content_.forwarded == nullptr) content_.forwarded = html.forwarded;
    }

    void add_text(Part const& part) {
        auto const text = within(*part.text, longest_text);
        content_.is_cut |= text.size() < part.text->size();
        if (!part.doubt.empty()) content_.doubts.push_back(part.doubt);
        if (part.type == "text/html") return add(content_.text, html_to_text(text, quotations_));
        bool const flowed = same_word(part.parameter("format"), "flowed");
        if (flowed) return add(content_.text, unflow(text, same_word(part.parameter("delsp"), "yes")));
        add(content_.text, text);
    }

    void add(std::string& to, std::string_view text) {
        if (!to.empty() && !to.ends_with('\n')) to += '\n';
        auto const has_room = within(text, longest_text - std::min(longest_text, to.size()));
        content_.is_cut |= has_room.size() < text.size();
        to += has_room;
    }

    MailContent& content_;
    Quotations quotations_;
    bool in_related_ = false;
};

struct Escape {
    std::string_view written;
    std::string_view meant;
};

constexpr auto escapes = std::to_array<Escape>({{"&lt;", "<"},
                                                {"&gt;", ">"},
                                                {"&quot;", "\""},
                                                {"&#39;", "'"},
                                                {"&#039;", "'"},
                                                {"&apos;", "'"},
                                                {"&nbsp;", " "},
                                                {"&amp;", "&"}});

/// Where `words` stand. From the front: rfind compares at each octet, find looks for the first one by memchr.
std::vector<std::size_t> places_of(std::string_view text, std::string_view words) {
    std::vector<std::size_t> places;
    for (auto at = text.find(words); at != text.npos; at = text.find(words, at + 1)) places.push_back(at);
    return places;
}

} // namespace

MailContent content_of(Mail const& mail, Quotations quotations) {
    MailContent content;
    ContentReader{content, quotations}.read(mail.top);
    return content;
}

Attachment describe(Part const& part) {
    return {.name = part.name, .type = part.type, .size = part.bytes.size(), .sha256 = sha256(part.bytes)};
}

std::string without_escapes(std::string text) {
    if (!text.contains("&lt;") && !text.contains("&quot;") && !text.contains("&#39;")) return text;
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const rest = std::string_view{text}.substr(at);
        auto const escape =
            text[at] != '&' ? escapes.end()
                            : std::ranges::find_if(escapes, [&](auto const& e) { return rest.starts_with(e.written); });
        plain += escape == escapes.end() ? rest.substr(0, 1) : escape->meant;
        at += escape == escapes.end() ? 1 : escape->written.size();
    }
    return plain;
}

std::string without_armour(std::string text) {
    static constexpr std::string_view begin_mark = "-----BEGIN PGP SIGNED MESSAGE-----";
    static constexpr std::string_view end_mark = "-----BEGIN PGP SIGNATURE-----";
    static constexpr std::string_view last_mark = "-----END PGP SIGNATURE-----";
    auto const begin = text.find(begin_mark);
    auto const head_end = begin == text.npos ? begin : text.find("\n\n", begin);
    auto const end = head_end == text.npos ? head_end : text.find(end_mark, head_end);
    if (end == text.npos || (begin > 0 && text[begin - 1] != '\n')) return text;
    auto plain = text.substr(0, begin);
    for (auto line : split(std::string_view{text}.substr(head_end + 2, end - head_end - 2), '\n')) {
        if (line.starts_with("- ")) line.remove_prefix(2);
        plain += line;
        plain += '\n';
    }
    if (auto const last = text.find(last_mark, end); last != text.npos) plain += text.substr(last + last_mark.size());
    return plain;
}

std::string_view without_list_footer(std::string_view text) {
    for (auto const at : places_of(text, "\n____________________") | std::views::reverse) {
        auto const footer = folded(text.substr(at, 600));
        for (std::string_view const word : {"mailing list", "unsubscribe", "listinfo", "mailman"})
            if (footer.contains(word)) return text.substr(0, at + 1);
    }
    return text;
}

std::string_view without_signature(std::string_view text) {
    auto const marks = places_of(text, "\n-- \n");
    return marks.empty() ? text : text.substr(0, marks.back() + 1);
}

} // namespace liaison
