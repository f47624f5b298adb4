// How a node begins: keys, database and first account, of which all are there or none counts.

#include <fmt/format.h>

#include "core/base/directory_lock.hpp"
#include "core/base/file.hpp"
#include "core/base/wipe.hpp"
#include "core/register/database.hpp"
#include "core/register/fold.hpp"
#include "core/register/journal.hpp"
#include "core/register/register.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"
#include "core/words/list.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

namespace {

/// Nobody else may look into a directory that is ours alone; one that holds other things is left as it is.
Result<void> close_to_others(const std::filesystem::path& data) {
    std::error_code error;
    if (!std::filesystem::is_empty(data, error) || error) return {};
    std::filesystem::permissions(data, std::filesystem::perms::owner_all, error);
    if (error) return failed(reason_of_errno(error.value()), data.string());
    return {};
}

/// The key that an init that was cut off left there, or a new one.
Result<NodeKey> node_key_in(const std::filesystem::path& data) {
    auto key = NodeKey::load(data / node_key_file);
    if (key || key.error().reason != Reason::keys_missing) return key;
    key = NodeKey::make();
    if (auto saved = key->save(data / node_key_file); !saved) return failed(saved.error());
    return key;
}

Result<void> write_first_sign_in(const std::filesystem::path& file, const Config& config,
                                 const std::string& passphrase) {
    const Words words(config.screen.default_language);
    std::string text = words.fill(w::staff_first_sign_in, fmt::arg("node", config.node),
                                  fmt::arg("account", first_account_name), fmt::arg("passphrase", passphrase));
    text += '\n';
    auto written = write_durably(file, std::as_bytes(std::span(text.data(), text.size())));
    wipe(text);
    return written;
}

Result<void> fill(Database& database, const Config& config, const NodeKey& key, const PublicKey& desk_key,
                  const Account& first, Instant now) {
    return database.transaction([&](Sql& sql) -> Result<void> {
        auto insert = sql.prepare("INSERT INTO node (code, own, sign_key, desk_key) VALUES (?, 1, ?, ?)");
        bind_values(*insert, config.node, key.public_key(), desk_key);
        insert->exec();
        const auto head = journal_head(sql, config.node, key.public_key());
        if (!head) return failed(head.error());
        const auto begun = append_step(sql, config.node, *head, now,
                                       {.kind = StepKind::begin,
                                        .actor = actor_node,
                                        .complaint = {},
                                        .facts = write_facts(NodeFacts{key.public_key(), desk_key}),
                                        .part = {}});
        if (!begun) return failed(begun.error());
        if (auto used = use_terms(sql, config.terms); !used) return used;
        return store_account(sql, first, actor_node, now);
    });
}

/// Makes the database under a name that nothing opens; it counts once it has its own name.
Result<void> make_database(const std::filesystem::path& data, const Config& config, const NodeKey& key,
                           const PublicKey& desk_key, const Account& first, Instant now) {
    const std::filesystem::path draft = data / fmt::format("{}.new", database_file);
    std::error_code ignored;
    std::filesystem::remove(draft, ignored);
    std::filesystem::remove(draft.string() + "-journal", ignored);
    {
        auto database = Database::create(draft);
        if (!database) return failed(database.error());
        if (auto filled = fill(**database, config, key, desk_key, first, now); !filled) return filled;
    }
    return rename_durably(draft, data / database_file);
}

}  // namespace

Result<std::optional<std::filesystem::path>> Register::init(const std::filesystem::path& data, const Config& config,
                                                            const Clock& clock, const WrapCost& cost) {
    if (auto made = make_private_directory(data); !made) return failed(made.error());
    const DirectoryLock lock(data);
    if (!lock.held()) return failed(Reason::store_locked, data.string());
    std::error_code ignored;
    if (std::filesystem::exists(data / database_file, ignored)) return std::optional<std::filesystem::path>{};
    if (auto closed = close_to_others(data); !closed) return failed(closed.error());

    const auto key = node_key_in(data);
    if (!key) return failed(key.error());
    const DeskPair desk = new_desk_pair();
    std::string passphrase = new_passphrase();
    Account first{
        .name = std::string(first_account_name), .role = StaffRole::management, .wrapped = {}, .must_change = true};
    auto wrapped = wrap(desk.secret, first.name, first.role, passphrase, cost);
    const auto file = data / first_sign_in_file;
    auto written = write_first_sign_in(file, config, passphrase);
    wipe(passphrase);
    if (!wrapped) return failed(wrapped.error());
    if (!written) return failed(written.error());
    first.wrapped = std::move(*wrapped);

    auto made = make_database(data, config, *key, desk.open, first, clock.now());
    if (!made) return failed(made.error());
    return std::optional(file);
}

}  // namespace klachtenzuil
