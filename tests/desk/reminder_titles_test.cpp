#include "desk/reminder_titles.hpp"
#include <doctest/doctest.h>

using namespace liaison;

TEST_CASE("a reminder is known at either end of a subject, with what says how often and how kindly") {
    for (auto const* subject : {"Reminder: LS on loops",
                                "2nd reminder - LS on loops",
                                "Gentle Reminder: LS on loops",
                                "Re: Final reminder: LS on loops",
                                "[Reminder] LS on loops",
                                "[mesh] (second reminder) LS on loops",
                                "***REMINDER*** LS on loops",
                                "LS on loops - reminder",
                                "LS on loops (3rd reminder)",
                                "LS on loops – kind reminder",
                                "Reminder of LS on loops",
                                "Rappel : LS on loops",
                                "Deuxième rappel : LS on loops",
                                "2. Erinnerung: LS on loops",
                                "Freundliche Erinnerung: LS on loops",
                                "Segundo recordatorio: LS on loops",
                                "Sollecito: LS on loops",
                                "Lembrete: LS on loops",
                                "Напоминание: LS on loops",
                                "催促：LS on loops",
                                "【リマインド】LS on loops"}) {
        CAPTURE(subject);
        REQUIRE(reminded_title(subject));
        CHECK(*reminded_title(subject) == "LS on loops");
    }
    CHECK(reminded_title("Gentle reminder") == std::string_view{});
    CHECK(reminded_title("Reminder: SG15-LS77") == std::string_view{"SG15-LS77"});
}

TEST_CASE("a title that speaks of reminders is none") {
    for (auto const* subject :
         {"LS on reminders of deadlines", "LS on loops", "Reminder bits in the header: LS on loops",
          "A new reminder service", "Re: LS on loops", "", "2: LS on loops"}) {
        CAPTURE(subject);
        CHECK_FALSE(reminded_title(subject));
    }
}
