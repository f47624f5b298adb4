#include "core/complaint/step.hpp"
#include "core/register/fold.hpp"
#include "core/register/plain_facts.hpp"
#include "tests/fuzz/properties.hpp"

namespace klachtenzuil {

const char* broken_facts_property(std::string_view facts) {
    const auto plain = read_plain_facts(facts);
    JournalEntry entry{.node = "K1",
                       .sequence = 2,
                       .at = {},
                       .actor = "visitor",
                       .complaint = ComplaintId{},
                       .step = std::string(name_of(StepKind::file)),
                       .facts = std::string(facts),
                       .part = {}};
    const auto read = read_filed_facts(entry);
    if (!plain) return nullptr;
    if (!read || *read != *plain) return "facts that were read without a document and are not those that count";
    // A space, which makes them other than they are written, is what a document of them does not mind.
    entry.facts.insert(1, 1, ' ');
    const auto document = read_filed_facts(entry);
    return document && *document == *plain ? nullptr : "other facts than the document holds";
}

}  // namespace klachtenzuil
