#include "parser/message_header.hpp"
#include "core/text.hpp"
#include "parser/address_list.hpp"
#include "parser/encoded_words.hpp"
#include "parser/mail_date.hpp"
#include "parser/message_ids.hpp"

namespace liaison {
namespace {

/// All fields of that name as one list; there should be one, but mail programs show all of them.
std::vector<ListedAddress> addresses(Mail const& mail, std::string_view name, std::string_view charset) {
    std::vector<ListedAddress> list;
    for (auto const& field : mail.headers) {
        if (!same_word(field.name, name)) continue;
        auto more = parse_address_list(field.value, charset);
        std::ranges::move(more, std::back_inserter(list));
    }
    return list;
}

} // namespace

Mail describe_message(std::vector<Header> fields, std::string_view charset) {
    Mail mail;
    mail.headers = std::move(fields);
    mail.message_id = parse_message_id(mail.header("message-id"));
    mail.date = parse_mail_date(mail.header("date"));
    mail.subject = decode_words(mail.header("subject"), charset);
    mail.from = parse_address_list(mail.header("from"), charset);
    mail.sender = parse_address_list(mail.header("sender"), charset);
    mail.reply_to = addresses(mail, "reply-to", charset);
    mail.to = addresses(mail, "to", charset);
    mail.cc = addresses(mail, "cc", charset);
    mail.in_reply_to = parse_message_ids(mail.header("in-reply-to"));
    mail.references = parse_message_ids(mail.header("references"));
    return mail;
}

} // namespace liaison
