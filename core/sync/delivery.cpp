#include "core/sync/delivery.hpp"

#include <algorithm>
#include <limits>
#include <ranges>
#include <set>
#include <utility>

#include "core/sync/bundle.hpp"
#include "core/sync/content_file.hpp"
#include "core/sync/intake_run.hpp"
#include "core/sync/offer.hpp"
#include "core/sync/signed_file.hpp"

namespace klachtenzuil {

namespace {

/// The nodes that are known here, the office of the configuration among them.
Result<std::vector<NodeCard>> partners_of(Register& store) {
    const auto office = office_of(store.config());
    if (!office) return failed(office.error());
    const auto own = own_card(store);
    if (!own) return failed(own.error());
    // Where the configured office has this node's own code, it must be this node.
    const auto configured = node_card_from(store.config().sync.office_key);
    if (configured && configured->code == own->code && *configured != *own) {
        return failed(Reason::node_known_otherwise, own->code);
    }
    if (*office) {
        if (auto admitted = admit_node(store, **office); !admitted) return failed(admitted.error());
    }
    return known_nodes(store);
}

/// How far everybody who is to have this node's journal has it: the office, or at the office each node in service that
/// ever sent something. Where all of those were dismissed, nobody is told again what one of them has.
Result<std::int64_t> received_by_all(const Register& store, std::span<const NodeCard> known) {
    const auto office = office_of(store.config());
    if (!office) return failed(office.error());
    const auto received = received_by(store);
    if (!received) return failed(received.error());
    std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
    for (const NodeCard& node : known) {
        if (*office && node.code != (*office)->code) continue;
        const auto sent = head_of(store, node.code);
        if (!sent) return failed(sent.error());
        const auto latest = std::ranges::find(*received, node.code, &Received::by);
        if (!*office && sent->sequence == 0) continue;
        lowest = std::min(lowest, latest == received->end() ? 0 : latest->through);
    }
    if (lowest != std::numeric_limits<std::int64_t>::max()) return lowest;
    std::int64_t highest = 0;
    for (const Received& said : *received)
        highest = std::max(highest, said.through);
    return highest;
}

/// The way out: from the journal to the other end.
class Outward {
  public:
    Outward(const Register& store, const DeliveryPlace& place, Transport& to, Delivered& done)
        : m_store(store), m_place(place), m_to(to), m_done(done) {}

    Result<void> run(std::int64_t received) {
        if (auto known = learn_what_is_there(); !known) return known;
        auto own = own_card(m_store);
        if (!own) return failed(own.error());
        m_own = std::move(*own);
        if (auto standing = look_through(received); !standing) return standing;
        if (auto written = write(received); !written) return written;
        if (auto receipts = offer_receipts(); !receipts) return receipts;
        if (auto put = put_all(); !put) return put;
        return put_index();
    }

  private:
    /// The list that stands at the other end; empty where it has none or does not give it, so that all is put again.
    Result<void> learn_what_is_there() {
        const std::string name = index_name(m_store.config().node);
        const auto file = m_place.incoming / name;
        auto got = m_to.get(name, file, largest_index);
        const bool is_theirs = !got && is_of_one_file(got.error().reason);
        // Without the list it would not be known what to take away there; so a full disk here ends it.
        if (!got && !is_theirs) return got;
        if (!got) return {};
        auto offer = read_index(file, m_store.config().node);
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
        if (offer) m_there = std::move(*offer);
        return {};
    }

    /// Takes away what everybody has, and what is damaged where it is still to be sent.
    Result<void> look_through(std::int64_t received) {
        for (const std::string& file : names_in(m_place.outgoing, m_own.code)) {
            const auto name = bundle_name_from(file);
            if (!name) continue;
            const auto path = m_place.outgoing / file;
            const auto hash = hash_of_small_file(path);
            auto manifest = read_manifest(path, std::span(&m_own, 1));
            if (name->to <= received || !manifest || !hash || manifest->name != *name) {
                remove_bundle(m_place.outgoing, *name);
                continue;
            }
            const auto there = stands_there(*manifest, *hash);
            if (!there) return failed(there.error());
            if (*there) {
                m_standing.insert(file);
            } else if (!check_bundle(path, std::span(&m_own, 1))) {
                remove_bundle(m_place.outgoing, *name);
                continue;
            }
            add(std::move(*manifest), *hash);
        }
        return {};
    }

    /// Writes what is new after all that stands here.
    Result<void> write(std::int64_t received) {
        std::int64_t at = received;
        while (true) {
            const auto next = std::ranges::find_if(m_bundles, [at](const Manifest& manifest) {
                return manifest.name.from <= at + 1 && manifest.name.to > at;
            });
            if (next != m_bundles.end()) {
                at = next->name.to;
                continue;
            }
            auto written = write_bundle(m_store, at, m_place.outgoing);
            if (!written) return failed(written.error());
            if (!*written) break;
            const auto hash = hash_of_small_file(m_place.outgoing / (text_of((*written)->name) + ".manifest"));
            if (!hash) return failed(hash.error());
            add(std::move(**written), *hash);
        }
        m_done.through = at;
        return {};
    }

    Result<void> offer_receipts() {
        for (const std::string& name : names_in(m_place.outgoing, m_store.config().node)) {
            if (!name.ends_with(".receipt")) continue;
            const auto hash = hash_of_small_file(m_place.outgoing / name);
            if (!hash) return failed(hash.error());
            m_offer.emplace(name, *hash);
        }
        return {};
    }

    Result<void> put_all() {
        for (const Manifest& manifest : m_bundles) {
            if (m_standing.contains(text_of(manifest.name) + ".manifest")) continue;
            for (const std::string& file : {manifest.content, text_of(manifest.name) + ".manifest"}) {
                if (auto put = m_to.put(file, m_place.outgoing / file); !put) return put;
            }
            ++m_done.bundles;
            m_done.entries += manifest.entries;
        }
        for (const auto& [name, hash] : m_offer) {
            if (!name.ends_with(".receipt") || has(name, hash)) continue;
            if (auto put = m_to.put(name, m_place.outgoing / name); !put) return put;
        }
        return {};
    }

    /// Whether a bundle that was put there stands there as it was put. Nobody has said that it came, so somebody may be
    /// waiting for it in vain: it was lost or damaged there.
    Result<bool> stands_there(const Manifest& manifest, const Hash& hash) {
        const std::string name = text_of(manifest.name) + ".manifest";
        if (!has(name, hash) || !has(manifest.content, manifest.content_hash)) return false;
        const auto content = hash_there(manifest.content, manifest.bytes);
        if (!content) return failed(content.error());
        if (*content != manifest.content_hash) return false;
        const auto its = hash_there(name, largest_signed_file);
        if (!its) return failed(its.error());
        return *its == hash;
    }

    /// Of a file at the other end; nothing when it is not there, or is larger than `most` bytes.
    Result<std::optional<Hash>> hash_there(const std::string& name, std::uint64_t most) {
        const auto file = m_place.incoming / (name + looked_at);
        const auto got = m_to.get(name, file, most);
        const bool is_theirs = !got && is_of_one_file(got.error().reason);
        if (is_theirs) return std::optional<Hash>();
        if (!got) return failed(got.error());
        auto reader = ContentReader::open(file, false);
        const auto hash = reader ? reader->hash() : failed(reader.error());
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
        if (!hash) return failed(hash.error());
        return std::optional(*hash);
    }

    /// First what is no longer offered goes, as everybody has it or something newer; then the list. Cut off between the
    /// two, the list still names it, and the next delivery takes it away again.
    Result<void> put_index() {
        if (m_offer == m_there) return {};
        // Backwards by name: a manifest before the content that it tells of.
        for (const auto& [name, hash] : std::views::reverse(m_there)) {
            if (m_offer.contains(name)) continue;
            if (auto removed = m_to.remove(name); !removed) return removed;
        }
        const std::string name = index_name(m_store.config().node);
        const auto file = m_place.outgoing / name;
        if (auto written = write_index(file, m_offer); !written) return written;
        auto put = m_to.put(name, file);
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
        return put;
    }

    void add(Manifest manifest, const Hash& hash) {
        m_offer.emplace(text_of(manifest.name) + ".manifest", hash);
        m_offer.emplace(manifest.content, manifest.content_hash);
        m_bundles.push_back(std::move(manifest));
    }
    bool has(const std::string& name, const Hash& hash) const {
        const auto there = m_there.find(name);
        return there != m_there.end() && there->second == hash;
    }

    const Register& m_store;
    const DeliveryPlace& m_place;
    Transport& m_to;
    Delivered& m_done;
    Offer m_there;
    Offer m_offer;
    std::vector<Manifest> m_bundles;
    std::set<std::string> m_standing;  ///< manifests of bundles that stand at the other end already
    NodeCard m_own;
};

/// What a run ended with, for those who look later: also what it could not take in needs somebody.
std::optional<Failure> end_of(const Imported& imported) {
    return imported.refused.empty() ? std::nullopt : std::optional(imported.refused.front().why);
}

template <class Done>
Result<Done> registered(Register& store, UnattendedKind kind, Result<Done> done,
                        const std::optional<Failure>& failure) {
    // One that left because another is at work says nothing about how deliveries go.
    if (!done && done.error().reason == Reason::delivery_running) return done;
    const auto written = register_run(store, kind, done ? failure : std::optional(done.error()));
    if (done && !written) return failed(written.error());
    return done;
}

Result<Imported> import_all(Register& store, std::span<const std::filesystem::path> paths, Transport* from) {
    const auto place = DeliveryPlace::take(store);
    if (!place) return failed(place.error());
    auto known = partners_of(store);
    if (!known) return failed(known.error());
    IntakeRun run(store, *place, std::move(*known));
    for (const auto& path : paths)
        run.gather(path);
    const auto fetched = from ? run.fetch(*from) : Result<void>{};
    auto done = run.take_all();
    if (done && !fetched) return failed(fetched.error());
    return done;
}

/// Both ways are tried each night, whatever comes of the other.
struct Night {
    Delivered done;
    Result<void> fetched;
};

Result<Night> deliver_all(Register& store, Transport& to, Transport& from) {
    const auto place = DeliveryPlace::take(store);
    if (!place) return failed(place.error());
    auto known = partners_of(store);
    if (!known) return failed(known.error());
    Night night;
    IntakeRun inward(store, *place, *known);
    night.fetched = inward.fetch(from);
    auto imported = inward.take_all();
    const auto ended = !imported       ? std::optional(imported.error())
                       : night.fetched ? end_of(*imported)
                                       : std::optional(night.fetched.error());
    if (auto told = register_run(store, UnattendedKind::take_in, ended); !told) return failed(told.error());
    if (!imported) return failed(imported.error());
    night.done.imported = std::move(*imported);
    const auto received = received_by_all(store, *known);
    if (!received) return failed(received.error());
    if (auto put = Outward(store, *place, to, night.done).run(*received); !put) return failed(put.error());
    return night;
}

}  // namespace

Result<Imported> import_files(Register& store, std::span<const std::filesystem::path> paths) {
    auto done = import_all(store, paths, nullptr);
    const auto failure = done ? end_of(*done) : std::nullopt;
    return registered(store, UnattendedKind::take_in, std::move(done), failure);
}

Result<Imported> import_from(Register& store, Transport& from) {
    auto done = import_all(store, {}, &from);
    const auto failure = done ? end_of(*done) : std::nullopt;
    return registered(store, UnattendedKind::take_in, std::move(done), failure);
}

Result<Delivered> deliver(Register& store, Transport& to, Transport& from) {
    auto night = registered(store, UnattendedKind::deliver, deliver_all(store, to, from), std::nullopt);
    if (!night) return failed(night.error());
    if (!night->fetched) return failed(night->fetched.error());
    return std::move(night->done);
}

}  // namespace klachtenzuil
