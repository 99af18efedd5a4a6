#include "desk/mailbox_notices.hpp"
#include "core/sha256.hpp"
#include "desk/compose.hpp"
#include "desk/routing.hpp"
#include "desk/safe_text.hpp"
#include "desk/wording.hpp"

namespace liaison {
namespace {

constexpr std::size_t field_indent = 18;
constexpr std::size_t longest_value = 300;
constexpr std::size_t key_length = 16;

std::string field(std::string_view value) { return wrapped(one_line(value, longest_value), field_indent); }

std::optional<Outgoing> notice(std::string_view template_name, View view, std::string_view subject_matter,
                               House const& house, Instant now) {
    auto routing = route_to_coordinators(house);
    if (routing.to.empty()) return std::nullopt;
    Letter letter;
    letter.kind = MailKind::notice;
    letter.template_name = template_name;
    letter.view = std::move(view);
    letter.key = sha256(subject_matter).substr(0, key_length);
    letter.to = std::move(routing.to);
    letter.null_sender = true;
    return compose(std::move(letter), house, now);
}

} // namespace

std::optional<Outgoing> notice_of_silence(std::string_view mailbox, Instant last_good, std::string_view why,
                                          House const& house, Instant now) {
    auto view = desk_view(house.desk);
    view.text["mailbox"] = field(mailbox);
    view.text["since"] = moment_in_words(last_good);
    view.text["reason"] = field(why);
    return notice("mailbox_silent", std::move(view), fmt::format("{} {}", mailbox, write_instant(last_good)), house,
                  now);
}

std::optional<Outgoing> notice_of_unfetched(UnfetchedMail const& mail, House const& house, Instant now) {
    auto view = desk_view(house.desk);
    view.text["mailbox"] = field(mail.mailbox);
    view.text["reason"] = field(mail.why);
    view.text["folder"] = field(mail.folder);
    return notice("mailbox_refused", std::move(view), fmt::format("{} {}", mail.mailbox, mail.number), house, now);
}

} // namespace liaison
