// The wording of the mails: mustache templates, the only door to that library.
#pragma once
#include "core/error.hpp"
#include "core/templates.hpp"
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

/// What a template sees: text, a truth, or a list of such maps, by name.
struct View {
    std::map<std::string, std::string> text;
    std::map<std::string, bool> truth;
    std::map<std::string, std::vector<View>> lists;
};

/// The templates, compiled once. Output is plain text: nothing is escaped.
class Templates {
public:
    /// Errors: bad_configuration: a template is missing, does not compile, or does not render against the sample views.
    [[nodiscard]] static Result<Templates> compile(TemplateTexts const& texts);
    ~Templates();
    Templates(Templates&&) noexcept;
    Templates& operator=(Templates&&) noexcept;

    /// The text of the template `name`, which must exist. Thread-safe after compile().
    [[nodiscard]] std::string render(std::string_view name, View const& view) const;

private:
    Templates();
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

} // namespace liaison
