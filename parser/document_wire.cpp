#include "parser/document_wire.hpp"
#include "parser/document_limits.hpp"

namespace liaison {

namespace {

constexpr int deepest_answer = 8; // archives in archives

void put_number(std::string& out, std::size_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>((value >> shift) & 0xffU));
}

void put_text(std::string& out, std::string_view text) {
    put_number(out, text.size());
    out.append(text);
}

void put_document(std::string& out, DocumentText const& document) {
    put_text(out, document.name);
    put_text(out, document.kind);
    put_number(out, document.lines.size());
    for (auto const& line : document.lines) {
        out.push_back(static_cast<char>(line.zone));
        put_text(out, line.text);
    }
    put_number(out, document.remarks.size());
    for (auto const& remark : document.remarks) put_text(out, remark);
    put_number(out, document.inner.size());
    for (auto const& inner : document.inner) put_document(out, inner);
}

std::string framed(std::string_view body) {
    std::string frame;
    frame.reserve(frame_header_bytes + body.size());
    put_text(frame, body);
    return frame;
}

// Takes values off a body; after the first that is not there all are empty and `ok` is false.
class Taker {
public:
    explicit Taker(std::string_view body) : rest_(body) {}

    std::size_t number() { return frame_length(take(frame_header_bytes)); }
    std::string_view text() { return take(number()); }
    unsigned char byte() {
        auto const one = take(1);
        return one.empty() ? 0 : static_cast<unsigned char>(one[0]);
    }
    /// A count of things of at least `each` bytes, which the rest must have room for.
    std::size_t count(std::size_t each) {
        auto const many = number();
        ok_ = ok_ && many <= rest_.size() / each;
        return ok_ ? many : 0;
    }
    void refuse() { ok_ = false; }
    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] bool is_at_end() const { return ok_ && rest_.empty(); }

private:
    std::string_view take(std::size_t size) {
        ok_ = ok_ && size <= rest_.size();
        if (!ok_) return {};
        auto const taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }

    std::string_view rest_;
    bool ok_ = true;
};

DocumentText take_document(Taker& from, int depth) {
    DocumentText document;
    if (depth > deepest_answer) from.refuse();
    document.name = from.text();
    document.kind = from.text();
    for (auto left = from.count(1 + frame_header_bytes); left > 0; --left) {
        auto const zone = from.byte();
        if (zone > static_cast<unsigned char>(PagePart::footer)) from.refuse();
        document.lines.push_back({static_cast<PagePart>(zone), std::string{from.text()}});
    }
    for (auto left = from.count(frame_header_bytes); left > 0; --left) document.remarks.emplace_back(from.text());
    for (auto left = from.count(frame_header_bytes); left > 0 && from.ok(); --left)
        document.inner.push_back(take_document(from, depth + 1));
    return document;
}

} // namespace

std::size_t frame_length(std::string_view header) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < header.size() && i < frame_header_bytes; ++i)
        value |= static_cast<std::size_t>(static_cast<unsigned char>(header[i])) << (8 * i);
    return value;
}

std::string write_request(DocumentRequest const& request) {
    std::string body;
    body.reserve(request.bytes.size() + request.media_type.size() + request.file_name.size() + 3 * frame_header_bytes);
    put_text(body, request.media_type);
    put_text(body, request.file_name);
    put_text(body, request.bytes);
    return framed(body);
}

std::string write_answer(DocumentAnswer const& answer) {
    std::string body;
    body.push_back(answer.is_last ? 1 : 0);
    body.push_back(answer.document ? 1 : 0);
    if (answer.document)
        put_document(body, *answer.document);
    else
        put_text(body, answer.document.error().what);
    return framed(body);
}

std::optional<DocumentRequest> parse_request(std::string_view body) {
    Taker from{body};
    DocumentRequest request;
    request.media_type = from.text();
    request.file_name = from.text();
    request.bytes = from.text();
    return from.is_at_end() ? std::optional{request} : std::nullopt;
}

std::optional<DocumentAnswer> parse_answer(std::string_view body) {
    Taker from{body};
    DocumentAnswer answer;
    answer.is_last = from.byte() != 0;
    bool const was_read = from.byte() != 0;
    if (was_read)
        answer.document = take_document(from, 0);
    else
        answer.document = failure(Fault::bad_input, std::string{from.text()});
    return from.is_at_end() ? std::optional{std::move(answer)} : std::nullopt;
}

} // namespace liaison
