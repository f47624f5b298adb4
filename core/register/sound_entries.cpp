#include "core/register/sound_entries.hpp"

#include "core/register/incoming.hpp"

namespace klachtenzuil {

Result<SoundEntries> SoundEntries::check(NodeCard sender, const Hash& before, std::vector<CarriedEntry> entries) {
    const OwnNode node{sender.code, sender.sign_key, sender.desk_key};
    const JournalEntry* last = nullptr;
    for (const CarriedEntry& carried : entries) {
        const JournalEntry& entry = carried.entry;
        const bool is_next = !last || (entry.sequence == last->sequence + 1 && entry.at >= last->at);
        if (!is_next || entry.hash != chain_link(last ? last->hash : before, entry) || !is_whole(carried, node)) {
            return failed(Reason::bundle_damaged, text_of(place_of(entry)));
        }
        last = &entry;
    }
    return SoundEntries(std::move(sender), std::move(entries));
}

}  // namespace klachtenzuil
