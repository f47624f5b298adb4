#include "core/sync/delivery.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "core/base/json.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/transport/make_transport.hpp"

namespace klachtenzuil::ctl {

namespace {

nlohmann::ordered_json imported_as_json(const Imported& imported) {
    auto refused = nlohmann::ordered_json::array();
    for (const RefusedFile& file : imported.refused) {
        refused.push_back({{"file", file.file}, {"reason", name_of(file.why.reason)}, {"detail", file.why.detail}});
    }
    return {{"bundles", imported.bundles},
            {"entries", imported.taken.entries},
            {"complaints", imported.taken.complaints},
            {"disputed", imported.taken.disputed},
            {"receipts", imported.receipts},
            {"waiting", imported.waiting},
            {"refused", refused}};
}

bool took_something(const Imported& imported) {
    return imported.bundles > 0 || imported.receipts > 0;
}

/// What was taken in, on standard output; what needs a person, on standard error.
void say_imported(Session& session, const Imported& imported, bool also_nothing) {
    const Words& words = session.words;
    if (!session.json && (also_nothing || took_something(imported))) {
        session.out.line(words.fill(
            w::delivery_import_done, fmt::arg("bundles", imported.bundles), fmt::arg("entries", imported.taken.entries),
            fmt::arg("complaints", imported.taken.complaints), fmt::arg("receipts", imported.receipts)));
    }
    for (const RefusedFile& file : imported.refused) {
        const std::string sentence = words.for_staff(file.why);
        const bool names_it = sentence.find(file.file) != std::string::npos;
        say_error(names_it ? sentence : fmt::format("{}: {}", file.file, sentence));
    }
    if (!imported.waiting.empty()) {
        say_error(words.fill(w::delivery_import_waiting, fmt::arg("places", fmt::join(imported.waiting, ", "))));
    }
    if (imported.taken.disputed > 0) {
        say_error(words.fill(w::delivery_import_disputed, fmt::arg("count", imported.taken.disputed)));
    }
}

bool needs_a_person(const Imported& imported) {
    return !imported.refused.empty() || !imported.waiting.empty() || imported.taken.disputed > 0;
}

int status_of_import(const Imported& imported) {
    if (!took_something(imported) && !imported.refused.empty()) return exit_status(imported.refused.front().why.reason);
    return needs_a_person(imported) ? done_but_needs_a_person : done;
}

/// The way to a place that the configuration names. One that cannot be used is told as a delivery that failed.
Result<std::unique_ptr<Transport>> way_to(const std::string& place, const Session& session, Register& store) {
    auto way = make_transport(place, session.config.sync, session.data);
    if (way) return way;
    if (auto told = register_run(store, UnattendedKind::deliver, way.error()); !told) return failed(told.error());
    return way;
}

int export_now(Session& session) {
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    const auto to = way_to(session.config.sync.to, session, **opened);
    if (!to) return refuse(session.words, to.error());
    const auto from = way_to(session.config.sync.from, session, **opened);
    if (!from) return refuse(session.words, from.error());
    const auto delivered = deliver(**opened, **to, **from);
    if (!delivered) return refuse(session.words, delivered.error());
    if (session.json) {
        session.out.line(nlohmann::ordered_json{{"bundles", delivered->bundles},
                                                {"entries", delivered->entries},
                                                {"through", delivered->through},
                                                {"imported", imported_as_json(delivered->imported)}}
                             .dump());
    } else {
        session.out.line(
            session.words.fill(delivered->bundles > 0 ? w::delivery_export_done : w::delivery_export_nothing,
                               fmt::arg("bundles", delivered->bundles), fmt::arg("entries", delivered->entries),
                               fmt::arg("through", delivered->through)));
    }
    say_imported(session, delivered->imported, false);
    return needs_a_person(delivered->imported) ? done_but_needs_a_person : done;
}

Result<Imported> import_what_is_asked(const Session& session, Register& store,
                                      const std::vector<std::filesystem::path>& paths) {
    if (!paths.empty()) return import_files(store, paths);
    const auto from = make_transport(session.config.sync.from, session.config.sync, session.data);
    if (!from) return failed(from.error());
    return import_from(store, **from);
}

int import_now(Session& session, const std::vector<std::filesystem::path>& paths) {
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    const auto imported = import_what_is_asked(session, **opened, paths);
    if (!imported) return refuse(session.words, imported.error());
    if (session.json) session.out.line(imported_as_json(*imported).dump());
    say_imported(session, *imported, true);
    return status_of_import(*imported);
}

}  // namespace

void add_export(Commands& commands, const Words& words) {
    commands.add("export", words(w::delivery_export), export_now);
}

void add_import(Commands& commands, const Words& words) {
    const auto paths = std::make_shared<std::vector<std::filesystem::path>>();
    commands.add("import", words(w::delivery_import), [paths](Session& session) { return import_now(session, *paths); })
        .rest("PATH", *paths, words(w::delivery_import_paths));
}

}  // namespace klachtenzuil::ctl
