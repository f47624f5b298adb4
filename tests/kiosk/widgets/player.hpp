#pragma once
// Plays on the gallery as a person would: by what is in view, with the pointer and the keys.

#include <string>
#include <string_view>
#include <vector>

#include "core/words/words.hpp"
#include "kiosk/widgets/ui.hpp"
#include "tests/kiosk/widgets/gallery.hpp"

namespace klachtenzuil::tests {

class Player {
  public:
    explicit Player(bool whole = false, Panel shown_on = {}, TextSize size = TextSize::normal);

    Ui ui;
    Gallery gallery;
    Panel panel;
    Settings settings;
    Words words{Language::nl};
    Steady now{};
    std::vector<std::string> pressed;  ///< since it was cleared, over all frames

    void frame();
    /// Draws until the picture is at rest; the number of frames that took.
    int settle();
    /// The first control, or else text, that answers to these words. Fails the test when there is none.
    const Drawn& find(std::string_view what) const;
    const Drawn& key(std::string_view name) const;
    bool shows(std::string_view what) const;
    void bring(std::string_view what);
    void point_at(std::string_view what);
    void point_at(const Box& box);
    void press();
    void release();
    void tap(std::string_view what);
    void tap_key(std::string_view name);
    void type(std::u32string_view text);
    void strike(Key key, bool shift = false);
    /// The name of what has the focus, or "".
    std::string focused() const;
    void wait(std::chrono::milliseconds by);

  private:
    bool m_whole;
};

}  // namespace klachtenzuil::tests
