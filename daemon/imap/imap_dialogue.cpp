#include "daemon/imap/imap_dialogue.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

constexpr std::size_t longest_words = 300;
constexpr std::size_t most_capabilities = 500;
constexpr std::size_t most_listed = 2'000'000;

/// The server's words as a log or a mail may show them.
std::string for_people(std::string_view text) {
    std::string shown{text.substr(0, longest_words)};
    std::ranges::replace_if(shown, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; }, '?');
    return shown;
}

} // namespace

ImapDialogue::ImapDialogue(ImapTerms terms) : terms_(std::move(terms)) {
    ask("CAPABILITY", &ImapDialogue::know_capabilities);
}

ImapDialogue::Step ImapDialogue::step() const {
    if (!dead_) return step_;
    return news_.is_urgent() ? Step::keep : Step::ended;
}

std::string ImapDialogue::output() {
    step_ = std::exchange(keeps_meanwhile_, false) ? Step::keep : Step::read;
    return std::exchange(output_, {});
}

void ImapDialogue::ask(std::string_view command, Then then) {
    tag_ = fmt::format("L{}", ++commands_);
    responses_ = 0;
    output_ = fmt::format("{} {}\r\n", tag_, command);
    then_ = then;
    step_ = Step::send;
}

void ImapDialogue::fail(Fault fault, std::string what) { lost({fault, std::move(what)}); }

void ImapDialogue::lost(Error why) {
    if (dead_) return;
    dead_ = true;
    idles_ = false;
    failure_ = std::move(why);
    news_.looked = false;
    if (then_ == &ImapDialogue::fetched && failure_.fault != Fault::try_later) blame_first_awaited(failure_.what);
}

void ImapDialogue::store_failed(Error why) {
    if (!dead_) failure_ = std::move(why);
    dead_ = true;
    idles_ = false;
    news_ = {};
}

bool ImapDialogue::offers(std::string_view capability) const { return capabilities_.contains(capability); }

void ImapDialogue::heard(ImapResponse response) {
    if (dead_) return;
    auto const line = parse_imap_line(response.line);
    if (line.tag == "*") return hear_untagged(response, line);
    if (line.tag == "+" && idles_) {
        if (step_ == Step::read) step_ = Step::rest;
        if (more_came_) end_idle();
        return;
    }
    if (line.tag == tag_ && !tag_.empty() && line.state) return command_ended(line);
    fail(Fault::bad_input, fmt::format("the mail server speaks out of turn: {}", for_people(line.tag)));
}

void ImapDialogue::command_ended(ImapLine const& line) {
    hear_code(line.code, line.argument);
    if (dead_) return;
    auto text = for_people(line.text);
    if (!line.code.empty() && *line.state != ImapState::ok) text = fmt::format("[{}] {}", for_people(line.code), text);
    Reply const reply{*line.state, std::string{line.code}, std::move(text)};
    auto const then = std::exchange(then_, nullptr);
    tag_.clear();
    (this->*then)(reply);
}

void ImapDialogue::hear_untagged(ImapResponse& response, ImapLine const& line) {
    if (++responses_ > terms_.most_responses) return fail(Fault::bad_input, "the mail server talks without an end");
    if (line.state == ImapState::bye)
        return fail(Fault::unavailable, fmt::format("the mail server hung up: {}", for_people(line.text)));
    if (line.state) return hear_code(line.code, line.argument);
    auto const says = [&](std::string_view keyword) { return same_word(line.keyword, keyword); };
    if (says("EXISTS") && line.number) {
        if (*line.number > exists_) more_came_ = true;
        exists_ = *line.number;
        if (step_ == Step::rest && more_came_) awake(Look::new_mail);
    } else if (says("EXPUNGE") && line.number) {
        if (exists_ > 0) --exists_;
    } else if (says("SEARCH")) {
        auto const numbers = parse_imap_numbers(line.argument);
        listed_.insert(listed_.end(), numbers.begin(), numbers.end());
        if (listed_.size() > most_listed) fail(Fault::bad_input, "the mail server lists more than two million mails");
    } else if (says("FETCH")) {
        hear_fetch(response);
    } else if (says("CAPABILITY")) {
        for (auto const word : split(line.argument, ' '))
            if (capabilities_.size() < most_capabilities) capabilities_.insert(lower_case(word));
    } else if (says("LIST") || says("NAMESPACE")) {
        hear_place(response);
    }
}

void ImapDialogue::hear_code(std::string_view code, std::string_view argument) {
    if (same_word(code, "UIDVALIDITY")) {
        auto const value = parse_imap_number(argument).value_or(0);
        if (uidvalidity_ != 0 && value != uidvalidity_)
            return fail(Fault::unavailable, "the mailbox was made anew while we were in it");
        uidvalidity_ = value;
    } else if (same_word(code, "PERMANENTFLAGS")) {
        takes_keywords_ = argument.contains("\\*");
    } else if (same_word(code, "READ-ONLY")) {
        read_only_ = true;
        takes_keywords_ = false;
        not_moved_ = "the mailbox is read-only";
    }
}

/// Without IDLE the shell's clock alone ends the rest.
void ImapDialogue::rest() {
    wanted_ = Look::none;
    step_ = Step::rest;
    if (!offers("idle")) return;
    ask("IDLE", &ImapDialogue::woken);
    idles_ = true;
}

void ImapDialogue::end_idle() {
    idles_ = false;
    output_ = "DONE\r\n";
    step_ = Step::send;
}

void ImapDialogue::awake(Look look) {
    if (dead_ || step_ != Step::rest) return;
    wanted_ = look;
    if (idles_) return end_idle();
    if (look == Look::none && !more_came_) return ask("NOOP", &ImapDialogue::woken);
    search(look == Look::everything);
}

void ImapDialogue::woken(Reply const& /* a refusal of IDLE shows below, one of NOOP means nothing */) {
    if (std::exchange(idles_, false)) capabilities_.erase("idle"); // it ended without our DONE
    if (more_came_ || wanted_ != Look::none) return search(wanted_ == Look::everything);
    rest();
}

} // namespace liaison
