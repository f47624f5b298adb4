#include "kiosk/model.hpp"

namespace klachtenzuil {

Settings first_settings(const Config& config) {
    Settings settings;
    settings.language = config.screen.default_language;
    return settings;
}

Model first_model(Config config, Moment now) {
    Model model;
    model.config = std::move(config);
    model.settings = first_settings(model.config);
    model.touched = model.paper_seen = model.looked = model.store_checked = model.moved = model.warned = now.steady;
    return model;
}

bool visit_runs(const Model& model) {
    const Screen screen = model.screen == Screen::procedure ? model.procedure_from : model.screen;
    return screen >= Screen::about && screen <= Screen::sending;
}

void open_desk(Model& model, bool stays) {
    if (model.desk) return;
    model.desk.emplace();
    model.desk->stays = stays;
    model.desk->over_visit = !stays && visit_runs(model);
    model.desk->settings_before = model.settings;
    model.settings.text_size = TextSize::small;
    // Staff speak the organisation's language, whatever the visitor chose.
    model.settings.language = first_settings(model.config).language;
    model.overlay = Overlay::none;
}

bool can_stop(const Model& model) {
    switch (model.screen) {
        case Screen::about:
        case Screen::who:
        case Screen::happened:
        case Screen::wish:
        case Screen::contact:
        case Screen::check: return true;
        case Screen::procedure: return something_told(model.draft);
        case Screen::out_of_order:
        case Screen::welcome:
        case Screen::sending:
        case Screen::done:
        case Screen::status_question:
        case Screen::status_answer: return false;
    }
    return false;
}

bool can_call_desk(Screen screen) {
    return screen != Screen::welcome && screen != Screen::out_of_order && screen != Screen::sending;
}

bool something_told(const Draft& draft) {
    Draft untouched;
    untouched.form.language = draft.form.language;
    untouched.story_on_paper = draft.story_on_paper;
    untouched.shown_month = draft.shown_month;
    return draft != untouched;
}

bool something_told(const Model& model) {
    return something_told(model.draft) || model.status.draft != StatusDraft{} || model.status.answer;
}

}  // namespace klachtenzuil
