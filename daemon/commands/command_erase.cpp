// `erase`: one person's data, for data protection.
#include "core/text.hpp"
#include "daemon/clock.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/commands/settings.hpp"
#include "daemon/commands/text_table.hpp"
#include "store/erase.hpp"
#include "store/process_lock.hpp"
#include <iostream>
#include <unistd.h>

namespace liaison {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t most_numbers = 20;

void add(std::vector<std::string>& specs, std::vector<Address> const& addresses) {
    for (auto const& address : addresses) specs.push_back(address.spec);
}

/// Everybody whom the configuration makes the desk write to or listen to.
std::vector<std::string> configured_addresses(Config const& config) {
    std::vector<std::string> specs{config.desk.address, config.desk.sender.spec};
    specs.insert(specs.end(), config.desk.aliases.begin(), config.desk.aliases.end());
    add(specs, config.desk.coordinators);
    for (auto const& body : config.directory.organizations) {
        for (auto const* list : {&body.addresses, &body.managers, &body.support_group, &body.send_to})
            add(specs, *list);
        for (auto const& group : body.groups) add(specs, group.send_to);
    }
    for (auto const& group : config.directory.groups) {
        for (auto const* list : {&group.chairs, &group.approvers}) add(specs, *list);
        if (group.list) specs.push_back(group.list->spec);
    }
    return specs;
}

/// Whoever is still in the directory would be in the store again with the next mail.
Done must_not_be_configured(Config const& config, std::vector<std::string> const& addresses) {
    auto const configured = configured_addresses(config);
    for (auto const& address : addresses)
        if (std::ranges::any_of(configured, [&](auto const& spec) { return same_address(spec, address); }))
            return failure(Fault::bad_input,
                           fmt::format("{} is in the configuration: take it out of {} and the directory "
                                       "first",
                                       address, config.file.string()));
    return {};
}

std::vector<std::string> names_option(Invocation const& invocation) {
    std::vector<std::string> names;
    for (auto const name : split(invocation.value("--name").value_or(""), ','))
        if (!trimmed(name).empty()) names.emplace_back(trimmed(name));
    return names;
}

template <class Id> std::string numbers(std::vector<Id> const& ids, std::string_view prefix, std::string_view fate) {
    if (ids.empty()) return "none";
    std::vector<std::string> written;
    for (auto const id : ids) {
        if (written.size() == most_numbers) {
            written.emplace_back("...");
            break;
        }
        written.push_back(fmt::format("{}{}", prefix, id.value));
    }
    return fmt::format("{}: {}; {}", ids.size(), fmt::join(written, ", "), fate);
}

std::string describe(Person const& person, ErasureExtent const& extent) {
    Fields fields;
    fields.add("person", joined(person.addresses, ", "));
    fields.add("known as", joined(person.known_as, ", "));
    fields.add("also erased", joined(person.names, ", "));
    fields.add("statements", numbers(extent.statements, "LS-", "they stay, without the person"));
    fields.add("mails", numbers(extent.mails, "", "their bytes go"));
    fields.add("outgoing", numbers(extent.outgoing, "", "their bytes go"));
    fields.add("rows", fmt::format("{} name the person", extent.rows));
    fields.add("unfinished", extent.unfinished);
    return fields.text();
}

/// Copies that an upgrade, a restore or nobody knows who left beside the store.
std::vector<std::string> copies_beside(fs::path const& store) {
    std::vector<std::string> copies;
    std::error_code ignored;
    for (auto const& entry : fs::directory_iterator{store.parent_path(), ignored}) {
        auto const name = entry.path().filename().string();
        auto const rest = std::string_view{name}.substr(std::min(name.size(), store.filename().string().size()));
        if (name.starts_with(store.filename().string()) &&
            (rest.starts_with(".before-v") || rest.starts_with(".replaced")))
            copies.push_back(entry.path().string());
    }
    std::ranges::sort(copies);
    return copies;
}

/// Whether the person at the terminal says so; without a terminal nobody can.
bool is_confirmed(Output& output) {
    if (::isatty(STDIN_FILENO) == 0) return false;
    output.bytes("This cannot be undone. Erase? [y/N] ");
    std::string answer;
    std::getline(std::cin, answer);
    return same_word(trimmed(answer), "y") || same_word(trimmed(answer), "yes");
}

Result<Person> person_of(Connection& store, Invocation const& invocation) {
    Person person{.addresses = invocation.operands, .names = names_option(invocation), .known_as = {}};
    auto known = names_beside(store, person.addresses);
    if (!known) return std::unexpected(known.error());
    person.known_as = std::move(*known);
    return person;
}

/// What the erasure would do, from a store that is only read.
Result<Person> show_extent(fs::path const& file, Invocation const& invocation, Output& output) {
    auto const store = Connection::open(file, Opening::read_only);
    if (!store) return std::unexpected(store.error());
    auto person = person_of(**store, invocation);
    if (!person) return person;
    auto const extent = extent_of_erasure(**store, *person);
    if (!extent) return std::unexpected(extent.error());
    output.bytes(describe(*person, *extent));
    if (extent->empty()) return failure(Fault::not_found, "nothing in the store names this person");
    return person;
}

Done erase_and_finish(fs::path const& file, Person const& person, std::string_view why, Output& output) {
    auto const lock = ProcessLock::take(file);
    if (!lock) return std::unexpected(lock.error().within("erase: stop liaisond first"));
    auto const store = Connection::open(file, Opening::existing);
    if (!store) return std::unexpected(store.error());
    auto const number = erase(**store, person, operator_name(), why, present());
    if (!number) return std::unexpected(number.error());
    output.progress("writing the file anew");
    auto const finished = finish_erasures(**store, present());
    output.progress("");
    if (!finished)
        return std::unexpected(finished.error().within(
            "erased from the tables, but not from the file yet; run `liaisond erase` again when no other program "
            "reads the store"));
    output.line(fmt::format("erased: [erased {}] stands where the person stood", *number));
    for (auto const& copy : copies_beside(file))
        output.line(fmt::format("an older copy still has everything: {}", copy));
    output.line("backups, exports and the mail servers' own logs and mailboxes are yours to clean");
    return {};
}

/// An erasure that ended before the file was written anew is brought to its end, whoever it was about.
Done finish_earlier(fs::path const& file, Output& output) {
    auto const reading = Connection::open(file, Opening::read_only);
    if (!reading) return std::unexpected(reading.error());
    auto const unfinished = has_unfinished_erasure(**reading);
    if (!unfinished) return std::unexpected(unfinished.error());
    if (!*unfinished) return {};
    auto const lock = ProcessLock::take(file);
    if (!lock) return std::unexpected(lock.error().within("erase: stop liaisond first"));
    auto const store = Connection::open(file, Opening::existing);
    if (!store) return std::unexpected(store.error());
    auto done = finish_erasures(**store, present());
    if (done) output.line("an earlier erasure was brought to its end: the file was written anew");
    return done;
}

} // namespace

Done run_erase(Invocation const& invocation, Output& output) {
    bool const only_shown = invocation.has("--dry-run");
    auto const why = std::string{trimmed(invocation.value("--why").value_or(""))};
    if (!only_shown && why.empty())
        return failure(Fault::bad_usage, "erase: --why must say why, for the record; or --dry-run");
    auto const config = load_settings(invocation.config);
    if (!config) return std::unexpected(config.error());
    if (auto const free = must_not_be_configured(*config, invocation.operands); !free) return free;
    if (!only_shown)
        if (auto const finished = finish_earlier(config->store, output); !finished) return finished;
    auto const person = show_extent(config->store, invocation, output);
    if (!person) return std::unexpected(person.error());
    if (only_shown) return {};
    if (!invocation.has("--yes") && !is_confirmed(output))
        return failure(Fault::bad_usage, "nothing was erased: answer y, or say --yes");
    return erase_and_finish(config->store, *person, why, output);
}

} // namespace liaison
