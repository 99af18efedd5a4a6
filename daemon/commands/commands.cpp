#include "daemon/commands/commands.hpp"

namespace liaison {
namespace {

CommandOption const why{"--why", "TEXT", "the reason, for the record", true};

std::vector<Subcommand> mail_commands() {
    return {
        {.name = "mail",
         .what = "every mail ever accepted, with its outcome",
         .options = {{"--limit", "N", "at most so many"},
                     {"--since", "DATE", "received on that day (UTC) or later"},
                     {"--outcome", "WORD", "statement, filed, command, bounce, automatic, duplicate or held"}},
         .json = true,
         .teaches =
             "  liaisond mail --since 2026-11-01\n  liaisond mail --json | wc -l    # as many as were accepted\n",
         .run = run_mail},
        {.name = "mail show",
         .what = "one mail and what became of it",
         .operands = Operands::one,
         .operand = "N",
         .json = true,
         .teaches = "  liaisond mail show 812\n",
         .run = run_mail_show},
        {.name = "mail raw",
         .what = "its bytes as they came in",
         .operands = Operands::one,
         .operand = "N",
         .teaches = "  liaisond mail raw 812 > 812.eml\n  liaisond mail raw 812 | liaisond parse -\n",
         .run = run_mail_raw},
        {.name = "mail retry",
         .what = "processes a held mail again",
         .operands = Operands::one,
         .operand = "N",
         .teaches = "  liaisond mail retry 812    # after the directory was corrected, say\n",
         .run = run_mail_retry},
    };
}

std::vector<Subcommand> held_commands() {
    return {
        {.name = "held",
         .what = "mail that waits for a person, with the reason",
         .json = true,
         .teaches = "  liaisond held\n",
         .run = run_held},
        {.name = "held release",
         .what = "processes a held mail as if its sender were trusted",
         .operands = Operands::one,
         .operand = "N",
         .options = {{"--as", "ORG", "it is mail of that organization, whatever it says"},
                     {"--carry-out", "", "carry out what it asks for with a mark of the desk"}},
         .teaches = "  liaisond mail raw 812 | less    # look at it first\n  liaisond held release 812\n"
                    "  liaisond held release 812 --as ITU-T\n",
         .run = run_held_release},
        {.name = "held statement",
         .what = "makes a statement of a held mail, whatever it reads like",
         .operands = Operands::one,
         .operand = "N",
         .teaches = "  liaisond held statement 812\n",
         .run = run_held_statement},
        {.name = "held file",
         .what = "files a held mail with a statement",
         .operands = Operands::one,
         .operand = "N",
         .options = {{"--to", "ID", "the statement that it belongs to", true}},
         .teaches = "  liaisond held file 812 --to LS-17\n",
         .run = run_held_file},
        {.name = "held drop",
         .what = "decides that nothing will be done about a held mail",
         .operands = Operands::one,
         .operand = "N",
         .options = {why},
         .teaches = "  liaisond held drop 812 --why \"an advertisement\"\n",
         .run = run_held_drop},
    };
}

std::vector<Subcommand> queue_commands() {
    CommandOption const all{"--all", "", "also what was sent or given up"};
    return {
        {.name = "queue", .what = "the same as queue list", .options = {all}, .json = true, .run = run_queue},
        {.name = "queue list",
         .what = "outgoing mail that waits",
         .options = {all},
         .json = true,
         .teaches = "  liaisond queue list\n",
         .run = run_queue},
        {.name = "queue show",
         .what = "one outgoing mail, with the fate of each recipient",
         .operands = Operands::one,
         .operand = "N",
         .json = true,
         .teaches = "  liaisond queue show 1904\n",
         .run = run_queue_show},
        {.name = "queue retry",
         .what = "tries a mail now, or all that wait",
         .operands = Operands::one,
         .operand = "N|all",
         .teaches = "  liaisond queue retry all    # the relay is back\n",
         .run = run_queue_retry},
        {.name = "queue drop",
         .what = "gives up the recipients that still wait",
         .operands = Operands::one,
         .operand = "N",
         .options = {why},
         .teaches = "  liaisond queue drop 1904 --why \"the address is gone\"\n",
         .run = run_queue_drop},
    };
}

std::vector<Subcommand> file_commands() {
    return {
        {.name = "explain",
         .what = "what would happen to a mail, without doing it",
         .operands = Operands::some,
         .operand = "FILE.eml",
         .options = {{"--verbose", "", "also where each value was read"}},
         .json = true,
         .teaches =
             "Each mail is taken through the real work, in order, so that later files see earlier ones; in the end\n"
             "everything is rolled back. Nothing is sent or stored. \"-\" is standard input.\n\n"
             "  liaisond explain strange.eml --verbose\n  liaisond explain --json *.eml | jq .outcome\n",
         .run = run_explain},
        {.name = "parse",
         .what = "what a mail itself says: headers, addresses, parts, defects",
         .operands = Operands::some,
         .operand = "FILE.eml",
         .json = true,
         .needs_config = false,
         .teaches = "Needs no configuration. \"-\" is standard input.\n\n"
                    "  liaisond parse strange.eml\n  liaisond parse --json - < strange.eml\n",
         .run = run_parse},
        {.name = "deliver",
         .what = "hands a mail in exactly as LMTP would",
         .operands = Operands::one,
         .operand = "FILE.eml",
         .options = {{"--from", "ADDRESS", "the envelope's sender, \"\" for none; else Return-Path, else From"},
                     {"--to", "ADDRESS", "the recipient, or several with commas between; else the desk's address"}},
         .teaches = "Works while `liaisond serve` runs, which then processes the mail. \"-\" is standard input.\n\n"
                    "  liaisond deliver lost.eml\n  liaisond deliver - --from ann.lee@itu.example < lost.eml\n",
         .run = run_deliver},
    };
}

std::vector<Subcommand> statement_commands() {
    return {
        {.name = "list",
         .what = "statements, one a line",
         .options = {{"--open", "", "only those with something left to do"},
                     {"--overdue", "", "only those past their deadline, in the desk's time zone"},
                     {"--from", "ORG", "only from that organization"},
                     {"--to", "GROUP", "only to that group of the desk's"},
                     {"--since", "DATE", "received on that day or later"},
                     {"--search", "WORDS", "only those in which these words stand"}},
         .json = true,
         .teaches = "  liaisond list --open --from ITU-T\n  liaisond list --search \"key management\"\n",
         .run = run_list},
        {.name = "show",
         .what = "one statement with its history",
         .operands = Operands::one,
         .operand = "ID",
         .options = {{"--private", "", "also the comments that are not public"}},
         .json = true,
         .teaches = "  liaisond show 42\n  liaisond show LS-42 --json\n",
         .run = run_show},
        {.name = "due",
         .what = "the reminders of the next days, without sending any",
         .options = {{"--on", "DATE", "of that day, in the desk's time zone; else from today on"},
                     {"--days", "N", "of so many days; else 7, with --on 1"}},
         .json = true,
         .teaches = "Plays the days from now on as the daemon would, if nothing else happened, and rolls everything "
                    "back.\n\n"
                    "  liaisond due\n  liaisond due --on 2026-12-31\n  liaisond due --days 30 --json\n",
         .run = run_due},
    };
}

Subcommand erase_command() {
    return {
        .name = "erase",
        .what = "takes one person's data out of the store, for data protection",
        .operands = Operands::some,
        .operand = "ADDRESS",
        .options = {{"--why", "TEXT", "the reason, for the record"},
                    {"--name", "NAME", "takes out that name as well, or several with commas between"},
                    {"--dry-run", "", "only tells what would be erased"},
                    {"--yes", "", "does not ask"}},
        .teaches =
            "ADDRESS is the person's address; several are those of one person. The bytes of every mail that names "
            "the\n"
            "person go, with the address in every record; statements stay, with a line in their history. Mail that\n"
            "still waits comes first: held, queued, or to be posted. The daemon must not run, but for --dry-run.\n\n"
            "  liaisond erase ann.lee@itu.example --dry-run\n"
            "  liaisond erase ann.lee@itu.example --name \"Ann Lee\" --why \"request of 3 May 2027\"\n",
        .run = run_erase};
}

std::vector<Subcommand> store_commands() {
    return {
        {.name = "verify",
         .what = "whether the store holds what it promises",
         .options = {{"--store", "FILE", "that file, say a backup, in place of the configured store"}},
         .teaches =
             "Checks the file, the count of the mails, their bytes, their outcomes, the histories, the outgoing\n"
             "mail; one line a check. Works while `liaisond serve` runs. Exit status: 65 a promise is broken,\n"
             "74 the file is damaged.\n\n"
             "  liaisond verify\n  liaisond verify --store /backup/liaisond.db\n",
         .run = run_verify},
        {.name = "backup",
         .what = "a complete, verified copy of the store",
         .operands = Operands::one,
         .operand = "FILE",
         .teaches = "Works while `liaisond serve` runs and makes nobody wait. FILE must not exist yet. The key that "
                    "signs the\n"
                    "marks for replies comes along as FILE.key.\n\n"
                    "  liaisond backup /backup/liaisond-$(date +%F).db\n",
         .run = run_backup},
        {.name = "export",
         .what = "everything in the store as JSON lines",
         .teaches = "One row a line, {\"TABLE\": {\"COLUMN\": VALUE, ...}}, behind a first line that names the version "
                    "of the\n"
                    "tables. Bytes that are no UTF-8 are in base64. `liaisond import` makes the same store of it.\n\n"
                    "  liaisond export | zstd > liaisond.jsonl.zst\n"
                    "  liaisond export | jq -r 'select(.statement) | .statement.title'\n",
         .run = run_export},
        {.name = "import",
         .what = "makes a new store of what `export` wrote",
         .operands = Operands::one,
         .operand = "FILE",
         .teaches =
             "The configured store must hold nothing yet and the daemon must not run. All or nothing, and verified.\n"
             "\"-\" is standard input.\n\n"
             "  zstd -dc liaisond.jsonl.zst | liaisond import -\n",
         .run = run_import},
        erase_command(),
        {.name = "restore",
         .what = "puts a backup in the place of the store",
         .operands = Operands::one,
         .operand = "FILE",
         .teaches = "The daemon must not run. The backup is verified first; the store that it replaces is kept beside\n"
                    "it, as STORE.replaced. Afterwards the store belongs to who ran this command: run it as the user\n"
                    "of the daemon.\n\n"
                    "  liaisond restore /backup/liaisond-2026-11-20.db\n",
         .run = run_restore},
    };
}

Subcommand act(std::string name, std::string what, std::string teaches, Done (*run)(Invocation const&, Output&)) {
    return {.name = std::move(name),
            .what = std::move(what),
            .operands = Operands::one,
            .operand = "ID",
            .teaches = std::move(teaches),
            .run = run};
}

/// What a manager can do by mail, by the operator: the same decisions, the same mails to others.
std::vector<Subcommand> act_commands() {
    auto set = act("set", "puts fields of a statement right",
                   "  liaisond set 42 deadline=2026-12-31 \"to=opsawg, ippm\"\n", run_set);
    set.operands = Operands::some;
    set.operand = "ID FIELD=VALUE";
    auto extend = act("extend", "puts its deadline off", "  liaisond extend 42 2026-12-31\n", run_extend);
    extend.operands = Operands::some;
    extend.operand = "ID DATE";
    auto assign = act("assign", "names its action holder", "  liaisond assign 42 ann@opsawg.example\n", run_assign);
    assign.operands = Operands::some;
    assign.operand = "ID WHO";
    auto comment = act("comment", "adds to its history", "  liaisond comment 42 \"They call on Monday.\" --private\n",
                       run_comment);
    comment.operands = Operands::some;
    comment.operand = "ID TEXT";
    comment.options = {{"--private", "", "for the desk's own people"}};
    auto take = act("take", "notes that what it asks for was done",
                    "  liaisond take 42 --note \"reviewed, see LS-57\"\n", run_take);
    take.options = {{"--note", "TEXT", "what was done"}};
    auto decline = act("decline", "notes that nothing will be done",
                       "  liaisond decline 42 --why \"the work has ended\"\n", run_decline);
    decline.options = {why};
    auto withdraw = act("withdraw", "takes a statement off the record; it can be restored",
                        "  liaisond withdraw 42 --why \"sent twice\"\n", run_withdraw);
    withdraw.options = {why};
    return {set,
            act("post", "makes a statement public and sends it to its groups", "  liaisond post 42\n", run_post),
            take,
            decline,
            extend,
            assign,
            comment,
            withdraw,
            act("revive", "brings back a withdrawn statement, or an action that ended by mistake",
                "  liaisond revive 42\n", run_revive)};
}

} // namespace

std::vector<Subcommand> const& all_commands() {
    static std::vector<Subcommand> const commands = [] {
        std::vector<Subcommand> all{
            {.name = "serve",
             .what = "the daemon: takes mail by LMTP, processes it, sends mail out",
             .teaches = "Stays in the foreground and logs to standard error. SIGTERM ends it after the mails in hand, "
                        "SIGHUP has\n"
                        "it read the configuration again, all or nothing.\n\n"
                        "  liaisond serve --config ./liaisond.toml\n",
             .run = run_serve},
            {.name = "check",
             .what = "every problem of configuration, directory, store and surroundings",
             .options = {{"--offline", "", "does not try to reach anything"}},
             .teaches = "  liaisond check --config ./liaisond.toml\n",
             .run = run_check},
        };
        for (auto const& group : {file_commands(), statement_commands(), act_commands(), mail_commands(),
                                  held_commands(), queue_commands(), store_commands()})
            all.insert(all.end(), group.begin(), group.end());
        return all;
    }();
    return commands;
}

} // namespace liaison
