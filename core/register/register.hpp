#pragma once
// The register of one node: complaints, journal and dossiers in one database. Every verb is one transaction.

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/complaint/complaint.hpp"
#include "core/config/config.hpp"
#include "core/staff/keyring.hpp"

namespace klachtenzuil {

class Database;

/// What a sender gets back: the same answer however often the same complaint is sent.
struct Filed {
    Complaint entry;
    std::optional<PrintId> print;  ///< the print request that was stored with it, where one was asked for
    std::string journal_head;      ///< hex of the chain's head after this complaint; shortened on the receipt
    bool operator==(const Filed&) const = default;
};

struct ListFilter {
    std::optional<Stage> stage;
    bool overdue_only = false;  ///< not acknowledged, and the term for that has run out
};

/// The register in numbers.
struct Counts {
    std::array<std::int64_t, stage_count> by_stage{};
    std::int64_t acknowledge_overdue = 0;
    std::int64_t prints_open = 0;      ///< paper that is still to come by itself
    std::int64_t prints_unknown = 0;   ///< paper about which a person must decide
    std::int64_t prints_filed = 0;     ///< paper in the folder that nobody registered as handed out
    std::int64_t letters_brought = 0;  ///< written complaints at the desk, of complaints that are not at their end
    bool operator==(const Counts&) const = default;
};

/// What the store's owner should know before a form is opened.
struct StoreHealth {
    std::uintmax_t free_bytes = 0;  ///< on the disk
    bool clock_behind = false;      ///< the clock shows a time before the latest journal entry
};

/// What stands in a data directory.
inline constexpr const char* database_file = "register.db";
inline constexpr const char* node_key_file = "node.key";
inline constexpr const char* first_sign_in_file = "first-sign-in.txt";

/// A disk with less room than this is full: a form is not opened, so that nobody types for nothing.
inline constexpr std::uintmax_t least_free_bytes = std::uintmax_t{4} * 1024 * 1024;

/// Not thread-safe: each thread opens its own.
class Register {
  public:
    /// Makes keys, database and the first account in an empty directory; on a second call it changes nothing. Cut off
    /// half-way, it is taken up again by the next call.
    /// Returns where the first passphrase stands, or nothing on a second call.
    static Result<std::optional<std::filesystem::path>> init(const std::filesystem::path& data, const Config& config,
                                                             const Clock& clock,
                                                             const WrapCost& cost = moderate_cost());

    /// Opens what init made, migrating an older one after a backup. `clock` must outlive it. Fails with store_*,
    /// keys_*, or config_bad_value when the configuration names another node than this directory is of.
    static Result<std::unique_ptr<Register>> open(const std::filesystem::path& data, const Config& config,
                                                  const Clock& clock);
    ~Register();

    /// Whether a complaint could be stored right now: writes and takes back a row, and looks at the room on the disk.
    /// Asked before the form opens, so that nobody types for nothing.
    Result<StoreHealth> check_health();

    /// Stores a checked form under an id that the sender made before, with its journal entry, its sealed dossier and,
    /// when `wants_paper`, its print request. Idempotent by `id`: a complaint that is there already is returned as it
    /// is. After a failure the sender asks find() before it says anything: an error is not a "no".
    /// Fails with store_full when the 999,999 numbers of the year are used up. `receiver` is the account of whoever
    /// took it in; the journal's word for a visitor or an unnamed receiver when it is empty.
    Result<Filed> add(const ComplaintId& id, const Form& form, bool wants_paper, std::string_view receiver = {});

    Result<std::optional<Filed>> find(const ComplaintId& id) const;
    Result<std::optional<Complaint>> find(const Reference& reference) const;

    /// One page of the register, latest receipt first, after `after` when given; at most 1,000 a page, so that no
    /// reader keeps a visitor's complaint waiting. Fails with reference_unknown for an `after` that is not there.
    Result<std::vector<Complaint>> list(const ListFilter& filter, std::optional<Reference> after, int most) const;

    Result<Counts> counts() const;

    /// Registers that the node itself handed the acknowledgement over on `date`. Fails as check_recorded_step() does:
    /// twice is step_out_of_order.
    Result<void> acknowledge(const ComplaintId& id, Date date);

    /// What was told, for whoever holds the desk's secret. Holds personal data: wipe it. Fails with keys_damaged for
    /// another secret, and with store_altered when the dossier is not what was stored.
    Result<Form> open_dossier(const ComplaintId& id, const Secret& desk_secret) const;

    /// The account of that name, or nothing.
    Result<std::optional<Account>> find_account(std::string_view name) const;

    /// The local date, by the node's clock.
    Date today() const;
    const Config& config() const;
    const Clock& clock() const;

    /// What only reads may do so in a register that it must not change.
    Database& database() const { return *m_database; }
    const NodeKey& node_key() const;
    const std::filesystem::path& data_directory() const;

  private:
    struct Inside;
    Register(std::unique_ptr<Database> database, std::unique_ptr<Inside> inside);
    /// A receipt before this date is overdue when it is not acknowledged.
    Date acknowledged_at_latest() const;

    std::unique_ptr<Database> m_database;
    std::unique_ptr<Inside> m;
};

}  // namespace klachtenzuil
