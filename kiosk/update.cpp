#include "kiosk/update.hpp"

#include <algorithm>
#include <array>

#include "core/register/status_code.hpp"
#include "kiosk/desk/desk_update.hpp"
#include "kiosk/timing.hpp"

namespace klachtenzuil {

namespace {

using Effects = std::vector<Effect>;

constexpr std::array steps{Screen::about, Screen::who, Screen::happened, Screen::wish, Screen::contact, Screen::check};
static_assert(steps.size() == visit_steps);

/// "Ready" comes up where "send" or "look" stood: the second half of a double tap must not take the page away unread.
constexpr std::chrono::milliseconds second_tap{500};

bool is_step(Screen screen) {
    return std::find(steps.begin(), steps.end(), screen) != steps.end();
}

Screen neighbour(Screen screen, int by) {
    const auto here = std::find(steps.begin(), steps.end(), screen) - steps.begin();
    const auto there = here + by;
    if (there < 0) return Screen::welcome;
    return steps.at(static_cast<std::size_t>(there));
}

/// Everything that belongs to one visitor goes; the next finds the kiosk as it was switched on.
Effects wipe_visit(Model& model) {
    Effects effects{effect::WipeScreen{}};
    if (model.paper) effects.emplace_back(effect::DropPaper{model.paper->id});
    wipe(model.draft);
    wipe(model.status.draft);
    model.status = StatusVisit{};
    model.helped_by.clear();
    model.problems.clear();
    model.changing = false;
    model.send_failure.reset();
    model.filed.reset();
    model.anonymous = false;
    model.reply_by.reset();
    model.paper.reset();
    model.paper_failure.reset();
    model.starting = false;
    model.overlay = Overlay::none;
    model.settings = first_settings(model.config);
    model.screen = model.store_failure ? Screen::out_of_order : Screen::welcome;
    return effects;
}

void go(Model& model, Screen screen) {
    model.screen = screen;
    model.problems.clear();
    model.overlay = Overlay::none;
}

Effects check_store(Model& model) {
    if (model.checking_store) return {};
    model.checking_store = true;
    return {effect::CheckStore{}};
}

Effects look_at_paper(Model& model) {
    if (model.looking_at_paper) return {};
    model.looking_at_paper = true;
    return {effect::LookAtPaper{}};
}

/// One visit's worth of decisions about one action. A struct so that each action has its own short function.
struct Take {
    Model& model;
    Moment now;

    Effects operator()(const act::Start&) {
        if (model.screen != Screen::welcome || model.starting) return {};
        model.starting = true;
        model.wiped_by_time = WipedByTime::nothing;
        return check_store(model);
    }

    Effects operator()(const act::ShowProcedure&) {
        if (model.screen == Screen::procedure) return {};
        model.procedure_from = model.screen;
        go(model, Screen::procedure);
        return {};
    }

    Effects operator()(const act::Next&) {
        if (!is_step(model.screen) || model.screen == Screen::check) return {};
        model.problems = problems_of(model.draft, model.screen, now.today);
        if (!model.problems.empty()) return {};
        go(model, model.changing ? Screen::check : neighbour(model.screen, +1));
        model.changing = false;
        return {};
    }

    Effects operator()(const act::Back&) {
        if (model.screen == Screen::procedure) {
            go(model, model.procedure_from);
            return {};
        }
        if (model.screen == Screen::status_question) return wipe_visit(model);
        if (!is_step(model.screen)) return {};
        if (model.changing) {
            model.changing = false;
            go(model, Screen::check);
            return {};
        }
        // Before anything was told, "back" from the first step needs no question.
        if (model.screen == Screen::about && something_told(model.draft)) {
            model.overlay = Overlay::stop_question;
            return {};
        }
        if (model.screen == Screen::about) return wipe_visit(model);
        go(model, neighbour(model.screen, -1));
        return {};
    }

    Effects operator()(const act::Change& change) {
        if (model.screen != Screen::check || !is_step(change.step) || change.step == Screen::check) return {};
        go(model, change.step);
        model.changing = true;
        return {};
    }

    Effects operator()(const act::Send&) {
        if (model.screen != Screen::check) return {};
        for (const Screen step : steps) {
            std::vector<Problem> missing = problems_of(model.draft, step, now.today);
            if (missing.empty()) continue;
            go(model, step);
            model.changing = true;
            model.problems = std::move(missing);
            return {};
        }
        model.send_failure.reset();
        model.draft.form.language = model.settings.language;
        go(model, Screen::sending);
        effect::Send send{.id = model.id,
                          .form = form_of(model.draft, now.today),
                          .story_on_paper = model.draft.story_on_paper,
                          .by_staff = helping(model),
                          .helper = model.helped_by};
        if (send.by_staff) send.form.channel = Channel::walk_in;
        Effects effects;
        effects.emplace_back(Errand{std::move(send)});
        return effects;
    }

    Effects operator()(const act::Finish&) {
        const bool can_end = model.screen == Screen::done || model.screen == Screen::status_answer;
        if (!can_end || now.steady - model.ended_at < second_tap) return {};
        return wipe_visit(model);
    }

    Effects operator()(const act::AskStatus&) {
        if (model.screen != Screen::welcome || model.starting) return {};
        model.wiped_by_time = WipedByTime::nothing;
        go(model, Screen::status_question);
        return {};
    }

    Effects operator()(const act::LookUpStatus&) {
        StatusVisit& visit = model.status;
        if (model.screen != Screen::status_question || visit.asking) return {};
        visit.refused.reset();
        visit.problems = problems_of(visit.draft);
        if (visit.problems.any()) return {};
        visit.asking = true;
        return {effect::LookUpStatus{++model.status_questions, *read_reference(visit.draft.number),
                                     *read_status_code(visit.draft.code)}};
    }

    Effects operator()(const act::StatusLookedUp& outcome) {
        StatusVisit& visit = model.status;
        if (model.screen != Screen::status_question || !visit.asking || outcome.question != model.status_questions)
            return {};
        visit.asking = false;
        model.touched = now.steady;
        if (!outcome.answer) {
            visit.refused = outcome.answer.error();
            return {};
        }
        wipe(visit.draft);
        visit.answer = *outcome.answer;
        model.ended_at = now.steady;
        go(model, Screen::status_answer);
        return {effect::WipeScreen{}};
    }

    Effects operator()(const act::AskStop&) {
        if (!can_stop(model)) return {};
        model.overlay = Overlay::stop_question;
        return {};
    }

    Effects operator()(const act::StopAndWipe&) {
        if (!can_stop(model)) return {};
        return wipe_visit(model);
    }

    /// The desk takes over the screen; what was told stays under it, unseen.
    Effects operator()(const act::OpenDesk&) {
        open_desk(model, false);
        return {effect::WipeScreen{}};
    }

    Effects operator()(const act::CloseDialog&) {
        model.overlay = Overlay::none;
        model.touched = now.steady;
        return {};
    }

    Effects operator()(const act::ChooseLanguage&) {
        model.overlay = Overlay::languages;
        return {};
    }

    Effects operator()(const act::ChooseLook&) {
        model.overlay = Overlay::look;
        return {};
    }

    Effects operator()(const act::Set& set) {
        // The list of languages closes by itself; size and contrast are tried until they fit.
        if (set.settings.language != model.settings.language) model.overlay = Overlay::none;
        model.settings = set.settings;
        return {};
    }

    Effects operator()(const act::Touched&) {
        model.touched = now.steady;
        model.dimmed = false;
        return {};
    }

    Effects operator()(const act::Tick&) {
        Effects effects = idle();
        if (dim_due(model, now.steady)) model.dimmed = true;
        if (move_due(model, now.steady)) {
            ++model.moves;
            model.moved = now.steady;
        }
        if (paper_look_due(model, now.steady)) {
            for (auto& each : look_at_paper(model))
                effects.push_back(std::move(each));
        }
        if (report_look_due(model, now.steady)) {
            model.looking_at_report = true;
            effects.emplace_back(Errand{effect::Desk{desk::errand::LookAtReport{}}});
        }
        if (store_check_due(model, now.steady)) {
            for (auto& each : check_store(model))
                effects.push_back(std::move(each));
        }
        return effects;
    }

    /// Nobody touched the screen for a while: reading and typing people are warned first, everything is wiped after.
    Effects idle() {
        const auto limits = idle_limits(model);
        if (!limits) return {};
        const Steady rest = idle_since(model);
        if (now.steady >= rest + limits->before_warning + limits->warning) {
            if (model.desk) return close_desk();
            const bool told = something_told(model.draft);
            const bool asked = something_told(model);
            Effects effects = wipe_visit(model);
            model.wiped_by_time = told ? WipedByTime::complaint : asked ? WipedByTime::status : WipedByTime::nothing;
            model.touched = now.steady;
            return effects;
        }
        if (limits->warning.count() > 0 && now.steady >= rest + limits->before_warning) {
            model.overlay = Overlay::idle_warning;
            model.warned = now.steady;
        }
        return {};
    }

    Effects operator()(const act::StoreChecked& checked) {
        model.checking_store = false;
        model.store_checked = now.steady;
        if (!checked.health) {
            model.store_failure = checked.health.error();
            model.starting = false;
            if (model.screen == Screen::welcome) go(model, Screen::out_of_order);
            // With the store the worker let go of the key: whoever was signed in is not any more.
            if (model.desk && model.desk->who) return close_desk();
            return {};
        }
        model.store_failure.reset();
        if (model.screen == Screen::out_of_order) go(model, Screen::welcome);
        if (!model.starting || model.screen != Screen::welcome) return {};
        model.starting = false;
        model.id = checked.fresh;
        model.draft.form.language = model.settings.language;
        go(model, Screen::about);
        return {};
    }

    Effects operator()(const act::Sent& sent) {
        if (model.screen != Screen::sending || sent.id != model.id) return {};
        model.touched = now.steady;
        if (!sent.filed) {
            model.send_failure = sent.filed.error();
            go(model, Screen::check);
            return {};
        }
        model.anonymous = model.draft.form.complainant.anonymous;
        model.reply_by = model.draft.form.complainant.reply_by;
        wipe(model.draft);
        model.filed = *sent.filed;
        if (sent.filed->print) {
            model.paper = PrintRequest{};
            model.paper->id = *sent.filed->print;
            model.paper->complaint = sent.id;
        }
        model.paper_open = true;
        model.ended_at = now.steady;
        model.paper_seen = now.steady;
        go(model, Screen::done);
        Effects effects{effect::WipeScreen{}};
        for (auto& each : look_at_paper(model))
            effects.push_back(std::move(each));
        return effects;
    }

    Effects operator()(const act::PaperChanged& changed) {
        model.looking_at_paper = false;
        model.looked = now.steady;
        model.paper_open = changed.open;
        std::vector<ComplaintId> complaints;
        for (const auto& request : changed.requests) {
            complaints.push_back(request.complaint);
            if (!model.paper || request.id != model.paper->id) continue;
            model.paper = request;
            model.paper_seen = now.steady;
        }
        if (!model.desk) return {};
        return wished(desk::complaints_changed(*model.desk, complaints));
    }

    Effects operator()(const act::PaperNotMade& failure) {
        if (model.filed && model.filed->print == failure.request) model.paper_failure = failure.failure;
        return {};
    }

    // --- the desk ---

    Effects operator()(const act::Desk& at_desk) {
        // Asked for anew, it is looked at from here on, whatever became of a look before.
        if (std::holds_alternative<desk::done::ReportSeen>(at_desk.action) ||
            std::holds_alternative<desk::done::ReportAsked>(at_desk.action)) {
            model.looking_at_report = false;
            model.report_looked = now.steady;
        }
        if (!model.desk) return {};
        const bool helped_before = helping(model);
        keep_settings();
        Effects effects =
            wished(desk::update(*model.desk, at_desk.action, now.today, first_settings(model.config).language));
        if (helping(model) && !helped_before) {
            model.helped_by = model.desk->who->name;
            model.settings = model.desk->settings_before;
        }
        return effects;
    }

    /// While somebody helps, the visitor's own letters and colours are on the screen.
    void keep_settings() {
        if (helping(model)) model.desk->settings_before = model.settings;
    }

    /// Whoever signed in is signed out, and what was told or typed at the desk is wiped.
    Effects close_desk() {
        keep_settings();
        return wished(desk::lock(*model.desk));
    }

    /// Help ends with the visit: once it was sent or stopped, nobody is signed in.
    Effects end_help() {
        if (!helping(model) || visit_runs(model)) return {};
        return close_desk();
    }

    /// What the desk wishes, as effects of the kiosk.
    Effects wished(std::vector<desk::Wish> wishes) {
        Effects effects;
        for (desk::Wish& wish : wishes) {
            if (auto* errand = std::get_if<desk::Errand>(&wish)) {
                effects.emplace_back(Errand{effect::Desk{std::move(*errand)}});
            } else if (std::holds_alternative<desk::ChooseLetters>(wish)) {
                model.overlay = Overlay::look;
            } else {
                effects.emplace_back(effect::WipeScreen{});
            }
            if (std::holds_alternative<desk::LeaveDesk>(wish)) leave_desk();
        }
        return effects;
    }

    /// The visitor finds everything as it was left.
    void leave_desk() {
        model.settings = model.desk->settings_before;
        model.desk.reset();
        model.overlay = Overlay::none;
        model.touched = now.steady;
    }
};

}  // namespace

std::vector<Effect> update(Model& model, const Action& action, Moment now) {
    Take take{model, now};
    Effects effects = std::visit(take, action);
    for (auto& each : take.end_help())
        effects.push_back(std::move(each));
    return effects;
}

std::vector<Effect> first_effects(Model& model) {
    Effects effects = check_store(model);
    for (auto& each : look_at_paper(model))
        effects.push_back(std::move(each));
    return effects;
}

}  // namespace klachtenzuil
