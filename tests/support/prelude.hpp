// What nearly every test includes; compiled once.
#pragma once
#include "core/prelude.hpp"
#include <doctest/doctest.h>
