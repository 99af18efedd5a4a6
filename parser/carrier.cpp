#include "parser/carrier.hpp"
#include "core/text.hpp"
#include "parser/address_list.hpp"
#include "parser/fold.hpp"
#include "parser/forwarded.hpp"
#include "parser/label_reader.hpp"
#include "parser/program_notice.hpp"
#include "parser/quoted_text.hpp"
#include <algorithm>

namespace liaison {
namespace {

constexpr int deepest_forward = 4;
/// So many labels of a statement's form make one.
constexpr std::size_t least_core_labels = 3;

std::vector<Address> addresses_of(std::vector<ListedAddress> const& listed) {
    std::vector<Address> addresses;
    for (auto const& entry : listed)
        if (!entry.spec.empty()) addresses.push_back({entry.name, entry.spec});
    return addresses;
}

/// Nobody also where there is a From: of an empty group alone.
std::optional<Address> author_of(Mail const& mail) {
    auto from = addresses_of(mail.from);
    return from.empty() ? std::nullopt : std::optional{std::move(from.front())};
}

bool has_form(std::string_view text) { return read_labels(text).core_labels >= least_core_labels; }

/// The plain text, or the HTML where the plain text has lost the cells of a form.
std::string better_text(MailContent& content) {
    if (content.html_text.empty()) return std::move(content.text);
    auto const plain = read_labels(content.text).core_labels, html = read_labels(content.html_text).core_labels;
    return html > plain && html >= least_core_labels ? std::move(content.html_text) : std::move(content.text);
}

void take_mail(Carrier& carrier, Mail const& mail) {
    carrier.author = author_of(mail);
    carrier.raw_subject = mail.subject;
    carrier.reply_to = addresses_of(mail.reply_to);
    carrier.to = addresses_of(mail.to);
    carrier.cc = addresses_of(mail.cc);
    carrier.sent = mail.date;
    carrier.message_id = mail.message_id;
}

bool is_among(std::vector<ListedAddress> const& listed, std::string_view spec) {
    return std::ranges::any_of(listed, [&](ListedAddress const& entry) { return same_address(entry.spec, spec); });
}

/// Who has sent a mail on as it is (RFC 5322 3.6.6): the last one's fields stand first.
std::optional<Address> resent_by(Mail const& mail) {
    auto by = addresses_of(parse_address_list(mail.header("Resent-From")));
    if (by.empty() || is_among(mail.from, by.front().spec)) return std::nullopt;
    return std::move(by.front());
}

void take_forwarded(Carrier& carrier, ForwardedMail inner) {
    carrier.author = inner.author.spec.empty() ? std::nullopt : std::optional{std::move(inner.author)};
    carrier.raw_subject = inner.subject.empty() ? carrier.raw_subject : std::move(inner.subject);
    carrier.reply_to.clear();
    carrier.to = std::move(inner.to);
    carrier.cc = std::move(inner.cc);
    carrier.sent = inner.sent;
    carrier.message_id.clear();
    carrier.text = std::move(inner.text);
}

/// A forward whose "Fwd:" somebody took off the subject: another's mail of that very subject stands below, and it does
/// not go to whoever wrote that, as an answer would. `inner` stands behind a header alone.
bool is_passed_on(ForwardedMail const& inner, Carrier const& carrier) {
    auto const is_author = [&](Address const& address) { return same_address(address.spec, inner.author.spec); };
    return inner.has_time && !inner.author.spec.empty() && !inner.covering.empty() && carrier.author &&
           !is_author(*carrier.author) && std::ranges::none_of(carrier.to, is_author) &&
           std::ranges::none_of(carrier.cc, is_author) &&
           folded_line(read_subject(inner.subject).plain) == folded_line(read_subject(carrier.raw_subject).plain);
}

std::optional<ForwardedMail> forwarded_in(Carrier const& carrier) {
    auto const subject = read_subject(carrier.raw_subject);
    auto marked = find_forwarded(carrier.text, subject.is_forward);
    if (marked || subject.is_forward || subject.is_reply) return marked;
    auto headed = find_forwarded(carrier.text, true);
    return headed && is_passed_on(*headed, carrier) ? std::move(headed) : std::nullopt;
}

/// Follows the mails inside the text, however often it was forwarded.
void follow_inline(Carrier& carrier) {
    for (int depth = 0; depth < deepest_forward; ++depth) {
        auto inner = forwarded_in(carrier);
        if (!inner || has_form(inner->covering)) return;
        if (!carrier.handed_in_by) carrier.handed_in_by = carrier.author;
        carrier.place = "forwarded text";
        take_forwarded(carrier, std::move(*inner));
        carrier.is_program_notice |= is_program_notice({}, carrier.raw_subject, carrier.text);
    }
}

Mail const* follow_attached(Mail const& mail, MailContent& content, Carrier& carrier) {
    auto const* current = &mail;
    for (int depth = 0; depth < deepest_forward; ++depth) {
        content = content_of(*current);
        carrier.is_program_notice |= is_program_notice(*current, current->subject, content.text);
        carrier.is_notice = content.is_report || (content.has_calendar && !has_form(content.text));
        if (content.forwarded == nullptr || content.is_report || has_form(content.text)) return current;
        if (!carrier.handed_in_by) carrier.handed_in_by = author_of(*current);
        carrier.place = "forwarded text";
        std::ranges::copy(content.further_mails, std::back_inserter(carrier.further_mails));
        current = content.forwarded;
    }
    content = content_of(*current);
    return current;
}

} // namespace

Carrier find_carrier(Mail const& mail) {
    Carrier carrier;
    MailContent content;
    auto const* const inner = follow_attached(mail, content, carrier);
    take_mail(carrier, *inner);
    carrier.attachments = content.attachments;
    carrier.is_cut = content.is_cut;
    carrier.doubts = std::move(content.doubts);
    carrier.text = without_armour(without_escapes(better_text(content)));
    if (!carrier.handed_in_by) carrier.handed_in_by = resent_by(mail);
    follow_inline(carrier);
    carrier.subject = read_subject(carrier.raw_subject);
    carrier.text = without_list_footer(without_quoted(carrier.text));
    return carrier;
}

} // namespace liaison
