#include "store/person_functions.hpp"
#include "store/keys.hpp"
#include <sqlite3.h>

namespace liaison {
namespace {

Traces const& traces_of(sqlite3_context* context) { return *static_cast<Traces const*>(sqlite3_user_data(context)); }

/// Empty for NULL.
std::string_view text_of(sqlite3_value* value) {
    auto const* const bytes = static_cast<char const*>(sqlite3_value_blob(value)); // before its length is asked
    auto const length = static_cast<std::size_t>(sqlite3_value_bytes(value));
    return bytes == nullptr ? std::string_view{} : std::string_view{bytes, length};
}

/// No exception may pass through SQLite's C.
template <class Work> void guarded_call(sqlite3_context* context, Work const& work) {
    try {
        work();
    } catch (std::exception const& exception) {
        sqlite3_result_error(context, exception.what(), -1);
    }
}

void names_person(sqlite3_context* context, int, sqlite3_value** values) {
    guarded_call(context, [&] { sqlite3_result_int(context, traces_of(context).in(text_of(values[0])) ? 1 : 0); });
}

void mail_names_person(sqlite3_context* context, int, sqlite3_value** values) {
    guarded_call(context, [&] { sqlite3_result_int(context, traces_of(context).in_mail(text_of(values[0])) ? 1 : 0); });
}

void key_names_person(sqlite3_context* context, int, sqlite3_value** values) {
    guarded_call(context, [&] {
        auto const key = text_of(values[0]);
        bool const named = std::ranges::any_of(traces_of(context).comparable_forms(),
                                               [&](auto const& form) { return key.contains(form); });
        sqlite3_result_int(context, named ? 1 : 0);
    });
}

void without_person(sqlite3_context* context, int, sqlite3_value** values) {
    guarded_call(context, [&] {
        if (sqlite3_value_type(values[0]) != SQLITE_TEXT) return sqlite3_result_value(context, values[0]);
        auto const text = traces_of(context).replaced(text_of(values[0]), text_of(values[1]));
        sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    });
}

struct Function {
    char const* name;
    int arguments;
    void (*run)(sqlite3_context*, int, sqlite3_value**);
};
constexpr Function functions[] = {{"names_person", 1, &names_person},
                                  {"mail_names_person", 1, &mail_names_person},
                                  {"key_names_person", 1, &key_names_person},
                                  {"without_person", 2, &without_person}};

} // namespace

PersonFunctions::PersonFunctions(Connection::Database& database, Traces traces)
    : database_(database), traces_(std::move(traces)) {
    set(true);
}

PersonFunctions::~PersonFunctions() { set(false); }

void PersonFunctions::set(bool there) {
    for (auto const& function : functions)
        sqlite3_create_function_v2(database_.sqlite.getHandle(), function.name, function.arguments,
                                   SQLITE_UTF8 | SQLITE_DETERMINISTIC, &traces_, there ? function.run : nullptr,
                                   nullptr, nullptr, nullptr);
}

} // namespace liaison
