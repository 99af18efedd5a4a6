#include "parser/icu.hpp"
#include <limits>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

namespace liaison::icu {
namespace {

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct CloseDetector {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Detector = std::unique_ptr<UCharsetDetector, CloseDetector>;

Converter open(std::string_view charset) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter{ucnv_open(std::string{charset}.c_str(), &status)};
    return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

/// Remembers in `context`, a bool, that something was replaced, and replaces it.
void note_damage(void const* context, UConverterToUnicodeArgs* arguments, char const* bytes, std::int32_t length,
                 UConverterCallbackReason reason, UErrorCode* status) {
    if (reason <= UCNV_IRREGULAR) *static_cast<bool*>(const_cast<void*>(context)) = true;
    UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, arguments, bytes, length, reason, status);
}

std::string pump(std::string_view bytes, UConverter* from, UConverter* to) {
    std::string result;
    result.reserve(bytes.size() + bytes.size() / 2 + 16);
    std::array<char, 4096> out{};
    std::array<UChar, 2048> pivot{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    auto const* source = bytes.data();
    bool reset = true;
    for (;;) {
        UErrorCode status = U_ZERO_ERROR;
        auto* target = out.data();
        ucnv_convertEx(to, from, &target, out.data() + out.size(), &source, bytes.data() + bytes.size(), pivot.data(),
                       &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset, true, &status);
        reset = false;
        result.append(out.data(), target);
        if (status != U_BUFFER_OVERFLOW_ERROR) return result;
    }
}

} // namespace

bool knows(std::string_view charset) {
    UErrorCode status = U_ZERO_ERROR;
    return ucnv_countAliases(std::string{charset}.c_str(), &status) > 0 && U_SUCCESS(status);
}

Converted to_utf8(std::string_view bytes, std::string_view charset) {
    auto from = open(charset);
    if (!from) from = open("windows-1252");
    auto const to = open("utf-8");
    Converted result;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(from.get(), note_damage, &result.damaged, nullptr, nullptr, &status);
    result.text = pump(bytes, from.get(), to.get());
    return result;
}

std::vector<Match> detect(std::string_view bytes) {
    static constexpr std::size_t look_at_most = 8192;
    UErrorCode status = U_ZERO_ERROR;
    Detector const detector{ucsdet_open(&status)};
    auto const sample = bytes.substr(0, look_at_most);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    std::int32_t count = 0;
    auto const* const* matches = ucsdet_detectAll(detector.get(), &count, &status);
    std::vector<Match> found;
    for (std::int32_t i = 0; U_SUCCESS(status) && matches != nullptr && i < count; ++i) {
        auto const* name = ucsdet_getName(matches[i], &status);
        auto const confidence = ucsdet_getConfidence(matches[i], &status);
        if (U_SUCCESS(status)) found.push_back({name, confidence});
    }
    return found;
}

} // namespace liaison::icu
