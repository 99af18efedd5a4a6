#include "parser/outline.hpp"
#include "core/text.hpp"
#include "parser/boundaries.hpp"
#include "parser/header_block.hpp"
#include "parser/limits.hpp"
#include "parser/lines.hpp"
#include "parser/message_header.hpp"
#include "parser/part_header.hpp"
#include "parser/transfer_encoding.hpp"

namespace liaison {
namespace {

std::string_view first_line_of(std::string_view text) {
    auto line = line_at(text, 0);
    while (line.next < text.size() && line.text.empty()) line = line_at(text, line.next);
    return line.text;
}

bool is_field(std::string_view line) {
    auto const name = line.substr(0, line.find(':'));
    return !name.empty() && name.size() < line.size() &&
           std::ranges::all_of(name, [](char c) { return c > ' ' && c <= '~'; });
}

bool is_encoded(TransferEncoding encoding) {
    return encoding != TransferEncoding::none && encoding != TransferEncoding::unknown;
}

/// Goes through the bytes once, from boundary line to boundary line.
class Scanner {
public:
    explicit Scanner(std::string_view raw) : all_(raw) {}
    Outline scan();

private:
    Mail read_message(std::string const& path, std::size_t depth);
    Part read_entity(std::string path, std::string_view default_type, std::size_t depth);
    Part read_body(DescribedPart described, std::size_t depth);
    void read_leaf(TransferEncoding encoding);
    void read_multipart(Part& part, std::size_t depth);
    void read_children(Part& part, std::size_t level, std::size_t depth);
    void read_inner_message(Part& part, TransferEncoding encoding, std::size_t depth);
    void read_encoded_message(Part& part, TransferEncoding encoding, std::size_t depth);
    bool first_line_is_field() const;
    bool is_mail_file(DescribedPart const& described) const;
    std::string boundary_of(Part const& part) const;
    std::string_view up_to_boundary();
    void note(Part const& part, std::string_view defect);
    void note(std::string_view path, HeaderBlock const& block);

    std::string_view all_;
    std::size_t at_ = 0;
    Boundaries boundaries_;
    std::optional<BoundaryHit> hit_; ///< the boundary line that ended the last body; none at the end of the mail
    std::size_t parts_ = 0;
    std::size_t encoded_messages_ = 0;
    std::optional<std::string> over_limit_;
    std::vector<std::string> defects_;
    Outline outline_;
};

Outline Scanner::scan() {
    auto mail = read_message("1", 0);
    mail.defects = std::move(defects_);
    mail.over_limit = std::move(over_limit_);
    outline_.mail = std::move(mail);
    return std::move(outline_);
}

void Scanner::note(Part const& part, std::string_view defect) {
    defects_.push_back(fmt::format("{}: {}", part.path, defect));
}

void Scanner::note(std::string_view path, HeaderBlock const& block) {
    for (auto const& defect : block.defects) defects_.push_back(fmt::format("{}: {}", path, defect));
    if (block.over_limit && !over_limit_) over_limit_ = fmt::format("{}: {}", path, *block.over_limit);
}

Mail Scanner::read_message(std::string const& path, std::size_t depth) {
    auto block = read_header_block(all_, at_, boundaries_, true);
    at_ = block.body;
    note(path, block);
    auto described = describe_part(block.fields, "text/plain");
    described.part.path = path;
    auto mail = describe_message(std::move(block.fields), described.part.parameter("charset"));
    if (!mail.date && !mail.header("date").empty()) defects_.push_back(path + ": the date cannot be read");
    mail.top = read_body(std::move(described), depth);
    return mail;
}

Part Scanner::read_entity(std::string path, std::string_view default_type, std::size_t depth) {
    auto block = read_header_block(all_, at_, boundaries_, false);
    at_ = block.body;
    note(path, block);
    auto described = describe_part(block.fields, default_type);
    described.part.path = std::move(path);
    described.part.headers = std::move(block.fields);
    return read_body(std::move(described), depth);
}

Part Scanner::read_body(DescribedPart described, std::size_t depth) {
    auto& part = described.part;
    ++parts_;
    bool const mail_file = is_mail_file(described);
    if (mail_file) {
        note(part, fmt::format("a mail declared as {}", part.type));
        part.type = "message/rfc822";
    }
    bool const nests = part.is_multipart() || is_message_type(part.type);
    if (nests && depth >= limits::depth) {
        if (!over_limit_) over_limit_ = fmt::format("{}: more than 100 parts inside one another", part.path);
        read_leaf(described.encoding);
    } else if (part.is_multipart()) {
        read_multipart(part, depth);
    } else if (mail_file && is_encoded(described.encoding)) {
        read_encoded_message(part, described.encoding, depth);
    } else if (nests) {
        read_inner_message(part, described.encoding, depth);
    } else {
        read_leaf(described.encoding);
    }
    return std::move(part);
}

/// The bytes from here to the next boundary line, without the line end that belongs to that (RFC 2046 5.1.1).
std::string_view Scanner::up_to_boundary() {
    auto const begin = at_;
    hit_.reset();
    while (boundaries_.size() > 0 && at_ < all_.size()) {
        if (all_.substr(at_, 2) == "--") {
            auto const line = line_at(all_, at_);
            if ((hit_ = boundaries_.match(line.text))) {
                at_ = line.next;
                auto body = all_.substr(begin, line.begin - begin);
                if (body.ends_with('\n')) body.remove_suffix(1);
                if (body.ends_with('\r')) body.remove_suffix(1);
                return body;
            }
        }
        auto const end = all_.find('\n', at_);
        at_ = end == all_.npos ? all_.size() : end + 1;
    }
    at_ = all_.size();
    return all_.substr(begin);
}

void Scanner::read_leaf(TransferEncoding encoding) { outline_.leaves.push_back({up_to_boundary(), encoding}); }

/// The declared boundary; where none is, that of the first line that looks like one and has a part's header behind it.
std::string Scanner::boundary_of(Part const& part) const {
    static constexpr std::size_t look_at_most = 64UL * 1024;
    auto declared = without_trailing_blanks(part.parameter("boundary"));
    while (declared.ends_with('"')) declared.remove_suffix(1);
    if (!declared.empty()) return std::string{declared};
    auto const end = std::min(all_.size(), at_ + look_at_most);
    for (auto at = at_; at < end;) {
        auto const line = line_at(all_, at);
        if (boundaries_.match(line.text)) break;
        auto const candidate = without_trailing_blanks(line.text);
        bool const looks_right = candidate.size() > 2 && candidate.starts_with("--") && candidate.back() != '-';
        if (looks_right && starts_with_word(line_at(all_, line.next).text, "content-"))
            return std::string{candidate.substr(2)};
        at = line.next;
    }
    return {};
}

void Scanner::read_multipart(Part& part, std::size_t depth) {
    auto const boundary = boundary_of(part);
    if (part.parameter("boundary").empty()) note(part, "multipart without a boundary");
    if (boundary.empty()) return read_leaf(TransferEncoding::none);
    auto const level = boundaries_.size();
    boundaries_.open(boundary);
    auto const preamble = up_to_boundary();
    bool const ours = hit_ && hit_->level == level;
    if (ours) read_children(part, level, depth);
    if (hit_ && hit_->level == level) {
        boundaries_.close();
        up_to_boundary(); // the epilogue
    } else {
        boundaries_.close();
        if (ours) note(part, "multipart without its last boundary");
    }
    if (!part.parts.empty()) return;
    note(part, "multipart without a part");
    outline_.leaves.push_back({preamble, TransferEncoding::none});
}

void Scanner::read_children(Part& part, std::size_t level, std::size_t depth) {
    auto const* const default_type = part.type == "multipart/digest" ? "message/rfc822" : "text/plain";
    while (hit_ && hit_->level == level && !hit_->closes) {
        if (parts_ >= limits::parts) {
            if (!over_limit_) over_limit_ = fmt::format("{}: more than 2,000 parts", part.path);
            up_to_boundary();
        } else {
            auto path = fmt::format("{}.{}", part.path, part.parts.size() + 1);
            part.parts.push_back(read_entity(std::move(path), default_type, depth + 1));
        }
    }
}

void Scanner::read_inner_message(Part& part, TransferEncoding encoding, std::size_t depth) {
    bool const encoded = is_encoded(encoding);
    if (encoded && !first_line_is_field()) return read_encoded_message(part, encoding, depth);
    if (encoded) note(part, "the message is not encoded as declared");
    part.message = std::make_unique<Mail>(read_message(part.path + ".1", depth + 1));
}

/// Whether the text starts like a header, which no encoded text does.
bool Scanner::first_line_is_field() const { return first_line_of(all_.substr(at_)).contains(':'); }

/// What a mail program takes for a file is a mail when it is called so and begins like one.
bool Scanner::is_mail_file(DescribedPart const& described) const {
    constexpr std::size_t looked_at = 1024;
    if (described.part.type != "application/octet-stream" || !lower_case(described.part.name).ends_with(".eml"))
        return false;
    return is_field(first_line_of(decode_body(all_.substr(at_, looked_at), described.encoding).bytes));
}

/// Base64 or the like, against RFC 2046 5.2.1: the message is decoded, held and read on its own.
void Scanner::read_encoded_message(Part& part, TransferEncoding encoding, std::size_t depth) {
    if (encoded_messages_ == limits::encoded_messages) {
        if (!over_limit_) over_limit_ = fmt::format("{}: more than 3 encoded messages inside one another", part.path);
        return read_leaf(encoding);
    }
    auto decoded = decode_body(up_to_boundary(), encoding);
    if (!decoded.defect.empty()) note(part, decoded.defect);
    outline_.held.push_back(std::move(decoded.bytes));
    auto const all = std::exchange(all_, outline_.held.back());
    auto const at = std::exchange(at_, 0);
    auto const hit = hit_;
    auto boundaries = std::exchange(boundaries_, {});
    ++encoded_messages_;
    part.message = std::make_unique<Mail>(read_message(part.path + ".1", depth + 1));
    --encoded_messages_;
    boundaries_ = std::move(boundaries);
    all_ = all;
    at_ = at;
    hit_ = hit;
}

} // namespace

Outline read_outline(std::string_view raw) { return Scanner{raw}.scan(); }

} // namespace liaison
