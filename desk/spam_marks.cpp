#include "desk/spam_marks.hpp"
#include "core/text.hpp"
#include "parser/subject_prefixes.hpp"
#include <algorithm>
#include <array>
#include <charconv>

namespace liaison {
namespace {

/// From this spam confidence level on Exchange puts mail into the junk folder.
constexpr int least_confidence = 5;

bool says_yes(std::string_view value) { return starts_with_word(value, "yes"); }

bool says_yes_or_true(std::string_view value) { return says_yes(value) || starts_with_word(value, "true"); }

bool says_spam(std::string_view value) { return starts_with_word(value, "spam"); }

bool is_confident(std::string_view value) {
    int level = 0;
    auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), level);
    return error == std::errc{} && level >= least_confidence;
}

/// "CIP:192.0.2.1;CTRY:;SFV:SPM;..." is spam by its content, SKS by a rule of the house, SKB by its sender.
bool is_filtered(std::string_view value) {
    return std::ranges::any_of(split(value, ';'), [](std::string_view field) {
        auto const verdict = trimmed(field);
        return same_word(verdict, "SFV:SPM") || same_word(verdict, "SFV:SKS") || same_word(verdict, "SFV:SKB");
    });
}

/// rspamd asks for something else where it only waits or counts: "no action", "greylist", "soft reject".
bool is_acted_on(std::string_view value) {
    return same_word(value, "reject") || same_word(value, "add header") || same_word(value, "rewrite subject") ||
           same_word(value, "quarantine");
}

struct Row {
    std::string_view header;
    bool (*says_so)(std::string_view value);
};

constexpr auto rows =
    std::to_array<Row>({{"X-Spam-Flag", says_yes_or_true},
                        {"X-Spam-Status", says_yes},
                        {"X-Spam", says_yes_or_true},
                        {"X-Spam-Action", is_acted_on},
                        {"X-Rspamd-Action", is_acted_on},
                        {"X-MS-Exchange-Organization-SCL", is_confident},
                        {"X-Forefront-Antispam-Report", is_filtered},
                        {"X-Bogosity", [](std::string_view value) { return says_yes(value) || says_spam(value); }},
                        {"X-DSPAM-Result", says_spam},
                        {"X-CRM114-Status", says_spam},
                        {"X-MailScanner-SpamCheck", says_spam},
                        {"X-Barracuda-Spam-Status", says_yes}});

bool is_marked_in_subject(std::string_view subject) {
    for (;;) {
        auto const [prefix, rest] = split_prefix(subject);
        bool const passed = prefix == SubjectPrefix::list_tag || prefix == SubjectPrefix::origin_mark ||
                            prefix == SubjectPrefix::reference;
        if (!passed) return prefix == SubjectPrefix::spam_mark;
        subject = rest;
    }
}

} // namespace

std::optional<std::string> spam_mark(Mail const& mail) {
    for (auto const& header : mail.headers)
        for (auto const& [name, says_so] : rows)
            if (same_word(header.name, name) && says_so(trimmed(header.value))) return header.name;
    if (is_marked_in_subject(mail.subject)) return "its subject";
    return std::nullopt;
}

} // namespace liaison
