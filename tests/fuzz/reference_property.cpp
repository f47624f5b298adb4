#include "core/complaint/reference.hpp"
#include "tests/fuzz/properties.hpp"

namespace klachtenzuil {

const char* broken_reference_property(std::string_view text) {
    const auto reference = read_reference(text);
    if (!reference) {
        const Reason reason = reference.error().reason;
        const bool known = reason == Reason::reference_malformed || reason == Reason::reference_check_wrong;
        return known ? nullptr : "another reason than that it is no reference";
    }
    if (!is_node_code(reference->node)) return "a node that cannot be";
    if (reference->number < 1 || reference->number > largest_number) return "a number that cannot be";
    const auto again = read_reference(text_of(*reference));
    return again && *again == *reference ? nullptr : "another reference than was written";
}

}  // namespace klachtenzuil
