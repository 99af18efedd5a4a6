#include "parser/signatures.hpp"
#include "core/signed_data.hpp"
#include "core/text.hpp"
#include "parser/document_kind.hpp"
#include "parser/limits.hpp"
#include "parser/parse_mail.hpp"

namespace liaison {
namespace {

constexpr std::string_view envelope_ending = ".p7m";

/// By its type, or by its name where the type says nothing (RFC 8551 3.9).
bool is_envelope(Part const& part) {
    bool const smime = part.type == "application/pkcs7-mime" || part.type == "application/x-pkcs7-mime" ||
                       (part.type == "application/octet-stream" && lower_case(part.name).ends_with(envelope_ending));
    auto const kind = part.parameter("smime-type");
    return smime && part.parts.empty() && (kind.empty() || same_word(kind, "signed-data"));
}

/// The name of a file that somebody signed as it was, not as a part of a mail: "LS.docx" of "LS.docx.p7m". Empty where
/// there is none: mail programs call their envelopes "smime.p7m".
std::string name_of_signed_file(Part const& part, std::string_view content) {
    auto const inner =
        std::string_view{part.name}.substr(0, part.name.size() - std::min(part.name.size(), envelope_ending.size()));
    if (lower_case(part.name).ends_with(envelope_ending) && inner.contains('.')) return std::string{inner};
    static constexpr std::size_t longest_mark = 8; // a part of a mail may hold a document further on
    bool const is_file = document_kind_of(content.substr(0, longest_mark), {}, {}) != DocumentKind::unknown;
    return is_file ? part.name : std::string{};
}

/// The paths of what stands inside `outer` begin with its own.
void move_under(std::string const& outer, Part& part) {
    part.path = fmt::format("{}.{}", outer, part.path);
    for (auto& inner : part.parts) move_under(outer, inner);
    if (part.message) move_under(outer, part.message->top);
}

class Opener {
public:
    Opener(Mail& mail, unsigned depth) : mail_(mail), depth_(depth) {}

    void open(Part& part) {
        if (part.message) return open(part.message->top);
        if (part.type == "multipart/signed") note(part, fmt::format("{}, not checked", name_of_protocol(part)));
        if (part.text && part.text->starts_with("-----BEGIN PGP SIGNED MESSAGE-----"))
            note(part, "OpenPGP, not checked");
        if (is_envelope(part) && depth_ > 0 && left_ > 0) return open_envelope(part);
        for (auto& inner : part.parts) open(inner);
    }

private:
    void note(Part const& part, std::string_view what) {
        mail_.signatures.push_back(fmt::format("{}: {}", part.path, what));
    }

    static std::string_view name_of_protocol(Part const& part) {
        return lower_case(part.parameter("protocol")).contains("pgp") ? "OpenPGP" : "S/MIME";
    }

    void open_envelope(Part& part) {
        auto opened = open_signed_data(part.bytes);
        if (!opened) return;
        --left_;
        note(part, opened->intact ? "S/MIME, fits its text; the certificate was not checked"
                                  : "S/MIME, does not fit its text");
        if (auto name = name_of_signed_file(part, opened->content); !name.empty())
            return take_file(part, std::move(name), std::move(opened->content));
        auto inner = parse_entity(opened->content, depth_ - 1);
        for (auto const& defect : inner.defects) mail_.defects.push_back(fmt::format("{}.{}", part.path, defect));
        for (auto const& signature : inner.signatures)
            mail_.signatures.push_back(fmt::format("{}.{}", part.path, signature));
        if (!mail_.over_limit && inner.over_limit)
            mail_.over_limit = fmt::format("{}.{}", part.path, *inner.over_limit);
        move_under(part.path, inner.top);
        part.parts.push_back(std::move(inner.top));
    }

    static void take_file(Part& part, std::string name, std::string content) {
        Part file;
        file.path = part.path + ".1";
        file.type = "application/octet-stream";
        file.name = std::move(name);
        file.disposition = "attachment";
        file.bytes = std::move(content);
        part.parts.push_back(std::move(file));
    }

    Mail& mail_;
    unsigned depth_;
    unsigned left_ = limits::opened_signatures;
};

} // namespace

void open_signatures(Mail& mail, unsigned depth) { Opener{mail, depth}.open(mail.top); }

} // namespace liaison
