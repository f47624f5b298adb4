#pragma once
// The values of the look: colours of each contrast, letter sizes, and measures in millimetres. Source: look, "Values".

#include "kiosk/settings.hpp"

namespace klachtenzuil {

/// Colours are 0xRRGGBB. Text stands on `page` or `surface`; edges of controls stand out from both.
struct Palette {
    unsigned page;
    unsigned surface;  ///< bar, footer, keyboard
    unsigned text;
    unsigned quiet;    ///< hints and explanations
    unsigned line;     ///< divides; carries no meaning
    unsigned edge;     ///< of a control
    unsigned primary;  ///< fill of the act of a screen
    unsigned on_primary;
    unsigned chosen;  ///< fill of a chosen card
    unsigned on_chosen;
    unsigned chosen_edge;
    unsigned held;  ///< fill of what is being pressed
    unsigned on_held;
    unsigned key;  ///< fill of a key of the on-screen keyboard
    unsigned error;
    unsigned good;
    unsigned focus;     ///< the ring around what the keyboard is at
    unsigned disabled;  ///< words on what cannot be pressed now
};

const Palette& palette(Contrast contrast);

/// The WCAG contrast ratio of two colours, 1 to 21.
double contrast_ratio(unsigned one, unsigned other);

/// Height of a capital letter of body text.
float cap_height_mm(TextSize size);

/// How much more room stands around words of this size than around those of the normal size.
float pad_scale(TextSize size);

/// Capitals of Noto Sans are 0.714 em high; a line of it is 1.362 em.
inline constexpr float cap_per_em = 0.714F;
inline constexpr float line_per_em = 1.362F;

namespace mm {
inline constexpr float touch = 12.7F;  ///< the least a control measures, both ways
inline constexpr float apart = 2.5F;   ///< the least between two controls
inline constexpr float step = 2.0F;
inline constexpr float margin = 12.0F;
inline constexpr float corner = 2.5F;
inline constexpr float border = 0.5F;
inline constexpr float chosen_border = 0.8F;
inline constexpr float ring = 0.9F;        ///< thickness of the focus ring
inline constexpr float ring_away = 0.6F;   ///< between a control and its ring
inline constexpr float drag_slack = 8.0F;  ///< a finger that moved further scrolls instead of pressing
}  // namespace mm

inline constexpr float heading_scale = 1.4F;
inline constexpr float big_scale = 2.0F;
/// The most characters on a line, as a width in em of running text.
inline constexpr float column_em = 33.0F;

}  // namespace klachtenzuil
