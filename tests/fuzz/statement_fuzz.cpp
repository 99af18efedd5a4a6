// Any bytes read as a mail, as a statement and as a record, against a small directory: nothing may crash or hang.
#include "desk/resolve.hpp"
#include "parser/draft.hpp"
#include "parser/label_reader.hpp"
#include "tests/support/directory.hpp"
#include <cstddef>
#include <cstdint>

using namespace liaison;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static Directory const directory = test::sample_directory();
    static Bodies const bodies{directory, "IETF"};
    static Desk const desk{.name = "IETF", .address = "statements@ietf.example"};
    std::string const raw{data, data + size};
    auto const draft = read_statement(parse_mail(raw));
    auto const statement = resolve(draft, bodies, directory, desk, "ITU-T");
    // the same octets as the text of a form, without a mail around them
    auto const evidence = read_labelled_text(raw, "text", std::nullopt);
    return statement.title.size() + evidence.size() > raw.size() * 8 + 4096 ? -1 : 0;
}
