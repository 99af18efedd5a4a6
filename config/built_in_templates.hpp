// The mail templates of config/templates, compiled into the program.
#pragma once
#include "core/templates.hpp"

namespace liaison {

/// Every file NAME.mustache of config/templates under its NAME; "help" has the text of docs/desk.md.
[[nodiscard]] TemplateTexts built_in_templates();

} // namespace liaison
