#pragma once
// What an entry of another node must be, before it is written down. For core/register only.

#include <cstdint>
#include <optional>

#include "core/register/carried_entry.hpp"
#include "core/register/rows.hpp"

namespace klachtenzuil {

/// The node whose entries come in. Fails with bundle_stranger: it is not registered, was dismissed, or is this one.
Result<OwnNode> sender_named(Sql& sql, std::string_view code);

/// Holds an entry against the one that stands here under its number. Fails with bundle_contradicts.
Result<void> compare_with_stored(Sql& sql, const JournalEntry& entry);

/// Whether IntakeCheck went through the entry before, and nobody can have changed it since.
enum class Looked { no, yes };

/// Goes along the entries of one node in their order, those that stand here already among them.
class Incoming {
  public:
    /// `head` is the end of what stands here of the sender's journal.
    Incoming(OwnNode sender, const JournalHead& head)
        : m_sender(std::move(sender)), m_head(head), m_known(head.sequence) {}

    enum class Standing { known, fresh };
    /// Whether the next entry is new; one that is not must be the same as the one that stands here. Fails with
    /// bundle_damaged and transport_missing, as take_in().
    Result<Standing> next(const CarriedEntry& carried, Looked looked);

    const OwnNode& sender() const { return m_sender; }
    /// Whether it came with these.
    bool is_new(const JournalEntry& entry) const { return entry.sequence > m_known && entry.node == m_sender.code; }

  private:
    OwnNode m_sender;
    JournalHead m_head;                  ///< the end with what came by now
    std::int64_t m_known;                ///< the last entry that stood here before
    std::optional<std::int64_t> m_last;  ///< the number of the entry before
};

}  // namespace klachtenzuil
