// The frame: what happens around the drawing of a screen.

#include "kiosk/widgets/ui.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/wipe.hpp"
#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

namespace {

/// Of 255. What is left of the dark page's words still stands out from it by more than 4.5:1.
constexpr unsigned dimming = 115;

}  // namespace

Ui::Inside::Inside() : context(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DeltaTime = 1.0F / 60.0F;
    fonts = std::make_unique<Fonts>(*io.Fonts);
    pen = std::make_unique<Pen>(*fonts);
}

Ui::Inside::~Inside() {
    forget();
    ImGui::DestroyContext(context);
}

Id Ui::Inside::id_of(std::string_view kind, std::string_view name) {
    Id id = mix(mix(mix(page, static_cast<std::uint64_t>(layer)), kind), name);
    const auto taken = [this](Id wanted) { return std::find(ids.begin(), ids.end(), wanted) != ids.end(); };
    while (id == 0 || taken(id))
        id = mix(id, 1);
    ids.push_back(id);
    return id;
}

void Ui::Inside::leave_list() {
    if (!has_list) return;
    std::erase_if(list_places, [this](const ListPlace& each) { return each.page == page; });
    list_places.push_back({page, list_pane, scroll_of(list_pane)});
    has_list = false;
}

void Ui::Inside::return_to_list() {
    const auto place = std::find_if(list_places.begin(), list_places.end(),
                                    [this](const ListPlace& each) { return each.page == page; });
    if (place != list_places.end()) scroll_of(place->pane) = place->scroll;
}

void Ui::Inside::reset_page(Id id) {
    leave_list();
    page = id;
    page_scroll = {};
    side_scroll = beside_scroll = {};
    at_pane = Pane::page;
    return_to_list();
    focus = focus_under = in_use = held_id = activated = reveal = 0;
    caret = first_line = 0;
    dragging = at_limit = focus_shown = menu_open = false;
    for (Edit& edit : edits)
        edit.character = 0;
    edits.clear();
    shut_keyboard();
    again = true;
}

void Ui::Inside::forget() {
    queue.wipe();
    reset_page(0);
    list_places.clear();
    dialog_scroll = {};
    for (Drawn& each : drawn) {
        wipe(each.name);
        wipe(each.value);
    }
    drawn.clear();
    places.clear();
    seen.clear();
    spots.clear();
    pen->forget();
    fonts->forget();
    keyboard = {};
}

Ui::Ui() : m(std::make_unique<Inside>()) {}

Ui::~Ui() = default;

void Ui::input(const InputEvent& event) {
    m->queue.push(event);
}

void Ui::rest(const Rest& rest) {
    m->rest = rest;
}

void Ui::begin(const Panel& panel, const Settings& chosen, const Words& words, Steady now) {
    Settings settings = chosen;
    if (m->rest.dim) settings.contrast = Contrast::dark;
    ImGui::SetCurrentContext(m->context);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(panel.width_px), static_cast<float>(panel.height_px)};
    const bool another_picture = !(panel == m->panel && settings == m->settings);
    m->panel = panel;
    m->settings = settings;
    m->words = &words;
    m->now = now;
    m->again = another_picture;
    if (m->pixels_taken) io.Fonts->ClearTexData();
    m->pixels_taken = false;
    m->fonts->prepare(cap_height_mm(settings.text_size) * panel.px_per_mm, words);
    // Drawing glyphs anew forgets which texture they are for.
    io.Fonts->SetTexID((ImTextureID)m->font_texture);  // NOLINT: a pointer in some versions of ImGui, else a number
    ImGui::NewFrame();
    m->list = ImGui::GetBackgroundDrawList();
    m->pen->start(m->list, panel, settings);

    m->take_events();
    for (Drawn& each : m->drawn) {
        wipe(each.name);
        wipe(each.value);
    }
    m->drawn.clear();
    m->places.clear();
    m->spots.clear();
    m->ids.clear();
    m->layer = Layer::page;
    m->clip = {0, 0, io.DisplaySize.x, io.DisplaySize.y};
    m->dialog_drawn = false;
    m->reachable = true;
    m->bar_bottom = 0;
    m->footer_height = 0;
    m->content_left = 0;
    m->beside_width = 0;
    m->pane = Pane::page;
    m->focus_next = false;
    m->last_field = 0;
    m->footer.reset();
    m->footer_drawn = m->footer_in_page = false;
    m->menu_id = 0;
    m->row = RowKind::none;
}

void Ui::end() {
    m->finish_page();
    if (m->content_left == 0) m->side_scroll.region = {};
    if (m->beside_width == 0) m->beside_scroll.region = {};
    m->follow_lead();
    m->draw_menu(*this);
    m->finish_photo();
    if (m->keyboard.open) m->draw_keyboard();
    m->finish_picture();
    const ImVec2& size = ImGui::GetIO().DisplaySize;
    if (m->rest.dim) m->pen->veil({0, 0, size.x, size.y}, 0x000000, dimming);
    m->seen.swap(m->spots);
    if (m->dialog_seen != m->dialog_drawn) m->again = true;
    if (m->dialog_seen && !m->dialog_drawn) m->return_focus();
    m->dialog_seen = m->dialog_drawn;
    if (m->fonts->wants_more()) m->again = true;
    m->pen->end_frame();
    for (Edit& edit : m->edits)
        edit.character = 0;
    ImGui::Render();
    m->data = ImGui::GetDrawData();
}

bool Ui::settled() const {
    return m->queue.empty() && !m->again;
}

std::optional<Steady> Ui::next_frame() const {
    const Spot* spot = m->spot_of(m->held_id);
    if (!m->pointer_down || !m->held_over || spot == nullptr || spot->kind != SpotKind::key) return std::nullopt;
    const bool repeats = spot->key.kind == KeyKind::backspace;
    const bool offers = spot->key.kind == KeyKind::character && !m->held_done && spot->layer == Layer::keyboard &&
                        !marked_variants(spot->key.character).empty();
    if (repeats || offers) return m->repeat_due;
    return std::nullopt;
}

const std::vector<Drawn>& Ui::drawn() const {
    return m->drawn;
}

ImDrawData* Ui::draw_data() const {
    return m->data;
}

unsigned Ui::font_version() const {
    return m->fonts->version();
}

Ui::Pixels Ui::font_pixels() {
    ImGui::SetCurrentContext(m->context);
    Pixels pixels{};
    unsigned char* coverage = nullptr;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&coverage, &pixels.width, &pixels.height);
    pixels.coverage = coverage;
    m->pixels_taken = true;
    return pixels;
}

void Ui::set_font_texture(std::uintptr_t texture) {
    m->font_texture = texture;
}

unsigned Ui::background() const {
    return palette(m->settings.contrast).page;
}

void Ui::forget() {
    m->forget();
}

void Ui::bring_into_view(const Drawn& drawn) {
    if (!m->dialog_seen && m->side_scroll.region.width + m->beside_scroll.region.width > 0) {
        // The wheel turns what is under the pointer.
        m->at_pane = m->pane_at(drawn.box.x + drawn.box.width / 2, m->page_scroll.region.y);
        const Box& pane = m->scroll_of(m->at_pane).region;
        input(PointerMoved{pane.x + pane.width / 2, pane.y + pane.height / 2});
    }
    const auto [left, top] = std::pair(m->scroller().region.x, m->scroller().region.y);
    const float bottom = m->scroller().region.bottom();
    if (m->keyboard.open && drawn.role != Role::key && drawn.box.y >= m->keyboard.box.y) {
        input(KeyPressed{Key::escape});
        return;
    }
    if (drawn.box.right() < left) return;
    const float step = m->pen->line_height(Type::body) * 3;
    float by = 0;
    if (drawn.box.y < top) by = drawn.box.y - top - step / 3;
    if (drawn.box.bottom() > bottom) by = std::min(drawn.box.bottom() - bottom + step / 3, drawn.box.y - top);
    for (; std::abs(by) > 0.5F; by -= std::clamp(by, -step, step))
        input(Scrolled{-std::clamp(by, -step, step) / step});
}

bool Ui::page(std::string_view id) {
    const Id page = mix(1, id);
    if (page == m->page) return false;
    m->reset_page(page);
    return true;
}

bool Ui::has_room_for_chars(int characters) const {
    const float row = static_cast<float>(m->panel.width_px) - 2 * m->margin();
    // An average letter of running Dutch in Noto Sans takes 0.53 em.
    return row >= static_cast<float>(characters) * 0.53F * m->em();
}

void Ui::close_keyboard() {
    m->shut_keyboard();
}

}  // namespace klachtenzuil
