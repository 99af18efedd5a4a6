#include "config/built_in_templates.hpp"
#include "core/text.hpp"
#include "desk/command_words.hpp"
#include "desk/safe_text.hpp"
#include "desk/templates.hpp"
#include "desk/wording.hpp"
#include "tests/desk/house.hpp"
#include "tests/support/files.hpp"

using namespace liaison;
using namespace liaison::test;

namespace {

std::string error_with(std::string const& text) {
    auto texts = built_in_templates();
    texts["held"] = text;
    auto const compiled = Templates::compile(texts);
    return compiled ? "" : compiled.error().what;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

std::string rendered(std::string const& text, View const& view) {
    auto texts = built_in_templates();
    texts["held"] = text;
    return Templates::compile(texts).value().render("held", view);
}

} // namespace

TEST_CASE("the built-in templates are complete and compile") {
    CHECK(built_in_templates().size() == template_names().size());
    CHECK(Templates::compile(built_in_templates()));
}

TEST_CASE("a template with a name that no mail has is refused, and the name is said") {
    CHECK(error_with("Subject: {{titel}}\n").contains("{{titel}}"));
    CHECK(error_with("Subject: x\n{{#nothing}}a{{/nothing}}\n").contains("{{nothing}}"));
    CHECK(error_with("Subject: x\n{{label}}\n").contains("{{label}}"));
    CHECK(error_with("Subject: x\n{{#missing}}{{label}}: {{title}}{{/missing}}\n").empty());
    CHECK(error_with("Subject: x\n{{#title}}{{label}}{{/title}}\n").contains("{{label}}"));
}

TEST_CASE("a template that cannot be a mail is refused") {
    for (auto const* text :
         {"", "Hello\n", "Subject:\n\nHello\n", "Subject: x\n{{#title}}\n", "Subject: x\n{{title\n",
          "Subject: x\n{{> other}}\n", "Subject: x\n{{=<% %>=}}\n", "Subject: x\n{{}}\n", "Subject: x\n{{/title}}\n"}) {
        CAPTURE(text);
        CHECK_FALSE(error_with(text).empty());
    }
    auto texts = built_in_templates();
    texts.erase("forward");
    CHECK(Templates::compile(texts).error() == Error{Fault::bad_configuration, "template \"forward\": is missing"});
    texts = built_in_templates();
    texts["farward"] = "Subject: x\n";
    CHECK(Templates::compile(texts).error().what.contains("farward"));
}

TEST_CASE("what is left out leaves no gap") {
    View view;
    view.text["title"] = "T";
    auto const* text =
        "Subject: x\n\n{{#title}}\n  {{title}}\n{{/title}}\n{{#deadline}}\n  {{deadline}}\n{{/deadline}}\n"
        "\n{{#cc}}\nCopies:\n\n  {{cc}}\n{{/cc}}\n\nEnd.\n\n";
    CHECK(rendered(text, view) == "Subject: x\n\n  T\n\nEnd.\n");
    view.text["cc"] = "c";
    view.text["deadline"] = "d";
    CHECK(rendered(text, view) == "Subject: x\n\n  T\n  d\n\nCopies:\n\n  c\n\nEnd.\n");
}

TEST_CASE("every name in the view of a mail is one that templates may use") {
    auto const sample = sample_view();
    auto const decision =
        decide(statement_from("ann.lee@itu.example", "ITU-T SG13"), nothing_known(), ietf_house(), morning);
    auto const view = statement_view(decision.record->statement, ietf_desk());
    for (auto const& [name, text] : view.text) CHECK(sample.text.contains(name));
    for (auto const& [name, truth] : view.truth) CHECK(sample.truth.contains(name));
    for (auto const& [name, list] : view.lists) CHECK(sample.lists.contains(name));
}

TEST_CASE("values are neither escaped nor read as templates") {
    View view;
    view.text["title"] = "<a> & \"b\" {{desk}}";
    view.text["desk"] = "IETF";
    CHECK(rendered("Subject: {{title}}\n{{desk}}\n", view) == "Subject: <a> & \"b\" {{desk}}\nIETF\n");
}

TEST_CASE("the mail that explains the commands says what the page of the documentation says") {
    auto const rendered = Templates::compile(built_in_templates()).value().render("help", desk_view(ietf_desk()));
    auto const page = source_file("docs/desk.md");
    CHECK(rendered == "Subject: How to run the IETF liaison desk by mail\n\n" + page);
}

TEST_CASE("no sentence of a built-in template is so wide that its mail would break the line") {
    constexpr std::size_t width = 75; // desk/compose.cpp breaks behind it
    for (auto const& [name, text] : built_in_templates())
        for (auto const written : split(text, '\n')) {
            if (written.starts_with("Subject:") || written.starts_with("{{#") || written.starts_with("{{^")) continue;
            auto line = replaced(std::string{written}, "{{id}}", "LS-1234");
            line = replaced(replaced(std::move(line), "{{mail}}", "12345"), "{{desk}}", "IETF");
            CAPTURE(name);
            CAPTURE(line);
            CHECK(count_characters(line) <= width);
        }
}

TEST_CASE("the page shows every command as it is written") {
    auto const page = source_file("docs/desk.md");
    for (auto const& row : act_rows()) {
        CAPTURE(row.usage);
        bool const optional = row.act == Act::abandon; // shown with its reason
        CHECK(page.contains(fmt::format("\n    {}{}", row.usage, optional ? ":" : " ")));
    }
}
