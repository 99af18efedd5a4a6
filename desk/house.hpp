// What decisions are made by: the desk, its directory, its words and its key.
#pragma once
#include "core/desk.hpp"
#include "core/directory.hpp"
#include "core/secret_key.hpp"
#include "desk/bodies.hpp"
#include "desk/schedule.hpp"
#include "desk/templates.hpp"

namespace liaison {

/// Everything a decision is made by that does not change from mail to mail. Made once per configuration.
struct House {
    Desk desk;
    Directory directory;
    Bodies bodies;
    Templates templates;
    SecretKey key; ///< by which the tokens in our mails are known again
    Timetable timetable = {};
};

} // namespace liaison
