// What mail programs, lists, spam filters and gateways put before a subject: one table for all who look behind it.
#pragma once
#include <string_view>

namespace liaison {

enum class SubjectPrefix {
    none,
    reply,       ///< "Re:", "AW:", "回复："
    forward,     ///< "Fwd:", "WG:", "转发："
    reference,   ///< "Ref:", before what a letter is about
    list_tag,    ///< "[ippm]"
    spam_mark,   ///< "{Spam?}", "***SPAM***"
    origin_mark, ///< "[External email]": a gateway warns its people of mail from outside
};

struct PrefixedSubject {
    SubjectPrefix prefix = SubjectPrefix::none;
    std::string_view rest; ///< what stands behind it, trimmed; all of the subject where there is no prefix
};

/// Takes the first prefix off a subject in one line.
[[nodiscard]] PrefixedSubject split_prefix(std::string_view subject);

/// The subject behind tags and marks alone: from its first "Re:" or "Fwd:" on, where it has one.
[[nodiscard]] std::string_view without_marks(std::string_view subject);

/// The subject behind all its prefixes; empty where it is nothing else.
[[nodiscard]] std::string_view without_prefixes(std::string_view subject);

} // namespace liaison
