#include "core/sync/bundle_line.hpp"
#include "tests/fuzz/properties.hpp"

namespace klachtenzuil {

const char* broken_bundle_property(std::string_view line) {
    const auto entry = entry_from_line(line, "K1");
    if (!entry) return nullptr;
    if (entry->part && !entry->entry.part) return "a part that no entry names";
    std::string again;
    append_entry(again, *entry);
    if (!line.starts_with(again)) return "another text of the same entry";
    const auto rest = line.substr(again.size());
    return rest.starts_with("{") && rest.ends_with("}}") ? nullptr : "something else than the words of the standard";
}

}  // namespace klachtenzuil
