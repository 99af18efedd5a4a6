#include "desk/templates.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"
#include "desk/wording.hpp"
#include <kainjow/mustache.hpp>

namespace liaison {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

/// What is empty is left out: a section sees it as false, so that a template can leave its line out.
data written(View const& view) {
    data result{data::type::object};
    for (auto const& [name, text] : view.text)
        if (!text.empty()) result.set(name, data{text});
    for (auto const& [name, truth] : view.truth)
        if (truth) result.set(name, data{data::type::bool_true});
    for (auto const& [name, items] : view.lists) {
        if (items.empty()) continue;
        data list{data::type::list};
        for (auto const& item : items) list << written(item);
        result.set(name, list);
    }
    return result;
}

bool has_text_or_truth(View const& view, std::string const& name) {
    return view.text.contains(name) || view.truth.contains(name);
}

/// Walks the tags of a template as mustache nests them and finds the first that no view can fill.
class TagCheck {
public:
    explicit TagCheck(View const& sample) { scopes_.push_back(&sample); }

    /// What is wrong with the tag; nothing if it is fine.
    std::optional<std::string> next(std::string_view tag) {
        tag = trimmed(tag);
        if (tag.empty()) return "an empty tag {{}}";
        auto const sign = tag.front();
        std::string const name{std::string_view{"#^/&!>={"}.contains(sign) ? trimmed(tag.substr(1)) : tag};
        switch (sign) {
        case '!': return std::nullopt;
        case '>':
        case '=': return fmt::format("{{{{{}}}}}: partials and other delimiters are not supported", tag);
        case '/':
            if (scopes_.size() > 1) scopes_.pop_back();
            return std::nullopt;
        case '#':
        case '^': return open(name);
        default: return is_known(name) ? std::nullopt : std::optional{unknown(name)};
        }
    }

private:
    std::optional<std::string> open(std::string const& name) {
        auto const* scope = scopes_.back();
        for (auto const* outer : scopes_)
            if (auto const list = outer->lists.find(name); list != outer->lists.end()) {
                scopes_.push_back(list->second.empty() ? scope : &list->second.front());
                return std::nullopt;
            }
        if (!is_known(name)) return unknown(name);
        scopes_.push_back(scope);
        return std::nullopt;
    }
    [[nodiscard]] bool is_known(std::string const& name) const {
        return std::ranges::any_of(scopes_, [&](View const* scope) { return has_text_or_truth(*scope, name); });
    }
    static std::string unknown(std::string const& name) {
        return fmt::format("{{{{{}}}}}: no mail of the desk has a value of that name", name);
    }

    std::vector<View const*> scopes_;
};

std::optional<std::string> wrong_tag(std::string_view text, View const& sample) {
    TagCheck check{sample};
    for (auto open = text.find("{{"); open != text.npos; open = text.find("{{", open)) {
        auto const close = text.find("}}", open);
        if (close == text.npos) return "a tag is not closed with }}";
        if (auto wrong = check.next(text.substr(open + 2, close - open - 2))) return wrong;
        open = close + 2;
    }
    return std::nullopt;
}

bool begins_with_subject(std::string_view rendered) {
    return starts_with_word(rendered, "Subject:") && !trimmed(rendered.substr(8, rendered.find('\n') - 8)).empty();
}

std::unexpected<Error> wrong_template(std::string_view name, std::string_view what) {
    return failure(Fault::bad_configuration, fmt::format("template \"{}\": {}", name, what));
}

// kainjow takes every blank for itself and drops empty lines beside sections; signs in their place keep a text whole.
constexpr char empty_line = '\x01';
constexpr char blank = '\x02';

/// A line with a section's tag alone is no line of the mail; kainjow would leave it where the section is skipped.
bool is_tag_alone(std::string_view line) {
    constexpr std::string_view signs = "#^/!";
    return line.size() > 4 && line.starts_with("{{") && signs.contains(line[2]) && line.find("}}") == line.size() - 2;
}

/// The text with its blanks outside of tags replaced.
std::string with_blanks_kept(std::string_view line) {
    std::string result{line};
    for (std::size_t at = 0; at < result.size(); ++at) {
        if (std::string_view{result}.substr(at).starts_with("{{"))
            at = std::min(result.find("}}", at), result.size() - 1);
        else if (result[at] == ' ')
            result[at] = blank;
    }
    return result;
}

std::string prepared(std::string_view text) {
    std::string result;
    for (auto const line : split(text, '\n')) {
        auto const content = trimmed(line);
        if (is_tag_alone(content)) {
            result += content;
            continue;
        }
        result += content.empty() ? std::string{empty_line} : with_blanks_kept(line);
        result += '\n';
    }
    return result;
}

std::string rendered(mustache& compiled, View const& view) {
    std::string text;
    compiled.render(written(view), [&](std::string const& piece) { text += piece; });
    std::ranges::replace(text, blank, ' ');
    return text;
}

/// Paragraphs stand one empty line apart, whichever of them were left out.
std::string with_single_empty_lines(std::string_view rendered) {
    std::string text;
    bool gap = false;
    for (auto const line : split(rendered, '\n')) {
        if (trimmed(line).empty() || line.front() == empty_line) {
            gap = !text.empty();
            continue;
        }
        if (std::exchange(gap, false)) text += '\n';
        text.append(line) += '\n';
    }
    return text;
}

/// One template, ready; kainjow's rendering changes it only to note an error in a partial or lambda, of which there are
/// none.
Result<std::unique_ptr<mustache>> compile_one(std::string_view name, std::string const& text, View const& sample) {
    if (auto const wrong = wrong_tag(text, sample)) return wrong_template(name, *wrong);
    auto compiled = std::make_unique<mustache>(prepared(text));
    if (!compiled->is_valid()) return wrong_template(name, compiled->error_message());
    compiled->set_custom_escape([](std::string const& value) { return value; });
    if (!begins_with_subject(rendered(*compiled, sample)))
        return wrong_template(name, "its first line must be \"Subject: ...\"");
    return compiled;
}

} // namespace

struct Templates::Compiled {
    std::map<std::string, std::unique_ptr<mustache>, std::less<>> by_name;
};

Templates::Templates() : compiled_(std::make_unique<Compiled>()) {}
Templates::~Templates() = default;
Templates::Templates(Templates&&) noexcept = default;
Templates& Templates::operator=(Templates&&) noexcept = default;

Result<Templates> Templates::compile(TemplateTexts const& texts) {
    Templates templates;
    auto const sample = sample_view();
    for (auto const& [name, text] : texts) {
        if (!contains(template_names(), std::string_view{name}))
            return wrong_template(
                name, fmt::format("no mail is written with it; the names are {}", fmt::join(template_names(), ", ")));
        auto compiled = compile_one(name, text, sample);
        if (!compiled) return std::unexpected(compiled.error());
        templates.compiled_->by_name.emplace(name, *std::move(compiled));
    }
    for (auto const name : template_names())
        if (!templates.compiled_->by_name.contains(name)) return wrong_template(name, "is missing");
    return templates;
}

std::string Templates::render(std::string_view name, View const& view) const {
    return with_single_empty_lines(rendered(*compiled_->by_name.find(name)->second, view));
}

} // namespace liaison
