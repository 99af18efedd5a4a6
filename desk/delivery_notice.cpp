#include "desk/delivery_notice.hpp"
#include "core/text.hpp"
#include "desk/automatic.hpp"
#include "desk/bounce_text.hpp"
#include "parser/quoted_printable.hpp"
#include "parser/statement_text.hpp"

namespace liaison {
namespace {

/// "rfc822; ann@itu.example" (RFC 3464 2.1.2), with or without the type.
std::string behind_type(std::string_view value) { return std::string{trimmed(value.substr(value.find(';') + 1))}; }

/// The fields of a text as RFC 3464 and message headers write them: name and value, folded lines joined.
std::vector<Header> fields_in(std::string_view text) {
    std::vector<Header> fields;
    for (auto const line : split(text, '\n')) {
        auto const colon = line.find(':');
        if (!line.empty() && (line.front() == ' ' || line.front() == '\t') && !fields.empty())
            fields.back().value.append(" ").append(trimmed(line));
        else if (colon != line.npos)
            fields.push_back(
                {std::string{trimmed(line.substr(0, colon))}, std::string{trimmed(line.substr(colon + 1))}});
    }
    return fields;
}

std::string within_brackets(std::string_view text) {
    auto const open = text.find('<');
    auto const close = text.find('>', open == text.npos ? 0 : open);
    if (open == text.npos || close == text.npos) return std::string{trimmed(text)};
    return std::string{text.substr(open + 1, close - open - 1)};
}

std::string_view text_of(Part const& part) { return part.text ? std::string_view{*part.text} : part.bytes; }

/// RFC 3461 4: "+2B" is "+". Those who do not know that write their sub-addresses with a bare "+".
std::string without_xtext(std::string text) {
    for (auto at = text.find('+'); at != text.npos; at = text.find('+', at + 1)) {
        auto const octet = hex_byte_at(text, at + 1);
        if (octet == '+' || octet == '=') text.replace(at, 3, 1, static_cast<char>(octet));
    }
    return text;
}

std::string address_in(std::string_view value) {
    auto spec = without_xtext(within_brackets(behind_type(value)));
    return is_deliverable(spec) ? spec : std::string{};
}

/// RFC 3464 2.3.3
DeliveryStatus status_named(std::string_view action) {
    if (same_word(action, "failed")) return DeliveryStatus::failed;
    return same_word(action, "delayed") ? DeliveryStatus::delayed : DeliveryStatus::arrived;
}

/// The fields of one recipient (RFC 3464 2.3); nothing where they are about none.
std::optional<NoticedRecipient> read_recipient(std::vector<Header> const& fields) {
    NoticedRecipient recipient;
    std::string original, status;
    for (auto const& [name, value] : fields) {
        if (same_word(name, "Original-Recipient")) original = address_in(value);
        if (same_word(name, "Final-Recipient")) recipient.final_address = address_in(value);
        if (same_word(name, "Action")) recipient.status = status_named(value);
        if (same_word(name, "Diagnostic-Code")) recipient.reply = behind_type(value);
        if (same_word(name, "Status")) status = value;
    }
    recipient.address = original.empty() ? recipient.final_address : original;
    if (same_address(recipient.address, recipient.final_address)) recipient.final_address.clear();
    if (recipient.reply.empty()) recipient.reply = status;
    return recipient.address.empty() ? std::nullopt : std::optional{std::move(recipient)};
}

/// Gathers from the parts of a mail what they say about the delivery of another.
class NoticeReader {
public:
    void read(Part const& part) {
        if (part.type == "message/delivery-status" || part.type == "message/global-delivery-status")
            read_status(text_of(part));
        else if (part.message != nullptr)
            read_original(*part.message);
        else if (part.type == "text/rfc822-headers" || part.type == "message/rfc822-headers")
            read_original_headers(text_of(part));
        for (auto const& inner : part.parts) read(inner);
    }
    /// The text of a notice may name the recipients, and quote the returned mail's headers.
    void read_free_text(Mail const& mail) {
        auto const text = content_of(mail).text;
        if (notice_.recipients.empty()) {
            auto const report = above_copy(text);
            notice_.status = read_status_of(fmt::format("{}\n{}", mail.subject, report));
            for (auto const failed : split(mail.header("X-Failed-Recipients"), ','))
                if (auto const spec = trimmed(failed); is_deliverable(spec))
                    add({.address = std::string{spec}, .final_address = {}, .status = notice_.status, .reply = {}});
            for (auto& recipient : read_noticed(report, notice_.status)) add(std::move(recipient));
        }
        if (notice_.message_ids.empty()) read_original_headers(text);
    }
    [[nodiscard]] DeliveryNotice take() && {
        if (!notice_.recipients.empty())
            notice_.status = std::ranges::min(notice_.recipients, {}, &NoticedRecipient::status).status;
        return std::move(notice_);
    }

private:
    /// Groups of fields stand an empty line apart; the first one is about the mail as a whole.
    void read_status(std::string_view text) {
        std::string group;
        auto const end_group = [&] {
            if (auto recipient = read_recipient(fields_in(group))) add(*std::move(recipient));
            group.clear();
        };
        for (auto const line : split(text, '\n')) {
            if (trimmed(line).empty()) end_group();
            group.append(line) += '\n';
        }
        end_group();
    }
    /// What is said later about an address adds the words that were missing.
    void add(NoticedRecipient recipient) {
        auto const same = [&](NoticedRecipient const& r) { return same_address(r.address, recipient.address); };
        auto const known = std::ranges::find_if(notice_.recipients, same);
        if (known != notice_.recipients.end()) {
            if (known->reply.empty()) known->reply = std::move(recipient.reply);
        } else if (notice_.recipients.size() < most_noticed_recipients) {
            notice_.recipients.push_back(std::move(recipient));
        }
    }
    void read_original(Mail const& original) {
        if (!original.message_id.empty()) notice_.message_ids.push_back(original.message_id);
        if (!original.from.empty()) notice_.original_sender = original.from.front().spec;
        notice_.original_subject = original.subject;
    }
    void read_original_headers(std::string_view text) {
        for (auto const& [name, value] : fields_in(text)) {
            if (same_word(name, "Message-ID") && notice_.message_ids.size() < most_noticed_recipients)
                notice_.message_ids.push_back(within_brackets(value));
            else if (same_word(name, "From") && notice_.original_sender.empty())
                notice_.original_sender = within_brackets(value);
            else if (same_word(name, "Subject") && notice_.original_subject.empty())
                notice_.original_subject = decode_header(value);
        }
    }

    DeliveryNotice notice_;
};

std::string local_part_of_sender(Mail const& mail) {
    if (mail.from.empty()) return {};
    auto const& spec = mail.from.front().spec;
    return lower_case(spec.substr(0, spec.rfind('@')));
}

bool speaks_of_failure(std::string_view subject) {
    constexpr std::array<std::string_view, 16> words{"undeliver",
                                                     "delivery status",
                                                     "delivery fail",
                                                     "failure notice",
                                                     "returned mail",
                                                     "mail delivery",
                                                     "delivery delayed",
                                                     "message delayed",
                                                     "delivery has failed",
                                                     "could not be delivered",
                                                     "could not send message",
                                                     "unzustellbar",
                                                     "non remis",
                                                     "no se puede entregar",
                                                     "退信",
                                                     "配信不能"};
    auto const lower = lower_case(subject);
    bool const warning = lower.starts_with("warning: ") && lower.contains("delayed");
    return warning || std::ranges::any_of(words, [&](auto word) { return lower.contains(word); });
}

bool is_status_report(Mail const& mail) {
    return (mail.top.type == "multipart/report" && same_word(mail.top.parameter("report-type"), "delivery-status")) ||
           find_part(mail.top, "message/delivery-status") != nullptr;
}

/// The copy of the mail that a notice returns may read like a statement, the notice's own words never do.
bool is_free_text_bounce(Arrival const& arrival, bool returns_mail) {
    bool const by_person = arrival.draft.form != Form::none && !has_null_sender(arrival);
    bool const of_failure = speaks_of_failure(arrival.mail.subject);
    auto const sender = local_part_of_sender(arrival.mail);
    if (sender == "mailer-daemon" || sender == "mail-daemon") return true;
    if (sender == "postmaster") return !by_person || of_failure;
    if (by_person || !arrival.envelope.sender.empty()) return false;
    if (of_failure) return true;
    auto const automatic = kind_of_automatic(arrival);
    return returns_mail && (!automatic || *automatic == null_sender_mail);
}

} // namespace

std::vector<std::string> DeliveryNotice::addresses() const {
    std::vector<std::string> all;
    for (auto const& recipient : recipients) all.push_back(recipient.address);
    return all;
}

std::optional<DeliveryNotice> read_delivery_notice(Arrival const& arrival, bool returns_mail) {
    if (!is_status_report(arrival.mail) && !is_free_text_bounce(arrival, returns_mail)) return std::nullopt;
    NoticeReader reader;
    reader.read(arrival.mail.top);
    reader.read_free_text(arrival.mail);
    return std::move(reader).take();
}

} // namespace liaison
