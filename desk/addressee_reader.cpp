#include "desk/addressee_reader.hpp"
#include "core/text.hpp"
#include <algorithm>
#include <array>
#include <span>

namespace liaison {
namespace {

using Kind = BodyTarget::Kind;

/// Reads a list of addressees entry by entry; what an entry leaves out ("IETF (CCAMP and MPLS WGs)") it has from those
/// before it.
class AddresseeReader {
public:
    AddresseeReader(BodyIndex const& index, std::string_view text)
        : index_(index), text_(text), words_(index.words_of(text)), mentions_(index.mentions(words_, text)) {}

    std::vector<Addressee> read() {
        for (std::size_t begin = 0; begin < words_.size();) {
            auto const end = entry_end(begin);
            read_entry(begin, end);
            begin = end;
        }
        add_desk();
        return std::move(result_);
    }

private:
    /// An entry ends at a comma, a line end, "and", and at a stroke or bracket before another name.
    std::size_t entry_end(std::size_t begin) const {
        for (auto i = begin + 1; i < words_.size(); ++i) {
            auto const* const inside = mention_over(i);
            if (inside != nullptr && inside->begin < i) continue;
            auto const& word = words_[i];
            bool const named = inside != nullptr && (word.stroke || word.open || word.close);
            if (word.comma || word.strong || named || is_and(word)) return i;
        }
        return words_.size();
    }

    bool is_and(BodyWord const& word) const {
        auto const written = text_.substr(word.begin, word.end - word.begin);
        static constexpr std::array<std::string_view, 9> ands{"and", "&", "und", "et", "y", "e", "и", "和", "及"};
        return std::ranges::any_of(ands, [&](auto a) { return same_word(written, a); });
    }

    Mention const* mention_over(std::size_t word) const {
        auto const found =
            std::ranges::find_if(mentions_, [&](auto const& m) { return m.begin <= word && word < m.end; });
        return found == mentions_.end() ? nullptr : &*found;
    }

    void read_entry(std::size_t begin, std::size_t end) {
        if (words_[begin].strong) end_list();
        last_was_group_ = same_entry_own_ && !words_[begin].strong;
        same_entry_desk_ = same_entry_own_ = false;
        auto const entry = entry_text(begin, end);
        bool named = false;
        for (auto const& mention : mentions_)
            if (mention.begin >= begin && mention.end <= end) named |= take(mention, begin, end, entry);
        if (named || is_only_filler(begin, end)) return;
        if (belongs_to_last(begin, end)) {
            extend_last(end);
        } else if (!desk_) {
            result_.push_back({std::nullopt, std::string{entry}});
            last_begin_ = words_[begin].begin;
        }
    }

    /// Whether the mention made an addressee of the entry.
    bool take(Mention const& mention, std::size_t begin, std::size_t end, std::string_view entry) {
        if (target_of(mention, Kind::desk)) return begin_desk(entry, begin, end);
        if (auto const own = target_of(mention, Kind::own_group); own && is_own(mention, begin, end)) {
            auto const previous_desk = std::exchange(desk_, {});
            if (previous_desk && index_.own_is_top[own->group] && !same_entry_desk_)
                add_own(desk_name(), *previous_desk);
            drop_parent(index_.own_parents[own->group], entry);
            add_own(index_.own_groups[own->group], entry);
            qualifier_ = Qualifier::desk;
            return same_entry_own_ = true;
        }
        auto organization = target_of(mention, Kind::organization);
        if (!organization && mention.specific) organization = target_of(mention, Kind::organization_group);
        if (!organization) return false;
        add_desk();
        qualifier_ = Qualifier::organization;
        auto const known = std::exchange(last_organization_, organization->organization);
        bool const same_body =
            known == organization->organization && !target_of(mention, Kind::organization) && !result_.empty();
        if (same_body || last_entry_ == begin)
            extend_last(end);
        else
            result_.push_back({std::nullopt, std::string{entry}});
        if (!same_body && last_entry_ != begin) last_begin_ = words_[begin].begin;
        last_entry_ = begin;
        return true;
    }

    bool begin_desk(std::string_view entry, std::size_t begin, std::size_t end) {
        if (qualifier_ == Qualifier::organization) last_organization_.reset();
        qualifier_ = Qualifier::desk;
        // "CCAMP working group, IETF", "CCAMP (IETF)"
        bool const whose = last_was_group_ && (words_[begin].comma || words_[begin].open);
        if (!desk_ && !same_entry_own_ && !whose) { // "groupe de travail CoRE de l'IETF" has named its group before
            desk_ = entry;
            desk_alone_ = is_only_named(begin, end);
        }
        same_entry_desk_ = true;
        return true;
    }

    /// Whether the entry has no word but names and fillers: "IETF XYZ WG" has one, a group that the directory lacks.
    bool is_only_named(std::size_t begin, std::size_t end) const {
        for (auto i = begin; i < end; ++i)
            if (mention_over(i) == nullptr && !index_.is_filler(words_[i])) return false;
        return true;
    }

    /// Whether a name of ours means our group here and is no word of everyday language, no group of another body.
    bool is_own(Mention const& mention, std::size_t begin, std::size_t end) const {
        if (qualifier_ == Qualifier::desk) return true;
        if (is_only_mention(mention, begin, end)) return true;
        return qualifier_ == Qualifier::none && mention.exact;
    }

    bool is_only_mention(Mention const& mention, std::size_t begin, std::size_t end) const {
        for (auto i = begin; i < end; ++i)
            if ((i < mention.begin || i >= mention.end) && !index_.is_filler(words_[i])) return false;
        return true;
    }

    bool is_only_filler(std::size_t begin, std::size_t end) const {
        return std::ranges::all_of(std::span{words_}.subspan(begin, end - begin),
                                   [&](auto const& w) { return index_.is_filler(w); });
    }

    /// "Q11" and "Q12" behind "SG15, Q9".
    bool belongs_to_last(std::size_t begin, std::size_t end) const {
        bool const numbered =
            end - begin <= 3 && std::ranges::any_of(std::span{words_}.subspan(begin, end - begin), &BodyWord::number);
        return numbered && !result_.empty() && qualifier_ == Qualifier::organization && !words_[begin].strong;
    }

    void extend_last(std::size_t end) {
        if (result_.back().group) return;
        result_.back().text = trimmed(text_.substr(last_begin_, words_[end - 1].end - last_begin_));
    }

    void end_list() {
        add_desk();
        qualifier_ = Qualifier::none;
        last_organization_.reset();
    }

    /// "IETF" alone means the desk itself; before its groups it only says whose they are.
    void add_desk() {
        if (desk_) add_own(desk_name(), *desk_);
        desk_.reset();
        desk_alone_ = true;
        same_entry_desk_ = false;
    }

    std::optional<std::string> desk_name() const {
        if (!desk_alone_) return std::nullopt;
        return index_.desk_group ? std::optional{index_.own_groups[*index_.desk_group]} : std::nullopt;
    }

    /// "IRTF QIRG": before its group the parent only says whose it is.
    void drop_parent(std::string const& parent, std::string_view entry) {
        if (!same_entry_own_ || parent.empty()) return;
        std::erase_if(result_, [&](auto const& a) { return a.group == parent && a.text == entry; });
    }

    void add_own(std::optional<std::string> const& group, std::string_view entry) {
        bool const known = group && std::ranges::any_of(result_, [&](auto const& a) { return a.group == group; });
        if (!known) result_.push_back({group, std::string{entry}});
    }

    std::string_view entry_text(std::size_t begin, std::size_t end) const {
        if (is_and(words_[begin]) && begin + 1 < end) ++begin;
        auto text = text_.substr(words_[begin].begin, words_[end - 1].end - words_[begin].begin);
        if (text.contains('(') && !text.contains(')')) {
            auto const close = words_[end - 1].end;
            if (close < text_.size() && text_[close] == ')')
                text = text_.substr(words_[begin].begin, close + 1 - words_[begin].begin);
        }
        return trimmed(text);
    }

    enum class Qualifier { none, desk, organization };

    BodyIndex const& index_;
    std::string_view text_;
    std::vector<BodyWord> words_;
    std::vector<Mention> mentions_;
    std::vector<Addressee> result_;
    Qualifier qualifier_ = Qualifier::none;
    std::optional<std::string_view> desk_; ///< "IETF" was read, its groups may follow
    bool desk_alone_ = true;               ///< nothing unknown stands beside it
    bool same_entry_desk_ = false;
    bool same_entry_own_ = false;
    bool last_was_group_ = false; ///< the entry before named a group of ours
    std::optional<std::size_t> last_organization_;
    std::size_t last_entry_ = static_cast<std::size_t>(-1);
    std::size_t last_begin_ = 0;
};

} // namespace

std::vector<Addressee> read_addressees(BodyIndex const& index, std::string_view text) {
    return AddresseeReader{index, text}.read();
}

} // namespace liaison
