// What two readers of one mail are compared by.
#pragma once
#include "parser/mail.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace liaison::test {

/// One node of the tree. Leaves have bytes, text leaves also their text.
struct PartReading {
    std::string path;
    std::string type;
    std::string name;
    std::string bytes;
    std::string text;
};

/// A mail as plain values; lists of addresses as "group: name <spec>" in one line.
struct Reading {
    std::string subject;
    std::string message_id;
    std::string date;
    std::string from;
    std::string to;
    std::string cc;
    std::vector<PartReading> parts; ///< depth first, inner messages included
};

[[nodiscard]] Reading our_reading(Mail const& mail);
[[nodiscard]] Reading gmime_reading(std::string_view raw);

/// Each difference as "field: ours [..] gmime [..]", the field being "subject", "1.2 type" and so on.
[[nodiscard]] std::vector<std::string> differences(Reading const& ours, Reading const& theirs);

} // namespace liaison::test
