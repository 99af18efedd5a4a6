#include "core/text.hpp"
#include "desk/automatic.hpp"
#include "desk/contains.hpp"

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

/// Gathers from the parts of a mail what they say about the delivery of another.
class NoticeReader {
public:
    void read(Part const& part) {
        if (part.type == "message/delivery-status" || part.type == "message/global-delivery-status")
            read_status(text_of(part));
        else if (part.message != nullptr)
            read_original(*part.message);
        else if (part.type == "text/rfc822-headers")
            read_original_headers(text_of(part));
        for (auto const& inner : part.parts) read(inner);
    }
    /// The text of a free-text bounce may quote the returned mail's headers.
    void read_free_text(Part const& part) {
        if (part.text) read_original_headers(*part.text);
        for (auto const& inner : part.parts) read_free_text(inner);
    }
    [[nodiscard]] bool found_original() const { return !notice_.message_ids.empty(); }
    [[nodiscard]] DeliveryNotice take() && { return std::move(notice_); }

private:
    void read_status(std::string_view text) {
        bool failed = false;
        bool acted = false;
        for (auto const& [name, value] : fields_in(text)) {
            if (same_word(name, "Final-Recipient") || same_word(name, "Original-Recipient")) {
                add_recipient(behind_type(value));
            } else if (same_word(name, "Action")) {
                acted = true;
                failed = failed || same_word(value, "failed");
            } else if (same_word(name, "Diagnostic-Code")) {
                notice_.reply = behind_type(value);
            } else if (same_word(name, "Status") && notice_.reply.empty()) {
                notice_.reply = value;
            }
        }
        notice_.delayed_only = acted && !failed;
    }
    void add_recipient(std::string const& spec) {
        if (is_deliverable(spec) && !contains(notice_.recipients, spec)) notice_.recipients.push_back(spec);
    }
    void read_original(Mail const& original) {
        if (!original.message_id.empty()) notice_.message_ids.push_back(original.message_id);
        if (!original.from.empty()) notice_.original_sender = original.from.front().spec;
        notice_.original_subject = original.subject;
    }
    void read_original_headers(std::string_view text) {
        for (auto const& [name, value] : fields_in(text)) {
            if (same_word(name, "Message-ID"))
                notice_.message_ids.push_back(within_brackets(value));
            else if (same_word(name, "From") && notice_.original_sender.empty())
                notice_.original_sender = within_brackets(value);
            else if (same_word(name, "Subject") && notice_.original_subject.empty())
                notice_.original_subject = decode_header(value);
        }
    }

    DeliveryNotice notice_;
};

bool is_mail_system(Mail const& mail) {
    if (mail.from.empty()) return false;
    constexpr std::array<std::string_view, 3> names{"mailer-daemon", "postmaster", "mail-daemon"};
    auto const& spec = mail.from.front().spec;
    return contains(names, lower_case(spec.substr(0, spec.rfind('@'))));
}

bool speaks_of_failure(std::string_view subject) {
    constexpr std::array<std::string_view, 8> words{"undeliver",      "delivery status",       "delivery fail",
                                                    "failure notice", "returned mail",         "mail delivery",
                                                    "unzustellbar",   "could not be delivered"};
    auto const lower = lower_case(subject);
    return std::ranges::any_of(words, [&](auto word) { return lower.contains(word); });
}

bool is_status_report(Mail const& mail) {
    return (mail.top.type == "multipart/report" && same_word(mail.top.parameter("report-type"), "delivery-status")) ||
           find_part(mail.top, "message/delivery-status") != nullptr;
}

bool is_free_text_bounce(Arrival const& arrival) {
    if (arrival.draft.form != Form::none) return false;
    return is_mail_system(arrival.mail) || (arrival.envelope.sender.empty() && speaks_of_failure(arrival.mail.subject));
}

} // namespace

std::optional<DeliveryNotice> read_delivery_notice(Arrival const& arrival) {
    if (!is_status_report(arrival.mail) && !is_free_text_bounce(arrival)) return std::nullopt;
    NoticeReader reader;
    reader.read(arrival.mail.top);
    if (!reader.found_original()) reader.read_free_text(arrival.mail.top);
    return std::move(reader).take();
}

} // namespace liaison
