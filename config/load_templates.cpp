#include "config/load_templates.hpp"
#include "config/built_in_templates.hpp"
#include "core/contains.hpp"
#include "core/nearest.hpp"
#include <fstream>
#include <sstream>
#include <system_error>

namespace liaison {
namespace {

constexpr std::string_view extension = ".mustache";

/// Editors' copies are left alone.
bool is_meant(std::string const& name) { return !name.starts_with('.') && !name.ends_with('~'); }

void load_one(std::filesystem::path const& file, TemplateTexts& texts, Problems& problems) {
    std::vector<std::string> names;
    for (auto const& [name, text] : texts) names.push_back(fmt::format("{}{}", name, extension));
    auto const file_name = file.filename().string();
    if (!contains(names, file_name)) {
        problems.add(file, 0, fmt::format("there is no template of that name{}", suggestion(file_name, names)));
        return;
    }
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream)
        problems.add(file, 0, "it cannot be read, or is empty");
    else
        texts[file_name.substr(0, file_name.size() - extension.size())] = std::move(text).str();
}

} // namespace

TemplateTexts load_templates(std::filesystem::path const& folder, Problems& problems) {
    auto texts = built_in_templates();
    if (folder.empty()) return texts;
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator(folder, error))
        if (is_meant(entry.path().filename().string())) files.push_back(entry.path());
    if (error) problems.add(folder, 0, fmt::format("the folder of templates cannot be read: {}", error.message()));
    std::ranges::sort(files);
    for (auto const& file : files) load_one(file, texts, problems);
    return texts;
}

} // namespace liaison
