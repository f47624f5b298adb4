#pragma once
// The register of one node: complaints, journal and dossiers in one database. Every verb is one transaction.

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "core/complaint/form.hpp"
#include "core/complaint/reference.hpp"
#include "core/config/config.hpp"

namespace klachtenzuil {

class Database;

/// The stage a complaint stands in. Stored by name: never rename one. Source: procedure, "The four stages".
enum class Stage { received, assessing, handling, decided, completed, refused };
inline constexpr int stage_count = 6;

/// One complaint as the register holds it: no persons in it.
struct Entry {
    ComplaintId id;
    Reference reference;
    Instant registered;  ///< when it was stored
    Date received;       ///< local date of receipt; the terms count from here
    Channel channel = Channel::kiosk;
    std::optional<ComplainantKind> kind;
    Categories about;
    Language language = Language::nl;
    Stage stage = Stage::received;
    bool brought_letter = false;
    std::optional<Date> acknowledged;  ///< date the acknowledgement went out
    bool operator==(const Entry&) const = default;
};

/// What a sender gets back: the same answer however often the same complaint is sent.
struct Filed {
    Entry entry;
    std::optional<PrintId> print;  ///< the print request that was stored with it, where one was asked for
    std::string journal_head;      ///< hex of the chain's head after this complaint; shortened on the receipt
    bool operator==(const Filed&) const = default;
};

struct ListFilter {
    std::optional<Stage> stage;
    bool overdue_only = false;
};

/// What the store's owner should know before a form is opened.
struct StoreHealth {
    std::uintmax_t free_bytes = 0;
    bool clock_behind = false;  ///< the clock shows a time before the latest journal entry
};

class Register {
  public:
    /// Makes keys, database and the first account in an empty directory; on a second call it changes nothing.
    /// Returns where the first passphrase stands, or nothing on a second call.
    static Result<std::optional<std::filesystem::path>> init(const std::filesystem::path& data, const Config& config,
                                                             const Clock& clock);

    /// Opens what init made, migrating an older one after a backup. Fails with store_* or keys_*.
    static Result<std::unique_ptr<Register>> open(const std::filesystem::path& data, const Config& config,
                                                  const Clock& clock);
    ~Register();

    /// Whether a complaint could be stored right now: writes and takes back a row, and looks at the room on the disk.
    /// Asked before the form opens, so that nobody types for nothing.
    Result<StoreHealth> check_health();

    /// Stores a checked form under an id that the sender made before, with its journal entry, its sealed dossier and,
    /// when `wants_paper`, its print request. Idempotent by `id`: a complaint that is there already is returned as it
    /// is. After a failure the sender asks find() before it says anything: an error is not a "no".
    Result<Filed> add(const ComplaintId& id, const Form& form, bool wants_paper);

    Result<std::optional<Filed>> find(const ComplaintId& id) const;
    Result<std::optional<Entry>> find(const Reference& reference) const;

    /// One page of the register, newest first, after `after` when given.
    Result<std::vector<Entry>> list(const ListFilter& filter, std::optional<Reference> after, int most) const;

    /// Registers that the acknowledgement went out on `date`. Twice is refused with step_out_of_order.
    Result<void> acknowledge(const ComplaintId& id, Date date);

    Database& database() { return *m_database; }

  private:
    explicit Register(std::unique_ptr<Database> database);
    std::unique_ptr<Database> m_database;
};

}  // namespace klachtenzuil
