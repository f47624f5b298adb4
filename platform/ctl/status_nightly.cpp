#include "platform/ctl/status_nightly.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/json.hpp"
#include "core/register/node_card.hpp"
#include "core/sync/bundle.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/describe.hpp"

namespace klachtenzuil::ctl {

namespace {

using Json = nlohmann::ordered_json;

/// Bundles in a directory; each has one manifest.
std::int64_t bundles_in(const std::filesystem::path& directory) {
    std::int64_t count = 0;
    std::error_code not_there;
    for (const auto& entry : std::filesystem::directory_iterator(directory, not_there))
        count += bundle_name_from(entry.path().filename().string()) ? 1 : 0;
    return count;
}

const UnattendedRun* find(const Nightly& nightly, UnattendedKind kind) {
    const auto run = std::ranges::find(nightly.runs, kind, &UnattendedRun::kind);
    return run == nightly.runs.end() ? nullptr : &*run;
}

std::string moment(Instant at, const Words& words) {
    const LocalTime local = amsterdam(at);
    return words.date(local.date) + ", " + words.time(local.time_of_day);
}

std::string in_words(const UnattendedRun* run, const Words& words) {
    if (!run) return words(w::ctl_status_none);
    if (!run->failure) return moment(run->at, words);
    return words.fill(w::ctl_status_failed, fmt::arg("moment", moment(run->at, words)),
                      fmt::arg("why", words.for_staff(*run->failure)));
}

std::string in_words(const NodeStanding& node, std::int64_t head, const Words& words) {
    if (node.dismissed) {
        return words.fill(w::ctl_status_elsewhere_dismissed, fmt::arg("moment", moment(*node.dismissed, words)),
                          fmt::arg("here", node.here));
    }
    if (!node.received) return words.fill(w::ctl_status_elsewhere_none, fmt::arg("here", node.here));
    return words.fill(w::ctl_status_elsewhere, fmt::arg("through", node.received->through), fmt::arg("head", head),
                      fmt::arg("moment", moment(node.received->at, words)), fmt::arg("here", node.here));
}

void print_line(Session& session, Word label, const std::string& text) {
    constexpr std::size_t label_width = 20;
    session.out.line(padded(session.words(label), label_width) + text);
}

void print_run(Session& session, const Nightly& nightly, UnattendedKind kind, Word label) {
    const Words& words = session.words;
    const UnattendedRun* const run = find(nightly, kind);
    print_line(session, label, in_words(run, words));
    if (!run || !run->failure) return;
    session.out.line(
        "  " + (run->last_good ? words.fill(w::ctl_status_last_good, fmt::arg("moment", moment(*run->last_good, words)))
                               : words(w::ctl_status_never_good)));
}

Result<std::vector<NodeStanding>> standings(const Register& store) {
    const auto known = known_nodes(store);
    if (!known) return failed(known.error());
    const auto received = received_by(store);
    if (!received) return failed(received.error());
    const auto dismissed = dismissed_nodes(store);
    if (!dismissed) return failed(dismissed.error());
    std::vector<NodeStanding> all;
    const auto add = [&](const std::string& code, std::optional<Instant> since) -> Result<void> {
        const auto head = head_of(store, code);
        if (!head) return failed(head.error());
        const auto said = std::ranges::find(*received, code, &Received::by);
        all.push_back({code, head->sequence, said == received->end() ? std::nullopt : std::optional(*said), since});
        return {};
    };
    for (const NodeCard& card : *known) {
        if (auto added = add(card.code, {}); !added) return failed(added.error());
    }
    for (const DismissedNode& node : *dismissed) {
        if (auto added = add(node.card.code, node.at); !added) return failed(added.error());
    }
    return all;
}

}  // namespace

Result<Nightly> read_nightly(Register& store) {
    Nightly nightly;
    auto runs = last_runs(store);
    if (!runs) return failed(runs.error());
    auto nodes = standings(store);
    if (!nodes) return failed(nodes.error());
    const auto head = head_of(store, store.config().node);
    if (!head) return failed(head.error());
    nightly.runs = std::move(*runs);
    nightly.nodes = std::move(*nodes);
    nightly.head = head->sequence;
    nightly.waiting_in = bundles_in(store.data_directory() / "incoming");
    nightly.waiting_out = bundles_in(store.data_directory() / "outgoing");
    return nightly;
}

Json run_json(const Nightly& nightly, UnattendedKind kind) {
    const UnattendedRun* const run = find(nightly, kind);
    if (!run) return nullptr;
    return {{"at", iso_utc(run->at)},
            {"failure", run->failure ? Json(name_of(run->failure->reason)) : Json(nullptr)},
            {"detail", run->failure ? Json(run->failure->detail) : Json(nullptr)},
            {"last_good", run->last_good ? Json(iso_utc(*run->last_good)) : Json(nullptr)}};
}

Json nodes_json(const Nightly& nightly) {
    auto all = Json::array();
    for (const NodeStanding& node : nightly.nodes) {
        all.push_back({{"node", node.code},
                       {"here_through", node.here},
                       {"received_through", node.received ? node.received->through : 0},
                       {"received_at", node.received ? Json(iso_utc(node.received->at)) : Json(nullptr)},
                       {"dismissed", node.dismissed ? Json(iso_utc(*node.dismissed)) : Json(nullptr)}});
    }
    return all;
}

void print_nightly(Session& session, const Nightly& nightly) {
    const Words& words = session.words;
    print_run(session, nightly, UnattendedKind::deliver, w::ctl_status_delivery);
    if (find(nightly, UnattendedKind::take_in)) {
        print_run(session, nightly, UnattendedKind::take_in, w::ctl_status_intake);
    }
    for (const NodeStanding& node : nightly.nodes)
        session.out.line("  " + node.code + "  " + in_words(node, nightly.head, words));
    if (nightly.waiting_in + nightly.waiting_out > 0) {
        print_line(session, w::ctl_status_waiting,
                   words.fill(w::ctl_status_waiting_files, fmt::arg("in", nightly.waiting_in),
                              fmt::arg("out", nightly.waiting_out)));
    }
    print_run(session, nightly, UnattendedKind::backup, w::ctl_status_backup);
    print_run(session, nightly, UnattendedKind::purge, w::ctl_status_purge);
    if (find(nightly, UnattendedKind::push)) print_run(session, nightly, UnattendedKind::push, w::ctl_status_push);
}

}  // namespace klachtenzuil::ctl
