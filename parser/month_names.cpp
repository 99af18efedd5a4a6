#include "parser/month_names.hpp"
#include <algorithm>
#include <array>

namespace liaison {
namespace {

struct MonthName {
    std::string_view name;
    unsigned month;
    bool needs_year = false; ///< a short word that other languages have, too: "bis zum 30. Sie erhalten ..."
};

/// In byte order.
constexpr auto month_names = std::to_array<MonthName>({
    {"abr", 4},        {"abril", 4},      {"ago", 8},           {"agosto", 8},      {"agustos", 8},
    {"aout", 8},       {"apr", 4},        {"april", 4},         {"aprile", 4},      {"aralik", 12},
    {"aug", 8},        {"august", 8},     {"augusti", 8},       {"augustus", 8},    {"avr", 4},
    {"avril", 4},      {"brezna", 3},     {"cervence", 7},      {"cervna", 6},      {"cze", 6, true},
    {"czerwca", 6},    {"dec", 12},       {"december", 12},     {"decembre", 12},   {"dez", 12},
    {"dezember", 12},  {"dezembro", 12},  {"dic", 12},          {"dicembre", 12},   {"diciembre", 12},
    {"dubna", 4},      {"ekim", 10},      {"elokuuta", 8},      {"ene", 1},         {"enero", 1},
    {"eylul", 9},      {"feb", 2},        {"febbraio", 2},      {"febrero", 2},     {"februar", 2},
    {"februari", 2},   {"february", 2},   {"fev", 2},           {"fevereiro", 2},   {"fevr", 2},
    {"fevrier", 2},    {"gennaio", 1},    {"giugno", 6},        {"gru", 12, true},  {"grudnia", 12},
    {"haziran", 6},    {"heinakuuta", 7}, {"helmikuuta", 2},    {"huhtikuuta", 4},  {"jaenner", 1},
    {"jan", 1},        {"janeiro", 1},    {"janner", 1},        {"januar", 1},      {"januari", 1},
    {"january", 1},    {"janv", 1},       {"janvier", 1},       {"joulukuuta", 12}, {"juil", 7},
    {"juillet", 7},    {"juin", 6},       {"jul", 7},           {"julho", 7},       {"juli", 7},
    {"julio", 7},      {"july", 7},       {"jun", 6},           {"june", 6},        {"junho", 6},
    {"juni", 6},       {"junio", 6},      {"kasim", 11},        {"kesakuuta", 6},   {"kvetna", 5},
    {"kwi", 4, true},  {"kwietnia", 4},   {"ledna", 1},         {"lip", 7, true},   {"lipca", 7},
    {"lis", 11, true}, {"listopada", 11}, {"listopadu", 11},    {"lokakuuta", 10},  {"luglio", 7},
    {"lut", 2, true},  {"lutego", 2},     {"maaliskuuta", 3},   {"maart", 3},       {"maerz", 3},
    {"maggio", 5},     {"mai", 5},        {"maio", 5},          {"maj", 5},         {"maja", 5},
    {"mar", 3},        {"marca", 3},      {"march", 3},         {"marco", 3},       {"marraskuuta", 11},
    {"mars", 3},       {"mart", 3},       {"marts", 3},         {"marz", 3},        {"marzo", 3},
    {"may", 5},        {"mayis", 5},      {"mayo", 5},          {"mei", 5},         {"mrz", 3},
    {"nisan", 4},      {"nov", 11},       {"november", 11},     {"novembre", 11},   {"novembro", 11},
    {"noviembre", 11}, {"ocak", 1},       {"oct", 10},          {"october", 10},    {"octobre", 10},
    {"octubre", 10},   {"okt", 10},       {"oktober", 10},      {"ottobre", 10},    {"out", 10},
    {"outubro", 10},   {"paz", 10, true}, {"pazdziernika", 10}, {"prosince", 12},   {"rijna", 10},
    {"sep", 9},        {"sept", 9},       {"september", 9},     {"septembre", 9},   {"septiembre", 9},
    {"setembro", 9},   {"setiembre", 9},  {"settembre", 9},     {"sie", 8, true},   {"sierpnia", 8},
    {"srpna", 8},      {"sty", 1, true},  {"stycznia", 1},      {"subat", 2},       {"syyskuuta", 9},
    {"tammikuuta", 1}, {"temmuz", 7},     {"toukokuuta", 5},    {"unora", 2},       {"wrz", 9, true},
    {"wrzesnia", 9},   {"zari", 9},       {"авг", 8},           {"август", 8},      {"августа", 8},
    {"апр", 4},        {"апрель", 4},     {"апреля", 4},        {"березня", 3},     {"вересня", 9},
    {"грудня", 12},    {"дек", 12},       {"декабрь", 12},      {"декабря", 12},    {"жовтня", 10},
    {"июл", 7},        {"июль", 7},       {"июля", 7},          {"июн", 6},         {"июнь", 6},
    {"июня", 6},       {"квітня", 4},     {"липня", 7},         {"листопада", 11},  {"лютого", 2},
    {"май", 5},        {"мар", 3},        {"март", 3},          {"марта", 3},       {"мая", 5},
    {"ноя", 11},       {"нояб", 11},      {"ноябрь", 11},       {"ноября", 11},     {"окт", 10},
    {"октябрь", 10},   {"октября", 10},   {"сен", 9},           {"сент", 9},        {"сентябрь", 9},
    {"сентября", 9},   {"серпня", 8},     {"січня", 1},         {"травня", 5},      {"фев", 2},
    {"февр", 2},       {"февраль", 2},    {"февраля", 2},       {"червня", 6},      {"янв", 1},
    {"январь", 1},     {"января", 1},
});
static_assert(std::ranges::is_sorted(month_names, {}, &MonthName::name));

MonthName const* find_month(std::string_view folded_name) {
    auto const found = std::ranges::lower_bound(month_names, folded_name, {}, &MonthName::name);
    return found != month_names.end() && found->name == folded_name ? &*found : nullptr;
}

} // namespace

unsigned month_named(std::string_view folded_name) {
    auto const* const found = find_month(folded_name);
    return found != nullptr ? found->month : 0;
}

bool is_month_with_year_only(std::string_view folded_name) {
    auto const* const found = find_month(folded_name);
    return found != nullptr && found->needs_year;
}

} // namespace liaison
