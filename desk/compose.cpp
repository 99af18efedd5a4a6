#include "desk/compose.hpp"
#include "core/contains.hpp"
#include "core/sha256.hpp"
#include "core/statement_number.hpp"
#include "core/text.hpp"
#include "desk/answerable.hpp"
#include "desk/body_writer.hpp"
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

/// A Message-ID of ours holds the mark of whom that mail was for: it is shown to nobody else.
bool is_for_others(std::string_view id, Letter const& letter, House const& house, Instant now) {
    if (domain_of(id) != domain_of(house.desk.address)) return false;
    auto const token = good_token_in(id, house.key, now);
    return token && (!letter.mark || token->holder != letter.mark->holder || token->subject != letter.mark->subject);
}

/// RFC 5322 3.6.4: the references of what is answered, and that mail itself. The first and the last ones count.
std::vector<std::string> thread(Letter const& letter, House const& house, Instant now) {
    std::vector<std::string> ids;
    for (auto const& id : letter.references)
        if (is_message_id(id) && id != letter.answers && !contains(ids, id) && !is_for_others(id, letter, house, now))
            ids.push_back(id);
    if (ids.size() > most_references) ids.erase(ids.begin() + 1, ids.end() - (most_references - 1));
    if (!letter.answers.empty()) ids.push_back(letter.answers);
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

/// What goes with the text.
enum class Load { nothing, all, left_out };

Rendered render(Letter& letter, Load load, Templates const& templates) {
    letter.view.truth["attached"] = load == Load::all && letter.original;
    letter.view.truth["enclosed"] = load == Load::all && !letter.enclosures.empty();
    letter.view.truth["left_out"] = load == Load::left_out;
    auto const text = templates.render(letter.template_name, letter.view);
    auto const end = std::min(text.find('\n'), text.size());
    auto const subject = std::string_view{text}.substr(0, end).substr(std::string_view{"Subject:"}.size());
    return {tagged_subject(subject, letter.statement), fitted(trimmed_start(std::string_view{text}.substr(end)))};
}

/// RFC 3834 5: "auto-replied" is for answers to one mail's sender, all else that a program sends is generated.
std::string write_automatic(Letter const& letter) {
    if (letter.is_by_people) return {};
    bool const replies = letter.kind == MailKind::acknowledgement || letter.is_answer;
    return fmt::format("Auto-Submitted: {}\r\nX-Auto-Response-Suppress: OOF, AutoReply\r\n",
                       replies ? "auto-replied" : "auto-generated");
}

std::string write_headers(Letter const& letter, Outgoing const& mail, std::string_view token, House const& house,
                          Instant now) {
    auto const& desk = house.desk;
    std::string headers;
    headers += write_address_header("From", {desk.sender});
    headers += write_address_header("To", mail.to);
    headers += write_address_header("Cc", mail.cc);
    headers += write_text_header("Subject", mail.subject);
    headers += fmt::format("Date: {}\r\nMessage-ID: <{}>\r\n", write_mail_date(now), mail.message_id);
    headers += write_id_header("In-Reply-To", {letter.answers});
    headers += write_id_header("References", thread(letter, house, now));
    headers += write_address_header("Reply-To", {Address{"", reply_address(token, desk)}});
    headers += write_automatic(letter);
    headers += fmt::format("X-Loop: {}\r\nMIME-Version: 1.0\r\n", loop_mark(desk));
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
/// depends on all that is carried: nothing of it can hold the boundary.
std::string head_around(std::string const& headers, std::string_view text, std::optional<Carried> const& original,
                        std::string_view boundary) {
    auto const part = write_text_part(text);
    auto head = headers;
    head += fmt::format("Content-Type: multipart/mixed;\r\n boundary=\"{}\"\r\n", boundary);
    if (original && original->form == OriginalForm::rfc822 && original->eight_bit)
        head += "Content-Transfer-Encoding: 8bit\r\n";
    head += fmt::format("\r\n--{}\r\n{}\r\n{}", boundary, part.headers, part.body);
    if (!original) return head;
    head += fmt::format("\r\n--{}\r\n", boundary);
    head += original_headers(*original);
    head += "Content-Disposition: attachment; filename=\"original.eml\"\r\n\r\n";
    return head;
}

/// A text without its charset, and a mail in base64 (RFC 2046 5.2.1), would be read wrongly.
std::string_view type_of(Attachment const& document) {
    std::string_view const type = document.type;
    auto const is_sign = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || std::string_view{"/.+-"}.contains(c);
    };
    bool const good = std::ranges::all_of(type, is_sign) && std::ranges::count(type, '/') == 1 && type.size() < 100 &&
                      !type.starts_with('/') && !type.ends_with('/');
    bool const other = type.starts_with("text/") || type.starts_with("message/") || type.starts_with("multipart/");
    return good && !other ? type : std::string_view{"application/octet-stream"};
}

std::vector<Enclosure> enclose(std::vector<Attachment> const& documents, std::string_view boundary) {
    std::vector<Enclosure> enclosures;
    for (auto const& document : documents) {
        auto head = fmt::format("\r\n--{}\r\nContent-Type: {}\r\nContent-Transfer-Encoding: base64\r\n", boundary,
                                type_of(document));
        head += write_disposition(one_line(document.name, 200)) + "\r\n";
        enclosures.push_back({*document.mail, document.sha256, std::move(head)});
    }
    return enclosures;
}

std::size_t in_base64(std::size_t octets) { return octets / 3 * 4 + octets / 20; } // lines end, too

/// Whether a relay may find the mail with all that it carries too large.
bool may_be_refused_for_size(std::string_view head, Letter const& letter) {
    auto size = head.size();
    if (letter.original)
        size +=
            letter.original->form == OriginalForm::base64 ? in_base64(letter.original->size) : letter.original->size;
    for (auto const& document : letter.enclosures) size += in_base64(document.size) + line_width * 4;
    return size > always_taken;
}

std::string boundary_of(Letter const& letter, std::string_view message_id) {
    std::string carried = letter.original ? letter.original->content_hash : std::string{};
    for (auto const& document : letter.enclosures) carried += document.sha256;
    return "=_" + sha256(fmt::format("{} {}", carried, message_id)).substr(0, 40);
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
    if (letter.original && letter.original->form == OriginalForm::none) letter.original.reset();
    bool const carries = letter.original || !letter.enclosures.empty();
    auto const text = render(letter, carries ? Load::all : Load::nothing, house.templates);
    mail.subject = text.subject;
    auto const headers = write_headers(letter, mail, token, house, now);
    if (!carries) {
        mail.head = letter.calendar ? mail_with_calendar(headers, text.body, *letter.calendar, mail.message_id)
                                    : plain_mail(headers, text.body);
        return mail;
    }
    auto const boundary = boundary_of(letter, mail.message_id);
    if (letter.original) {
        mail.original = letter.original->id;
        mail.original_form = letter.original->form;
    }
    mail.head = head_around(headers, text.body, letter.original, boundary);
    mail.enclosures = enclose(letter.enclosures, boundary);
    mail.tail = fmt::format("\r\n--{}--\r\n", boundary);
    if (may_be_refused_for_size(mail.head, letter))
        mail.without_original = plain_mail(headers, render(letter, Load::left_out, house.templates).body);
    return mail;
}

} // namespace liaison
