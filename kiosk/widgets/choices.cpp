// Cards to choose from. The whole card is the touch area; mark, border and weight all show what is chosen.

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

constexpr float padding_mm = 4;
constexpr float mark_mm = 6;
constexpr float mark_gap_mm = 4;
constexpr float explanation_gap_mm = 0.5F;
/// Narrower than this, and the cards stand below each other.
constexpr float least_card_em = 13;

struct Card {
    const Choice& choice;
    Box box;
    bool held;
};

float mark_size(const Pen& pen) {
    return std::max(pen.px(mark_mm), std::ceil(pen.line_height(Type::body) * 0.72F));
}

float text_width(const Pen& pen, const Choice& choice, float card_width) {
    const float icon = choice.icon == Icon::none ? 0 : pen.icon_size() + pen.pad(3);
    return std::max(1.0F, card_width - 2 * pen.pad(padding_mm) - mark_size(pen) - pen.pad(mark_gap_mm) - icon);
}

/// Whether cards of this width break no word.
bool words_fit(Pen& pen, std::span<const Choice> choices, float card_width) {
    return std::all_of(choices.begin(), choices.end(), [&pen, card_width](const Choice& each) {
        const float word =
            std::max(pen.widest_word(Type::bold, each.label), pen.widest_word(Type::body, each.explanation));
        return word <= text_width(pen, each, card_width);
    });
}

Type label_type(const Choice& choice) {
    return choice.chosen || !choice.explanation.empty() ? Type::bold : Type::body;
}

float card_height(Pen& pen, const Choice& choice, float card_width) {
    const float width = text_width(pen, choice, card_width);
    // Measured in bold: a card does not grow when it is chosen.
    const auto lines = static_cast<float>(pen.wrap(Type::bold, choice.label, width).size());
    float height = lines * pen.line_height(Type::bold);
    if (!choice.explanation.empty()) {
        const auto more = static_cast<float>(pen.wrap(Type::body, choice.explanation, width).size());
        height += pen.pad(explanation_gap_mm) + more * pen.line_height(Type::body);
    }
    return std::max(pen.px(mm::touch), height + 2 * pen.pad(padding_mm));
}

void draw_check(Pen& pen, const Box& box, unsigned rgb) {
    const float thickness = std::max(2.0F, box.width * 0.14F);
    const ImVec2 low{box.x + box.width * 0.42F, box.y + box.height * 0.74F};
    pen.stroke({box.x + box.width * 0.22F, box.y + box.height * 0.52F}, low, rgb, thickness);
    pen.stroke(low, {box.x + box.width * 0.80F, box.y + box.height * 0.28F}, rgb, thickness);
}

void draw_mark(Pen& pen, const Box& box, Choosing choosing, bool chosen, unsigned ink, unsigned paper) {
    const float border = std::max(2.0F, pen.thin(mm::border * 1.3F));
    if (choosing == Choosing::act) {
        pen.icon(Icon::forward, box.x + box.width / 2, box.y + box.height / 2, ink);
    } else if (choosing == Choosing::one) {
        const float radius = box.width / 2;
        pen.circle(box.x + radius, box.y + radius, radius, ink, border);
        if (chosen) pen.dot(box.x + radius, box.y + radius, radius * 0.55F, ink);
    } else if (chosen) {
        pen.fill(box, ink, pen.px(1));
        draw_check(pen, box, paper);
    } else {
        pen.frame(box, ink, border, pen.px(1));
    }
}

void draw_card(Pen& pen, const Card& card, Choosing choosing) {
    const Choice& choice = card.choice;
    const Palette& palette = pen.colour();
    unsigned fill = choice.chosen ? palette.chosen : palette.page;
    unsigned ink = choice.chosen ? palette.on_chosen : palette.text;
    unsigned quiet = choice.chosen ? palette.on_chosen : palette.quiet;
    unsigned mark = choice.chosen ? (palette.chosen == palette.chosen_edge ? palette.on_chosen : palette.chosen_edge)
                                  : palette.edge;
    if (card.held) {
        // What already stands the other way round turns back under the finger.
        const bool turned = fill == palette.held;
        fill = turned ? palette.page : palette.held;
        ink = quiet = mark = turned ? palette.text : palette.on_held;
    }
    const float radius = pen.px(mm::corner);
    pen.fill(card.box, fill, radius);
    pen.frame(card.box, choice.chosen ? palette.chosen_edge : palette.edge,
              choice.chosen ? std::max(3.0F, pen.thin(mm::chosen_border)) : pen.thin(mm::border), radius);

    const float pad = pen.pad(padding_mm);
    const float size = mark_size(pen);
    const float line = pen.line_height(Type::bold);
    const float width = text_width(pen, choice, card.box.width);
    const Lines& label = pen.wrap(label_type(choice), choice.label, width);
    const auto label_height = line * static_cast<float>(label.size());
    const bool alone = choice.explanation.empty();
    const float top = alone ? card.box.y + (card.box.height - label_height) / 2 : card.box.y + pad;
    draw_mark(pen, {std::round(card.box.x + pad), std::round(top + (line - size) / 2), size, size}, choosing,
              choice.chosen, mark, fill);
    float x = card.box.x + pad + size + pen.pad(mark_gap_mm);
    if (choice.icon != Icon::none) {
        const bool warns = choice.icon == Icon::warning && !choice.chosen && !card.held;
        pen.icon(choice.icon, x + pen.icon_size() / 2, top + line / 2, warns ? palette.error : ink);
        x += pen.icon_size() + pen.pad(3);
    }
    pen.lines(label_type(choice), x, top, ink, choice.label, label);
    if (alone) return;
    const Lines& explanation = pen.wrap(Type::body, choice.explanation, width);
    pen.lines(Type::body, x, top + label_height + pen.pad(explanation_gap_mm), quiet, choice.explanation, explanation);
}

}  // namespace

std::optional<std::size_t> Ui::choices(std::string_view id, std::span<const Choice> choices, Choosing choosing,
                                       const std::string& problem) {
    Inside& in = *m;
    Pen& pen = *in.pen;
    std::optional<std::size_t> chosen;
    if (!problem.empty()) in.signed_text(Icon::warning, Type::bold, pen.colour().error, problem, 2);
    const float gap = pen.px(mm::apart + 1.5F);
    const float half = std::floor((in.at.width - gap) / 2);
    const bool two = choices.size() > 1 && half >= least_card_em * in.em() && words_fit(pen, choices, half);
    const std::size_t columns = two ? 2 : 1;
    const float width = two ? half : in.at.width;
    const Id group = in.id_of("choices", id);
    for (std::size_t start = 0; start < choices.size(); start += columns) {
        const std::size_t stop = std::min(start + columns, choices.size());
        float height = 0;
        for (std::size_t i = start; i < stop; ++i)
            height = std::max(height, card_height(pen, choices[i], width));
        const Box row = in.place(height, start == 0 ? 2.5F : 2);
        for (std::size_t i = start; i < stop; ++i) {
            const Choice& choice = choices[i];
            const Id card = mix(group, i + 1);
            const Box box{row.x + static_cast<float>(i - start) * (width + gap), row.y, width, row.height};
            if (pen.in_clip(box)) draw_card(pen, {choice, box, in.held(card)}, choosing);
            if (in.ringed(card)) pen.ring(box);
            const std::string name =
                choice.explanation.empty() ? choice.label : choice.label + "\n" + choice.explanation;
            const Role role = choosing == Choosing::act ? Role::button : Role::choice;
            if (in.add_control(role, name, choice.chosen ? "chosen" : "",
                               {.id = card, .whole = box, .kind = SpotKind::choice, .scrolls = true, .group = group}))
                chosen = i;
        }
    }
    return chosen;
}

}  // namespace klachtenzuil
