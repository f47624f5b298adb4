#pragma once
// Who took a complaint in, as the journal knows it: a paper that is made anew names them like the first.

#include <string>

#include "core/register/register.hpp"

namespace klachtenzuil {

/// The account of whoever took it in; empty for a visitor alone at the kiosk, and for a receiver without a name.
Result<std::string> receiver_of(Register& store, const ComplaintId& complaint);

}  // namespace klachtenzuil
