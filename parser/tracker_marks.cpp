#include "parser/tracker_marks.hpp"
#include "core/text.hpp"
#include <algorithm>
#include <array>

namespace liaison {
namespace {

struct Tracker {
    std::string_view name;
    std::string_view header; ///< how the names of its own header fields begin
};

constexpr auto trackers = std::to_array<Tracker>({{"GitHub", "X-GitHub-"},
                                                  {"GitLab", "X-GitLab-"},
                                                  {"Gitea", "X-Gitea-"},
                                                  {"Forgejo", "X-Forgejo-"},
                                                  {"Gerrit", "X-Gerrit-"},
                                                  {"Jira", "X-JIRA-"},
                                                  {"Jira", "X-Atlassian-"},
                                                  {"Bugzilla", "X-Bugzilla-"},
                                                  {"Trac", "X-Trac-"},
                                                  {"Redmine", "X-Redmine-"},
                                                  {"Phabricator", "X-Phabricator-"},
                                                  {"Launchpad", "X-Launchpad-"},
                                                  {"Mantis", "X-Mantis-"},
                                                  {"Roundup", "X-Roundup-"},
                                                  {"Debbugs", "X-Debbugs-"},
                                                  {"SourceHut", "X-Sourcehut-"},
                                                  {"Discourse", "X-Discourse-"},
                                                  {"Confluence", "X-Confluence-"},
                                                  {"Slack", "X-Slack-"},
                                                  {"Zoom", "X-Zoom-"}});

} // namespace

std::optional<std::string_view> tracker_named(Mail const& mail) {
    for (auto const& field : mail.headers) {
        if (!starts_with_word(field.name, "X-")) continue;
        auto const mailer = same_word(field.name, "X-Mailer") ? trimmed(field.value) : std::string_view{};
        for (auto const& [name, header] : trackers)
            if (starts_with_word(mailer, name) || starts_with_word(field.name, header)) return name;
    }
    return std::nullopt;
}

} // namespace liaison
