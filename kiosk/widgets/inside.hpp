#pragma once
// What the widgets share: the state between frames, the picture being made, and the hand that touches it.
// A frame goes: events are held against the picture of the frame before, because that is what the person saw; then the
// screen draws, and each control learns whether it was the one.

#include <imgui.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/widgets/event_queue.hpp"
#include "kiosk/widgets/fonts.hpp"
#include "kiosk/widgets/key_layout.hpp"
#include "kiosk/widgets/pen.hpp"
#include "kiosk/widgets/text_edit.hpp"
#include "kiosk/widgets/theme.hpp"
#include "kiosk/widgets/ui.hpp"

namespace klachtenzuil {

/// Names a control from frame to frame; 0 is none.
using Id = std::uint64_t;

/// What lies over what. While a dialog is drawn, the page under it cannot be reached.
enum class Layer { page, dialog, keyboard, variants };

/// What scrolls by itself: the page, and the panes at its left and right.
enum class Pane { page, left, right };

enum class SpotKind { press, choice, field, day, key, row, blank };

/// A place in the picture that a hand can reach. In reading order, which is also the Tab order.
struct Spot {
    Id id = 0;
    Box seen{};  ///< the part of its touch area that is in view
    Box whole{};
    Box block{};  ///< the control with the words that belong to it; empty: itself
    Layer layer = Layer::page;
    SpotKind kind = SpotKind::press;
    bool enabled = true;
    bool tab_stop = true;
    bool scrolls = false;    ///< stands in what scrolls
    bool overflows = false;  ///< of a field: holds more lines than it shows
    Id group = 0;            ///< arrows move within it
    KeyCap key{KeyKind::done};
    FieldSpec::Keys keys = FieldSpec::Keys::text;
    int lines = 1;
    bool enter_acts = false;
    Pane pane = Pane::page;  ///< in which it stands
    bool chosen = false;     ///< of a row
};

/// What drawn() cannot say about an entry before the frame is complete.
struct DrawnPlace {
    Layer layer;
    Box clip;
    bool reachable;
    bool in_scroller;
    Pane pane;
};

/// Whether a text can do without its end where there is no room for all of it.
enum class Ending { needed, can_go };

struct Layout {
    float left = 0;
    float width = 0;
    float y = 0;
    bool first = true;  ///< nothing stands above yet
};

struct Scroller {
    Id id = 0;
    float offset = 0;
    float content = 0;  ///< height of all that stands in it, as of the last frame
    Box region{};
    bool strip = false;
    float left = 0;  ///< of what stands in it
    float width = 0;
    float furthest() const { return std::max(0.0F, content - region.height); }
};

/// A button or link whose place is found only when its whole row is known.
struct RowItem {
    Id id = 0;
    Role role = Role::button;
    std::string label;
    std::string name;
    ButtonStyle style = ButtonStyle::plain;
    Icon icon = Icon::none;
    bool chosen = false;
    bool enabled = true;
    bool icon_last = false;
    float letter_scale = 1;
    bool small = false;
    bool large = false;  ///< the one thing to do on a page
};

/// Where a page's list stood when the page was left.
struct ListPlace {
    Id page = 0;
    Pane pane = Pane::page;
    Scroller scroll;
};

enum class RowKind { none, bar, row };

struct Ui::Inside {
    Inside();
    ~Inside();

    // --- the frame (ui.cpp) ---
    ImGuiContext* context = nullptr;
    std::unique_ptr<Fonts> fonts;
    std::uintptr_t font_texture = 0;
    std::unique_ptr<Pen> pen;
    ImDrawList* list = nullptr;
    ImDrawData* data = nullptr;
    bool pixels_taken = false;  ///< the glyphs are uploaded: the copy here can go
    Panel panel;
    Settings settings;
    Rest rest;
    const Words* words = nullptr;
    Steady now{};
    bool again = false;  ///< the picture is not at rest: another frame is due at once
    bool dialog_drawn = false;
    bool dialog_seen = false;  ///< in the frame before

    /// Stable from frame to frame as long as the screen draws the same controls.
    Id id_of(std::string_view kind, std::string_view name);
    void reset_page(Id id);
    /// A list is worked through: whoever comes back to it goes on where it was left. Every other page begins at its
    /// top.
    void leave_list();
    void return_to_list();
    void forget();

    // --- the picture (picture.cpp) ---
    std::vector<Drawn> drawn;
    std::vector<DrawnPlace> places;
    std::vector<Spot> spots;  ///< of the frame being made
    std::vector<Spot> seen;   ///< of the frame before
    std::vector<Id> ids;
    Layer layer = Layer::page;
    Box clip;
    Id page = 0;
    bool reachable = true;   ///< false while a dialog is only being measured
    bool shortened = false;  ///< of what is put into the picture next

    /// Whether what was drawn since the last of drawn() lacks words, or has them in pieces.
    bool take_shortened();
    void add_text(Role role, const std::string& name, const Box& ink, const Box& room, std::string_view value = {});
    /// Puts a control into the picture; true when this frame's press was on it.
    bool add_control(Role role, const std::string& name, std::string_view value, Spot spot);
    void finish_picture();
    void push_clip(const Box& box);
    void pop_clip(const Box& before);
    bool held(Id id) const { return held_id == id && held_over; }
    bool ringed(Id id) const { return focus == id && focus_shown; }

    // --- the hand (hand.cpp) ---
    EventQueue queue;
    float pointer_x = 0;
    float pointer_y = 0;
    bool pointer_down = false;
    bool pressed_on_blank = false;
    Id held_id = 0;
    bool held_over = false;
    bool held_done = false;  ///< a long press already did its work; the release does nothing more
    Steady held_since{};
    Steady repeat_due{};
    float press_x = 0;
    float press_y = 0;
    bool dragging = false;
    bool dragging_field = false;
    Id focus = 0;
    bool focus_shown = false;  ///< the ring shows once keys were used
    Id activated = 0;
    bool touched = false;  ///< the activation came from the pointer, at pointer_x, pointer_y
    Id reveal = 0;         ///< scroll so that this comes into view
    std::vector<Edit> edits;

    void take_events();
    bool take(const InputEvent& event);
    bool take_key(const KeyPressed& event);
    bool take_key_in_field(const KeyPressed& event);
    void press();
    void release();
    void moved(float x, float y);
    void pass_time();
    void activate(const Spot& spot, bool by_pointer);
    void drag_into_field(const Spot& field);
    const Spot* spot_at(float x, float y) const;
    const Spot* spot_of(Id id) const;
    bool reached(const Spot& spot) const;
    void add_edit(Edit edit);
    bool edits_field() const;
    Scroller& scroller() { return dialog_seen ? dialog_scroll : scroll_of(at_pane); }
    Pane pane_at(float x, float y) const;
    void scroll_by(float px);

    // --- where the focus goes (focus.cpp) ---
    void focus_on(const Spot& spot);
    void move_focus(int by);
    void leave_downwards(const FieldSpec& field);
    void focus_keys();
    bool move_in_group(Key direction);
    bool leads_to_list(const Spot* from) const;
    bool enter_list();
    std::string leads_to;  ///< the question that a line of what is needed leads to, from its press on
    void follow_lead();

    // --- layout (page.cpp, footer.cpp, dialog.cpp) ---
    Layout at;
    Layout page_at;
    Scroller page_scroll;
    Scroller side_scroll;
    Scroller beside_scroll;
    Pane pane = Pane::page;              ///< in which stands what is drawn now
    Pane at_pane = Pane::page;           ///< at which the hand is
    float content_left = 0;              ///< where the page begins beside the pane at the left
    float beside_width = 0;              ///< that is kept at the right
    std::vector<ListPlace> list_places;  ///< of the pages with a list that were left, latest last
    bool has_list = false;               ///< the page being shown
    Pane list_pane = Pane::page;
    Scroller& scroll_of(Pane which);
    void close_pane(Scroller& scroll);
    Id last_field = 0;
    Id entered = 0;       ///< the field in which Enter acted
    char32_t struck = 0;  ///< a character that no field took
    bool escaped = false;
    std::optional<Key> past;  ///< struck where the page has nothing more that way
    void turn_or_pass(Key key, bool more, int turn);
    Id focus_under = 0;  ///< what had the focus before the question came
    bool focus_under_shown = false;
    bool focus_next = false;  ///< the next button has the focus once the question opens
    void return_focus();
    Scroller dialog_scroll;
    bool in_scroller = false;  ///< what is drawn now stands in what scrolls
    int page_turn = 0;         ///< 1: show what comes after, -1: what stands before
    float bar_bottom = 0;
    float footer_height = 0;
    std::optional<Ui::Footer> footer;
    RowItem footer_back, footer_act;
    bool footer_drawn = false;
    bool footer_in_page = false;  ///< it ends the page instead of standing fixed
    bool content_open = false;
    bool dialog_measuring = false;
    Box dialog_box;

    float margin() const;
    float moved_right() const;
    float moved_down() const;
    float em() const;
    float column() const;
    Box place(float height, float steps_before);
    void open_scroller(Scroller& scroll, Box room, bool allow_strip);
    void close_scroller(Scroller& scroll, float padding);
    void reveal_in(Scroller& scroll);
    void turn_page(Scroller& scroll);
    Id more_id() const;
    Id less_id() const;
    bool turns(const Scroller& scroll) { return &scroll == &scroller(); }
    void draw_strip(Scroller& scroll);
    void draw_footer();
    void draw_footer_in_page();
    void draw_footer_items(float left, float y);
    void finish_page();
    float footer_needs();
    float footer_items_height();
    bool footer_stacked();
    bool footer_shown() const;
    float strip_height();
    RowItem strip_item(Word word, Icon icon) const;
    float above_keyboard() const;

    // --- text (texts.cpp) ---
    void paragraph(Role role, Type type, unsigned rgb, const std::string& text, float steps_before);
    /// Text with an icon before it, the two in one colour.
    void signed_text(Icon icon, Type type, unsigned rgb, const std::string& text, float steps_before);

    void draw_flow_box(const FlowStep& step, const Box& box);  ///< flow.cpp

    // --- the desk's controls (chart.cpp, list.cpp, photo.cpp, record.cpp, table.cpp) ---
    Photo photo;  ///< of this frame
    bool photo_drawn = false;
    unsigned photo_version = 0;
    std::uintptr_t photo_texture = 0;
    void finish_photo();
    std::string fitting(Type type, const std::string& text, float width, Ending ending);
    float row_height() const;
    void draw_row(const ListRow& entry, const Box& box, Id id);
    struct ChartFrame;
    ChartFrame measure_chart(const ShownChart& chart, std::span<const ShownBar> bars);
    float bar_row_height(const ChartFrame& frame, const ShownBar& bar);
    void draw_chart_key(const ShownChart& chart);
    void draw_bar_row(const ChartFrame& frame, const ShownBar& bar, const Box& box, Id id);
    void draw_bar_upright(const ChartFrame& frame, const ShownBar& bar, const Box& box, Id id);
    bool on_before(const ChartFrame& frame, const ShownBar& bar, const Box& box);
    void draw_limit(const std::string& words);
    void table_cell(const std::string& text, Type type, bool right, const Box& room);
    void draw_stop(const TrackStop& stop, const Box& box, float line_to, bool beside);

    // --- buttons (buttons.cpp) ---
    RowKind row = RowKind::none;
    std::vector<RowItem> items;

    bool pressed(Id id) const { return activated == id && id != 0; }
    bool item(RowItem item);
    ImVec2 item_size(const RowItem& item, float most_width);
    void draw_item(const RowItem& item, const Box& box);
    std::vector<std::vector<std::size_t>> item_lines(float width, float first_width, float gap);
    void lay_out_row();

    // --- the bar (bar.cpp) ---
    std::string bar_name;
    Id menu_id = 0;  ///< of what opens the menu; 0: the bar has room for everything
    bool menu_open = false;
    std::vector<RowItem> menu_items;
    std::string menu_name;  ///< the bar's name, where it has no room for that either

    struct BarRows;
    BarRows bar_rows(float width);
    BarRows bar_rows_without_icons(float width);
    BarRows bar_with_menu(float width);
    void lay_out_bar();
    void draw_menu(Ui& ui);
    void close_menu();

    // --- fields (field.cpp) ---
    Id in_use = 0;  ///< the field that typing goes to
    std::size_t caret = 0;
    std::optional<float> goal_x;  ///< where up and down keep to
    std::size_t first_line = 0;   ///< of what the field in use shows
    bool at_limit = false;
    bool follow_caret = false;  ///< until a finger moves the text
    float field_drag = 0;       ///< pixels that a finger moved the text, and that no line was moved for yet

    struct FieldFrame;
    bool edit_field(const FieldSpec& spec, std::string& text, float width);
    std::size_t lines_shown(const FieldSpec& spec, std::size_t lines) const;
    std::size_t first_line_shown(const FieldFrame& field);
    void draw_field(const FieldFrame& field);
    void count_field(const FieldFrame& field);

    // --- the on-screen keyboard (keyboard.cpp) ---
    struct Keyboard {
        bool open = false;
        KeyPage page = KeyPage::letters;
        bool capitals = false;
        FieldSpec::Keys field = FieldSpec::Keys::text;
        bool lines_allowed = false;
        std::u32string variants;  ///< offered by a long press
        Box variants_by;          ///< the key that offers them
        Box box;
        Box variants_box;
    } keyboard;

    float keyboard_height() const;
    float key_height() const;
    KeyRequest key_request() const;
    void open_keyboard(const Spot& field);
    void shut_keyboard();
    void press_key(const KeyCap& key);
    void draw_keyboard();
    void draw_key(const KeyCap& key, const Box& box, std::size_t number);
    void draw_variants();
};

}  // namespace klachtenzuil
