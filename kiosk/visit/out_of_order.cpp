#include "kiosk/visit/out_of_order.hpp"

#include "core/words/list.hpp"
#include "kiosk/visit/bar.hpp"

namespace klachtenzuil {

std::optional<Action> draw_out_of_order(Ui& ui, const OutOfOrderView& view) {
    const Words& words = view.page.words;
    const std::string& phone = view.page.organisation.phone;
    ui.page("out_of_order");
    std::optional<Action> action = draw_bar(ui, view.page);
    ui.begin_content();
    ui.heading(words(w::out_of_order_heading));
    ui.text(words(w::out_of_order_text));
    ui.notice(Icon::phone, phone.empty() ? words(w::out_of_order_desk)
                                         : words.fill(w::out_of_order_phone, fmt::arg("phone", phone)));
    ui.gap(2);
    ui.quiet(words.fill(w::out_of_order_staff, fmt::arg("cause", view.cause)));
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil
