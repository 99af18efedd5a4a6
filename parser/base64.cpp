#include "parser/base64.hpp"

namespace liaison {
namespace {

constexpr std::uint8_t white = 64;
constexpr std::uint8_t padding = 65;
constexpr std::uint8_t noise = 66;

constexpr std::array<std::uint8_t, 256> meanings = [] {
    std::array<std::uint8_t, 256> table{};
    table.fill(noise);
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    for (char const c : {' ', '\t', '\r', '\n'}) table[static_cast<unsigned char>(c)] = white;
    table[static_cast<unsigned char>('=')] = padding;
    return table;
}();

std::uint8_t meaning(char c) { return meanings[static_cast<unsigned char>(c)]; }

class Base64Reader {
public:
    explicit Base64Reader(std::string_view encoded) : encoded_(encoded) { bytes_.reserve(encoded.size() / 4 * 3 + 3); }
    Decoded read();

private:
    void take(std::uint8_t sextet);
    void take_groups();
    void put(std::uint32_t group) {
        char const three[] = {static_cast<char>(group >> 16), static_cast<char>(group >> 8), static_cast<char>(group)};
        bytes_.append(three, sizeof three);
    }
    bool end_group();
    bool only_base64_follows() const { return encoded_.find_first_not_of(everything, at_) == encoded_.npos; }
    static constexpr std::string_view everything =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n";

    std::string_view encoded_;
    std::size_t at_ = 0;
    std::uint32_t group_ = 0;
    unsigned filled_ = 0; ///< sextets in the group
    bool checked_rest_ = false;
    std::string bytes_;
    std::string_view defect_;
};

void Base64Reader::take(std::uint8_t sextet) {
    group_ = group_ << 6 | sextet;
    if (++filled_ < 4) return;
    put(group_);
    filled_ = 0;
    group_ = 0;
}

/// What two or three sextets hold; false if there was only one, which holds no byte.
bool Base64Reader::end_group() {
    bool const whole = filled_ != 1;
    if (filled_ == 2) bytes_ += static_cast<char>(group_ >> 4);
    if (filled_ == 3) {
        bytes_ += static_cast<char>(group_ >> 10);
        bytes_ += static_cast<char>(group_ >> 2);
    }
    filled_ = 0;
    group_ = 0;
    return whole;
}

/// As long as nothing but whole groups comes, which is nearly always.
void Base64Reader::take_groups() {
    while (filled_ == 0 && at_ + 4 <= encoded_.size()) {
        std::uint32_t const sextets[] = {meaning(encoded_[at_]), meaning(encoded_[at_ + 1]), meaning(encoded_[at_ + 2]),
                                         meaning(encoded_[at_ + 3])};
        if ((sextets[0] | sextets[1] | sextets[2] | sextets[3]) >= white) return;
        put(sextets[0] << 18 | sextets[1] << 12 | sextets[2] << 6 | sextets[3]);
        at_ += 4;
    }
}

Decoded Base64Reader::read() {
    for (take_groups(); at_ < encoded_.size(); take_groups()) {
        auto const value = meaning(encoded_[at_++]);
        if (value < white) {
            take(value);
        } else if (value == noise) {
            defect_ = "base64 has characters that do not belong there";
        } else if (value == padding && filled_ != 0) {
            if (!end_group()) defect_ = "base64 has padding where none belongs";
            at_ = std::min(encoded_.find_first_not_of("= \t\r\n", at_), encoded_.size());
            if (!checked_rest_ && !only_base64_follows()) {
                defect_ = "text behind the end of base64";
                break;
            }
            checked_rest_ = true;
        }
    }
    if (filled_ != 0) {
        end_group();
        defect_ = "base64 ends early";
    }
    return {std::move(bytes_), defect_, {}};
}

} // namespace

Decoded decode_base64(std::string_view encoded) { return Base64Reader{encoded}.read(); }

} // namespace liaison
