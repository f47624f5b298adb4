#pragma once
// Entries of another node of which all was checked that needs no register: so one thread can check what another one
// takes in later, and what is taken in slice by slice is not checked again.

#include <cstddef>
#include <span>
#include <vector>

#include "core/register/intake.hpp"
#include "core/register/node_card.hpp"

namespace klachtenzuil {

/// Only check() makes them, and nobody changes them: whoever holds some knows that they are sound.
class SoundEntries {
  public:
    /// Each must say what its kind must say, carry what it tells of, and follow the one before; the first follows the
    /// hash `before`. Fails with bundle_damaged (detail K1/17).
    static Result<SoundEntries> check(NodeCard sender, const Hash& before, std::vector<CarriedEntry> entries);

    const NodeCard& sender() const { return m_sender; }
    std::span<const CarriedEntry> entries() const { return m_entries; }

  private:
    SoundEntries(NodeCard sender, std::vector<CarriedEntry> entries)
        : m_sender(std::move(sender)), m_entries(std::move(entries)) {}
    NodeCard m_sender;
    std::vector<CarriedEntry> m_entries;
};

/// As take_in() of entries, of `count` of these from the one at `first` on. Where the first of all follows what stands
/// here, none of them is refused later.
Result<TakenIn> take_in(Register& store, const SoundEntries& entries, std::size_t first, std::size_t count);

}  // namespace klachtenzuil
