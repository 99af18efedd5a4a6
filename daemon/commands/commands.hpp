// The functions behind the table of commands. What each does and how it fails is in its help.
#pragma once
#include "daemon/commands/command.hpp"

namespace liaison {

[[nodiscard]] Done run_serve(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_check(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_explain(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_parse(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_deliver(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_list(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_show(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_due(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_set(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_post(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_take(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_decline(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_extend(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_assign(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_comment(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_withdraw(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_mail(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_mail_show(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_mail_raw(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_mail_retry(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_held(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_held_release(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_held_statement(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_held_file(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_held_drop(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_queue(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_queue_show(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_queue_retry(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_queue_drop(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_verify(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_backup(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_export(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_import(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_erase(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_restore(Invocation const& invocation, Output& output);
[[nodiscard]] Done run_revive(Invocation const& invocation, Output& output);

} // namespace liaison
