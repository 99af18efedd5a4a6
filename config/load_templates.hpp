// The wording of the mails: the built-in templates, and the administrator's in their place.
#pragma once
#include "config/problems.hpp"
#include "core/templates.hpp"
#include <filesystem>

namespace liaison {

/// The built-in texts, each replaced by `folder`/NAME.mustache where that exists. A file that is named like no template
/// is a problem. An empty `folder`: the built-in ones alone.
[[nodiscard]] TemplateTexts load_templates(std::filesystem::path const& folder, Problems& problems);

} // namespace liaison
