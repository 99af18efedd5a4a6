// What a person should know about documents that were not read, said once for many.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace liaison {

class DocumentRemarks {
public:
    void add(std::string_view document, std::string_view remark);

    /// One line for each remark, in their order: "a.docx is damaged; the same of b.docx, c.docx and 47 more". Beyond
    /// ten they are only counted.
    [[nodiscard]] std::vector<std::string> lines() const;

private:
    struct Group {
        std::string remark;
        std::vector<std::string> documents;
    };
    std::vector<Group> groups_;
};

} // namespace liaison
