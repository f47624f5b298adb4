#pragma once
// The work list: what is due, most urgent first. Reads the register alone, so it needs no sign-in.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/complaint/term.hpp"
#include "core/register/register.hpp"

namespace klachtenzuil {

enum class WorkOrder { most_urgent, newest };

struct WorkFilter {
    std::optional<Stage> stage{};
    std::optional<std::string> handler{};
    std::optional<ComplainantKind> kind{};
    bool overdue_only = false;
    bool open_only = true;  ///< leaves out what is completed, or refused and told
    WorkOrder order = WorkOrder::most_urgent;
    bool operator==(const WorkFilter&) const = default;
};

/// Where a page of the list ends and the next begins.
struct WorkMark {
    std::optional<Date> due;
    ComplaintId id;
    bool operator==(const WorkMark&) const = default;
};

struct WorkLine {
    Complaint complaint;
    std::optional<NextTerm> next;  ///< the term that runs out first
    std::optional<Date> due;       ///< by when somebody must do something; nothing at the complaint's end
};

inline constexpr int longest_work_page = 200;

/// One page, after `after`, at most 200 lines. Most urgent first puts those at their end last, newest receipt first.
Result<std::vector<WorkLine>> work_list(const Register& store, const WorkFilter& filter,
                                        const std::optional<WorkMark>& after, int most);
WorkMark mark_of(const WorkLine& line);

/// How many lines the filter holds; stops counting at `most`.
Result<std::int64_t> count_work(const Register& store, const WorkFilter& filter, std::int64_t most);

/// What stands above the list: things that somebody must solve.
enum class TaskKind {
    print_unknown,     ///< nobody can say whether a paper came out
    print_trouble,     ///< a paper waits for the printer
    print_in_folder,   ///< a paper lies in the folder and was not registered as handed out
    step_disputed,     ///< a step of another node does not count, and management did nothing since
    person_unlinked,   ///< somebody was named and nobody said who that is
    letter_brought,    ///< a written complaint lies at the desk
    extension_untold,  ///< the term was extended and the complainant not told
    measure_due,       ///< a measure was to be done by now and nobody checked it
    delivery_failed,   ///< the last delivery failed, or there was none for too long
    intake_failed,     ///< the same of taking in, of backups, of purges and of the push into PostgreSQL
    backup_failed,
    purge_failed,
    push_failed,
    clock_behind,
    no_recovery_key,
};
inline constexpr int task_kind_count = 15;

/// More than this are not counted: "more than 1,000".
inline constexpr std::int64_t most_tasks_counted = 1000;

struct Task {
    TaskKind kind;
    std::optional<Reference> complaint;  ///< the oldest one, where it is about complaints
    std::int64_t count = 1;              ///< how many
    bool operator==(const Task&) const = default;
};
/// In the order of TaskKind; none where nothing is to be solved.
Result<std::vector<Task>> tasks(Register& store);

}  // namespace klachtenzuil
