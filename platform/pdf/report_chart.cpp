// Charts as boxes and texts. This year is solid, the year before pale in a frame; the values stand beside the bars.

#include <algorithm>
#include <iterator>

#include "platform/pdf/report_pages.hpp"

namespace klachtenzuil {

namespace {

constexpr float frame = 0.75F;
constexpr float bar_height = 11;
constexpr float bar_pitch = 14.5F;  ///< from one bar of a row to the next: a line of text stands beside each
constexpr float row_gap = 4.5F;
constexpr float label_room = mm(52);
constexpr float plot_height = mm(52);
constexpr float longest_on_one_page = mm(215);

/// How an area is filled, so that it is known without colour.
enum class Fill { solid, pale, stripes, middle, lines };

void fill(std::vector<FilledBox>& boxes, const FilledBox& area, Fill with) {
    if (area.width <= 0 || area.height <= 0) return;
    const auto put = [&](Ink ink) { boxes.push_back({area.x, area.y, area.width, area.height, ink}); };
    constexpr float stripe = 1.6F;
    switch (with) {
        case Fill::solid: put(Ink::accent); return;
        case Fill::middle: put(Ink::middle); break;
        case Fill::pale: put(Ink::pale); break;
        case Fill::stripes:
            put(Ink::paper);
            for (float x = 0; x + stripe <= area.width; x += 2 * stripe)
                boxes.push_back({area.x + x, area.y, stripe, area.height, Ink::accent});
            break;
        case Fill::lines:
            put(Ink::paper);
            for (float y = 0; y + stripe <= area.height; y += 2 * stripe)
                boxes.push_back({area.x, area.y + y, area.width, stripe, Ink::accent});
            break;
    }
    if (area.width > 2 * frame && area.height > 2 * frame)
        add_frame(boxes, {area.x, area.y, area.width, area.height, Ink::accent}, frame);
}

Fill fill_of(ChartYear year) {
    return year == ChartYear::now ? Fill::solid : Fill::pale;
}

Fill fill_of_share(std::size_t part) {
    constexpr Fill all[] = {Fill::solid, Fill::stripes, Fill::pale, Fill::middle, Fill::lines};
    return all[part % std::size(all)];
}

class ChartDrawer {
  public:
    ChartDrawer(const Chart& chart, const Typesetter& setter, const Words& words)
        : m_chart(chart), m_setter(setter), m_look(setter.look()), m_words(words), m_axis(axis_of(chart)) {}

    std::vector<FlowRow> draw();

  private:
    Style body(Ink ink = Ink::text, Face face = Face::regular) const { return {m_look.body, face, ink}; }
    void put(Row& row, std::vector<Run> lines, float y) const {
        for (Run& run : lines) {
            run.y += y;
            row.runs.push_back(std::move(run));
        }
    }
    /// Writes a line with its upper edge at `y`; returns where it ends.
    float write(Row& row, const std::string& text, Style style, float x, float y) const {
        const float width = m_setter.width_of(text, style);
        put(row, m_setter.lines(text, style, x, width + 1), y);
        return x + width;
    }
    float share_of_axis(const ChartBar& bar) const {
        return static_cast<float>(length_of(bar)) / static_cast<float>(m_axis.end);
    }
    bool fits_upright() const;
    float step_width() const { return (m_look.content() - axis_room()) / static_cast<float>(m_chart.labels.size()); }
    float axis_room() const { return m_setter.width_of(tick_text(m_axis.end), body()) + mm(3); }
    std::string tick_text(std::int64_t at) const {
        return text_of(FigureCell{at}, m_chart.series.front().unit, m_words);
    }

    Row legend() const;
    Row lying_row(std::size_t i) const;
    Row upright() const;
    void grid(Row& row, float x, float top) const;
    void marks(Row& row, float x, float top) const;
    Row divided(const ChartSeries& series) const;
    std::string label(std::size_t i) const { return text_of(m_chart.labels[i], ColumnKind::label, m_words); }

    const Chart& m_chart;
    const Typesetter& m_setter;
    const Look& m_look;
    const Words& m_words;
    const ChartAxis m_axis;
};

Row ChartDrawer::legend() const {
    Row row;
    row.gap = mm(2);
    row.height = lead(m_look.body);
    row.with_next = true;
    float x = m_look.left;
    for (const ChartSeries& series : m_chart.series) {
        fill(row.boxes, {x, 2.5F, bar_height, bar_height, Ink::accent}, fill_of(series.year));
        x = write(row, title_of(series.title, m_words), body(), x + bar_height + mm(2), 0) + mm(7);
    }
    write(row, m_words(unit_word(m_chart)), body(Ink::quiet), x, 0);
    return row;
}

/// A label, and beside it one bar of each series.
Row ChartDrawer::lying_row(std::size_t i) const {
    Row row;
    row.gap = i == 0 ? mm(2) : row_gap;
    const float x = m_look.left + label_room;
    constexpr float value_room = mm(32);
    const float longest = m_look.content() - label_room - value_room;
    auto lines = m_setter.lines(label(i), body(), m_look.left, label_room - mm(4));
    const float text_height = lead(m_look.body) * static_cast<float>(lines.size());
    const float bars_height = bar_pitch * static_cast<float>(m_chart.series.size());
    row.height = std::max(text_height, bars_height);
    put(row, std::move(lines), 0);
    float y = 0;
    for (const ChartSeries& series : m_chart.series) {
        const float length = longest * share_of_axis(series.bars[i]);
        fill(row.boxes, {x, y + (bar_pitch - bar_height) / 2, length, bar_height, Ink::accent}, fill_of(series.year));
        const Face face = series.year == ChartYear::now ? Face::bold : Face::regular;
        write(row, value_and_share(series, i, m_words), body(Ink::text, face), x + length + mm(1.5F), y);
        y += bar_pitch;
    }
    const float above = i == 0 ? 0 : row_gap;
    row.boxes.push_back({x - 1, -above, 1, row.height + above, Ink::quiet});
    return row;
}

/// Lines at whole steps with their numbers, the lowest one stronger.
void ChartDrawer::grid(Row& row, float x, float top) const {
    for (std::int64_t at = 0; at <= m_axis.end; at += m_axis.step) {
        const float y = top + plot_height * (1 - static_cast<float>(at) / static_cast<float>(m_axis.end));
        const bool base = at == 0;
        row.boxes.push_back(
            {x, y, m_look.left + m_look.content() - x, base ? 1.0F : 0.75F, base ? Ink::quiet : Ink::pale});
        put(row, m_setter.lines(tick_text(at), body(Ink::quiet), m_look.left, x - mm(1.5F) - m_look.left, Align::right),
            y - lead(m_look.body) / 2);
    }
}

/// Dashed lines where terms end, with what they are written above, each on a line of its own.
void ChartDrawer::marks(Row& row, float x, float top) const {
    float y = 0;
    for (const ChartMark& mark : m_chart.marks) {
        const float at = x + step_width() * static_cast<float>(mark.after);
        const std::string text = text_of(mark, m_words);
        const float width = m_setter.width_of(text, body());
        const bool left_of_it = at + mm(1) + width > m_look.left + m_look.content();
        write(row, text, body(), left_of_it ? at - mm(1) - width : at + mm(1), y);
        constexpr float dash = 3;
        for (float dash_y = y; dash_y < top + plot_height; dash_y += 2 * dash)
            row.boxes.push_back({at - 0.5F, dash_y, 1, std::min(dash, top + plot_height - dash_y), Ink::text});
        y += lead(m_look.body);
    }
}

/// Bars that stand, in steps of one width; the values above them.
Row ChartDrawer::upright() const {
    Row row;
    row.gap = mm(3);
    const float x = m_look.left + axis_room();
    const float top = lead(m_look.body) * static_cast<float>(m_chart.marks.size() + 1);
    grid(row, x, top);
    const float air = m_chart.kind == ChartKind::distribution ? 2 : step_width() * 0.08F;
    const float width = (step_width() - 2 * air) / static_cast<float>(m_chart.series.size());
    float lowest = 0;
    for (std::size_t i = 0; i < m_chart.labels.size(); ++i) {
        const float left = x + step_width() * static_cast<float>(i);
        float bar_x = left + air;
        for (const ChartSeries& series : m_chart.series) {
            const float height = plot_height * share_of_axis(series.bars[i]);
            fill(row.boxes, {bar_x, top + plot_height - height, width, height, Ink::accent}, fill_of(series.year));
            const Face face = series.year == ChartYear::now ? Face::bold : Face::regular;
            const std::string value = value_text(series, i, m_words);
            const float value_width = m_setter.width_of(value, body(Ink::text, face));
            write(row, value, body(Ink::text, face), bar_x + (width - value_width) / 2,
                  top + plot_height - height - lead(m_look.body));
            bar_x += width;
        }
        auto lines = m_setter.lines(short_label(m_chart, i, m_words), body(), left, step_width(), Align::centre);
        lowest = std::max(lowest, lead(m_look.body) * static_cast<float>(lines.size()));
        put(row, std::move(lines), top + plot_height + 3);
    }
    marks(row, x, top);
    row.height = top + plot_height + 3 + lowest;
    return row;
}

/// Whether each value fits above its own bar; else the bars lie.
bool ChartDrawer::fits_upright() const {
    if (m_chart.kind != ChartKind::columns && m_chart.kind != ChartKind::distribution) return false;
    const float room = step_width() * 0.80F / static_cast<float>(m_chart.series.size());
    for (const ChartSeries& series : m_chart.series) {
        for (std::size_t i = 0; i < series.bars.size(); ++i) {
            if (m_setter.width_of(value_text(series, i, m_words), body(Ink::text, Face::bold)) > room) return false;
        }
    }
    return true;
}

/// One bar for the whole year, divided; below it what its parts are.
Row ChartDrawer::divided(const ChartSeries& series) const {
    Row row;
    row.gap = mm(3);
    constexpr float height = mm(8);
    std::int64_t whole = 0;
    for (const ChartBar& bar : series.bars)
        whole += length_of(bar);
    const float title_end = write(row, title_of(series.title, m_words), body(Ink::text, Face::bold), m_look.left, 0);
    write(row, m_words(unit_word(m_chart)), body(Ink::quiet), title_end + mm(3), 0);
    float y = lead(m_look.body) + 1;
    float x = m_look.left;
    for (std::size_t i = 0; i < series.bars.size(); ++i) {
        const float part = static_cast<float>(length_of(series.bars[i])) / static_cast<float>(whole);
        fill(row.boxes, {x, y, m_look.content() * part, height, Ink::accent}, fill_of_share(i));
        x += m_look.content() * part;
    }
    y += height + 2;
    x = m_look.left;
    for (std::size_t i = 0; i < series.bars.size(); ++i) {
        const std::string text = label(i) + ": " + value_and_share(series, i, m_words);
        const float needed = bar_height + mm(2) + m_setter.width_of(text, body());
        if (x > m_look.left && x + needed > m_look.left + m_look.content()) {
            x = m_look.left;
            y += lead(m_look.body);
        }
        fill(row.boxes, {x, y + 2.5F, bar_height, bar_height, Ink::accent}, fill_of_share(i));
        x = write(row, text, body(), x + bar_height + mm(2), y) + mm(6);
    }
    row.height = y + lead(m_look.body);
    return row;
}

std::vector<FlowRow> ChartDrawer::draw() {
    std::vector<FlowRow> rows;
    if (m_chart.kind == ChartKind::shares) {
        for (const ChartSeries& series : m_chart.series)
            rows.push_back({divided(series)});
    } else {
        rows.push_back({legend()});
        if (fits_upright()) {
            rows.push_back({upright()});
        } else {
            for (std::size_t i = 0; i < m_chart.labels.size(); ++i)
                rows.push_back({lying_row(i)});
        }
    }
    float height = 0;
    for (const FlowRow& each : rows)
        height += each.row.gap + each.row.height;
    for (std::size_t i = 0; i + 1 < rows.size() && height <= longest_on_one_page; ++i)
        rows[i].row.with_next = true;
    return rows;
}

}  // namespace

std::vector<FlowRow> rows_of_chart(const Chart& chart, const Typesetter& setter, const Words& words) {
    if (chart.instead) {
        const Style style{setter.look().body, Face::regular, Ink::quiet};
        std::vector<FlowRow> rows;
        for (Row& row : rows_of_lines(
                 setter.lines(words(*chart.instead), style, setter.look().left, setter.look().content()), mm(1.5F)))
            rows.push_back({std::move(row)});
        return rows;
    }
    return ChartDrawer(chart, setter, words).draw();
}

}  // namespace klachtenzuil
