#include "desk/compose.hpp"
#include "core/sha256.hpp"
#include "core/statement_number.hpp"
#include "core/text.hpp"
#include "desk/answerable.hpp"
#include "desk/body_writer.hpp"
#include "desk/contains.hpp"
#include "desk/header_writer.hpp"
#include "desk/reply_marks.hpp"
#include "desk/safe_text.hpp"

namespace liaison {
namespace {

constexpr std::size_t most_references = 20;
constexpr std::size_t longest_subject = 300;
constexpr std::size_t always_taken = 64'000; // octets that every server takes, RFC 5321 4.5.3.1.7
constexpr std::size_t line_width = 75;       // quoted-printable breaks lines behind it

/// A reply refers to the Message-ID, so the token in it comes back where sub-addresses do not.
std::string message_id(Letter const& letter, std::string_view token, Desk const& desk) {
    auto const statement = letter.statement ? fmt::format("ls{}.", letter.statement->value) : std::string{};
    auto const mark = token.empty() ? std::string{} : fmt::format(".{}", token);
    return fmt::format("{}{}.{}{}@{}", statement, letter.template_name, letter.key, mark, domain_of(desk.address));
}

std::string token_of(Letter const& letter, SecretKey const& key, Instant now) {
    if (!letter.mark) return {};
    return write_token({letter.mark->subject, letter.mark->holder, token_expiry(now)}, key);
}

/// RFC 5322 3.6.4: the references of what is answered, and that mail itself. The first and the last ones count.
std::vector<std::string> thread(Letter const& letter) {
    std::vector<std::string> ids;
    for (auto const& id : letter.references)
        if (is_message_id(id) && id != letter.answers && !contains(ids, id)) ids.push_back(id);
    if (ids.size() > most_references) ids.erase(ids.begin() + 1, ids.end() - (most_references - 1));
    ids.push_back(letter.answers);
    return ids;
}

std::string_view trimmed_start(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of('\n'), text.size()));
}

/// Breaks what a long value has made too wide, under the beginning of its line.
std::string fitted(std::string_view text) {
    std::string result;
    for (auto line : split(text, '\n')) {
        auto const indent = std::min(line.find_first_not_of(' '), line.size());
        result.append(indent, ' ').append(wrapped(line.substr(indent), indent, line_width));
        result += '\n';
    }
    result.pop_back();
    return result;
}

/// A letter's text split at its first line, "Subject: ...".
struct Rendered {
    std::string subject;
    std::string body;
};

Rendered render(Letter& letter, bool attached, Templates const& templates) {
    letter.view.truth["attached"] = attached;
    auto const text = templates.render(letter.template_name, letter.view);
    auto const end = std::min(text.find('\n'), text.size());
    auto const subject = std::string_view{text}.substr(0, end).substr(std::string_view{"Subject:"}.size());
    return {tagged_subject(subject, letter.statement), fitted(trimmed_start(std::string_view{text}.substr(end)))};
}

std::string write_headers(Letter const& letter, Outgoing const& mail, std::string_view token, Desk const& desk,
                          Instant now) {
    std::string headers;
    headers += write_address_header("From", {desk.sender});
    headers += write_address_header("To", mail.to);
    headers += write_address_header("Cc", mail.cc);
    headers += write_text_header("Subject", mail.subject);
    headers += fmt::format("Date: {}\r\nMessage-ID: <{}>\r\n", write_mail_date(now), mail.message_id);
    headers += write_id_header("In-Reply-To", {letter.answers});
    headers += write_id_header("References", thread(letter));
    headers += write_address_header("Reply-To", {Address{"", reply_address(token, desk)}});
    // RFC 3834 5: "auto-replied" is for answers to one mail's sender, all else that a program sends is generated.
    headers +=
        fmt::format("Auto-Submitted: {}\r\n",
                    letter.kind == MailKind::acknowledgement || letter.is_answer ? "auto-replied" : "auto-generated");
    headers += fmt::format("X-Auto-Response-Suppress: OOF, AutoReply\r\nX-Loop: {}\r\n", loop_mark(desk));
    headers += "MIME-Version: 1.0\r\n";
    return headers;
}

std::string plain_mail(std::string const& headers, std::string_view text) {
    auto const part = write_text_part(text);
    return headers + part.headers + "\r\n" + part.body;
}

std::string_view original_headers(Carried const& original) {
    if (original.form == OriginalForm::base64)
        return "Content-Type: application/octet-stream; name=\"original.eml\"\r\n"
               "Content-Transfer-Encoding: base64\r\n";
    return original.eight_bit ? "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 8bit\r\n"
                              : "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 7bit\r\n";
}

/// Everything before the original. "=_" stands in no quoted-printable or base64 line (RFC 2045 6.7), and the digest
/// depends on all of the original: it cannot hold it.
std::string head_around(std::string const& headers, std::string_view text, Carried const& original,
                        std::string_view boundary) {
    auto const part = write_text_part(text);
    auto head = headers;
    head += fmt::format("Content-Type: multipart/mixed;\r\n boundary=\"{}\"\r\n", boundary);
    if (original.form == OriginalForm::rfc822 && original.eight_bit) head += "Content-Transfer-Encoding: 8bit\r\n";
    head += fmt::format("\r\n--{}\r\n{}\r\n{}\r\n--{}\r\n", boundary, part.headers, part.body, boundary);
    head += original_headers(original);
    head += "Content-Disposition: attachment; filename=\"original.eml\"\r\n\r\n";
    return head;
}

/// Whether a relay may find the mail with its original too large.
bool may_be_refused_for_size(std::string_view head, Carried const& original) {
    bool const encoded = original.form == OriginalForm::base64;
    auto const on_the_wire = encoded ? original.size / 3 * 4 + original.size / 20 : original.size; // lines end, too
    return head.size() + on_the_wire > always_taken;
}

/// The text, and the calendar entry behind it (RFC 6047 2.4).
std::string mail_with_calendar(std::string const& headers, std::string_view text, CalendarPart const& calendar,
                               std::string_view message_id) {
    auto const boundary = "=_" + sha256(fmt::format("{} {}", message_id, calendar.text)).substr(0, 40);
    auto const first = write_text_part(text);
    auto lines = calendar.text;
    std::erase(lines, '\r');
    auto const second =
        write_text_part(lines, fmt::format("text/calendar; method={}", calendar.cancelled ? "CANCEL" : "PUBLISH"));
    return fmt::format("{0}Content-Type: multipart/mixed;\r\n boundary=\"{1}\"\r\n\r\n--{1}\r\n{2}\r\n{3}\r\n--{1}\r\n"
                       "{4}Content-Disposition: attachment; filename=\"{5}\"\r\n\r\n{6}\r\n--{1}--\r\n",
                       headers, boundary, first.headers, first.body, second.headers, calendar.file_name, second.body);
}

} // namespace

std::string tagged_subject(std::string_view subject, std::optional<StatementId> statement) {
    std::string rest{subject};
    while (auto const tag = find_tag(rest)) rest.erase(tag->begin, tag->size);
    auto const text = one_line(rest, longest_subject);
    return statement ? fmt::format("[{}] {}", write_statement_id(*statement), text) : text;
}

Outgoing compose(Letter letter, House const& house, Instant now) {
    Outgoing mail;
    mail.kind = letter.kind;
    auto const token = token_of(letter, house.key, now);
    if (!token.empty()) letter.view.text["token"] = token;
    mail.message_id = message_id(letter, token, house.desk);
    mail.to = std::move(letter.to);
    mail.cc = std::move(letter.cc);
    mail.statement = letter.statement;
    mail.envelope_sender = letter.null_sender ? "" : house.desk.address;
    if (letter.original) letter.view.text["mail"] = std::to_string(letter.original->id.value);
    bool const carries = letter.original && letter.original->form != OriginalForm::none;
    auto const text = render(letter, carries, house.templates);
    mail.subject = text.subject;
    auto const headers = write_headers(letter, mail, token, house.desk, now);
    if (!carries) {
        mail.head = letter.calendar ? mail_with_calendar(headers, text.body, *letter.calendar, mail.message_id)
                                    : plain_mail(headers, text.body);
        return mail;
    }
    auto const boundary =
        "=_" + sha256(fmt::format("{} {}", letter.original->content_hash, mail.message_id)).substr(0, 40);
    mail.original = letter.original->id;
    mail.original_form = letter.original->form;
    mail.head = head_around(headers, text.body, *letter.original, boundary);
    mail.tail = fmt::format("\r\n--{}--\r\n", boundary);
    if (may_be_refused_for_size(mail.head, *letter.original))
        mail.without_original = plain_mail(headers, render(letter, false, house.templates).body);
    return mail;
}

} // namespace liaison
