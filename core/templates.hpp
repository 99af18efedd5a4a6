// The texts of the mail templates by name: the built-in ones, or the administrator's in their place.
#pragma once
#include <map>
#include <string>

namespace liaison {

/// "acknowledgement" -> mustache text.
using TemplateTexts = std::map<std::string, std::string, std::less<>>;

} // namespace liaison
