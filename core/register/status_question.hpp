#pragma once
// "How does my complaint stand?", asked at the kiosk by whoever holds the receipt. Nobody signs in for it.

#include <chrono>
#include <string>
#include <string_view>

#include "core/complaint/status_answer.hpp"
#include "core/register/register.hpp"

namespace klachtenzuil {

/// The code of a complaint for its receipt; empty when this node did not file it, or filed it before there were codes:
/// then its paper sends the reader to the desk.
Result<std::string> status_code_for_paper(Register& store, const ComplaintId& complaint);

/// Answers when number and code belong together. A wrong code and a number that is not there get the same answer after
/// the same work: status_code_wrong; after 5 of them in a row the question is closed for that number, 30 s, doubling to
/// 15 minutes, as sign-in: status_closed (detail: seconds). The try is on the disk before the code is looked at.
/// `code` as read_status_code() gives it.
Result<StatusAnswer> ask_status(Register& store, const Reference& reference, std::string_view code, const Terms& terms,
                                const Clock& clock);

}  // namespace klachtenzuil
