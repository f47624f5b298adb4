#pragma once
// What an entry of another node must be, before it is written down. For core/register only.

#include <cstdint>
#include <optional>

#include "core/register/carried_entry.hpp"
#include "core/register/rows.hpp"

namespace klachtenzuil {

class SoundEntries;

/// The node whose entries come in. Fails with bundle_stranger: it is not registered, was dismissed, or is this one.
Result<OwnNode> sender_named(Sql& sql, std::string_view code);
/// Whether it still is the node that the entries were checked for. Fails with bundle_stranger.
Result<void> check_sender(const OwnNode& sender, const SoundEntries& entries);

/// Holds an entry against the one that stands here under its number. Fails with bundle_contradicts.
Result<void> compare_with_stored(Sql& sql, const JournalEntry& entry);

/// Whether the entry says what its kind must say, so that it can be written down whatever the procedure thinks of it,
/// and carries what it tells of.
bool is_whole(const CarriedEntry& carried, const OwnNode& sender);

/// Whether the entry is one of SoundEntries, as are all that come with it.
enum class Checked { no, yes };

/// Goes along the entries of one node in their order, those that stand here already among them.
class Incoming {
  public:
    /// `head` is the end of what stands here of the sender's journal.
    Incoming(OwnNode sender, const JournalHead& head)
        : m_sender(std::move(sender)), m_head(head), m_known(head.sequence) {}

    enum class Standing { known, fresh };
    /// Whether the next entry is new; one that is not must be the same as the one that stands here. Fails with
    /// bundle_damaged and transport_missing, as take_in().
    Result<Standing> next(const CarriedEntry& carried, Checked checked);

    const OwnNode& sender() const { return m_sender; }
    /// Whether it came with these.
    bool is_new(const JournalEntry& entry) const { return entry.sequence > m_known && entry.node == m_sender.code; }

  private:
    OwnNode m_sender;
    JournalHead m_head;                  ///< the end with what came by now
    std::int64_t m_known;                ///< the last entry that stood here before
    std::optional<std::int64_t> m_last;  ///< the number of the entry before
    bool m_any_fresh = false;
};

}  // namespace klachtenzuil
