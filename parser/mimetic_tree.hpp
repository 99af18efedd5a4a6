// The door to mimetic: the outline is written as a mail that can be read in one way only, mimetic reads it.
#pragma once
#include "parser/outline.hpp"
#include <vector>

namespace liaison {

/// Decodes the bodies of an outline and lets mimetic build the tree, which gives each leaf of `outline.mail` its bytes.
/// Defects of the encodings are noted in the mail.
void load_bodies(Outline& outline);

} // namespace liaison
