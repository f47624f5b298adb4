#include "kiosk/timing.hpp"

#include <algorithm>
#include <iterator>

namespace klachtenzuil {

namespace {

using std::chrono::seconds;

/// While the visitor waits for the paper, the printer is asked often; in the background now and then.
constexpr seconds paper_look_while_waiting{1};
constexpr seconds paper_look_in_background{5};
constexpr seconds store_check_when_well{300};
constexpr seconds store_check_when_broken{30};
constexpr seconds move_every{240};

/// Where what stands still is moved to in turn: far enough that no line of a letter stays on itself.
constexpr Rest places[] = {{0, 0}, {2, 1}, {-1, 2}, {1, 3}, {-2, 2.5F}, {0, 1.5F}, {2, 3}, {-2, 0.5F}};

/// The paper is out, lies at the desk, or somebody at the desk took it over.
bool paper_is_settled(const Model& model) {
    if (!model.paper) return !model.paper_failure;
    switch (model.paper->state) {
        case PrintState::confirmed:
        case PrintState::filed:
        case PrintState::given_up: return true;
        case PrintState::wanted:
        case PrintState::created:
        case PrintState::sent:
        case PrintState::unknown: return false;
    }
    return false;
}

/// The desk waits for the report that it prints.
bool awaits_report(const Model& model) {
    return model.desk && model.desk->who && is_under_way(model.desk->year.report) && !model.looking_at_report;
}

bool shows_last_page(const Model& model) {
    return model.screen == Screen::done || (model.screen == Screen::procedure && model.procedure_from == Screen::done);
}

bool looks_at_store(const Model& model) {
    return !model.checking_store && (model.screen == Screen::welcome || model.screen == Screen::out_of_order);
}

bool waits_for_visitor(const Model& model) {
    return !model.desk && (model.screen == Screen::welcome || model.screen == Screen::out_of_order);
}

Steady next_move(const Model& model) {
    return std::max(model.moved, model.touched) + move_every;
}

bool can_dim(const Model& model) {
    return stands_idle(model) && !model.dimmed && model.config.idle.dim.count() > 0;
}

Steady next_paper_look(const Model& model) {
    return model.looked + (shows_last_page(model) ? paper_look_while_waiting : paper_look_in_background);
}

Steady next_store_check(const Model& model) {
    return model.store_checked + (model.store_failure ? store_check_when_broken : store_check_when_well);
}

/// Signed in: until the desk locks itself. At the sign-in: until it is the visitor's again, or what was typed is wiped.
std::optional<IdleLimits> desk_limits(const desk::Desk& desk, const IdleConfig& idle) {
    if (desk.who || desk.busy) return IdleLimits{idle.staff_lock, seconds{0}};
    if (desk.stays && desk.sign_in.name.empty() && desk.sign_in.passphrase.empty()) return std::nullopt;
    return IdleLimits{idle.read, seconds{0}};
}

}  // namespace

std::optional<IdleLimits> idle_limits(const Model& model) {
    const IdleConfig& idle = model.config.idle;
    if (model.desk) return desk_limits(*model.desk, idle);
    switch (model.screen) {
        case Screen::welcome:
            if (model.settings == first_settings(model.config) && model.overlay == Overlay::none &&
                model.wiped_by_time == WipedByTime::nothing) {
                return std::nullopt;
            }
            return IdleLimits{idle.read, seconds{0}};
        case Screen::procedure:
        case Screen::done:
            if (shows_last_page(model)) {
                if (!paper_is_settled(model)) return std::nullopt;
                return IdleLimits{idle.done, seconds{0}};
            }
            return IdleLimits{idle.read, idle.read_warn};
        case Screen::about:
        case Screen::who:
        case Screen::happened:
        case Screen::wish:
        case Screen::contact:
        case Screen::check:
        case Screen::status_question: return IdleLimits{idle.form, idle.form_warn};
        case Screen::status_answer: return IdleLimits{idle.read, idle.read_warn};
        case Screen::out_of_order:
        case Screen::sending: return std::nullopt;
    }
    return std::nullopt;
}

Steady idle_since(const Model& model) {
    return shows_last_page(model) ? std::max(model.touched, model.paper_seen) : model.touched;
}

bool stands_idle(const Model& model) {
    return waits_for_visitor(model) && model.overlay == Overlay::none && !model.starting && !idle_limits(model);
}

bool dim_due(const Model& model, Steady now) {
    return can_dim(model) && now >= model.touched + model.config.idle.dim;
}

bool move_due(const Model& model, Steady now) {
    return stands_idle(model) && now >= next_move(model);
}

Rest rest_of(const Model& model) {
    if (!waits_for_visitor(model)) return {};
    Rest rest = places[static_cast<std::size_t>(model.moves) % std::size(places)];
    rest.dim = model.dimmed;
    return rest;
}

bool paper_look_due(const Model& model, Steady now) {
    return model.paper_open && !model.looking_at_paper && now >= next_paper_look(model);
}

bool report_look_due(const Model& model, Steady now) {
    return awaits_report(model) && now >= model.report_looked + paper_look_while_waiting;
}

bool store_check_due(const Model& model, Steady now) {
    return looks_at_store(model) && now >= next_store_check(model);
}

std::optional<Steady> next_due(const Model& model) {
    std::optional<Steady> due;
    const auto consider = [&](Steady at) { due = due ? std::min(*due, at) : at; };
    if (const auto limits = idle_limits(model)) {
        const Steady warning = idle_since(model) + limits->before_warning;
        if (model.overlay != Overlay::idle_warning) {
            consider(warning);
        } else {
            // The seconds on the warning count down: due at the next whole second before the end.
            const Steady end = warning + limits->warning;
            consider(end - seconds{std::max(0, seconds_left(model, model.warned) - 1)});
        }
    }
    if (can_dim(model)) consider(model.touched + model.config.idle.dim);
    if (stands_idle(model)) consider(next_move(model));
    if (model.paper_open && !model.looking_at_paper) consider(next_paper_look(model));
    if (awaits_report(model)) consider(model.report_looked + paper_look_while_waiting);
    if (looks_at_store(model)) consider(next_store_check(model));
    return due;
}

int seconds_left(const Model& model, Steady now) {
    const auto limits = idle_limits(model);
    if (!limits) return 0;
    const auto left = idle_since(model) + limits->before_warning + limits->warning - now;
    return std::max(0, static_cast<int>(std::chrono::ceil<seconds>(left).count()));
}

}  // namespace klachtenzuil
