#include "config/config.hpp"
#include "core/text.hpp"
#include "desk/resolve.hpp"
#include "tests/support/files.hpp"
#include <filesystem>

using namespace liaison;

namespace {

/// The record as lines that a person can check, fields that are empty left out.
std::string in_lines(Draft const& draft, Statement const& statement) {
    std::string lines;
    auto const line = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) lines += fmt::format("{}: {}\n", name, value);
    };
    auto const addresses = [&](std::string_view name, std::vector<Address> const& list) {
        for (auto const& address : list) line(name, write_address(address));
    };
    auto const addressees = [&](std::string_view name, std::vector<Addressee> const& list) {
        for (auto const& [group, text] : list)
            line(name, group ? fmt::format("{} ({})", *group, text) : "- (" + text + ")");
    };
    line("reads like", draft.form == Form::none ? "no statement" : draft.why);
    if (draft.form == Form::none) return lines;
    line("direction", name_of(statement.direction));
    line("title", statement.title);
    line("purpose", statement.purpose ? name_of(*statement.purpose) : "");
    line("deadline", statement.deadline ? write_date(*statement.deadline) : "");
    line("from", statement.from.organization.value_or("-") + " [" + joined(statement.from.groups, ", ") + "] " +
                     statement.from.text);
    addressees("to", statement.to);
    addressees("cc", statement.cc);
    addresses("from contact", statement.from_contacts);
    addresses("response contact", statement.response_contacts);
    addresses("technical contact", statement.technical_contacts);
    addresses("cc contact", statement.cc_contacts);
    for (auto const& number : statement.identifiers) line("identifier", number);
    for (auto const& number : statement.in_response_to) line("in response to", number);
    line("sent", statement.sent ? write_instant(*statement.sent) : "");
    line("handed in by", draft.handed_in_by ? write_address(*draft.handed_in_by) : "");
    line("url", draft.url);
    for (auto const& remark : statement.remarks) line("remark", remark);
    auto const body = collapsed(statement.body);
    line("body", body.substr(0, body.find(' ', 50)));
    return lines;
}

} // namespace

TEST_CASE("every statement of the fixtures is read as its record says") {
    auto const folder = std::filesystem::path{LIAISOND_SOURCE_DIR} / "fixtures/statement";
    auto const config = load_config(folder / "desk.toml");
    REQUIRE(config);
    Bodies const bodies{config->directory, config->desk.name};
    std::size_t read = 0;
    for (auto const& file : std::filesystem::recursive_directory_iterator{folder}) {
        if (file.path().extension() != ".eml") continue;
        auto const name =
            "fixtures/statement/" + std::filesystem::relative(file.path(), folder).replace_extension().string();
        CAPTURE(name);
        auto const draft = read_statement(parse_mail(test::source_file(name + ".eml")));
        auto const statement = resolve(draft, bodies, config->directory, config->desk, "");
        CHECK(test::equals_golden(name + ".record", in_lines(draft, statement)));
        ++read;
    }
    CHECK(read >= 40);
}
