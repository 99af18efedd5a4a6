// A mail as `parse --json` shows it.
#include "core/sha256.hpp"
#include "daemon/commands/json_values.hpp"
#include "daemon/commands/json_write.hpp"

namespace liaison {
namespace {

json::object json_listed(ListedAddress const& address) {
    json::object object;
    if (!address.group.empty()) object.emplace("group", json_text(address.group));
    object.emplace("name", json_text_or_null(address.name));
    object.emplace("address", json_text_or_null(address.spec));
    return object;
}

/// A part without those inside it: text where it is text, size and digest of the bytes where it is not.
json::object json_part(Part const& part) {
    json::object object{{"path", json_text(part.path)}, {"type", json_text(part.type)}};
    if (!part.charset.empty()) object.emplace("charset", json_text(part.charset));
    if (!part.name.empty()) object.emplace("name", json_text(part.name));
    if (!part.disposition.empty()) object.emplace("disposition", json_text(part.disposition));
    bool const inner = part.is_multipart() || part.message != nullptr;
    if (!inner && (!part.text || !part.name.empty() || part.disposition == "attachment")) {
        object.emplace("size", json_number(part.bytes.size()));
        object.emplace("sha256", json_text(sha256(part.bytes)));
    }
    if (part.text) object.emplace("text", json_text(*part.text));
    return object;
}

void add_parts(json::array& list, Part const& part) { // the parser's limits bound the depth
    list.emplace_back(json_part(part));
    for (auto const& inner : part.parts) add_parts(list, inner);
    if (part.message) add_parts(list, part.message->top);
}

} // namespace

std::string write_json(std::string_view file, Mail const& mail) {
    json::array parts;
    add_parts(parts, mail.top);
    json::object object{{"file", json_text(file)},
                        {"message_id", json_text_or_null(mail.message_id)},
                        {"date", json_time(mail.date)},
                        {"subject", json_text_or_null(mail.subject)},
                        {"from", json_list(mail.from, json_listed)},
                        {"sender", json_list(mail.sender, json_listed)},
                        {"reply_to", json_list(mail.reply_to, json_listed)},
                        {"to", json_list(mail.to, json_listed)},
                        {"cc", json_list(mail.cc, json_listed)},
                        {"in_reply_to", json_texts(mail.in_reply_to)},
                        {"references", json_texts(mail.references)},
                        {"parts", std::move(parts)},
                        {"signatures", json_texts(mail.signatures)},
                        {"defects", json_texts(mail.defects)}};
    if (mail.over_limit) object.emplace("over_limit", json_text(*mail.over_limit));
    return write_line(object);
}

} // namespace liaison
