#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/complaint/term.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/describe.hpp"

namespace klachtenzuil::ctl {

namespace {

using Json = nlohmann::ordered_json;

constexpr int page_size = 1000;

/// Arguments as they were typed.
struct ListOptions {
    std::string stage;
    bool overdue = false;
};

bool is_overdue(const Complaint& entry, const Deadlines& due, Date today) {
    return !entry.acknowledged && due.acknowledge < today;
}

/// A term: its last day, and the day on which it was met.
Json term(Date due, const std::optional<Date>& met) {
    return {{"due", iso(due)}, {"met", met ? Json(iso(*met)) : Json(nullptr)}};
}

/// The shape of every complaint in --json output. Handler and outcome stand in it from the start, so that a reader
/// need not ask whether they are there.
Json json_of(const Complaint& entry, const Deadlines& due, Date today) {
    auto about = Json::array();
    for (int i = 0; i < category_count; ++i) {
        const auto category = static_cast<Category>(i);
        if (has(entry.about, category)) about.push_back(name_of(category));
    }
    return {{"reference", text_of(entry.reference)},
            {"node", entry.reference.node},
            {"received", iso(entry.received)},
            {"registered", iso_utc(entry.registered)},
            {"channel", name_of(entry.channel)},
            {"kind", entry.kind ? Json(name_of(*entry.kind)) : Json(nullptr)},
            {"about", about},
            {"language", code_of(entry.language)},
            {"stage", name_of(entry.stage)},
            {"outcome", nullptr},
            {"handler", nullptr},
            {"brought_letter", entry.brought_letter},
            {"overdue", is_overdue(entry, due, today)},
            {"terms",
             {{"acknowledge", term(due.acknowledge, entry.acknowledged)},
              {"start", term(due.start, std::nullopt)},
              {"refuse", term(due.refuse, std::nullopt)},
              {"complete", term(due.complete, std::nullopt)}}}};
}

/// One line of the table. Widths fit the longest reference and the longest words of each column.
std::string row(const std::string& reference, const std::string& received, const std::string& stage,
                const std::string& channel, const std::string& acknowledged) {
    return fmt::format("{}{}{}{}{}", padded(reference, 19), padded(received, 12), padded(stage, 28),
                       padded(channel, 18), acknowledged);
}

std::string row_of(const Complaint& entry, const Deadlines& due, Date today, const Words& words) {
    const std::string acknowledged =
        entry.acknowledged ? words.fill(w::ctl_list_acknowledged, fmt::arg("date", iso(*entry.acknowledged)))
                           : time_left(due.acknowledge, today, words);
    return row(text_of(entry.reference), iso(entry.received), words(word_for(entry.stage)),
               words(klachtenzuil::word_for(entry.channel)), acknowledged);
}

std::string head_row(const Words& words) {
    return row(words(w::ctl_list_reference), words(w::ctl_list_received), words(w::ctl_list_stage),
               words(w::ctl_list_channel), words(w::ctl_list_acknowledgement));
}

/// Page after page, so that no reader keeps a visitor's complaint waiting.
Result<std::size_t> print_all(Session& session, const Register& store, const ListFilter& filter) {
    const Date today = amsterdam(session.clock.now()).date;
    std::optional<Reference> after;
    std::size_t count = 0;
    while (true) {
        const auto page = store.list(filter, after, page_size);
        if (!page) return failed(page.error());
        if (count == 0 && !session.json && !page->empty()) session.out.line(head_row(session.words));
        for (const auto& entry : *page) {
            const auto due = deadlines(entry.received, session.config.terms);
            session.out.line(session.json ? json_of(entry, due, today).dump()
                                          : row_of(entry, due, today, session.words));
        }
        if (const auto written = session.out.flush(); !written) return failed(written.error());
        count += page->size();
        if (page->size() < static_cast<std::size_t>(page_size)) return count;
        after = page->back().reference;
    }
}

int list(Session& session, const ListOptions& options) {
    ListFilter filter{.stage = {}, .overdue_only = options.overdue};
    if (!options.stage.empty()) {
        filter.stage = stage_from(options.stage);
        if (!filter.stage) {
            std::vector<std::string_view> stages;
            for (int i = 0; i < stage_count; ++i)
                stages.push_back(name_of(static_cast<Stage>(i)));
            return refuse(session.words, {Reason::usage, fmt::format("--stage {}", fmt::join(stages, " | "))});
        }
    }
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    const auto count = print_all(session, **opened, filter);
    if (!count) return refuse(session.words, count.error());
    if (*count == 0 && !session.json) session.out.line(session.words(w::ctl_list_none));
    return done;
}

}  // namespace

void add_list(CLI::App& app, const Words& words, Command& chosen) {
    auto* const command = app.add_subcommand("list", words(w::ctl_list));
    const auto options = std::make_shared<ListOptions>();
    command->add_option("--stage", options->stage, words(w::ctl_list_only_stage))->type_name("STAGE");
    command->add_flag("--overdue", options->overdue, words(w::ctl_list_only_overdue));
    command->callback([&chosen, options] { chosen = [options](Session& s) { return list(s, *options); }; });
}

}  // namespace klachtenzuil::ctl
