// liaisond-reader: reads attached documents for liaisond, sealed off from everything. Not for use by hand.
#include "documents/pdf.hpp"
#include "documents/seal.hpp"
#include "documents/serve.hpp"
#include <fmt/core.h>
#include <unistd.h>

int main() {
    liaison::prepare_pdf_reading();
    if (auto const sealed = liaison::seal_process(); !sealed) {
        fmt::print(stderr, "liaisond-reader: {}\n", sealed.error().what);
        return liaison::exit_status(sealed.error().fault);
    }
    // Not the way through exit(): the sanitizers' last words need what the seal forbids.
    ::_exit(liaison::serve_documents(STDIN_FILENO));
}
