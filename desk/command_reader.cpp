#include "desk/command_reader.hpp"
#include "core/contains.hpp"
#include "core/nearest.hpp"
#include "core/text.hpp"
#include "desk/command_arguments.hpp"
#include "desk/command_text.hpp"
#include <array>

namespace liaison {
namespace {

/// What one line is: a command whose text may go on below, an objection, or prose.
struct LineRead {
    ActRow const* row = nullptr; ///< nullptr: prose
    Argument argument;
    std::string objection; ///< not empty: it cannot be carried out
    bool mistyped = false; ///< the objection asks what was meant
};

bool ends_word(std::string_view text, std::size_t at) {
    if (at >= text.size()) return true;
    char const c = text[at];
    return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || (c & '\x80') != 0);
}

/// The length of as many words of `text` as `words` has.
std::size_t length_of_words(std::string_view text, std::string_view words) {
    auto blanks = std::ranges::count(words, ' ');
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        bool const between = std::string_view{" :=.!"}.contains(text[at]);
        if (between && (text[at] != ' ' || blanks-- == 0)) break;
    }
    return at;
}

/// "extend to 2026-12-31        a later deadline": the tables in our mails have a wide gap, which nobody types.
bool is_row_of_table(std::string_view line) {
    constexpr std::string_view gap = "   ";
    line = trimmed(line);
    for (auto at = line.find(gap); at != line.npos; at = line.find(gap, at + 1)) {
        char const before = line[at - 1];
        if ((before >= '0' && before <= '9') || (before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z'))
            return true;
    }
    return false;
}

class LineReader {
public:
    explicit LineReader(CommandContext const& context) : context_(context) {}

    LineRead read(std::string_view line) const {
        auto read = read_plain(PlainLine{line});
        bool const ours = read.row != nullptr && read.row->takes != Takes::text && is_row_of_table(line);
        if (ours && read.objection.empty()) {
            read.objection = fmt::format("it looks like a line of our own mail: write \"{}\" and nothing behind it",
                                         read.row->usage);
            read.mistyped = true;
        }
        return read;
    }

private:
    LineRead read_plain(PlainLine const& plain) const {
        if (plain.folded().empty()) return {};
        if (auto known = read_spelled(plain); known.row != nullptr) return known;
        if (auto field = read_bare_field(plain); field.row != nullptr) return field;
        return read_mistyped(plain);
    }

    LineRead read_spelled(PlainLine const& plain) const {
        for (auto const& spelling : spellings()) {
            auto const length = spelling.words.size();
            if (!plain.folded().starts_with(spelling.words) || !ends_word(plain.folded(), length)) continue;
            auto read = line_of(*spelling.row, read_argument(*spelling.row, plain.written_from(length), context_));
            if (read.row != nullptr) return read;
        }
        return {};
    }

    static LineRead line_of(ActRow const& row, ArgumentRead argument) {
        if (auto* const read = std::get_if<Argument>(&argument)) return {.row = &row, .argument = std::move(*read)};
        if (auto* const objection = std::get_if<Objection>(&argument))
            return {.row = &row, .objection = std::move(objection->why), .mistyped = objection->asks};
        return {};
    }

    /// "Deadline: 2026-12-31", as the acknowledgement asks for what is missing.
    LineRead read_bare_field(PlainLine const& plain) const {
        static constexpr std::array<std::string_view, 17> names{"title",
                                                                "purpose",
                                                                "deadline",
                                                                "from",
                                                                "to",
                                                                "cc",
                                                                "response contact",
                                                                "response contacts",
                                                                "responses to",
                                                                "technical contact",
                                                                "technical contacts",
                                                                "technical",
                                                                "cc contact",
                                                                "cc contacts",
                                                                "identifier",
                                                                "in response to",
                                                                "your reference"};
        auto const colon = plain.folded().find(':');
        if (colon == std::string_view::npos) return {};
        auto const name = trimmed(plain.folded().substr(0, colon));
        auto const value = behind_words(plain.written_from(colon)).value;
        if (!contains(names, name) || value.empty()) return {};
        auto correction = read_correction(name, value, context_.house, context_.now);
        auto const& row = row_of(Act::correct);
        if (!correction) return {.row = &row, .objection = correction.error().what};
        bool const addressed = correction->field == Field::to || correction->field == Field::cc;
        auto const& bodies = correction->field == Field::to ? correction->value.to : correction->value.cc;
        if (addressed && std::ranges::none_of(bodies, [](Addressee const& a) { return a.group.has_value(); }))
            return {};
        return {.row = &row, .argument = *std::move(correction)};
    }

    /// A slip of one letter is asked about, where the line would be a command without it.
    LineRead read_mistyped(PlainLine const& plain) const {
        constexpr std::size_t shortest = 4;
        for (auto const& spelling : spellings()) {
            if (spelling.words.size() < shortest) continue;
            auto const length = length_of_words(plain.folded(), spelling.words);
            auto const written = plain.folded().substr(0, length);
            if (typing_distance(written, spelling.words) != 1) continue;
            auto read = line_of(*spelling.row, read_argument(*spelling.row, plain.written_from(length), context_));
            if (read.row == nullptr || !read.objection.empty()) continue;
            return {
                .row = read.row, .objection = fmt::format("did you mean \"{}\"?", spelling.words), .mistyped = true};
        }
        return {};
    }

    CommandContext const& context_;
};

bool takes_text(ActRow const& row) { return row.takes == Takes::text; }
bool takes_reason(ActRow const& row) { return row.takes == Takes::reason || row.takes == Takes::optional_reason; }

/// Goes down the lines of a reply as long as they are commands.
class Reading {
public:
    Reading(std::string_view words, CommandContext const& context) : lines_(split(words, '\n')), reader_(context) {}

    CommandsRead read() {
        skip_greeting();
        for (skip_empty(); at_ < lines_.size(); skip_empty()) {
            auto const line = reader_.read(lines_[at_]);
            if (line.row == nullptr) break;
            line.row->takes == Takes::field ? take_field() : take(line);
        }
        return std::move(result_);
    }

    /// Those that would be commands, of the next lines.
    [[nodiscard]] std::vector<std::string> below() const {
        constexpr std::size_t most_looked_at = 60;
        constexpr std::size_t most = 5;
        std::vector<std::string> below;
        auto const end = std::min(lines_.size(), at_ + most_looked_at);
        for (auto i = at_; i < end && below.size() < most; ++i)
            if (auto const line = reader_.read(lines_[i]); line.row != nullptr && line.objection.empty())
                below.emplace_back(trimmed(lines_[i]));
        return below;
    }

    [[nodiscard]] std::string rest() const {
        std::string rest;
        for (auto i = at_; i < lines_.size(); ++i) rest.append(lines_[i]) += '\n';
        return std::string{trimmed(rest)};
    }

private:
    void skip_empty() {
        while (at_ < lines_.size() && trimmed(lines_[at_]).empty()) ++at_;
    }

    void skip_greeting() {
        skip_empty();
        if (at_ < lines_.size() && reader_.read(lines_[at_]).row == nullptr && is_greeting(lines_[at_])) ++at_;
    }

    /// A long value may have been broken by the mail program.
    void take_field() {
        std::string whole{trimmed(lines_[at_])};
        for (; at_ + 1 < lines_.size() && is_broken(lines_[at_]) && goes_on(lines_[at_ + 1]); ++at_)
            whole.append(" ").append(trimmed(lines_[at_ + 1]));
        ++at_;
        auto read = reader_.read(whole);
        if (read.row == nullptr) read.objection = fmt::format("write it as \"{}\"", usage_of(Act::correct));
        if (!read.objection.empty()) return object(std::move(whole), read.objection);
        result_.commands.push_back({read.row->act, std::move(read.argument), std::move(whole)});
    }

    static bool is_broken(std::string_view line) {
        constexpr std::size_t nearly_full = 60;
        return trimmed(line).ends_with(',') || line.size() >= nearly_full;
    }

    [[nodiscard]] bool goes_on(std::string_view line) const {
        return !trimmed(line).empty() && reader_.read(line).row == nullptr;
    }

    void take(LineRead const& line) {
        std::string written{trimmed(lines_[at_++])};
        auto const& row = *line.row;
        auto const* const begun = std::get_if<std::string>(&line.argument);
        std::string text = begun == nullptr ? std::string{} : *begun;
        if (takes_text(row)) gather(text, written, true);
        if (takes_reason(row)) gather(text, written, false);
        if (!line.objection.empty()) return object(std::move(written), line.objection);
        bool const needs_text = takes_text(row) || row.takes == Takes::reason;
        if (needs_text && text.empty()) return object(std::move(written), fmt::format("write it as \"{}\"", row.usage));
        auto argument = takes_text(row) || takes_reason(row) ? Argument{std::move(text)} : line.argument;
        result_.commands.push_back({row.act, std::move(argument), std::move(written)});
    }

    /// Adds the lines below up to the next command; of a reason only those of its paragraph.
    void gather(std::string& text, std::string& written, bool over_empty_lines) {
        if (text.empty() && over_empty_lines) skip_empty();
        for (; at_ < lines_.size(); ++at_) {
            bool const empty = trimmed(lines_[at_]).empty();
            if (empty && !over_empty_lines) break;
            if (!empty && ends_text(lines_[at_], !over_empty_lines)) break;
            if (!text.empty()) text += over_empty_lines ? '\n' : ' ';
            text += over_empty_lines ? lines_[at_] : trimmed(lines_[at_]);
            written += '\n';
            written += lines_[at_];
        }
        text = trimmed(text);
        written = trimmed(written);
    }

    /// A comment, which may be private, goes over what only looks like a command.
    [[nodiscard]] bool ends_text(std::string_view line, bool of_reason) const {
        auto const read = reader_.read(line);
        return read.row != nullptr && (read.objection.empty() || (of_reason && read.mistyped));
    }

    void object(std::string written, std::string why) {
        result_.misunderstood.push_back({std::move(written), std::move(why)});
    }

    std::vector<std::string_view> lines_;
    LineReader reader_;
    std::size_t at_ = 0;
    CommandsRead result_;
};

} // namespace

CommandsRead read_commands(std::string_view words, Address const& writer, House const& house, Instant now) {
    CommandContext const context{writer, house, now};
    Reading reading{words, context};
    auto result = reading.read();
    bool const any = !result.commands.empty() || !result.misunderstood.empty();
    result.rest = any ? reading.rest() : std::string{trimmed(words)};
    if (any && is_only_closing(result.rest, writer.name)) result.rest.clear();
    result.below = reading.below();
    return result;
}

} // namespace liaison
