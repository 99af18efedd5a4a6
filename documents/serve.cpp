#include "documents/serve.hpp"
#include "documents/read_document.hpp"
#include "documents/seal_probe.hpp"
#include "parser/document_limits.hpp"
#include "parser/document_wire.hpp"
#include <cerrno>
#include <ctime>
#include <new>
#include <optional>
#include <stdexcept>
#include <unistd.h>

namespace liaison {

namespace {

bool read_fully(int descriptor, char* to, std::size_t size) {
    while (size > 0) {
        auto const got = ::read(descriptor, to, size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        to += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool write_fully(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const put = ::write(descriptor, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

std::optional<std::string> read_frame(int descriptor) {
    std::string header(frame_header_bytes, '\0');
    if (!read_fully(descriptor, header.data(), header.size())) return std::nullopt;
    auto const length = frame_length(header);
    if (length > longest_request) return std::nullopt;
    std::string body(length, '\0');
    if (!read_fully(descriptor, body.data(), body.size())) return std::nullopt;
    return body;
}

DocumentAnswer answer_to(DocumentRequest const& request) {
    try {
        if (auto probed = probe_seal(request.bytes)) return {.document = std::move(*probed), .is_last = false};
        return {.document = read_document(request.bytes, request.media_type, request.file_name), .is_last = false};
    } catch (std::bad_alloc const&) {
        return {.document = failure(Fault::bad_input, "needs more memory than a document may have"), .is_last = true};
    } catch (std::exception const& error) {
        return {.document = failure(Fault::bad_input, error.what()), .is_last = true};
    }
}

bool has_used_much_cpu() {
    timespec used{};
    return ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) != 0 ||
           used.tv_sec >= static_cast<std::time_t>(document_limits::retire_after_cpu_seconds);
}

} // namespace

int serve_documents(int descriptor) {
    for (unsigned served = 1;; ++served) {
        auto const body = read_frame(descriptor);
        if (!body) return 0;
        auto const request = parse_request(*body);
        if (!request) return 65;
        auto answer = answer_to(*request);
        answer.is_last |= served >= document_limits::retire_after_documents || has_used_much_cpu();
        if (!write_fully(descriptor, write_answer(answer)) || answer.is_last) return 0;
    }
}

} // namespace liaison
