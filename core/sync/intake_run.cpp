#include "core/sync/intake_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "core/base/file.hpp"
#include "core/register/sound_entries.hpp"
#include "core/sync/intake_receipt.hpp"
#include "core/sync/offer.hpp"
#include "core/sync/signed_file.hpp"

namespace klachtenzuil {

namespace {

/// Whether a bundle is to blame, and not this machine.
bool is_refusal(Reason reason) {
    return reason == Reason::bundle_damaged || reason == Reason::bundle_newer || reason == Reason::bundle_stranger ||
           reason == Reason::bundle_contradicts;
}

/// A copy that stands there whole or not at all.
Result<void> copy_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::path draft = to;
    draft += ".new";
    std::error_code error;
    std::filesystem::copy_file(from, draft, std::filesystem::copy_options::overwrite_existing, error);
    std::error_code ignored;
    if (error) {
        // Half of it would take the room that is short.
        std::filesystem::remove(draft, ignored);
        return failed(reason_of_errno(error.value()), draft.string());
    }
    std::filesystem::permissions(draft, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                 ignored);
    return rename_durably(draft, to);
}

}  // namespace

// ---- the place ----

DeliveryPlace::DeliveryPlace(const std::filesystem::path& data, std::unique_ptr<DirectoryLock> lock)
    : outgoing(data / outgoing_directory), incoming(data / incoming_directory), m_lock(std::move(lock)) {}

Result<DeliveryPlace> DeliveryPlace::take(const Register& store) {
    const auto& data = store.data_directory();
    for (const char* const name : {outgoing_directory, incoming_directory}) {
        if (auto made = make_private_directory(data / name); !made) return failed(made.error());
    }
    auto lock = std::make_unique<DirectoryLock>(data / outgoing_directory, DirectoryLock::WhenTaken::leave);
    if (lock->is_taken()) return failed(Reason::delivery_running);
    if (!lock->held()) return failed(Reason::store_locked, (data / outgoing_directory).string());
    DeliveryPlace place(data, std::move(lock));
    remove_strays(place.outgoing);
    remove_strays(place.incoming);
    return place;
}

// ---- gathering ----

void IntakeRun::refuse(const std::filesystem::path& file, Failure why) {
    m_done.refused.push_back({file.filename().string(), std::move(why)});
}

void IntakeRun::gather(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
        if (std::filesystem::is_regular_file(path, error)) return gather_file(path);
        return refuse(path, {Reason::file_unreadable, path.string()});
    }
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator file(path, error), end; !error && file != end; file.increment(error)) {
        const auto ending = file->path().extension();
        if (ending == ".manifest" || ending == ".receipt") files.push_back(file->path());
    }
    if (error) refuse(path, {Reason::file_unreadable, path.string()});
    std::ranges::sort(files);
    for (const auto& file : files)
        gather_file(file);
}

void IntakeRun::gather_file(const std::filesystem::path& named) {
    std::filesystem::path file = named;
    // Whoever names the content means the bundle.
    if (file.extension() == ".zst") file.replace_extension();
    if (file.extension() == ".jsonl") file.replace_extension(".manifest");
    std::error_code unknown;
    if (!m_seen.insert(std::filesystem::weakly_canonical(file, unknown)).second) return;
    if (file.extension() == ".manifest") return gather_manifest(file);
    if (file.extension() == ".receipt") return m_receipts.push_back(file);
    refuse(named,
           {Reason::bundle_damaged, named.filename().string() + ": is neither a bundle nor a receipt of intake"});
}

void IntakeRun::gather_manifest(const std::filesystem::path& file) {
    auto manifest = read_manifest(file, m_known);
    if (manifest) return m_candidates.push_back({file, std::move(*manifest)});
    refuse(file, manifest.error());
    if (file.parent_path() != m_place.incoming) return;
    if (const auto name = bundle_name_from(file.filename().string())) remove_bundle(m_place.incoming, *name);
}

// ---- fetching ----

Result<void> IntakeRun::fetch(Transport& from) {
    for (const NodeCard& node : m_known) {
        if (auto fetched = fetch_of(from, node); !fetched) return fetched;
    }
    return look_for_strangers(from);
}

Result<void> IntakeRun::look_for_strangers(Transport& from) {
    const auto office = office_of(m_store.config());
    if (!office) return failed(office.error());
    // Kiosks can share one place, and know only their office.
    if (*office) return {};
    const auto names = from.names();
    // Who may fetch each file need not be allowed to see which there are.
    if (!names && is_of_one_file(names.error().reason)) return {};
    if (!names) return failed(names.error());
    const auto dismissed = dismissed_nodes(m_store);
    if (!dismissed) return failed(dismissed.error());
    for (const std::string& name : *names) {
        const auto node = node_of_index(name);
        if (!node || *node == m_store.config().node) continue;
        const bool is_known = std::ranges::find(m_known, *node, &NodeCard::code) != m_known.end();
        const bool left = std::ranges::any_of(*dismissed, [&](const auto& each) { return each.card.code == *node; });
        if (!is_known && !left) refuse(name, {Reason::bundle_stranger, *node});
    }
    return {};
}

Result<bool> IntakeRun::get_or_refuse(Transport& from, const std::string& name, const std::filesystem::path& file,
                                      std::uint64_t most) {
    const auto got = from.get(name, file, most);
    if (got) return true;
    if (!is_of_one_file(got.error().reason)) return failed(got.error());
    refuse(name, got.error());
    return false;
}

Result<void> IntakeRun::fetch_of(Transport& from, const NodeCard& node) {
    const auto index = m_place.incoming / index_name(node.code);
    const auto got = from.get(index_name(node.code), index, largest_index);
    if (!got && got.error().reason == Reason::transport_missing) return {};
    if (!got) return got;
    const auto offer = read_index(index, node.code);
    std::error_code ignored;
    std::filesystem::remove(index, ignored);
    if (!offer && !is_refusal(offer.error().reason)) return failed(offer.error());
    if (!offer) {
        refuse(index, offer.error());
        return {};
    }
    const auto here = head_of(m_store, node.code);
    if (!here) return failed(here.error());
    const auto received = received_by(m_store);
    if (!received) return failed(received.error());
    const auto latest = std::ranges::find(*received, node.code, &Received::by);
    const std::int64_t confirmed = latest == received->end() ? 0 : latest->through;
    for (const auto& [name, hash] : *offer) {
        if (const auto bundle = bundle_name_from(name)) {
            const bool is_new = bundle->to > here->sequence;
            const auto fetched = is_new ? fetch_bundle(from, name, hash) : compare_bundle(from, name);
            if (!fetched) return fetched;
        }
        const auto receipt = intake_receipt_name_from(name);
        if (!receipt || receipt->of != m_store.config().node || receipt->through <= confirmed) continue;
        const auto fetched = from.get(name, m_place.incoming / name, largest_signed_file);
        // A newer one has taken its place meanwhile; it comes with the next delivery.
        if (!fetched && fetched.error().reason != Reason::transport_missing) return fetched;
    }
    return {};
}

Result<void> IntakeRun::fetch_bundle(Transport& from, const std::string& name, const Hash& hash) {
    const auto file = m_place.incoming / name;
    const auto standing = hash_of_small_file(file);
    if (!standing || *standing != hash) {
        const auto got = get_or_refuse(from, name, file, largest_signed_file);
        if (!got) return failed(got.error());
        if (!*got) return {};
    }
    const auto manifest = read_manifest(file, m_known);
    // Said and taken away when all that stands here is gone through.
    if (!manifest) return {};
    if (check_bundle(file, m_known)) return {};
    const auto got = get_or_refuse(from, manifest->content, m_place.incoming / manifest->content, manifest->bytes);
    if (!got) return failed(got.error());
    // A manifest alone would be said to be damaged.
    if (!*got) remove_bundle(m_place.incoming, manifest->name);
    return {};
}

Result<void> IntakeRun::compare_bundle(Transport& from, const std::string& name) {
    const auto file = m_place.incoming / (name + looked_at);
    const auto got = get_or_refuse(from, name, file, largest_signed_file);
    if (!got) return failed(got.error());
    if (!*got) return {};
    const auto manifest = read_manifest(file, m_known);
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    if (!manifest && !is_refusal(manifest.error().reason)) return failed(manifest.error());
    if (!manifest) {
        refuse(name, manifest.error());
        return {};
    }
    // A kiosk that was set up anew under its code, or brought back from an old backup, did other things.
    const auto here = hash_at(m_store, manifest->name.node, manifest->name.to);
    if (!here) return failed(here.error());
    if (*here && **here != manifest->head) refuse(name, {Reason::bundle_contradicts, text_of(manifest->name)});
    return {};
}

// ---- taking in ----

Result<Imported> IntakeRun::take_all() {
    gather(m_place.incoming);
    std::ranges::sort(m_candidates, [](const Candidate& a, const Candidate& b) {
        const BundleName &x = a.manifest.name, &y = b.manifest.name;
        return std::tie(x.node, x.from, x.to) < std::tie(y.node, y.from, y.to);
    });
    std::future<Entries> ahead;
    for (std::size_t i = 0; i < m_candidates.size(); ++i) {
        // While one is written down, the next is read.
        auto now = i == 0 ? read_ahead(m_candidates[i]) : std::move(ahead);
        if (now.valid()) now.wait();
        ahead = i + 1 < m_candidates.size() ? read_ahead(m_candidates[i + 1]) : std::future<Entries>{};
        if (auto taken = take_bundle(m_candidates[i], std::move(now)); !taken) return failed(taken.error());
    }
    for (const auto& file : m_receipts) {
        if (auto taken = take_receipt(file); !taken) return failed(taken.error());
    }
    if (m_done.taken.destroyed > 0) {
        if (auto forgotten = forget_destroyed(m_store); !forgotten) return failed(forgotten.error());
    }
    if (auto written = write_receipts(m_store, m_known, m_place.outgoing); !written) return failed(written.error());
    return std::move(m_done);
}

std::future<IntakeRun::Entries> IntakeRun::read_ahead(const Candidate& candidate) const {
    const auto sender = std::ranges::find(m_known, candidate.manifest.name.node, &NodeCard::code);
    if (sender == m_known.end() || candidate.manifest.plain_bytes > most_bytes_kept) return {};
    // Where no thread can be had it is read when it is asked for.
    return std::async([directory = candidate.manifest_file.parent_path(), manifest = candidate.manifest,
                       sender = *sender] { return read_whole(directory, manifest, sender); });
}

void IntakeRun::count(const TakenIn& taken) {
    m_done.taken.entries += taken.entries;
    m_done.taken.complaints += taken.complaints;
    m_done.taken.disputed += taken.disputed;
    m_done.taken.destroyed += taken.destroyed;
}

Result<void> IntakeRun::take_sound(const SoundEntries& entries) {
    const std::size_t all = entries.entries().size();
    for (std::size_t at = 0; at < all;) {
        const std::size_t some = std::min(m_pace.begin(), all - at);
        const auto taken = take_in(m_store, entries, at, some);
        if (!taken) return failed(taken.error());
        m_pace.end(some);
        count(*taken);
        at += some;
    }
    return {};
}

Result<void> IntakeRun::take_looked(const Candidate& candidate) {
    const std::string& node = candidate.manifest.name.node;
    auto check = IntakeCheck::begin(m_store, node);
    if (!check) return failed(check.error());
    const auto look = [&](std::span<const CarriedEntry> entries) { return check->look(entries); };
    const auto take = [&](std::span<const CarriedEntry> entries) -> Result<void> {
        while (!entries.empty()) {
            const auto some = entries.first(std::min(m_pace.begin(), entries.size()));
            const auto taken = take_in(m_store, node, some);
            if (!taken) return failed(taken.error());
            m_pace.end(some.size());
            count(*taken);
            entries = entries.subspan(some.size());
        }
        return {};
    };
    return read_bundle(candidate.manifest_file.parent_path(), candidate.manifest, look, take);
}

Result<void> IntakeRun::take_bundle(const Candidate& candidate, std::future<Entries> ahead) {
    const BundleName& name = candidate.manifest.name;
    const auto here = head_of(m_store, name.node);
    if (!here) return failed(here.error());
    if (name.from > here->sequence + 1) return keep_waiting(candidate, here->sequence + 1);
    // What was read ahead was checked by itself; what stands here already must be compared as well.
    const bool all_new = name.from == here->sequence + 1;
    const auto taken = [&]() -> Result<void> {
        if (!all_new || !ahead.valid()) return take_looked(candidate);
        const auto entries = ahead.get();
        return entries ? take_sound(*entries) : failed(entries.error());
    }();
    if (!taken && !is_refusal(taken.error().reason)) return taken;
    if (taken) {
        ++m_done.bundles;
    } else {
        refuse(candidate.manifest_file, taken.error());
    }
    forget(candidate);
    return {};
}

void IntakeRun::forget(const Candidate& candidate) {
    if (candidate.manifest_file.parent_path() == m_place.incoming)
        remove_bundle(m_place.incoming, candidate.manifest.name);
}

Result<void> IntakeRun::keep_waiting(const Candidate& candidate, std::int64_t missing) {
    std::string place = fmt::format("{}/{}", candidate.manifest.name.node, missing);
    if (std::ranges::find(m_done.waiting, place) == m_done.waiting.end()) m_done.waiting.push_back(std::move(place));
    const auto from = candidate.manifest_file.parent_path();
    // What waits for a long time is held to its manifest when it is there, and not when what it waits for comes.
    const auto checked = check_bundle(candidate.manifest_file, m_known);
    if (!checked) {
        refuse(candidate.manifest_file, checked.error());
        forget(candidate);
        return {};
    }
    if (from == m_place.incoming) return {};
    const std::string& content = candidate.manifest.content;
    if (auto copied = copy_durably(from / content, m_place.incoming / content); !copied) return copied;
    return copy_durably(candidate.manifest_file, m_place.incoming / (text_of(candidate.manifest.name) + ".manifest"));
}

Result<void> IntakeRun::take_receipt(const std::filesystem::path& file) {
    const auto receipt = read_intake_receipt(file, m_known);
    const bool is_for_us = receipt && receipt->of == m_store.config().node;
    const auto registered =
        !receipt ? failed(receipt.error())
        : is_for_us
            ? register_received(
                  m_store,
                  {.by = receipt->by, .through = receipt->through, .head = receipt->head, .at = m_store.clock().now()})
            : Result<void>{};
    if (!registered && !is_refusal(registered.error().reason)) return registered;
    if (!registered) refuse(file, registered.error());
    if (registered && is_for_us) ++m_done.receipts;
    std::error_code ignored;
    if (file.parent_path() == m_place.incoming) std::filesystem::remove(file, ignored);
    return {};
}

Result<void> write_receipts(const Register& store, std::span<const NodeCard> known,
                            const std::filesystem::path& outgoing) {
    for (const NodeCard& node : known) {
        const auto written = write_intake_receipt(store, node.code, outgoing);
        if (!written) return failed(written.error());
        if (!*written) continue;
        for (const std::string& name : names_in(outgoing, store.config().node)) {
            const auto receipt = intake_receipt_name_from(name);
            std::error_code ignored;
            if (receipt && receipt->of == node.code && receipt->through < (*written)->through) {
                std::filesystem::remove(outgoing / name, ignored);
            }
        }
    }
    return {};
}

}  // namespace klachtenzuil
