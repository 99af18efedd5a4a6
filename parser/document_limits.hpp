// How much of a document is read, and what reading it may cost. Beyond a limit the rest is left out, with a remark.
#pragma once
#include <chrono>
#include <cstddef>

namespace liaison::document_limits {

inline constexpr std::size_t mega_byte = 1024 * 1024;

// What goes in.
inline constexpr std::size_t document_bytes = 64 * mega_byte;
inline constexpr std::size_t name_bytes = 1024;

// What comes out, over all documents of one archive.
inline constexpr std::size_t text_bytes = 4 * mega_byte;
inline constexpr std::size_t lines = 100'000;
inline constexpr std::size_t remarks = 50;

// Archives: .zip, and the one that a .docx or an .odt is.
inline constexpr std::size_t archive_entries = 10'000;          ///< more: the archive is not opened
inline constexpr std::size_t archive_documents = 50;            ///< documents read, inner archives' included
inline constexpr std::size_t archive_depth = 2;                 ///< an archive in an archive, no deeper
inline constexpr std::size_t unpacked_bytes = 64 * mega_byte;   ///< of all entries read together
inline constexpr std::size_t ratio = 200;                       ///< unpacked to packed, of an entry ...
inline constexpr std::size_t ratio_counts_from = 1 * mega_byte; ///< ... that unpacks to more than this

// XML in a .docx or an .odt.
inline constexpr std::size_t xml_bytes = 16 * mega_byte; ///< of one part
inline constexpr std::size_t xml_depth = 200;

// Pages, groups, attributes.
inline constexpr int pdf_pages = 200;
inline constexpr std::chrono::seconds time_for_pages{10};
inline constexpr std::size_t pdf_words_on_page = 20'000;
inline constexpr std::size_t rtf_depth = 200;
inline constexpr std::size_t tnef_attributes = 5'000;
inline constexpr std::size_t mapi_properties = 5'000;

// The process that reads.
inline constexpr std::chrono::seconds time_for_document{20};
inline constexpr std::chrono::seconds time_for_documents{30};  ///< all those of one mail
inline constexpr std::size_t process_memory = 256 * mega_byte; ///< address space
inline constexpr unsigned process_cpu_seconds = 60;            ///< in its whole life
inline constexpr unsigned retire_after_cpu_seconds = 30;       ///< so that each document finds enough of it
inline constexpr unsigned retire_after_documents = 200;
inline constexpr unsigned process_files = 8;

} // namespace liaison::document_limits
