#include "kiosk/visit/procedure_picture.hpp"

#include <array>

#include "core/words/list.hpp"
#include "kiosk/visit/bar.hpp"
#include "kiosk/visit/spoken.hpp"

namespace klachtenzuil {

namespace {

void draw_stages(Ui& ui, const Words& words, const Terms& terms) {
    const auto within = [&words](int days) {
        return words.fill(w::procedure_within, fmt::arg("time", words.days(days)));
    };
    const std::array stages{
        FlowStep{words(w::procedure_receive), words(w::procedure_receive_text), within(terms.acknowledge_days),
                 Icon::letter},
        FlowStep{words(w::procedure_assess), words(w::procedure_assess_text), within(terms.refuse_days), Icon::help},
        FlowStep{words(w::procedure_handle), words(w::procedure_handle_text), within(terms.complete_days),
                 Icon::people},
        FlowStep{words(w::procedure_learn), words(w::procedure_learn_text), words(w::procedure_each_year), Icon::check},
    };
    ui.flow(stages);
    ui.text(words.fill(w::procedure_start, fmt::arg("time", words.days(terms.start_days))));
    ui.text(words.fill(w::procedure_longer, fmt::arg("time", words.days(terms.extension_days))));
}

void draw_rights(Ui& ui, const Words& words, const Organisation& organisation) {
    ui.subheading(words(w::procedure_rights));
    ui.text(words(w::procedure_right_handling));
    ui.text(words(w::procedure_right_informed));
    ui.subheading(words(w::procedure_duty));
    ui.text(words(w::procedure_duty_heard));
    if (!organisation.external_body.empty()) {
        ui.subheading(words(w::procedure_external));
        ui.text(words.fill(w::procedure_external_text, fmt::arg("body", organisation.external_body)));
        if (!organisation.external_body_address.empty()) ui.text(organisation.external_body_address);
    }
    if (!organisation.procedure_version.empty())
        ui.quiet(words.fill(w::procedure_version, fmt::arg("version", organisation.procedure_version)));
}

}  // namespace

std::optional<Action> draw_procedure_picture(Ui& ui, const ProcedureView& view) {
    const Words& words = view.page.words;
    ui.page("procedure");
    std::optional<Action> action = draw_bar(ui, view.page);
    if (ui.footer({.back = words(w::step_back), .act = {}})) action = act::Back{};
    ui.begin_content();
    ui.heading(words(w::procedure_heading));
    ui.text(words(w::procedure_how));
    draw_stages(ui, words, view.terms);
    draw_rights(ui, words, view.page.organisation);
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil
