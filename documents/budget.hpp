// What reading one mail's document may still use; shared by all documents of an archive.
#pragma once
#include "parser/document_limits.hpp"
#include <cstddef>

namespace liaison {

struct Budget {
    std::size_t text_bytes = document_limits::text_bytes;
    std::size_t lines = document_limits::lines;
    std::size_t unpacked_bytes = document_limits::unpacked_bytes;
    std::size_t documents = document_limits::archive_documents;
};

} // namespace liaison
