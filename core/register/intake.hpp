#pragma once
// Taking in what another node did: its journal entries join those that stand here, and each complaint that they touch
// is folded anew from all its steps. Source: design, "Kiosk and office are the same".
//
// The steps of one complaint, of whatever node, have one order: `file` first, then by time, node and number. Whoever
// takes a step gives it a later time than every step of that complaint that they know, so that what was built on is
// before what was built. All nodes that hold the same steps so come to the same register, in whatever order they came.
// A step that the procedure refuses in that order is kept and marked as disputed; the register stands as if it had not
// been taken.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/register/accounts.hpp"
#include "core/register/carried_entry.hpp"
#include "core/register/register.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

struct TakenIn {
    std::int64_t entries = 0;     ///< new ones
    std::int64_t complaints = 0;  ///< that came in with them
    std::int64_t disputed = 0;    ///< of the new ones
    std::int64_t destroyed = 0;   ///< dossiers; then forget_destroyed() once at the end
};

/// Takes entries of one node, each following the one before, as one transaction, for which others who write wait. Those
/// that stand here already are compared and passed over. Nothing is taken when it fails:
/// bundle_stranger (the node is not registered, was dismissed, or is this one), bundle_contradicts (other content under
/// a number that is here; detail K1/17), bundle_damaged (hash, part or key does not fit; detail K1/17),
/// transport_missing (a gap before the first; detail: the number that is waited for).
Result<TakenIn> take_in(Register& store, std::string_view node, std::span<const CarriedEntry> entries);

/// Looks a whole bundle over before any of it is taken, slice by slice in the order of its entries: fails where
/// take_in() would refuse one of them. Writes nothing. Until it is done nobody else takes in entries of that node.
class IntakeCheck {
  public:
    /// Fails with bundle_stranger.
    static Result<IntakeCheck> begin(const Register& store, std::string_view node);
    Result<void> look(std::span<const CarriedEntry> entries);
    IntakeCheck(IntakeCheck&& other) noexcept;
    ~IntakeCheck();

  private:
    struct Inside;
    explicit IntakeCheck(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m;
};

/// After dossiers were destroyed by what came in: gives their room in the file back.
Result<void> forget_destroyed(Register& store);

/// A step that the procedure refuses.
struct Dispute {
    std::string node;
    std::int64_t sequence = 0;
    ComplaintId complaint;
    Reason reason = Reason::step_out_of_order;
    bool settled = false;  ///< management has done something in that complaint since
    bool operator==(const Dispute&) const = default;
};
/// Of one complaint, by node and number.
Result<std::vector<Dispute>> disputes_of(const Register& store, const ComplaintId& id);

/// Why a step does not count, as it ends a sentence: "the dossier had been destroyed".
Word dispute_word(Reason reason);

/// What the other end said that it holds. `through` and `head` are of the own journal.
struct Received {
    std::string by;  ///< the node that said so
    std::int64_t through = 0;
    Hash head{};
    Instant at{};  ///< when it was registered here
};
/// Fails with bundle_stranger for an unknown node, and with bundle_contradicts when `head` is not what stands here
/// under that number. One that tells of less than is known already changes nothing.
Result<void> register_received(Register& store, const Received& received);
/// The latest of each node.
Result<std::vector<Received>> received_by(const Register& store);

/// Seals the keys of dossiers that the office cannot open yet to the office, a `note` of kind `key` each, in short
/// slices. Does nothing where no office is set. Returns how many.
Result<std::int64_t> seal_to_office(Register& store, const SignedIn& who);
/// One slice of it, which takes no longer than a person waits without noticing; how far it came is kept.
struct SealedSome {
    std::int64_t count = 0;
    bool more = false;
};
Result<SealedSome> seal_some_to_office(Register& store, const SignedIn& who);

/// How something that runs by itself ended, so that the desk and `status` can tell.
enum class UnattendedKind { deliver, take_in, backup, purge, push };
inline constexpr int unattended_kind_count = 5;
std::string_view name_of(UnattendedKind kind);
struct UnattendedRun {
    UnattendedKind kind = UnattendedKind::deliver;
    Instant at{};
    std::optional<Failure> failure;  ///< nothing: it went well
    std::optional<Instant> last_good;
};
Result<void> register_run(Register& store, UnattendedKind kind, const std::optional<Failure>& failure);
/// The last of each kind that ever ran.
Result<std::vector<UnattendedRun>> last_runs(const Register& store);
/// Whether a person must look at it: it failed the last time, or was done before and not for too long. Deliveries of a
/// node that has an office are late since it began.
Result<bool> needs_a_look(const Register& store, UnattendedKind kind);

}  // namespace klachtenzuil
