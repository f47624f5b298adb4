#pragma once
// Which parts of the form each step of the visit asks for: a problem is shown at the step that asked.

#include <algorithm>
#include <array>
#include <span>

#include "core/complaint/form.hpp"
#include "kiosk/action.hpp"

namespace klachtenzuil {

namespace steps {

inline constexpr std::array about{Field::about};
inline constexpr std::array who{Field::representative_relation, Field::kind};
inline constexpr std::array happened{Field::story, Field::happened_on, Field::place, Field::persons};
inline constexpr std::array wish{Field::wish};
inline constexpr std::array contact{
    Field::anonymous, Field::representative_name, Field::name, Field::reply_by, Field::address, Field::email,
    Field::phone};

/// What a visitor is asked for; the rest of the form is for receivers at the desk.
inline constexpr std::array asked{Field::kind,
                                  Field::name,
                                  Field::representative_name,
                                  Field::representative_relation,
                                  Field::anonymous,
                                  Field::phone,
                                  Field::email,
                                  Field::address,
                                  Field::reply_by,
                                  Field::about,
                                  Field::happened_on,
                                  Field::place,
                                  Field::persons,
                                  Field::story,
                                  Field::wish};

}  // namespace steps

/// The fields that a step asks for, in the order in which it asks; none for a screen that asks nothing.
constexpr std::span<const Field> fields_of(Screen screen) {
    switch (screen) {
        case Screen::about: return steps::about;
        case Screen::who: return steps::who;
        case Screen::happened: return steps::happened;
        case Screen::wish: return steps::wish;
        case Screen::contact: return steps::contact;
        case Screen::out_of_order:
        case Screen::welcome:
        case Screen::procedure:
        case Screen::check:
        case Screen::sending:
        case Screen::done:
        case Screen::status_question:
        case Screen::status_answer: return {};
    }
    return {};
}

namespace steps {

/// How many times the steps of the visit ask for a field.
constexpr std::ptrdiff_t times_asked(Field field) {
    std::ptrdiff_t times = 0;
    for (int i = 0; i < screen_count; ++i) {
        const std::span<const Field> fields = fields_of(static_cast<Screen>(i));
        times += std::count(fields.begin(), fields.end(), field);
    }
    return times;
}

static_assert(std::all_of(asked.begin(), asked.end(), [](Field field) { return times_asked(field) == 1; }),
              "every field that a visitor is asked for has exactly one step");
static_assert(about.size() + who.size() + happened.size() + wish.size() + contact.size() == asked.size(),
              "no step asks for what only receivers fill in");

}  // namespace steps

}  // namespace klachtenzuil
