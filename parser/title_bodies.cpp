#include "parser/title_bodies.hpp"
#include "core/text.hpp"
#include "parser/fold.hpp"
#include <algorithm>
#include <array>

namespace liaison {
namespace {

/// The words for the thing itself; what stands behind them tells who sends it to whom.
constexpr auto statement_words =
    std::to_array<std::string_view>({"liaison statement", "liaison letter", "liaison response", "liaison reply",
                                     "liaison", "ls/r", "reply ls", "ls reply", "ls", "note de liaison", "statement",
                                     "letter", "declaracion de enlace", "заявление о взаимодействии", "联络声明"});

class TitleReader {
public:
    explicit TitleReader(std::string_view title)
        : title_(title), folded_(folded_with_origin(title)), text_(folded_.text) {}

    TitleBodies read() {
        if (read_arrow()) return std::move(bodies_);
        for (auto const word : statement_words) read_around(word);
        read_last_from();
        read_brackets();
        return std::move(bodies_);
    }

private:
    /// "OMA DMSE → CoRE: objects".
    bool read_arrow() {
        for (std::string_view const arrow : {"->", "=>", "→"}) {
            auto const at = text_.find(arrow);
            if (at == text_.npos || at > 60) continue;
            bodies_.from = written(0, at);
            bodies_.to = written(at + arrow.size(), part_end(at + arrow.size()));
            return true;
        }
        return false;
    }

    /// "LS to X from Y", "X liaison to Y", "note de liaison de la CE 20 de l'UIT-T au groupe de travail CoRE".
    void read_around(std::string_view word) {
        auto const at = text_.find(word);
        bool const whole = at != text_.npos && (at == 0 || !is_letter(text_[at - 1]));
        if (!whole) return;
        auto behind = at + word.size();
        if (behind < text_.size() && is_letter(text_[behind]) && word.front() < '\x7f' && word.front() > 0) return;
        auto const begin = behind;
        for (bool more = true; more;) {
            more = false;
            for (std::string_view const to :
                 {" to ", " toward ", " towards ", " au ", " aux ", " an die ", " an ", " a la ", " al "})
                more = more || take(bodies_.to, behind, to);
            for (std::string_view const from : {" from ", " de la ", " del ", " du ", " von der ", " von ", " of "})
                more = more || take(bodies_.from, behind, from);
        }
        bool const names_first =
            at > 2 && bodies_.from.empty() && word.starts_with("liaison") && behind <= begin + (bodies_.to.size() + 4);
        if (names_first && !text_.substr(0, at).contains(" on ")) bodies_.from = written(0, at);
    }

    /// Takes the part behind `preposition`, if that stands at `behind`.
    bool take(std::string& body, std::size_t& behind, std::string_view preposition) {
        if (!body.empty() || !text_.substr(behind).starts_with(preposition)) return false;
        auto const begin = behind + preposition.size();
        behind = part_end(begin);
        body = written(begin, behind);
        return true;
    }

    /// "LS on congestion marking from 3GPP RAN3".
    void read_last_from() {
        auto const from = text_.rfind(" from ");
        if (from != text_.npos && bodies_.from.empty()) bodies_.from = written(from + 6, part_end(from + 6));
    }

    void read_brackets() {
        if (auto const from = text_.find("[from "); from != text_.npos)
            bodies_.from = written(from + 6, part_end(from + 6));
        if (auto const to = text_.find("[to "); to != text_.npos) bodies_.to = written(to + 4, part_end(to + 4));
    }

    std::size_t part_end(std::size_t begin) const {
        auto end = text_.find_first_of(":()[]\"", begin);
        for (std::string_view const stop : {" on ", " from ", " to ", " toward ", " towards ", " about ", " regarding ",
                                            " concerning ", " re ", " - ", " au ", " sur ", " uber "})
            end = std::min(end, text_.find(stop, begin));
        return std::min(end, text_.size());
    }

    std::string written(std::size_t begin, std::size_t end) const {
        begin = std::min(begin, end);
        return std::string{trimmed(title_.substr(folded_.origin(begin), folded_.origin(end) - folded_.origin(begin)))};
    }

    static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

    std::string_view title_;
    FoldedText folded_;
    std::string_view text_;
    TitleBodies bodies_;
};

} // namespace

TitleBodies bodies_in_title(std::string_view title) { return TitleReader{title}.read(); }

} // namespace liaison
