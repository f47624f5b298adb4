#include "kiosk/desk/document_page.hpp"

#include "core/words/list.hpp"

namespace klachtenzuil::desk {

std::optional<Action> draw_document(Ui& ui, const Frame& frame, const DocumentState& document) {
    const Words& words = frame.words;
    std::optional<Action> action = begin_page(ui, "desk_document", frame);
    if (ui.footer({.back = words(w::desk_to_complaint), .act = {}})) action = press::Back{};
    ui.begin_content();
    tell_outcome(ui, frame);
    if (document.page) {
        const ShownPage& page = *document.page;
        ui.heading(page.name);
        ui.begin_row();
        if (page.page > 0 && ui.button(words(w::desk_page_before), ButtonStyle::plain, Icon::back))
            action = press::ShowDocument{document.part, page.page - 1};
        if (page.page + 1 < page.pages && ui.button(words(w::desk_page_after), ButtonStyle::plain, Icon::forward))
            action = press::ShowDocument{document.part, page.page + 1};
        ui.end_row();
        ui.quiet(words.fill(w::desk_page_of, fmt::arg("page", page.page + 1), fmt::arg("pages", page.pages)));
        ui.photo({.name = page.name, .width = page.width, .height = page.height, .rgba = page.rgba.data()});
    }
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil::desk
