#include "kiosk/desk/document_page.hpp"

#include <charconv>

#include "core/base/wipe.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/document_list.hpp"

namespace klachtenzuil::desk {

namespace {

constexpr std::size_t longest_number = 5;
/// With fewer pages than this the buttons lead everywhere at once.
constexpr int pages_to_jump = 4;

const TakenStep* step_of(const OpenComplaint* open, const Hash& part) {
    if (open == nullptr) return nullptr;
    for (const TakenStep& each : open->history) {
        if (is_document(each) && each.part == part) return &each;
    }
    return nullptr;
}

std::optional<int> page_for(Key key, const ShownPage& shown) {
    if (key == Key::page_up) return shown.page - 1;
    if (key == Key::page_down) return shown.page + 1;
    if (key == Key::home) return 0;
    if (key == Key::end) return shown.pages - 1;
    return std::nullopt;
}

/// Each button keeps its place, so that a finger can stay where it is.
std::optional<int> draw_turns(Ui& ui, const Words& words, const ShownPage& shown) {
    std::optional<int> to;
    if (ui.button(words(w::desk_page_before), ButtonStyle::plain, Icon::back, shown.page > 0)) to = shown.page - 1;
    if (ui.button(words(w::desk_page_after), ButtonStyle::plain, Icon::forward, shown.page + 1 < shown.pages))
        to = shown.page + 1;
    return to;
}

std::optional<int> draw_ways(Ui& ui, const Words& words, const ShownPage& shown) {
    const int last = shown.pages - 1;
    ui.begin_row();
    std::optional<int> to = draw_turns(ui, words, shown);
    if (shown.pages > 2) {
        if (ui.button(words(w::desk_page_first), ButtonStyle::plain, Icon::none, shown.page > 0)) to = 0;
        if (ui.button(words(w::desk_page_last), ButtonStyle::plain, Icon::none, shown.page < last)) to = last;
    }
    ui.end_row();
    ui.quiet(words(w::desk_page_keys));
    if (const auto key = ui.struck_past()) {
        const auto wanted = page_for(*key, shown);
        if (wanted && *wanted >= 0 && *wanted <= last && *wanted != shown.page) to = wanted;
    }
    return to;
}

std::optional<int> draw_jump(Ui& ui, const Words& words, const ShownPage& shown, DocumentState& document) {
    const std::string which = words.fill(w::desk_page_which, fmt::arg("pages", shown.pages));
    if (ui.field({.id = "page",
                  .label = words(w::desk_page_go_to),
                  .hint = document.no_page ? std::string() : which,
                  .limit = longest_number,
                  .problem = document.no_page ? which : std::string(),
                  .keys = FieldSpec::Keys::phone,
                  .enter_acts = true},
                 document.wanted))
        document.no_page = false;
    bool asked = ui.entered();
    if (ui.button(words(w::desk_page_go), ButtonStyle::plain)) asked = true;
    if (!asked) return std::nullopt;
    ui.close_keyboard();
    const auto page = page_from(document.wanted, shown.pages);
    document.no_page = !page;
    return page;
}

}  // namespace

std::optional<int> page_from(std::string_view typed, int pages) {
    while (!typed.empty() && typed.front() == ' ')
        typed.remove_prefix(1);
    while (!typed.empty() && typed.back() == ' ')
        typed.remove_suffix(1);
    int number = 0;
    const char* const end = typed.data() + typed.size();
    const auto read = std::from_chars(typed.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number < 1 || number > pages) return std::nullopt;
    return number - 1;
}

std::optional<Action> draw_document(Ui& ui, const Frame& frame, const OpenComplaint* open, DocumentState& document) {
    const Words& words = frame.words;
    std::optional<Action> action = begin_page(ui, "desk_document", frame);
    if (ui.footer({.back = words(w::desk_to_complaint), .act = {}})) action = press::Back{};
    ui.begin_content();
    std::string title;
    if (const TakenStep* step = step_of(open, document.part)) {
        title = title_of(words, *step);
        ui.heading(title);
        ui.quiet(details_of(words, *step));
    }
    tell_outcome(ui, frame);
    std::optional<int> to;
    if (document.page) {
        const ShownPage& page = *document.page;
        ui.subheading(words.fill(w::desk_page_of, fmt::arg("page", page.page + 1), fmt::arg("pages", page.pages)));
        if (page.pages > 1) to = draw_ways(ui, words, page);
        if (page.pages >= pages_to_jump) {
            if (const auto jump = draw_jump(ui, words, page, document)) to = jump;
        }
        ui.photo({.name = title, .width = page.width, .height = page.height, .rgba = page.rgba.data()});
        // Whoever has read to its end goes on from there.
        if (page.pages > 1) {
            ui.begin_row();
            if (const auto turn = draw_turns(ui, words, page)) to = turn;
            ui.end_row();
        }
    }
    klachtenzuil::wipe(title);
    ui.end_content();
    if (to) {
        action = press::ShowDocument{document.part, *to};
        ui.back_to_top();
    }
    return action;
}

}  // namespace klachtenzuil::desk
