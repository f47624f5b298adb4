#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <vector>

#include "core/base/json.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/print/print_names.hpp"
#include "core/print/print_store.hpp"
#include "core/register/accounts.hpp"
#include "core/register/database.hpp"
#include "core/register/node_card.hpp"
#include "core/register/work_list.hpp"
#include "core/words/list.hpp"
#include "platform/arguments/version.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/describe.hpp"
#include "platform/ctl/status_nightly.hpp"

namespace klachtenzuil::ctl {

namespace {

using Json = nlohmann::ordered_json;

/// A paper that did not come out yet, and why.
struct Paper {
    PrintRequest request;
    Reference reference;
};

struct Status {
    Counts counts;
    StoreHealth health;
    std::vector<Paper> papers;
    std::int64_t overdue = 0;  ///< complaints with any term that ran out
    int sign_in_waits = 0;
    std::vector<Task> tasks;
    Nightly nightly;
    Instant now;
    NodeCard card;  ///< of this node
};

/// Names for programs, and what staff read of the tasks that stand nowhere else in the status.
struct TaskRow {
    const char* name;
    std::optional<Word> sentence;
};
constexpr std::array<TaskRow, task_kind_count> task_rows{{
    {"print_unknown", {}},
    {"print_trouble", {}},
    {"print_in_folder", {}},
    {"step_disputed", w::ctl_status_task_step_disputed},
    {"person_unlinked", w::ctl_status_task_person_unlinked},
    {"letter_brought", {}},
    {"extension_untold", w::ctl_status_task_extension_untold},
    {"measure_due", w::ctl_status_task_measure_due},
    {"delivery_failed", {}},
    {"intake_failed", {}},
    {"backup_failed", {}},
    {"purge_failed", {}},
    {"push_failed", {}},
    {"clock_behind", {}},
    {"no_recovery_key", w::ctl_status_task_no_recovery_key},
}};
const TaskRow& row_of(TaskKind task) {
    return task_rows[static_cast<std::size_t>(task)];
}

Result<std::vector<PrintRequest>> unconfirmed(Register& store) {
    return store.database().read([](Sql& sql) -> Result<std::vector<PrintRequest>> {
        auto requests = print_store::open(sql);
        if (!requests) return requests;
        auto undecided = print_store::undecided(sql);
        if (!undecided) return undecided;
        requests->insert(requests->end(), undecided->begin(), undecided->end());
        return requests;
    });
}

Result<std::vector<Paper>> papers_of(Register& store) {
    const auto requests = unconfirmed(store);
    if (!requests) return failed(requests.error());
    std::vector<Paper> papers;
    for (const auto& request : *requests) {
        const auto filed = store.find(request.complaint);
        if (!filed) return failed(filed.error());
        papers.push_back({request, *filed ? (*filed)->entry.reference : Reference{}});
    }
    return papers;
}

constexpr std::int64_t most_overdue_counted = 1'000'000;

Result<Status> read_status(Register& store, const Clock& clock) {
    const auto health = store.check_health();
    if (!health) return failed(health.error());
    const auto counts = store.counts();
    if (!counts) return failed(counts.error());
    auto papers = papers_of(store);
    if (!papers) return failed(papers.error());
    const auto overdue = count_work(store, {.overdue_only = true, .open_only = false}, most_overdue_counted);
    if (!overdue) return failed(overdue.error());
    const auto waits = count_waiting(store, clock);
    if (!waits) return failed(waits.error());
    auto to_do = tasks(store);
    if (!to_do) return failed(to_do.error());
    auto nightly = read_nightly(store);
    if (!nightly) return failed(nightly.error());
    const auto card = own_card(store);
    if (!card) return failed(card.error());
    return Status{*counts,     *health, std::move(*papers), *overdue, *waits, std::move(*to_do), std::move(*nightly),
                  clock.now(), *card};
}

std::int64_t total(const Counts& counts) {
    return std::accumulate(counts.by_stage.begin(), counts.by_stage.end(), std::int64_t{0});
}

/// Something that waits for a person: its name for programs, and a sentence with how often.
struct Need {
    const char* name;
    Word sentence;
    std::int64_t count;
};

std::vector<Need> needs_of(const Status& status) {
    const Counts& counts = status.counts;
    const auto told = [&status](TaskKind kind) { return std::ranges::count(status.tasks, kind, &Task::kind); };
    const Need all[] = {
        {"clock_behind", w::ctl_status_need_clock, status.health.clock_behind ? 1 : 0},
        {"overdue", w::ctl_status_need_overdue, status.overdue},
        {"sign_in_waits", w::ctl_status_need_waits, status.sign_in_waits},
        {"prints_open", w::ctl_status_need_prints, counts.prints_open},
        {"prints_unknown", w::ctl_status_need_unknown, counts.prints_unknown},
        {"prints_filed", w::ctl_status_need_filed, counts.prints_filed},
        {"letters_brought", w::ctl_status_need_letters, counts.letters_brought},
        {"delivery_failed", w::ctl_status_task_delivery_failed, told(TaskKind::delivery_failed)},
        {"intake_failed", w::ctl_status_need_intake, told(TaskKind::intake_failed)},
        {"backup_failed", w::ctl_status_need_backup, told(TaskKind::backup_failed)},
        {"purge_failed", w::ctl_status_need_purge, told(TaskKind::purge_failed)},
        {"push_failed", w::ctl_status_need_push, told(TaskKind::push_failed)},
    };
    std::vector<Need> needs;
    std::copy_if(std::begin(all), std::end(all), std::back_inserter(needs), [](const Need& n) { return n.count > 0; });
    return needs;
}

Json paper_json(const Paper& paper, const Words& words) {
    const PrintRequest& request = paper.request;
    return {{"id", hex(request.id.bytes)},
            {"reference", text_of(paper.reference)},
            {"state", name_of(request.state)},
            {"trouble", name_of(request.trouble)},
            {"cause", words(for_staff(request.trouble))},
            {"duplicate", request.duplicate},
            {"queue", request.job ? Json(request.job->queue) : Json(nullptr)},
            {"job", request.job ? Json(request.job->number) : Json(nullptr)},
            {"asked", iso_utc(request.asked)},
            {"changed", iso_utc(request.changed)}};
}

/// The work that is to be done; it is daily work, and no reason to call somebody.
Json tasks_of(const Status& status) {
    auto all = Json::array();
    for (const Task& task : status.tasks) {
        all.push_back({{"task", row_of(task.kind).name},
                       {"count", task.count},
                       {"reference", task.complaint ? Json(text_of(*task.complaint)) : Json(nullptr)}});
    }
    return all;
}

Json status_json(const Status& status, const Session& session) {
    const Counts& counts = status.counts;
    Json stages = Json::object();
    for (int i = 0; i < stage_count; ++i)
        stages[std::string(name_of(static_cast<Stage>(i)))] = counts.by_stage[static_cast<std::size_t>(i)];
    auto papers = Json::array();
    for (const auto& paper : status.papers)
        papers.push_back(paper_json(paper, session.words));
    auto needs = Json::array();
    for (const auto& need : needs_of(status))
        needs.push_back(need.name);
    return {{"node", session.config.node},
            {"card", text_of(status.card)},
            {"version", version},
            {"data", session.data.string()},
            {"complaints", {{"total", total(counts)}, {"by_stage", stages}}},
            {"overdue", status.overdue},
            {"overdue_acknowledge", counts.acknowledge_overdue},
            {"sign_in_waits", status.sign_in_waits},
            {"tasks", tasks_of(status)},
            {"letters_brought", counts.letters_brought},
            {"prints",
             {{"open", counts.prints_open},
              {"unknown", counts.prints_unknown},
              {"filed", counts.prints_filed},
              {"requests", papers}}},
            {"last_delivery", run_json(status.nightly, UnattendedKind::deliver)},
            {"last_intake", run_json(status.nightly, UnattendedKind::take_in)},
            {"last_backup", run_json(status.nightly, UnattendedKind::backup)},
            {"last_purge", run_json(status.nightly, UnattendedKind::purge)},
            {"last_push", run_json(status.nightly, UnattendedKind::push)},
            {"nodes", nodes_json(status.nightly)},
            {"bundles_waiting", {{"in", status.nightly.waiting_in}, {"out", status.nightly.waiting_out}}},
            {"disk", {{"free_bytes", status.health.free_bytes}}},
            {"clock", {{"now", iso_utc(status.now)}, {"behind", status.health.clock_behind}}},
            {"needs_person", needs}};
}

void print_fact(Session& session, Word label, const std::string& value) {
    constexpr std::size_t label_width = 20;
    session.out.line(padded(session.words(label), label_width) + value);
}

std::string stages_in_words(const Counts& counts, const Words& words) {
    std::string text = fmt::format("{}", total(counts));
    for (int i = 0; i < stage_count; ++i) {
        const auto count = counts.by_stage[static_cast<std::size_t>(i)];
        if (count > 0) text += fmt::format(" · {} {}", count, words(word_for(static_cast<Stage>(i))));
    }
    return text;
}

void print_in_words(Session& session, const Status& status) {
    const Words& words = session.words;
    const Counts& counts = status.counts;
    const LocalTime now = amsterdam(status.now);
    print_fact(session, w::ctl_status_node, session.config.node);
    session.out.line(words.fill(w::delivery_card, fmt::arg("card", text_of(status.card))));
    print_fact(session, w::ctl_status_complaints, stages_in_words(counts, words));
    print_fact(session, w::ctl_status_overdue, fmt::format("{}", status.overdue));
    print_fact(session, w::ctl_status_letters, fmt::format("{}", counts.letters_brought));
    print_fact(session, w::ctl_status_papers,
               fmt::format("{}", counts.prints_open + counts.prints_unknown + counts.prints_filed));
    for (const auto& paper : status.papers)
        session.out.line(fmt::format("  {}  {}", text_of(paper.reference), words(for_staff(paper.request.trouble))));
    print_nightly(session, status.nightly);
    print_fact(session, w::ctl_status_disk,
               words.fill(w::ctl_status_free, fmt::arg("size", size_in_words(status.health.free_bytes, words))));
    print_fact(session, w::ctl_status_clock, words.date(now.date) + ", " + words.time(now.time_of_day));
    const auto needs = needs_of(status);
    session.out.line({});
    if (needs.empty()) session.out.line(words(w::ctl_status_all_well));
    for (const Task& task : status.tasks) {
        if (const auto& sentence = row_of(task.kind).sentence) {
            session.out.line("- " + words.fill(*sentence, fmt::arg("count", task.count)));
        }
    }
    for (const auto& need : needs)
        session.out.line("! " + words.fill(need.sentence, fmt::arg("count", need.count)));
}

int status(Session& session) {
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    const auto status = read_status(**opened, session.clock);
    if (!status) return refuse(session.words, status.error());
    if (session.json) {
        session.out.line(status_json(*status, session).dump());
    } else {
        print_in_words(session, *status);
    }
    return needs_of(*status).empty() ? done : done_but_needs_a_person;
}

}  // namespace

void add_status(Commands& commands, const Words& words) {
    commands.add("status", words(w::ctl_status), status);
}

}  // namespace klachtenzuil::ctl
