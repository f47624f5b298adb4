#include "core/complaint/term.hpp"

namespace klachtenzuil {

Deadlines deadlines(Date received, const Terms& terms) {
    return {.acknowledge = plus_days(received, terms.acknowledge_days),
            .start = plus_days(received, terms.start_days),
            .refuse = plus_days(received, terms.refuse_days),
            .complete = plus_days(received, terms.complete_days),
            .complete_extended = plus_days(received, terms.complete_days + terms.extension_days)};
}

}  // namespace klachtenzuil
