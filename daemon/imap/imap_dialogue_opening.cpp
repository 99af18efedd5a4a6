// From the login to the selected mailbox: what the server can do, what its folders are called, and that ours exist.
#include "core/text.hpp"
#include "daemon/imap/imap_dialogue.hpp"

namespace liaison {
namespace {

bool is_special_use(std::string_view configured) { return configured.starts_with('\\'); }

} // namespace

void ImapDialogue::know_capabilities(Reply const& reply) {
    if (!reply.is_ok()) return fail(Fault::unavailable, "the mail server does not say what it can do: " + reply.text);
    if (offers("id")) return ask("ID (\"name\" \"liaisond\")", &ImapDialogue::know_each_other);
    know_each_other(reply);
}

void ImapDialogue::know_each_other(Reply const& /* whatever it says to our name */) {
    ask(offers("namespace") ? "NAMESPACE" : "LIST \"\" \"\"", &ImapDialogue::know_place);
}

void ImapDialogue::hear_place(ImapResponse const& response) {
    if (auto const space = parse_imap_namespace(response)) {
        prefix_ = space->prefix;
        delimiter_ = space->delimiter;
    } else if (auto folder = parse_imap_list(response)) {
        if (folder->name.empty()) delimiter_ = folder->delimiter;
        if (std::ranges::any_of(folder->attributes, is_special_use) && listed_folders_.size() < 10'000)
            listed_folders_.push_back(std::move(*folder));
    }
}

void ImapDialogue::know_place(Reply const& /* without an answer names are taken as they are configured */) {
    if (!is_special_use(terms_.processed) && !is_special_use(terms_.failed)) return look_for_folders();
    bool const extended = offers("special-use") && offers("list-extended");
    ask(extended ? "LIST \"\" \"*\" RETURN (SPECIAL-USE)" : "LIST \"\" \"*\"", &ImapDialogue::know_special_uses);
}

void ImapDialogue::know_special_uses(Reply const& /* a folder that was not listed is missed below */) {
    look_for_folders();
}

/// RFC 3501 5.1: INBOX stands outside every namespace; "/" in a configured name is the server's delimiter.
std::string ImapDialogue::server_name(std::string_view folder) const {
    if (same_word(folder, "INBOX")) return "INBOX";
    auto name = write_modified_utf7(folder);
    if (delimiter_.size() == 1) std::ranges::replace(name, '/', delimiter_.front());
    return name.starts_with(prefix_) || same_word(name.substr(0, prefix_.size()), prefix_) ? name : prefix_ + name;
}

std::string ImapDialogue::folder_named(std::string const& configured) {
    if (!is_special_use(configured)) {
        auto name = server_name(configured);
        to_look_for_.push_back(name);
        return name;
    }
    auto const marked = std::ranges::find_if(listed_folders_, [&](auto const& folder) {
        return std::ranges::any_of(folder.attributes, [&](auto const& use) { return same_word(use, configured); });
    });
    if (marked != listed_folders_.end()) return marked->name;
    fail(Fault::denied, fmt::format("the mail server has no folder that is marked {}", configured));
    return {};
}

void ImapDialogue::look_for_folders() {
    processed_ = folder_named(terms_.processed);
    failed_ = folder_named(terms_.failed);
    if (!dead_) look_for_next_folder({});
}

void ImapDialogue::look_for_next_folder(
    Reply const& /* where one cannot be made, that shows when a mail goes there */) {
    if (to_look_for_.empty())
        return ask("SELECT " + write_imap_string(server_name(terms_.mailbox)), &ImapDialogue::selected);
    looked_for_ = std::move(to_look_for_.back());
    to_look_for_.pop_back();
    ask(fmt::format("STATUS {} (UIDVALIDITY)", write_imap_string(looked_for_)), &ImapDialogue::folder_looked_for);
}

void ImapDialogue::folder_looked_for(Reply const& reply) {
    if (reply.is_ok()) return look_for_next_folder(reply);
    ask("CREATE " + write_imap_string(looked_for_), &ImapDialogue::folder_created);
}

void ImapDialogue::folder_created(Reply const& reply) {
    if (!reply.is_ok()) return look_for_next_folder(reply);
    ask("SUBSCRIBE " + write_imap_string(looked_for_), &ImapDialogue::look_for_next_folder);
}

void ImapDialogue::selected(Reply const& reply) {
    if (!reply.is_ok())
        return fail(Fault::denied, fmt::format("mailbox {} cannot be opened: {}", terms_.mailbox, reply.text));
    if (uidvalidity_ == 0) return fail(Fault::denied, "the mail server gives mails no lasting numbers (UIDVALIDITY)");
    search(true);
}

} // namespace liaison
