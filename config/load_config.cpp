#include "config/config.hpp"
#include "config/directory_keys.hpp"
#include "config/load_templates.hpp"
#include "config/main_keys.hpp"

namespace liaison {
namespace {

/// What follows from other keys where it is not said.
void complete(MainFile& read) {
    if (read.desk.sender.spec.empty())
        read.desk.sender = {fmt::format("{} Liaison Desk", read.desk.name), read.desk.address};
    if (read.desk.languages.empty()) read.desk.languages = {"en"};
    if (read.smtp.url.empty() && read.smtp.maildir.empty()) read.smtp.url = "smtp://127.0.0.1:25";
}

} // namespace

std::expected<Config, std::vector<Problem>> load_config(std::filesystem::path const& file) {
    Problems problems;
    Source source{file, problems};
    auto const table = parse_toml(source);
    if (!table) return std::unexpected(problems.in_file_order());

    MainFile read;
    if (!table->contains("directory")) read.directory = source.resolve("directory.toml");
    Section const whole{*table, "", source};
    read_section(whole, main_keys(), read);
    complete(read);
    check_main_file(read, whole);
    auto directory = read.directory.empty() ? Directory{} : read_directory(read.directory, read.desk, problems);
    auto templates = load_templates(read.templates, problems);
    if (!problems.empty()) return std::unexpected(problems.in_file_order());
    return Config{file,
                  std::move(read.desk),
                  std::move(directory),
                  std::move(read.store),
                  read.keep_raw,
                  std::move(read.lmtp),
                  std::move(read.imap),
                  std::move(read.smtp),
                  std::move(read.reminders),
                  std::move(read.web),
                  read.log,
                  std::move(templates),
                  std::move(read.templates)};
}

} // namespace liaison
