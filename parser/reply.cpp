#include "parser/reply.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include "parser/quoted_text.hpp"
#include <algorithm>
#include <array>

namespace liaison {
namespace {

using Lines = std::span<std::string_view const>;

/// How the lines begin that mail programs put below an answer, folded.
constexpr auto program_lines = std::to_array<std::string_view>({"sent from my ",
                                                                "sent from mail for ",
                                                                "sent from outlook",
                                                                "sent from the all new ",
                                                                "sent from proton mail",
                                                                "sent with proton mail",
                                                                "sent via ",
                                                                "get outlook for ",
                                                                "von meinem ",
                                                                "gesendet mit ",
                                                                "gesendet von ",
                                                                "outlook fur ios",
                                                                "outlook fur android",
                                                                "holen sie sich outlook",
                                                                "envoye de mon ",
                                                                "envoye depuis ",
                                                                "envoye a partir d",
                                                                "obtenez outlook",
                                                                "telecharger outlook",
                                                                "enviado desde ",
                                                                "obtener outlook",
                                                                "发自我的",
                                                                "从我的",
                                                                "發自我的",
                                                                "获取 outlook",
                                                                "iphoneから送信",
                                                                "ipadから送信",
                                                                "私の",
                                                                "outlook for ios を"});

/// Marks what is not the writer's own in a text cut into lines.
class OwnLines {
public:
    explicit OwnLines(Lines lines) : lines_(lines), dropped_(find_quoted(lines)) {
        drop_unmarked_quotation();
        drop_armour();
        drop_signatures();
        drop_program_lines();
    }

    std::string take() const {
        std::string words;
        bool gap = false;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (dropped_[i] || trimmed(lines_[i]).empty()) {
                gap = !words.empty();
                continue;
            }
            if (std::exchange(gap, false)) words += '\n';
            words.append(lines_[i]) += '\n';
        }
        return std::string{trimmed(words)};
    }

private:
    /// Behind an introduction without a quoted line below it, everything is quoted: by programs that set no signs.
    void drop_unmarked_quotation() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (is_quote_line(lines_[i])) continue;
            auto const length = introduction_length(lines_.subspan(i));
            if (length == 0) continue;
            auto const below = first_filled(i + length);
            if (below < lines_.size() && !is_quote_line(lines_[below])) return drop(i, lines_.size());
            i += length - 1;
        }
    }

    /// OpenPGP's frame around a signed text (RFC 9580 7).
    void drop_armour() {
        auto const begin = line_of("-----BEGIN PGP SIGNED MESSAGE-----", 0);
        if (begin == lines_.size()) return;
        auto end = begin;
        while (end < lines_.size() && !trimmed(lines_[end]).empty()) ++end;
        drop(begin, end);
        drop(line_of("-----BEGIN PGP SIGNATURE-----", end), lines_.size());
    }

    /// A signature (RFC 3676 4.3) ends where a quotation begins: the answer may go on below that.
    void drop_signatures() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (dropped_[i] || !is_signature_mark(lines_[i])) continue;
            for (; i < lines_.size() && !dropped_[i]; ++i) dropped_[i] = true;
        }
    }

    static bool is_signature_mark(std::string_view line) {
        auto const bare = folded(line);
        return bare == "--" || bare == "-- ";
    }

    void drop_program_lines() {
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (!dropped_[i] && is_gap(i - 1) && is_gap(i + 1) && is_program_line(lines_[i])) dropped_[i] = true;
    }

    static bool is_program_line(std::string_view line) {
        constexpr std::size_t longest = 100;
        if (line.size() > longest) return false;
        auto const plain = folded_line(line);
        auto const begin = plain.find_first_not_of("[(*_-<");
        return begin != plain.npos && std::ranges::any_of(program_lines, [&](auto beginning) {
                   return std::string_view{plain}.substr(begin).starts_with(beginning);
               });
    }

    /// Whether nothing of the writer's own stands in that line; -1 is above the first.
    bool is_gap(std::size_t line) const {
        return line >= lines_.size() || dropped_[line] || trimmed(lines_[line]).empty();
    }

    std::size_t first_filled(std::size_t at) const {
        while (at < lines_.size() && trimmed(lines_[at]).empty()) ++at;
        return at;
    }

    std::size_t line_of(std::string_view text, std::size_t from) const {
        while (from < lines_.size() && (dropped_[from] || trimmed(lines_[from]) != text)) ++from;
        return from;
    }

    void drop(std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) dropped_[i] = true;
    }

    Lines lines_;
    std::vector<bool> dropped_;
};

/// A logo below the writer's name; a picture that is meant as a document is attached.
bool is_decoration(Part const* part) { return part->type.starts_with("image/") && part->disposition != "attachment"; }

} // namespace

std::string own_words(std::string_view text) {
    auto const lines = split(text, '\n');
    return OwnLines{lines}.take();
}

Reply read_reply(Mail const& mail) {
    auto content = content_of(mail, Quotations::marked);
    std::erase_if(content.attachments, is_decoration);
    return {own_words(without_list_footer(content.text)), content.attachments};
}

} // namespace liaison
