#pragma once
// One run of taking in: gathers bundles and receipts of intake from wherever they lie, and takes in what can be. For
// core/sync only; the lock of the delivery must be held.

#include <filesystem>
#include <future>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/base/directory_lock.hpp"
#include "core/sync/bundle.hpp"
#include "core/sync/delivery.hpp"
#include "core/sync/pace.hpp"

namespace klachtenzuil {

/// The two directories of a node, and nobody else's hands in them as long as this lives.
class DeliveryPlace {
  public:
    /// Makes what is missing, and takes away what one that was cut off has left. Fails with delivery_running.
    static Result<DeliveryPlace> take(const Register& store);

    std::filesystem::path outgoing;
    std::filesystem::path incoming;

  private:
    DeliveryPlace(const std::filesystem::path& data, std::unique_ptr<DirectoryLock> lock);
    std::unique_ptr<DirectoryLock> m_lock;
};

class IntakeRun {
  public:
    IntakeRun(Register& store, const DeliveryPlace& place, std::vector<NodeCard> known)
        : m_store(store), m_place(place), m_known(std::move(known)) {}

    /// A file or directory that somebody named, or that stands in incoming/.
    void gather(const std::filesystem::path& path);
    /// What the other nodes offer, into incoming/. Fails as the transport does; what came by then stays.
    Result<void> fetch(Transport& from);
    /// Takes in what was gathered and what stands in incoming/. Fails with store_* only.
    Result<Imported> take_all();

  private:
    struct Candidate {
        std::filesystem::path manifest_file;
        Manifest manifest;
    };
    /// Of a bundle that is kept in memory: all its entries, or why they cannot be taken.
    using Entries = Result<SoundEntries>;

    void gather_file(const std::filesystem::path& file);
    void gather_manifest(const std::filesystem::path& file);
    Result<void> take_receipt(const std::filesystem::path& file);
    Result<void> fetch_of(Transport& from, const NodeCard& node);
    Result<void> fetch_bundle(Transport& from, const std::string& name, const Hash& hash);
    /// Holds a bundle that is here already against what is here.
    Result<void> compare_bundle(Transport& from, const std::string& name);
    /// Names who delivers here without being known: somebody forgot to admit that node.
    Result<void> look_for_strangers(Transport& from);
    /// Fetches one file; false where that file is to blame, and was named.
    Result<bool> get_or_refuse(Transport& from, const std::string& name, const std::filesystem::path& file,
                               std::uint64_t most);
    /// Begins to read it beside what this thread does; nothing for one that is too large to be kept.
    std::future<Entries> read_ahead(const Candidate& candidate) const;
    Result<void> take_bundle(const Candidate& candidate, std::future<Entries> ahead);
    Result<void> take_sound(const SoundEntries& entries);
    /// One that is too large to be kept in memory, or holds what stands here already. All of it is looked at first, so
    /// that of a bundle that is refused nothing was taken.
    Result<void> take_looked(const Candidate& candidate);
    void count(const TakenIn& taken);
    Result<void> keep_waiting(const Candidate& candidate, std::int64_t missing);
    void refuse(const std::filesystem::path& file, Failure why);
    void forget(const Candidate& candidate);

    Register& m_store;
    const DeliveryPlace& m_place;
    std::vector<NodeCard> m_known;
    std::vector<Candidate> m_candidates;
    std::vector<std::filesystem::path> m_receipts;
    std::set<std::filesystem::path> m_seen;
    Pace m_pace;
    Imported m_done;
};

/// Writes what this node holds of every other into `outgoing`, in place of what it wrote before.
Result<void> write_receipts(const Register& store, std::span<const NodeCard> known,
                            const std::filesystem::path& outgoing);

}  // namespace klachtenzuil
