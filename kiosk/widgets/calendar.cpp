// A month with its days.

#include <algorithm>
#include <cmath>

#include "core/words/list.hpp"
#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

using std::chrono::months;

constexpr int days_a_week = 7;
constexpr float widest_day_mm = 20;

int weekday_of(Date date) {
    return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding()) - 1;
}

int days_of(std::chrono::year_month month) {
    return static_cast<int>(static_cast<unsigned>((month / std::chrono::last).day()));
}

void draw_day(Pen& pen, const Box& box, unsigned day, bool chosen, bool enabled, bool held) {
    const Palette& palette = pen.colour();
    const float radius = pen.px(mm::corner * 0.6F);
    unsigned ink = enabled ? palette.text : palette.disabled;
    if (chosen) {
        pen.fill(box, palette.primary, radius);
        ink = palette.on_primary;
    }
    if (held) {
        const bool turned = chosen && palette.primary == palette.held;
        pen.fill(box, turned ? palette.page : palette.held, radius);
        ink = turned ? palette.text : palette.on_held;
    }
    // Days that cannot be have no border: they are no buttons.
    if (enabled && !chosen) pen.frame(box, palette.edge, pen.thin(mm::border), radius);
    const Type type = chosen ? Type::bold : Type::body;
    const std::string text = fmt::format("{}", day);
    pen.line(type, box.x + (box.width - pen.width(type, text)) / 2, box.y + (box.height - pen.line_height(type)) / 2,
             ink, text);
}

}  // namespace

std::optional<Date> Ui::calendar(std::string_view id, std::chrono::year_month& month, std::optional<Date> chosen,
                                 Date latest, std::optional<Date> earliest) {
    Inside& in = *m;
    Pen& pen = *in.pen;
    const float gap = pen.px(mm::apart);
    const float least = std::max(pen.px(mm::touch), std::ceil(1.9F * in.em()));
    const float widest = std::max(least, pen.px(widest_day_mm));
    const float cell =
        std::clamp(std::floor((in.at.width - (days_a_week - 1) * gap) / days_a_week), pen.px(mm::touch), widest);
    const float height = std::max(pen.px(mm::touch), pen.line_height(Type::body) + pen.px(1));

    in.paragraph(Role::heading, Type::bold, pen.colour().text, in.words->month(month), 2.5F);
    begin_row();
    const std::string& earlier = (*in.words)(w::ui_previous_month);
    const std::string& later = (*in.words)(w::ui_next_month);
    const bool earlier_allowed = !earliest || month > earliest->year() / earliest->month();
    const bool back = in.item({.id = in.id_of("earlier", id),
                               .label = earlier,
                               .name = earlier,
                               .icon = Icon::back,
                               .enabled = earlier_allowed});
    const bool later_allowed = month < latest.year() / latest.month();
    const bool forward = in.item({.id = in.id_of("later", id),
                                  .label = later,
                                  .name = later,
                                  .icon = Icon::forward,
                                  .enabled = later_allowed,
                                  .icon_last = true});
    end_row();

    const float line = pen.line_height(Type::body);
    const Box head = in.place(line, 2);
    for (int day = 0; day < days_a_week; ++day) {
        const std::string& name = in.words->weekday_short(day);
        const float name_width = pen.width(Type::body, name);
        const Box room{head.x + static_cast<float>(day) * (cell + gap), head.y, cell, line};
        pen.line(Type::body, room.x + (cell - name_width) / 2, room.y, pen.colour().quiet, name);
        in.add_text(Role::text, name, {room.x + (cell - name_width) / 2, room.y, name_width, line}, room);
    }

    std::optional<Date> pressed;
    const Id group = in.id_of("calendar", id);
    const int days = days_of(month);
    const bool chosen_here = chosen && chosen->year() / chosen->month() == month;
    // Tab stops at one day only: the chosen one, or else the last that can be chosen. Arrows reach the others.
    Date stop = month / std::chrono::day{static_cast<unsigned>(days)};
    if (chosen_here) stop = *chosen;
    if (stop > latest) stop = latest;
    if (earliest && stop < *earliest) stop = *earliest;
    int column = weekday_of(month / std::chrono::day{1});
    Box row = in.place(height, 0.5F);
    for (int day = 1; day <= days; ++day, ++column) {
        if (column == days_a_week) {
            column = 0;
            row = in.place(height, 0);
            row.y += gap;
            in.at.y += gap;
        }
        const Date date = month / std::chrono::day{static_cast<unsigned>(day)};
        const bool enabled = date <= latest && (!earliest || date >= *earliest);
        const Id cell_id = mix(group, static_cast<std::uint64_t>(day) + static_cast<unsigned>(month.month()) * 100U);
        const Box box{row.x + static_cast<float>(column) * (cell + gap), row.y, cell, height};
        draw_day(pen, box, static_cast<unsigned>(day), chosen == date, enabled, in.held(cell_id));
        if (in.ringed(cell_id)) pen.ring(box);
        const bool hit = in.add_control(Role::button, in.words->date(date), chosen == date ? "chosen" : "",
                                        {.id = cell_id,
                                         .whole = box,
                                         .kind = SpotKind::day,
                                         .enabled = enabled,
                                         .tab_stop = date == stop,
                                         .scrolls = true,
                                         .group = group});
        if (hit && enabled) pressed = date;
    }
    if (back && earlier_allowed) month -= months{1};
    if (forward && later_allowed) month += months{1};
    return pressed;
}

}  // namespace klachtenzuil
