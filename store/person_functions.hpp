// SQL that knows a person: names_person(text), mail_names_person(bytes), key_names_person(key), without_person(text,
// mark).
#pragma once
#include "store/database.hpp"
#include "store/traces.hpp"

namespace liaison {

/// Adds the functions to a connection for as long as it lives; `database` outlives it.
class PersonFunctions {
public:
    PersonFunctions(Connection::Database& database, Traces traces);
    PersonFunctions(PersonFunctions const&) = delete;
    PersonFunctions& operator=(PersonFunctions const&) = delete;
    ~PersonFunctions();

private:
    void set(bool there);

    Connection::Database& database_;
    Traces traces_;
};

} // namespace liaison
