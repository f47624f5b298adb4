#pragma once
// The outcome of whatever the world does: a value, or a Failure that says why not.

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "core/base/failure.hpp"

namespace klachtenzuil {

template <class T>
using Result = tl::expected<T, Failure>;

[[nodiscard]] inline tl::unexpected<Failure> failed(Reason reason, std::string detail = {}) {
    return tl::unexpected<Failure>(Failure{reason, std::move(detail)});
}

/// Hands an earlier failure on as the failure of a call with another value type.
[[nodiscard]] inline tl::unexpected<Failure> failed(Failure failure) {
    return tl::unexpected<Failure>(std::move(failure));
}

}  // namespace klachtenzuil
