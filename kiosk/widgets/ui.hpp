#pragma once
// Every control of every screen. A screen calls these in reading order; what it calls is drawn, can be touched, has its
// place in the Tab order, and stands in the probe. Sizes are millimetres on the panel; a control's touch area is never
// under 12.7 mm and never nearer than 2.5 mm to the next. Source: design, "Numbers"; look.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"
#include "core/base/date.hpp"
#include "core/words/words.hpp"
#include "kiosk/settings.hpp"
#include "kiosk/widgets/probe.hpp"
#include "platform/window/input_event.hpp"

struct ImDrawData;

namespace klachtenzuil {

/// The panel: framebuffer size, and how many of its pixels make a millimetre.
struct Panel {
    int width_px = 1920;
    int height_px = 1080;
    float px_per_mm = 96.0F / 25.4F;
    bool operator==(const Panel&) const = default;
};

enum class Icon {
    none,
    back,
    forward,
    stop,
    home,
    check,
    warning,
    phone,
    printer,
    print_ok,
    paper,
    contrast,
    language,
    keyboard,
    backspace,
    enter,
    shift,
    more,
    less,
    help,
    person,
    people,
    letter,
    email,
    clock,
    edit,
    lock,
    calendar,
    info,
    flow,
    speech_bubble,
    menu,
};

enum class ButtonStyle {
    plain,    ///< outlined
    primary,  ///< the act of this screen; at most one a screen; alone on a page it is larger than any other
    quiet,    ///< text and icon only, in bars
    danger,   ///< ends or wipes something
};

/// One of several answers, drawn as a card that is touch area as a whole.
struct Choice {
    std::string label;
    std::string explanation{};  ///< a half sentence under it, or empty
    bool chosen = false;
    Icon icon = Icon::none;
};

/// How many of a group of choices can be chosen; decides the mark that is drawn. Of `act` each leads on to something.
enum class Choosing { one, several, act };

struct FieldSpec {
    std::string_view id;  ///< stable name, unique on the screen
    std::string label;
    std::string hint{};       ///< one line under the label, or empty
    std::size_t limit = 200;  ///< characters; a count shows from 80 %, at the limit it says so and keeps what is there
    int lines = 1;            ///< more than one: wraps, grows, takes line breaks
    std::string problem{};    ///< what to do, shown at the field with a sign; or empty
    enum class Keys { text, email, phone } keys = Keys::text;  ///< which page of the on-screen keyboard opens
    bool secret = false;                                       ///< shows a dot for each character, also to the probe
    bool enter_acts = false;  ///< Enter is what Ui::entered() tells, instead of going on to the next control
};

/// A line of what is still needed.
struct StillNeeded {
    std::string text;
    std::string at{};  ///< the id of the field, the choices or the calendar that it asks for; empty: it leads nowhere
};

/// A box of the schematic picture of the procedure.
struct FlowStep {
    std::string title;
    std::string text{};
    std::string term{};  ///< "binnen 14 dagen", or empty
    Icon icon = Icon::none;
};

/// A line of "check your answers".
struct Answer {
    std::string question;
    std::string answer;  ///< or what says that it was skipped
    bool skipped = false;
    std::string change{};  ///< the words on its own change link; empty: it has none
};

/// A line of a list that is worked through: of one height, whatever it says.
struct ListRow {
    std::string title;
    std::string due{};  ///< what runs out and when, in words; empty: nothing does
    std::string text{};
    float filled = 0;  ///< how much of the time is gone, 0 to 1
    bool late = false;
    bool chosen = false;
};

/// What a list shows of itself.
struct ListShown {
    std::size_t end = 0;  ///< one past the last row in view
    std::optional<std::size_t> pressed;
};

/// A stage on the line of stages.
struct TrackStop {
    std::string title;
    std::string text{};  ///< a date, or what is to come
    enum class State { passed, here, ahead } state = State::ahead;
};

/// A line of a record: what it is, and what it says.
struct RecordLine {
    std::string label;
    std::string text;
    bool warns = false;  ///< with a sign and in bold
};

/// A page of what was attached. Its pixels must live until the next frame that shows another or none.
struct Photo {
    std::string name;
    int width = 0;
    int height = 0;
    const std::uint8_t* rgba = nullptr;  ///< rows from the top, four bytes a pixel
};

/// A bar of a chart: what it is called, how long it is, and what is written on it. `before` stands beside it, told
/// apart by its hatching: the same a year earlier.
struct ShownBar {
    std::string label;
    double value = 0;
    std::string text;
    double before = 0;
    std::string before_text{};
    std::string limit{};          ///< words on a line before this bar: what comes after it is over a limit
    bool enabled = false;         ///< it leads to what stands behind it
    bool before_enabled = false;  ///< and so does the hatched one
};

/// Which of its two bars was pressed.
struct ChartPress {
    std::size_t bar = 0;
    bool before = false;
};

struct ShownChart {
    std::string_view id;
    std::string now;       ///< what the bars stand for, in the key
    std::string before{};  ///< the same of the hatched ones; empty: there are none
    bool upright = false;  ///< time runs sideways, where there is room for that
};

struct TableHead {
    std::string title;
    bool number = false;  ///< stands at the right
};

/// The first cell is what the row is called.
struct TableLine {
    std::vector<std::string> cells;
    bool total = false;
};

enum class FooterPress { back, act };

/// How a picture stands that nobody looks at: moved a little, so that nothing burns in, and dim.
struct Rest {
    float right_mm = 0;  ///< -2 to 2
    float down_mm = 0;   ///< 0 to 3
    bool dim = false;
};

class Ui {
  public:
    Ui();
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // --- the outside: the kiosk's loop and the pilot call these ---

    /// Queues an event; each begin() takes as many as one frame can show (a press and its release never share a frame).
    void input(const InputEvent& event);
    /// How the pictures from the next begin() on stand.
    void rest(const Rest& rest);
    /// Starts a frame. `words` must outlive it.
    void begin(const Panel& panel, const Settings& chosen, const Words& words, Steady now);
    void end();
    /// False while queued events or a press just shown need another frame at once.
    bool settled() const;
    /// When a frame is due without input (a long press, a held key, the caret never blinks); nothing when none is.
    std::optional<Steady> next_frame() const;
    const std::vector<Drawn>& drawn() const;
    /// Of the last frame; the atlas texture id is set by set_font_texture.
    ImDrawData* draw_data() const;
    /// Equal for equal pictures: every vertex and its order, the glyphs and the background behind them.
    std::size_t digest() const;
    /// Changes whenever the glyphs were drawn anew and must be uploaded again. 8-bit coverage (a quarter of RGBA's
    /// memory), valid until the next begin().
    unsigned font_version() const;
    struct Pixels {
        const unsigned char* coverage;
        int width;
        int height;
    };
    Pixels font_pixels();
    void set_font_texture(std::uintptr_t texture);
    /// The photo of the last frame; of no size when it showed none. Another version means that it must be uploaded.
    const Photo& photo_shown() const;
    unsigned photo_version() const;
    void set_photo_texture(std::uintptr_t texture);
    /// The page's colour, as 0xRRGGBB, to clear the framebuffer with.
    unsigned background() const;
    /// Forgets focus, scroll positions, carets, the key that is held, and every typed character that it still holds.
    void forget();
    /// Scrolls the page so that a control that was drawn out of view comes into it, in real wheel events. For the
    /// pilot.
    void bring_into_view(const Drawn& drawn);

    // --- a page: bar, content, footer; content scrolls with a visible "more" when it is longer ---

    /// Starts the page called `id`; another id than before means: top of the page, focus nowhere. Returns whether it is
    /// another.
    bool page(std::string_view id);
    /// The quiet bar on top: what is drawn between begin_bar and end_bar stands in a row, wrapping where it must. Where
    /// its rows would take too much of a low panel, all but the last control stand in a menu, one press away.
    void begin_bar(std::string_view organisation);
    void end_bar();
    /// Whether one row of the panel holds this many characters of average width, at the text size and margins of now.
    bool has_room_for_chars(int characters) const;
    /// Fixed at the bottom, or at the end of the page where bar and footer would take more than a third of the panel.
    /// An empty label leaves the button out. `act_enabled` false greys the act, and it says so.
    struct Footer {
        std::string back;
        std::string act;
        Icon act_icon = Icon::forward;
        bool act_enabled = true;
    };
    std::optional<FooterPress> footer(const Footer& footer);
    /// Between these stands what scrolls. Call after the bar and the footer.
    void begin_content();
    void end_content();
    /// Whether the panel has room for a list of this many em beside a column of text.
    bool has_room_for_side(float side_em) const;
    /// The same for a pane at the left, with a scroll of its own; before begin_content(), which then takes the rest.
    void begin_side(float side_em);
    void end_side();
    /// Whether there is room for a third column of this many em as well.
    bool has_room_beside(float side_em, float beside_em) const;
    /// Keeps that column free at the right; before begin_content(). What stands in it, with a scroll of its own, is
    /// drawn after end_content(), between these two.
    void keep_beside(float beside_em);
    void begin_beside();
    void end_beside();
    /// A question above everything; while it is drawn, nothing under it can be reached. Same order: title, text,
    /// buttons.
    void begin_dialog(std::string_view id, const std::string& title);
    void end_dialog();
    /// When the question opens, the button that is drawn next has the focus: Enter gives that answer.
    void begin_with_next();

    // --- what a screen is made of ---

    void progress(int step, int steps, const std::string& text);  ///< "Stap 2 van 6  ●●○○○○"
    void heading(const std::string& text);                        ///< the one question of the screen
    void subheading(const std::string& text);
    void text(const std::string& text);
    void quiet(const std::string& text);
    void notice(Icon icon, const std::string& text);  ///< a framed remark
    void good(const std::string& text);               ///< with a sign, in the good colour
    void big(const std::string& text);                ///< the reference on the last page
    /// On top of a page after a press on "next": what is still needed, in the words of the questions. A line that knows
    /// its question leads there.
    void problem_summary(const std::string& title, std::span<const StillNeeded> needed);
    void gap(float steps = 1);  ///< in steps of 2 mm

    /// `pressed`: on release inside it, or by Enter or Space.
    /// One that is not `enabled` keeps its place.
    [[nodiscard]] bool button(const std::string& label, ButtonStyle style = ButtonStyle::plain, Icon icon = Icon::none,
                              bool enabled = true);
    /// In a bar or a row: `name` is what the probe and a screen reader call it when the label is one letter or a sign.
    [[nodiscard]] bool small_button(const std::string& label, const std::string& name, bool chosen,
                                    float letter_scale = 1, Icon icon = Icon::none);
    /// Buttons between these stand beside each other while there is room.
    void begin_row();
    void end_row();
    [[nodiscard]] bool link(const std::string& label, Icon icon = Icon::none);
    /// Cards in one or two columns of equal height. Returns which one was pressed.
    [[nodiscard]] std::optional<std::size_t> choices(std::string_view id, std::span<const Choice> choices,
                                                     Choosing choosing, const std::string& problem = {});
    /// Returns whether the text changed. Opens the on-screen keyboard when it is touched.
    bool field(const FieldSpec& spec, std::string& text);
    /// Whether Enter was struck in the field that was drawn last, where that acts.
    [[nodiscard]] bool entered() const;
    /// Puts the caret into the field of the page with this id.
    void focus_field(std::string_view id);
    /// Whether this character was struck while no field was in use.
    [[nodiscard]] bool shortcut(char32_t character) const;
    /// Whether Escape was struck and nothing else took it.
    [[nodiscard]] bool escaped() const;
    /// Page Up or Page Down, struck where the page has nothing more that way; Home or End.
    [[nodiscard]] std::optional<Key> struck_past() const;
    /// A list of any length: only rows near what is in view are asked for. Arrows move in it, Enter presses.
    [[nodiscard]] ListShown list(std::string_view id, std::size_t count,
                                 const std::function<ListRow(std::size_t)>& row);
    /// The stages on one line where there is room, else below each other.
    void track(std::span<const TrackStop> stops);
    /// Labels and what they stand for, in two columns where there is room.
    void record(std::span<const RecordLine> lines);
    /// Bars with their values written on them. Arrows move among those that lead on; returns which one was pressed: the
    /// hatched one where a finger was on it, or where it alone leads on. A page that shows one is found again where it
    /// was left.
    [[nodiscard]] std::optional<ChartPress> chart(const ShownChart& chart, std::span<const ShownBar> bars);
    /// Figures in rows and columns; below each other where the columns have no room.
    void table(std::span<const TableHead> heads, std::span<const TableLine> lines);
    /// As wide as the column.
    void photo(const Photo& photo);
    /// A button that cannot be pressed now; `why` says so in words.
    void refused_button(const std::string& label, const std::string& why);
    /// A month with its days; those after `latest` and before `earliest` cannot be pressed. Returns the day that was
    /// pressed.
    [[nodiscard]] std::optional<Date> calendar(std::string_view id, std::chrono::year_month& month,
                                               std::optional<Date> chosen, Date latest,
                                               std::optional<Date> earliest = std::nullopt);
    /// Returns which answer's change link was pressed.
    [[nodiscard]] std::optional<std::size_t> answers(std::span<const Answer> answers);
    /// The schematic picture: boxes with arrows between them, side by side where there is room.
    void flow(std::span<const FlowStep> steps);

    /// Shows the page from its top again: after a press that left something to do, said there.
    void back_to_top();
    /// Closes the on-screen keyboard, as the visitor's own "done" key does.
    void close_keyboard();

  private:
    struct Inside;
    std::unique_ptr<Inside> m;
};

}  // namespace klachtenzuil
