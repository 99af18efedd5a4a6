#include "parser/date_order.hpp"
#include "parser/tokens.hpp"
#include <algorithm>
#include <span>

namespace liaison {
namespace {

constexpr std::string_view signs = "/-.";

/// "03/04/2027" as three figures.
struct Figures {
    unsigned first = 0, second = 0, year = 0;
};

bool is_figure(Token const& token, std::size_t most_digits) {
    return token.kind == Token::Kind::number && token.text.size() <= most_digits && token.value != 0;
}

/// The figures of a date that begins with the token at `i`.
std::optional<Figures> figures_at(std::span<Token const> tokens, std::size_t i) {
    if (i + 5 > tokens.size()) return std::nullopt;
    auto const date = tokens.subspan(i, 5);
    auto const sign = date[1].text;
    bool const three = is_figure(date[0], 2) && is_figure(date[2], 2) && is_figure(date[4], 4) &&
                       date[4].text.size() == 4 && sign.size() == 1 && signs.contains(sign) && date[3].text == sign;
    bool const apart = std::ranges::any_of(date.subspan(1), &Token::after_gap);
    bool const goes_on = i + 6 < tokens.size() && tokens[i + 5].text == sign && is_figure(tokens[i + 6], 9);
    bool const begun =
        i > 0 && !date[0].after_gap && (tokens[i - 1].kind != Token::Kind::sign || tokens[i - 1].text == sign);
    if (!three || apart || goes_on || begun) return std::nullopt;
    return Figures{date[0].value, date[2].value, date[4].value};
}

std::optional<Date> date_of(Figures figures, DateOrder order) {
    bool const day_first = order == DateOrder::day_month;
    Date const date{std::chrono::year{static_cast<int>(figures.year)},
                    std::chrono::month{day_first ? figures.second : figures.first},
                    std::chrono::day{day_first ? figures.first : figures.second}};
    return date.ok() && figures.year >= 1900 && figures.year <= 2199 ? std::optional{date} : std::nullopt;
}

} // namespace

std::optional<DateOrder> date_order_in(std::string_view text) {
    std::optional<DateOrder> order;
    auto const tokens = tokens_of(text);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto const figures = figures_at(tokens, i);
        if (!figures) continue;
        bool const day_first = date_of(*figures, DateOrder::day_month).has_value();
        bool const month_first = date_of(*figures, DateOrder::month_day).has_value();
        if (day_first == month_first) continue;
        auto const found = day_first ? DateOrder::day_month : DateOrder::month_day;
        if (order && *order != found) return std::nullopt;
        order = found;
    }
    return order;
}

std::optional<Date> settle_date(std::string_view written, DateOrder order) {
    auto const tokens = tokens_of(written);
    auto const figures = figures_at(tokens, 0);
    bool const whole = figures && tokens.size() == 5;
    if (!whole || !date_of(*figures, DateOrder::day_month) || !date_of(*figures, DateOrder::month_day))
        return std::nullopt;
    return date_of(*figures, order);
}

} // namespace liaison
