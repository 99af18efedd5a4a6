#include "core/prelude.hpp"
#include "core/text.hpp"
#include "tests/differential/reading.hpp"
#include <gmime/gmime.h>

namespace liaison::test {
namespace {

template <class T> struct Unref {
    void operator()(T* object) const { g_object_unref(object); }
};
template <class T> using Held = std::unique_ptr<T, Unref<T>>;

std::string text_of(char const* text) { return text == nullptr ? "" : text; }

std::string shown(InternetAddressList* list, std::string const& group = "") {
    std::string text;
    for (int i = 0; i < internet_address_list_length(list); ++i) {
        auto* const address = internet_address_list_get_address(list, i);
        auto const name = text_of(internet_address_get_name(address));
        if (!text.empty()) text += ", ";
        if (INTERNET_ADDRESS_IS_GROUP(address)) {
            auto* const members = internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address));
            text +=
                members == nullptr || internet_address_list_length(members) == 0 ? name + ": <>" : shown(members, name);
        } else {
            if (!group.empty()) text += group + ": ";
            text += name + "<" + text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address))) + ">";
        }
    }
    return text;
}

std::string bytes_of(GMimePart* part) {
    auto* const content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    Held<GMimeStream> const stream{g_mime_stream_mem_new()};
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    auto* const array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    if (array->len == 0) return {};
    return {reinterpret_cast<char const*>(array->data), array->len};
}

std::string text_of(GMimeTextPart* part) {
    auto* const text = g_mime_text_part_get_text(part);
    auto result = text_of(static_cast<char const*>(text));
    g_free(text);
    std::erase(result, '\r');
    return result;
}

std::string type_of(GMimeObject* object) {
    auto* const type = g_mime_object_get_content_type(object);
    return lower_case(text_of(g_mime_content_type_get_media_type(type)) + "/" +
                      text_of(g_mime_content_type_get_media_subtype(type)));
}

/// GMime asks only parts of one kind for their name; those with a message in them have it in the same places.
std::string name_of(GMimeObject* object) {
    auto name = text_of(g_mime_object_get_content_disposition_parameter(object, "filename"));
    return name.empty() ? text_of(g_mime_object_get_content_type_parameter(object, "name")) : name;
}

void gather(GMimeObject* object, std::string const& path, std::vector<PartReading>& parts) {
    if (object == nullptr) {
        parts.push_back({path, "text/plain", "", "", ""});
        return;
    }
    PartReading reading{path, type_of(object), "", "", ""};
    reading.name = name_of(object);
    if (GMIME_IS_PART(object)) reading.bytes = bytes_of(GMIME_PART(object));
    if (GMIME_IS_TEXT_PART(object)) reading.text = text_of(GMIME_TEXT_PART(object));
    parts.push_back(std::move(reading));
    if (GMIME_IS_MULTIPART(object)) {
        auto* const multipart = GMIME_MULTIPART(object);
        for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i)
            gather(g_mime_multipart_get_part(multipart, i), fmt::format("{}.{}", path, i + 1), parts);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
        if (auto* const message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object)); message != nullptr)
            gather(g_mime_message_get_mime_part(message), path + ".1", parts);
    }
}

std::string date_of(GMimeMessage* message) {
    auto* const date = g_mime_message_get_date(message);
    return date == nullptr ? "" : write_instant(Instant{std::chrono::seconds{g_date_time_to_unix(date)}});
}

} // namespace

Reading gmime_reading(std::string_view raw) {
    static bool const initialized = (g_mime_init(), true);
    (void)initialized;
    Held<GMimeStream> const stream{g_mime_stream_mem_new_with_buffer(raw.data(), raw.size())};
    Held<GMimeParser> const parser{g_mime_parser_new_with_stream(stream.get())};
    Held<GMimeMessage> const message{g_mime_parser_construct_message(parser.get(), nullptr)};
    Reading reading;
    if (!message) return reading;
    reading.subject = text_of(g_mime_message_get_subject(message.get()));
    reading.message_id = text_of(g_mime_message_get_message_id(message.get()));
    reading.date = date_of(message.get());
    reading.from = shown(g_mime_message_get_from(message.get()));
    reading.to = shown(g_mime_message_get_to(message.get()));
    reading.cc = shown(g_mime_message_get_cc(message.get()));
    gather(g_mime_message_get_mime_part(message.get()), "1", reading.parts);
    return reading;
}

} // namespace liaison::test
