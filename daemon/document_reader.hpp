// Reads attached documents in a sealed process beside this one, so that a hostile document costs its own text only.
#pragma once
#include "parser/document.hpp"
#include "parser/document_limits.hpp"
#include "parser/document_wire.hpp"
#include <chrono>
#include <expected>
#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace liaison {

/// Where liaisond-reader is: beside the running program, else in libexec/liaisond under the same prefix.
[[nodiscard]] std::filesystem::path reader_program();

/// One reading process, started when the first document comes and replaced when it crashed, hung or has done enough.
/// For one thread, all but stop(); a pool has one each.
class DocumentReader {
public:
    explicit DocumentReader(std::filesystem::path program,
                            std::chrono::milliseconds time_for_document = document_limits::time_for_document);
    ~DocumentReader(); ///< ends the process
    DocumentReader(DocumentReader const&) = delete;
    DocumentReader& operator=(DocumentReader const&) = delete;

    using Deadline = std::chrono::steady_clock::time_point;

    /// The text of a document; blocks until it is read, at most the time for a document, and not beyond `until`. Never
    /// fails: what could not be read is said in the remarks.
    [[nodiscard]] DocumentText read(std::string_view bytes, std::string_view media_type, std::string_view file_name,
                                    Deadline until = Deadline::max());
    /// Whatever is being read now or later is left unread.
    void stop() { stopping_.request_stop(); }

private:
    template <class T> using Said = std::expected<T, std::string>; ///< or a remark: why the document was not read

    [[nodiscard]] Said<void> start();
    [[nodiscard]] Said<void> ready();
    [[nodiscard]] Said<DocumentText> ask(DocumentRequest const& request, Deadline until);
    [[nodiscard]] Said<std::string> exchange(std::string_view frame, Deadline deadline);
    [[nodiscard]] Said<void> send(std::string_view bytes, Deadline deadline);
    [[nodiscard]] Said<std::string> receive(std::size_t size, Deadline deadline);
    [[nodiscard]] Said<void> wait(short events, Deadline deadline);
    [[nodiscard]] std::string how_it_ended();
    void end();

    std::filesystem::path program_;
    std::chrono::milliseconds time_for_document_;
    std::stop_source stopping_;
    Deadline begun_; ///< when the document that is being read was handed over
    int socket_ = -1;
    pid_t process_ = -1;
};

/// Reads one mail's documents with `reader`, which must outlive what is returned.
[[nodiscard]] inline auto reading_by(DocumentReader& reader) {
    auto const until = std::chrono::steady_clock::now() + document_limits::time_for_documents;
    return [&reader, until](std::string_view bytes, std::string_view media_type, std::string_view file_name) {
        return reader.read(bytes, media_type, file_name, until);
    };
}

} // namespace liaison
