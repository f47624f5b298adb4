#include "core/register/work_list.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include "core/register/accounts.hpp"
#include "core/register/database.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;

namespace {

Date day(std::string_view text) {
    return date_from_iso(text).value();
}

/// A register whose rows a test alters as the steps of the procedure would.
struct Desk {
    TestNode node;

    Complaint put(
        const char* received, const std::function<void(Complaint&)>& alter = [](Complaint&) {}) {
        Form form = a_form().received(received).form();
        form.persons.clear();
        Complaint complaint = node.add(form, false).entry;
        alter(complaint);
        const auto stored = node->database().transaction([&](Sql& sql) -> Result<void> {
            store_complaint(sql, complaint);
            return {};
        });
        REQUIRE(stored);
        return complaint;
    }

    std::vector<WorkLine> page(const WorkFilter& filter, const std::optional<WorkMark>& after = {}, int most = 200) {
        auto lines = work_list(node.store(), filter, after, most);
        REQUIRE(lines);
        return std::move(*lines);
    }
    /// The numbers of all pages of `most` lines, one after another.
    std::vector<int> numbers(const WorkFilter& filter, int most = 200) {
        std::vector<int> all;
        std::optional<WorkMark> after;
        while (true) {
            const auto lines = page(filter, after, most);
            for (const WorkLine& line : lines)
                all.push_back(line.complaint.reference.number);
            if (static_cast<int>(lines.size()) < most) return all;
            after = mark_of(lines.back());
        }
    }
    std::int64_t count(const WorkFilter& filter, std::int64_t most = 1000) {
        const auto counted = count_work(node.store(), filter, most);
        REQUIRE(counted);
        return *counted;
    }
    std::vector<Task> todo() {
        const auto all = tasks(node.store());
        REQUIRE(all);
        return *all;
    }
    std::optional<Task> task(TaskKind kind) {
        for (const Task& task : todo()) {
            if (task.kind == kind) return task;
        }
        return std::nullopt;
    }
    void run(const char* text) {
        const auto done = node->database().transaction([&](Sql& sql) -> Result<void> {
            sql.prepare(text)->exec();
            return {};
        });
        REQUIRE(done);
    }
};

void complete(Complaint& complaint) {
    complaint.stage = Stage::completed;
    complaint.acknowledged = complaint.started = complaint.accepted = complaint.received;
    complaint.handler = "j.bakker";
    complaint.decision = Decision{complaint.received, Outcome::upheld, "planning", complaint.received};
    complaint.completion = Completion{complaint.received, Satisfied::yes, "een samenvatting"};
}

void acknowledge_and_assign(Complaint& complaint) {
    complaint.stage = Stage::assessing;
    complaint.acknowledged = complaint.started = complaint.received;
    complaint.handler = "j.bakker";
}

void handle(Complaint& complaint) {
    acknowledge_and_assign(complaint);
    complaint.stage = Stage::handling;
    complaint.accepted = complaint.received;
}

}  // namespace

TEST_CASE("the list begins with what is due first, and leaves out what is at its end") {
    Desk desk;
    desk.put("2026-11-20");                          // 1: acknowledge by 4 December
    desk.put("2026-11-10", handle);                  // 2: complete by 22 December
    desk.put("2026-11-09");                          // 3: acknowledge by 23 November
    desk.put("2026-11-08", complete);                // 4
    desk.put("2026-11-15", acknowledge_and_assign);  // 5: tell of non-acceptance by 13 December
    CHECK(desk.numbers({}) == std::vector<int>{3, 1, 5, 2});

    const auto lines = desk.page({});
    CHECK(lines[0].next == NextTerm{TermKind::acknowledge, day("2026-11-23")});
    CHECK(lines[0].due == day("2026-11-23"));
    CHECK(lines[3].next == NextTerm{TermKind::complete, day("2026-12-22")});
    CHECK(lines[3].complaint.handler == "j.bakker");

    // Everything, with those at their end behind; and by receipt.
    CHECK(desk.numbers({.open_only = false}) == std::vector<int>{3, 1, 5, 2, 4});
    CHECK(desk.numbers({.order = WorkOrder::newest}) == std::vector<int>{1, 5, 2, 3});
    CHECK(desk.numbers({.open_only = false, .order = WorkOrder::newest}) == std::vector<int>{1, 5, 2, 3, 4});
}

TEST_CASE("filters hold alone and together") {
    Desk desk;
    desk.put("2026-11-01");                                                            // 1, overdue
    desk.put("2026-11-20");                                                            // 2
    desk.put("2026-11-18", handle);                                                    // 3
    desk.put("2026-11-02", [](Complaint& c) { handle(c), c.handler = "a.visser"; });   // 4
    desk.put("2026-11-19", [](Complaint& c) { c.kind = ComplainantKind::employer; });  // 5
    desk.put("2026-10-01", complete);                                                  // 6
    CHECK(desk.numbers({.stage = Stage::handling}) == std::vector<int>{4, 3});
    CHECK(desk.numbers({.handler = "j.bakker"}) == std::vector<int>{3});
    CHECK(desk.numbers({.handler = "nobody"}).empty());
    CHECK(desk.numbers({.kind = ComplainantKind::employer}) == std::vector<int>{5});
    CHECK(desk.numbers({.overdue_only = true}) == std::vector<int>{1});
    CHECK(desk.numbers({.handler = "j.bakker", .open_only = false}) == std::vector<int>{3, 6});
    CHECK(desk.numbers({.stage = Stage::handling, .handler = "a.visser"}) == std::vector<int>{4});
    CHECK(desk.numbers({.stage = Stage::received, .kind = ComplainantKind::client}) == std::vector<int>{1, 2});
    CHECK(desk.numbers({.stage = Stage::completed}).empty());
    CHECK(desk.numbers({.stage = Stage::completed, .open_only = false}) == std::vector<int>{6});
    // Overdue counts as open, whatever else is asked for.
    CHECK(desk.numbers({.overdue_only = true, .open_only = false}) == std::vector<int>{1});
    // The last day of a term is not too late.
    desk.node.clock.set(instant_from_iso("2026-12-03T12:00:00.000Z").value());
    CHECK(desk.numbers({.overdue_only = true}) == std::vector<int>{1});
    desk.node.clock.set(instant_from_iso("2026-12-04T12:00:00.000Z").value());
    CHECK(desk.numbers({.overdue_only = true}) == std::vector<int>{1, 5});
}

TEST_CASE("pages of any length hold every line once, in every order") {
    Desk desk;
    for (int i = 0; i < 60; ++i) {
        const std::string received = fmt::format("2026-11-{:02}", 1 + i % 7);
        desk.put(received.c_str(), i % 3 == 0 ? complete : i % 3 == 1 ? handle : acknowledge_and_assign);
    }
    for (const WorkFilter& filter :
         {WorkFilter{}, WorkFilter{.open_only = false}, WorkFilter{.order = WorkOrder::newest},
          WorkFilter{.open_only = false, .order = WorkOrder::newest}, WorkFilter{.handler = "j.bakker"},
          WorkFilter{.stage = Stage::handling}, WorkFilter{.kind = ComplainantKind::client}}) {
        const auto whole = desk.numbers(filter);
        CHECK(desk.count(filter) == static_cast<std::int64_t>(whole.size()));
        CHECK(std::set<int>(whole.begin(), whole.end()).size() == whole.size());
        for (const int most : {1, 7, 20, 59}) {
            CAPTURE(most);
            CHECK(desk.numbers(filter, most) == whole);
        }
    }
    CHECK(desk.numbers({.open_only = false}).size() == 60);
    CHECK(desk.count({.open_only = false}, 25) == 25);
    CHECK(desk.page({}, {}, 100000).size() == 40);
    CHECK(desk.page({}, {}, 0).empty());
    CHECK(work_list(desk.node.store(), {.order = WorkOrder::newest}, WorkMark{{}, new_id<ComplaintId>()}, 5)
              .error()
              .reason == Reason::reference_unknown);
}

TEST_CASE("everything that waits to be solved is a task, with the oldest complaint and how many") {
    Desk desk;
    CHECK(desk.todo() == std::vector<Task>{{TaskKind::no_recovery_key, {}, 1}});

    const Complaint named = desk.put("2026-11-03", [](Complaint& c) { c.persons_named = 2; });
    desk.put("2026-11-04", [](Complaint& c) { c.persons_named = 1; });
    desk.put("2026-11-05", [](Complaint& c) {
        c.persons_named = 1;
        c.persons = {{0, StaffToken{}}};
    });
    desk.put("2026-11-01", [](Complaint& c) {
        complete(c);
        c.persons_named = 3;
    });
    CHECK(desk.task(TaskKind::person_unlinked) == Task{TaskKind::person_unlinked, named.reference, 2});
    desk.put("2026-11-02", [&](Complaint& c) {
        c.persons_named = 2;
        c.persons = {{0, {}}, {2, StaffToken{}}};  // the second of them is somebody whom nobody named
    });
    CHECK(desk.task(TaskKind::person_unlinked)->count == 3);

    const Complaint brought = desk.put("2026-11-06", [](Complaint& c) { c.brought_letter = true; });
    CHECK(desk.task(TaskKind::letter_brought) == Task{TaskKind::letter_brought, brought.reference, 1});

    const Complaint extended = desk.put("2026-11-07", [](Complaint& c) {
        handle(c);
        c.extension = Extension{day("2026-11-20"), day("2027-01-10"), ExtensionReason::expert, {}};
    });
    CHECK(desk.task(TaskKind::extension_untold) == Task{TaskKind::extension_untold, extended.reference, 1});

    const auto measure = [](Complaint& c, const char* due, std::optional<Date> checked) {
        complete(c);
        c.measures = {{1, MeasureKind::corrective, "bellen", "balie", c.received, day(due), checked,
                       checked ? std::optional(MeasureResult::worked) : std::nullopt}};
    };
    desk.put("2026-11-08", [&](Complaint& c) { measure(c, "2026-11-22", {}); });
    desk.put("2026-11-08", [&](Complaint& c) { measure(c, "2026-11-01", day("2026-11-02")); });
    CHECK_FALSE(desk.task(TaskKind::measure_due));
    const Complaint late = desk.put("2026-11-08", [&](Complaint& c) { measure(c, "2026-11-21", {}); });
    CHECK(desk.task(TaskKind::measure_due) == Task{TaskKind::measure_due, late.reference, 1});

    CHECK_FALSE(desk.task(TaskKind::clock_behind));
    desk.node.clock.set(instant_from_iso("2026-11-21T08:00:00.000Z").value());
    CHECK(desk.task(TaskKind::clock_behind));
}

TEST_CASE("papers that need a person are tasks") {
    Desk desk;
    const Filed filed = desk.node.add();
    CHECK_FALSE(desk.task(TaskKind::print_trouble));
    desk.run("UPDATE print_request SET trouble = 'jam'");
    CHECK(desk.task(TaskKind::print_trouble) == Task{TaskKind::print_trouble, filed.entry.reference, 1});
    desk.run("UPDATE print_request SET state = 'unknown', trouble = 'unknown'");
    CHECK_FALSE(desk.task(TaskKind::print_trouble));
    CHECK(desk.task(TaskKind::print_unknown) == Task{TaskKind::print_unknown, filed.entry.reference, 1});
    desk.run("UPDATE print_request SET state = 'filed', trouble = 'none'");
    CHECK(desk.task(TaskKind::print_in_folder) == Task{TaskKind::print_in_folder, filed.entry.reference, 1});
    REQUIRE(desk.node->acknowledge(filed.entry.id, day("2026-11-22")));
    CHECK_FALSE(desk.task(TaskKind::print_in_folder));
}
