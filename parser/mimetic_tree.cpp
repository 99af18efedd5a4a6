#include "parser/mimetic_tree.hpp"
#include "parser/encoded_words.hpp"
#include <mimetic/mimeentity.h>
#include <mimetic/parser/itparser.h>

namespace liaison {
namespace {

bool is_leaf(Part const& part) { return part.parts.empty() && !part.message; }

std::size_t occurrences(std::string_view text, std::string_view word) {
    std::size_t count = 0;
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) ++count;
    return count;
}

/// Writes the outline in the one form that mimetic reads rightly: CRLF, no header fields but the Content-Type of what
/// has parts, bodies decoded, boundaries of our own that occur nowhere else.
class NormalForm {
public:
    NormalForm(Outline const& outline, std::string tag) : outline_(outline), tag_(std::move(tag)) {
        std::size_t size = 4096;
        for (auto const& leaf : outline.leaves) size += leaf.encoded.size() + 64;
        text_.reserve(size);
        write(outline.mail.top);
    }
    [[nodiscard]] std::string const& text() const { return text_; }
    [[nodiscard]] bool is_unambiguous() const { return occurrences(text_, tag_) == tags_; }
    struct Finding {
        std::string_view defect;
        std::string name;
    };
    [[nodiscard]] std::vector<Finding>& findings() { return findings_; } ///< of each leaf

private:
    void write(Part const& part);
    void write_leaf(LeafBody const& leaf);
    std::string next_boundary() { return fmt::format("{}{:04}", tag_, multiparts_++); }

    Outline const& outline_;
    std::string tag_;
    std::string text_;
    std::size_t tags_ = 0;
    std::size_t multiparts_ = 0;
    std::vector<Finding> findings_;
};

void NormalForm::write(Part const& part) {
    if (part.message) {
        text_ += "Content-Type: message/rfc822\r\n\r\n";
        write(part.message->top);
    } else if (part.parts.empty()) {
        write_leaf(outline_.leaves[findings_.size()]);
    } else {
        auto const boundary = next_boundary();
        text_ += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n";
        for (auto const& child : part.parts) {
            text_ += "--" + boundary + "\r\n";
            write(child);
            text_ += "\r\n";
        }
        text_ += "--" + boundary + "--\r\n";
        tags_ += part.parts.size() + 2;
    }
}

void NormalForm::write_leaf(LeafBody const& leaf) {
    text_ += "\r\n";
    if (leaf.encoding == TransferEncoding::none) {
        text_ += leaf.encoded;
        findings_.emplace_back();
        return;
    }
    auto decoded = decode_body(leaf.encoded, leaf.encoding);
    text_ += decoded.bytes;
    findings_.push_back({decoded.defect, std::move(decoded.name)});
}

/// A form whose boundaries occur nowhere in the bodies: the tag depends on all bytes of the mail, so that hardly a
/// second try is ever needed.
NormalForm write_unambiguously(Outline const& outline) {
    std::size_t seed = 0;
    for (auto const& leaf : outline.leaves) seed = seed * 31 + std::hash<std::string_view>{}(leaf.encoded);
    for (;; ++seed) {
        NormalForm form{outline, fmt::format("liaison{:016x}", std::hash<std::size_t>{}(seed))};
        if (form.is_unambiguous()) return form;
    }
}

/// Moves the bodies out of mimetic's tree into ours, leaf by leaf.
class BodyTaker {
public:
    BodyTaker(Mail& mail, std::vector<NormalForm::Finding>& findings) : mail_(mail), findings_(findings) {}
    void take(Part& part, mimetic::MimeEntity& entity);

private:
    void take_leaf(Part& part, mimetic::MimeEntity& entity);
    Mail& mail_;
    std::vector<NormalForm::Finding>& findings_;
    std::size_t leaf_ = 0;
};

void BodyTaker::take(Part& part, mimetic::MimeEntity& entity) {
    if (is_leaf(part)) return take_leaf(part, entity);
    auto& children = entity.body().parts();
    if (part.message) return take(part.message->top, *children.front());
    auto child = children.begin();
    for (auto& inner : part.parts) take(inner, **child++);
}

void BodyTaker::take_leaf(Part& part, mimetic::MimeEntity& entity) {
    std::string& body = entity.body();
    part.bytes = std::move(body);
    auto& finding = findings_[leaf_++];
    if (part.name.empty()) part.name = decode_words(finding.name, {});
    if (!finding.defect.empty()) mail_.defects.push_back(fmt::format("{}: {}", part.path, finding.defect));
}

} // namespace

void load_bodies(Outline& outline) {
    mimetic::MimeEntity entity;
    std::vector<NormalForm::Finding> findings;
    {
        auto form = write_unambiguously(outline);
        auto const* const begin = form.text().data();
        entity.load(begin, begin + form.text().size());
        findings = std::move(form.findings());
    }
    BodyTaker{outline.mail, findings}.take(outline.mail.top, entity);
}

} // namespace liaison
