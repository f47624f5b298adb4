#include "kiosk/desk/complaint_papers.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/words/list.hpp"
#include "kiosk/desk/complaint_parts.hpp"

namespace klachtenzuil::desk {

namespace {

/// With its kind and when it was asked for, so that no two are called the same.
std::string name_of_paper(const Words& words, Word line, const PrintRequest& paper) {
    const Word kind = paper.part ? w::desk_paper_letter : w::desk_paper_receipt;
    return words.fill(line, fmt::arg("paper", words(kind)), fmt::arg("date", short_time(paper.asked)));
}

/// Letters that are not out and will not come by themselves: each by its last paper.
std::vector<PrintRequest> letters_to_print(const std::vector<PrintRequest>& papers) {
    std::vector<PrintRequest> letters;
    for (const PrintRequest& each : papers) {
        if (!each.part) continue;
        std::erase_if(letters, [&](const PrintRequest& earlier) { return earlier.part == each.part; });
        const bool lost = each.state == PrintState::given_up;
        if (lost || (!is_settled(each.state) && each.trouble == PrintTrouble::not_made)) letters.push_back(each);
    }
    return letters;
}

}  // namespace

std::optional<Action> ask_about_papers(Ui& ui, const Frame& frame, const OpenComplaint& open) {
    const Words& words = frame.words;
    std::optional<Action> action;
    bool explained = false;
    for (const PrintRequest& each : open.papers) {
        if (each.state != PrintState::unknown) continue;
        ui.subheading(name_of_paper(words, w::desk_paper_asks, each));
        if (!explained) ui.text(words(w::desk_paper_asks_why));
        explained = true;
        ui.begin_row();
        if (ui.button(words(w::desk_paper_came), ButtonStyle::plain, Icon::check))
            action = press::ConfirmPrint{each.id};
        if (ui.button(words(w::desk_paper_came_not), ButtonStyle::plain, Icon::stop)) action = press::EndPrint{each.id};
        ui.end_row();
    }
    return action;
}

std::optional<Action> draw_papers(Ui& ui, const Frame& frame, const OpenComplaint& open) {
    const Words& words = frame.words;
    std::optional<Action> action;
    ui.subheading(words(w::desk_papers));
    std::vector<RecordLine> lines;
    for (const PrintRequest& each : open.papers)
        lines.push_back(
            {name_of_paper(words, w::desk_paper_of, each), words(paper_word(each.state)), needs_person(each)});
    if (lines.empty()) lines.push_back({words(w::desk_paper_receipt), words(w::desk_paper_none)});
    ui.record(lines);
    ui.begin_row();
    // Whoever prints anew while it is not known whether the last one is out, would print twice.
    const bool unknown = std::any_of(open.papers.begin(), open.papers.end(), [](const PrintRequest& each) {
        return !each.part && each.state == PrintState::unknown;
    });
    if (!unknown && ui.button(words(w::desk_paper_again), ButtonStyle::plain, Icon::printer))
        action = press::PrintAgain{};
    for (const PrintRequest& each : letters_to_print(open.papers)) {
        const std::string ask = words.fill(w::desk_paper_letter_again, fmt::arg("date", short_time(each.asked)));
        if (ui.button(ask, ButtonStyle::plain, Icon::printer)) action = press::PrintAgain{each.part};
    }
    for (const PrintRequest& each : open.papers) {
        if (!needs_person(each) || each.state == PrintState::unknown) continue;
        if (ui.button(name_of_paper(words, w::desk_paper_stop, each), ButtonStyle::plain, Icon::stop))
            action = press::EndPrint{each.id};
    }
    ui.end_row();
    return action;
}

}  // namespace klachtenzuil::desk
