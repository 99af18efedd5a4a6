#include "tests/differential/reading.hpp"
#include "core/prelude.hpp"

namespace liaison::test {
namespace {

std::string shown(std::vector<ListedAddress> const& list) {
    std::string text;
    for (auto const& address : list) {
        if (!text.empty()) text += ", ";
        if (!address.group.empty()) text += address.group + ": ";
        text += address.name + "<" + address.spec + ">";
    }
    return text;
}

void gather(Part const& part, std::vector<PartReading>& parts) {
    parts.push_back(
        {part.path, part.type, part.name, part.bytes, part.type.starts_with("text/") ? part.text.value_or("") : ""});
    if (part.message) gather(part.message->top, parts);
    for (auto const& child : part.parts) gather(child, parts);
}

class Comparison {
public:
    void compare(std::string_view field, std::string_view ours, std::string_view theirs) {
        if (ours == theirs) return;
        found_.push_back(fmt::format("{}: ours [{}] gmime [{}]", field, ours.substr(0, 200), theirs.substr(0, 200)));
    }
    void compare(PartReading const& ours, PartReading const& theirs) {
        compare(ours.path + " type", ours.type, theirs.type);
        compare(ours.path + " name", ours.name, theirs.name);
        compare(ours.path + " bytes", ours.bytes, theirs.bytes);
        compare(ours.path + " text", ours.text, theirs.text);
    }
    std::vector<std::string> take() { return std::move(found_); }

private:
    std::vector<std::string> found_;
};

std::string outline(std::vector<PartReading> const& parts) {
    std::string text;
    for (auto const& part : parts) text += part.path + " " + part.type + "; ";
    return text;
}

} // namespace

Reading our_reading(Mail const& mail) {
    Reading reading;
    reading.subject = mail.subject;
    reading.message_id = mail.message_id;
    reading.date = mail.date ? write_instant(*mail.date) : "";
    reading.from = shown(mail.from);
    reading.to = shown(mail.to);
    reading.cc = shown(mail.cc);
    gather(mail.top, reading.parts);
    return reading;
}

std::vector<std::string> differences(Reading const& ours, Reading const& theirs) {
    Comparison comparison;
    comparison.compare("subject", ours.subject, theirs.subject);
    comparison.compare("message_id", ours.message_id, theirs.message_id);
    comparison.compare("date", ours.date, theirs.date);
    comparison.compare("from", ours.from, theirs.from);
    comparison.compare("to", ours.to, theirs.to);
    comparison.compare("cc", ours.cc, theirs.cc);
    if (ours.parts.size() == theirs.parts.size())
        for (std::size_t i = 0; i < ours.parts.size(); ++i) comparison.compare(ours.parts[i], theirs.parts[i]);
    else
        comparison.compare("structure", outline(ours.parts), outline(theirs.parts));
    return comparison.take();
}

} // namespace liaison::test
