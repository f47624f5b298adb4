#pragma once
// What the commands on complaints begin with: somebody who signed in, and the complaint that they name.

#include <functional>
#include <string>

#include "core/register/casework.hpp"
#include "platform/ctl/session.hpp"

namespace klachtenzuil::ctl {

/// Opens the register, signs in somebody who may work with complaints, and carries `work` out.
int with_casework(Session& session, const std::function<int(Register&, Casework&)>& work);

/// The same for one complaint, by the number that was typed.
int with_complaint(Session& session, const std::string& reference,
                   const std::function<int(Register&, Casework&, const Complaint&)>& work);

}  // namespace klachtenzuil::ctl
