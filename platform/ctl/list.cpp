#include <fmt/format.h>

#include <memory>
#include <vector>

#include "core/base/json.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/term.hpp"
#include "core/register/work_list.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/complaint_json.hpp"
#include "platform/ctl/describe.hpp"

namespace klachtenzuil::ctl {

namespace {

constexpr int page_size = 1000;

/// Arguments as they were typed.
struct ListOptions {
    std::string stage;
    bool overdue = false;
};

/// One line of the table. Widths fit the longest reference and the longest words of each column.
std::string row(const std::string& reference, const std::string& received, const std::string& stage,
                const std::string& handler, const std::string& next) {
    return fmt::format("{}{}{}{} {}", padded(reference, 19), padded(received, 12), padded(stage, 28),
                       padded(handler, 15), next);
}

std::string row_of(const Complaint& entry, const Session& session, Date today) {
    const Words& words = session.words;
    const auto next = next_term(entry, session.config.terms);
    const std::string what = next ? words.fill(w::ctl_list_term, fmt::arg("term", words(word_for(next->term))),
                                               fmt::arg("left", time_left(next->due, today, words)))
                                  : words(w::ctl_list_nothing_due);
    return row(text_of(entry.reference), iso(entry.received), words(klachtenzuil::word_for(entry.stage)), entry.handler,
               what);
}

std::string head_row(const Words& words) {
    return row(words(w::ctl_list_reference), words(w::ctl_list_received), words(w::ctl_list_stage),
               words(w::ctl_list_handler), words(w::ctl_list_next));
}

/// The next page after the last complaint of the one before; the register's pages are all there is to it, except that
/// what is overdue is found by its own index.
class Pages {
  public:
    Pages(const Register& store, const ListOptions& options, std::optional<Stage> stage)
        : m_store(store), m_overdue(options.overdue), m_stage(stage) {}

    Result<std::vector<Complaint>> next() { return m_overdue ? next_overdue() : next_of_all(); }

  private:
    Result<std::vector<Complaint>> next_of_all() {
        auto page = m_store.list({.stage = m_stage}, m_after, page_size);
        if (page && !page->empty()) m_after = page->back().reference;
        return page;
    }
    Result<std::vector<Complaint>> next_overdue() {
        const WorkFilter filter{.stage = m_stage, .overdue_only = true, .open_only = false, .order = WorkOrder::newest};
        auto lines = work_list(m_store, filter, m_mark, longest_work_page);
        if (!lines) return failed(lines.error());
        std::vector<Complaint> page;
        if (!lines->empty()) m_mark = mark_of(lines->back());
        for (auto& line : *lines)
            page.push_back(std::move(line.complaint));
        return page;
    }

    const Register& m_store;
    bool m_overdue;
    std::optional<Stage> m_stage;
    std::optional<Reference> m_after;
    std::optional<WorkMark> m_mark;
};

/// Page after page, so that no reader keeps a visitor's complaint waiting.
Result<std::size_t> print_all(Session& session, Pages pages) {
    const Date today = amsterdam(session.clock.now()).date;
    std::size_t count = 0;
    while (true) {
        const auto page = pages.next();
        if (!page) return failed(page.error());
        if (page->empty()) return count;
        if (count == 0 && !session.json) session.out.line(head_row(session.words));
        for (const auto& entry : *page) {
            session.out.line(session.json ? json_of(entry, session.config.terms, today).dump()
                                          : row_of(entry, session, today));
        }
        if (const auto written = session.out.flush(); !written) return failed(written.error());
        count += page->size();
    }
}

int list(Session& session, const ListOptions& options) {
    std::optional<Stage> stage;
    if (!options.stage.empty()) {
        stage = stage_from(options.stage);
        if (!stage)
            return refuse(session.words, {Reason::usage, "--stage " + names_between<Stage>(stage_count, " | ")});
    }
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    const auto count = print_all(session, Pages(**opened, options, stage));
    if (!count) return refuse(session.words, count.error());
    if (*count == 0 && !session.json) session.out.line(session.words(w::ctl_list_none));
    return done;
}

}  // namespace

void add_list(Commands& commands, const Words& words) {
    const auto options = std::make_shared<ListOptions>();
    commands.add("list", words(w::ctl_list), [options](Session& s) { return list(s, *options); })
        .value("--stage", options->stage, words(w::ctl_list_only_stage), "STAGE")
        .flag("--overdue", options->overdue, words(w::ctl_list_only_overdue));
}

}  // namespace klachtenzuil::ctl
