#include "core/outgoing.hpp"

namespace liaison {
namespace {

constexpr std::array<std::pair<MailKind, std::string_view>, 9> kinds{{{MailKind::acknowledgement, "acknowledgement"},
                                                                      {MailKind::forward, "forward"},
                                                                      {MailKind::posted, "posted"},
                                                                      {MailKind::reminder, "reminder"},
                                                                      {MailKind::overdue, "overdue"},
                                                                      {MailKind::escalation, "escalation"},
                                                                      {MailKind::approval, "approval"},
                                                                      {MailKind::notice, "notice"},
                                                                      {MailKind::digest, "digest"}}};
constexpr std::array<std::pair<OriginalForm, std::string_view>, 3> forms{
    {{OriginalForm::none, "none"}, {OriginalForm::rfc822, "rfc822"}, {OriginalForm::base64, "base64"}}};

} // namespace

std::string_view name_of(OriginalForm form) {
    return std::ranges::find(forms, form, [](auto const& row) { return row.first; })->second;
}

std::optional<OriginalForm> original_form_named(std::string_view name) {
    auto const row = std::ranges::find(forms, name, [](auto const& r) { return r.second; });
    return row == forms.end() ? std::nullopt : std::optional{row->first};
}

std::string_view name_of(MailKind kind) {
    return std::ranges::find(kinds, kind, [](auto const& row) { return row.first; })->second;
}

std::optional<MailKind> mail_kind_named(std::string_view name) {
    auto const row = std::ranges::find(kinds, name, [](auto const& r) { return r.second; });
    return row == kinds.end() ? std::nullopt : std::optional{row->first};
}

std::vector<std::string> Outgoing::recipients() const {
    std::vector<std::string> specs;
    for (auto const* list : {&to, &cc})
        for (auto const& address : *list)
            if (std::ranges::none_of(specs, [&](auto const& known) { return same_address(known, address.spec); }))
                specs.push_back(address.spec);
    return specs;
}

} // namespace liaison
