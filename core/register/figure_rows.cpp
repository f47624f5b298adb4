#include "core/register/figure_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/register/database.hpp"
#include "core/register/in_order.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

using std::chrono::days;

/// Some milliseconds.
constexpr int rows_a_slice = 5000;
constexpr int measures_a_slice = 1000;

/// The Julian day of 1 January 1970.
constexpr int julian_1970 = 2'440'588;
constexpr int julian_digits = 7;

/// Without the zero at its end that SQLite would make a copy for. Good until the next row.
std::string_view text_in(const SQLite::Column& column) {
    const auto bytes = bytes_of(column);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Hands out the parts of the column `figures` in their order; remembers that one of them cannot be read. A million
/// rows pass here while somebody waits.
class Parts {
  public:
    explicit Parts(std::string_view text) : m_at(text.data()), m_end(text.data() + text.size()) {}

    int fixed(int count) {
        int number = 0;
        for (int i = 0; i < count; ++i) {
            const char digit = next();
            m_sound &= is_digit(digit);
            number = number * 10 + (digit - '0');
        }
        return number;
    }
    /// One character for one of so many names; nothing where there is none.
    template <class Enum, int count>
    std::optional<Enum> name_or_nothing() {
        const char place = next();
        if (place == '-') return std::nullopt;
        const int value = place - '0';
        m_sound &= value >= 0 && value < count;
        return static_cast<Enum>(value);
    }
    template <class Enum, int count>
    Enum name() {
        const auto value = name_or_nothing<Enum, count>();
        m_sound &= value.has_value();
        return value.value_or(Enum{});
    }
    /// A name is there where its day is.
    template <class Enum>
    Enum of(Day day, const std::optional<Enum>& name) {
        m_sound &= name.has_value() == (day != never);
        return name.value_or(Enum{});
    }
    /// Behind a space.
    std::optional<int> number() {
        m_sound &= next() == ' ';
        const bool negative = m_at != m_end && *m_at == '-';
        if (negative) ++m_at;
        const char* const begin = m_at;
        int number = 0;
        for (; m_at != m_end && is_digit(*m_at) && m_at - begin < most_digits; ++m_at)
            number = number * 10 + (*m_at - '0');
        if (m_at != begin) return negative ? -number : number;
        m_sound &= !negative;
        return std::nullopt;
    }
    std::string_view rest() {
        m_sound &= next() == ' ';
        return {m_at, static_cast<std::size_t>(m_end - m_at)};
    }
    bool sound() const { return m_sound; }

  private:
    /// Of the days between any two dates.
    static constexpr std::ptrdiff_t most_digits = 7;

    char next() {
        if (m_at != m_end) return *m_at++;
        m_sound = false;
        return '0';
    }

    const char* m_at;
    const char* m_end;
    bool m_sound = true;
};

constexpr std::array days_after_receipt{&CaseRow::acknowledged,   &CaseRow::started,  &CaseRow::refused,
                                        &CaseRow::refusal_told,   &CaseRow::extended, &CaseRow::extended_until,
                                        &CaseRow::extension_told, &CaseRow::decided,  &CaseRow::outcome_told,
                                        &CaseRow::referred,       &CaseRow::completed};

/// Writes over all but the id. The order, and that of the names, is that of the column `figures`.
bool read_row(std::string_view figures, CaseRow& into) {
    Parts parts(figures);
    into.received = Day{days{parts.fixed(julian_digits) - julian_1970}};
    into.channel = parts.name<Channel, channel_count>();
    into.kind = parts.name_or_nothing<ComplainantKind, complainant_kind_count>();
    into.stage = parts.name<Stage, stage_count>();
    into.anonymous = parts.fixed(1) != 0;
    const auto refusal = parts.name_or_nothing<Refusal, refusal_count>();
    const auto extension_reason = parts.name_or_nothing<ExtensionReason, extension_reason_count>();
    const auto outcome = parts.name_or_nothing<Outcome, outcome_count>();
    const auto satisfied = parts.name_or_nothing<Satisfied, satisfied_count>();
    into.about = Categories(static_cast<unsigned long long>(parts.fixed(2)));
    Day latest = into.received;
    for (const auto day : days_after_receipt) {
        const auto after = parts.number();
        into.*day = after ? into.received + days{*after} : never;
        if (after) latest = std::max(latest, into.*day);
    }
    into.refusal = parts.of(into.refused, refusal);
    into.extension_reason = parts.of(into.extended, extension_reason);
    into.outcome = parts.of(into.decided, outcome);
    into.satisfied = parts.of(into.completed, satisfied);
    into.reopened = parts.number().value_or(0);
    into.cause = parts.rest();
    const bool open = into.completed == never && into.refused == never;
    into.until = open ? never : latest;
    return parts.sound();
}

/// What the column begins with for all that was received on the day.
std::string figures_of(Day received) {
    return fmt::format("{:07}", received.time_since_epoch().count() + julian_1970);
}

/// Where a slice ended; at first before all, or after all where it goes backwards.
struct Mark {
    std::string figures;
    std::vector<std::uint8_t> id;
    std::optional<Day> received{};  ///< of the last row there; nothing before the first
    auto operator<=>(const Mark&) const = default;
};

/// Going on from a mark: first those that differ from it in their id only. As one condition on both columns it would be
/// asked of each row again.
struct Way {
    bool ascends;
    const char* alike;
    const char* on;
};
constexpr Way forwards{
    true,
    "SELECT figures, id FROM complaint INDEXED BY complaint_for_figures WHERE figures = ?1 AND id > ?2"
    " ORDER BY id LIMIT ?3",
    "SELECT figures, id FROM complaint INDEXED BY complaint_for_figures WHERE figures > ?1"
    " ORDER BY figures, id LIMIT ?2"};
constexpr Way backwards{
    false,
    "SELECT figures, id FROM complaint INDEXED BY complaint_for_figures WHERE figures = ?1 AND id < ?2"
    " ORDER BY id DESC LIMIT ?3",
    "SELECT figures, id FROM complaint INDEXED BY complaint_for_figures WHERE figures < ?1"
    " ORDER BY figures DESC, id DESC LIMIT ?2"};

enum class Next { goes_on, ends, damaged };

/// Hands over what the statement finds, at most `left`, which it counts down. `take` sees the row whole, its texts good
/// until the next. That the days go on is seen of each row, as it costs nothing; the rest of the order, of each slice.
template <class Take>
Next take_rows(SQLite::Statement& select, bool ascends, CaseRow& row, Mark& mark, int& left, Take& take) {
    while (left > 0 && select.executeStep()) {
        const auto figures = text_in(select.getColumn(0));
        const auto id = read_id<ComplaintId>(select.getColumn(1));
        if (!id || !read_row(figures, row)) return Next::damaged;
        row.id = *id;
        const Day before = mark.received.value_or(row.received);
        if (ascends ? row.received < before : row.received > before) return Next::damaged;
        mark.received = row.received;
        if (!take(row)) return Next::ends;
        if (--left == 0) mark = {std::string(figures), {id->bytes.begin(), id->bytes.end()}, row.received};
    }
    return Next::goes_on;
}

/// Asks for one slice from `mark` on, hands over its rows and moves the mark; `take` answers false when it wants no
/// more. Answers whether there can be more.
template <class Take>
Result<bool> take_slice(Sql& sql, const Way& way, CaseRow& row, Mark& mark, Take take) {
    int left = rows_a_slice;
    const Mark begin = mark;
    auto select = sql.prepare(way.alike);
    bind_values(*select, begin.figures, begin.id, left);
    Next next = take_rows(*select, way.ascends, row, mark, left, take);
    if (next == Next::goes_on && left > 0) {
        select = sql.prepare(way.on);
        bind_values(*select, begin.figures, left);
        next = take_rows(*select, way.ascends, row, mark, left, take);
    }
    if (next == Next::damaged) return failed(Reason::store_damaged, "complaint");
    if (next != Next::goes_on || left > 0) return false;
    const bool moved = way.ascends ? InOrder(begin).go_on(mark) : InOrder<Mark, std::greater<>>(begin).go_on(mark);
    if (!moved) return failed(Reason::store_damaged, "complaint_for_figures");
    return true;
}

/// Dates of the table, whose CHECK lets no other shape in. Nothing for any other.
std::optional<Day> day_in(std::string_view text) {
    constexpr std::string_view shape = "dddd-dd-dd";
    if (text.size() != shape.size()) return std::nullopt;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const bool fits = shape[i] == 'd' ? is_digit(text[i]) : text[i] == shape[i];
        if (!fits) return std::nullopt;
    }
    const auto number = [&](std::size_t at) { return (text[at] - '0') * 10 + text[at + 1] - '0'; };
    const Date date{std::chrono::year{number(0) * 100 + number(2)},
                    std::chrono::month{static_cast<unsigned>(number(5))},
                    std::chrono::day{static_cast<unsigned>(number(8))}};
    return date.ok() ? std::optional(Day{date}) : std::nullopt;
}

Result<MeasureRow> read_measure(SQLite::Statement& select) {
    MeasureRow row;
    const auto id = read_id<ComplaintId>(select.getColumn(0));
    row.number = select.getColumn(1).getInt();
    const auto kind = measure_kind_from(text_in(select.getColumn(2)));
    const auto decided = day_in(text_in(select.getColumn(3)));
    const auto due = day_in(text_in(select.getColumn(4)));
    bool sound = id && kind && decided && due;
    if (const auto text = text_in(select.getColumn(5)); !text.empty()) {
        const auto checked = day_in(text);
        const auto result = measure_result_from(text_in(select.getColumn(6)));
        sound = sound && checked && result;
        row.checked = checked.value_or(never);
        row.result = result.value_or(MeasureResult::worked);
    }
    if (!sound) return failed(Reason::store_damaged, "measure");
    row.complaint = *id;
    row.kind = *kind;
    row.decided = *decided;
    row.due = *due;
    return row;
}

}  // namespace

Result<bool> read_figure_rows(const Register& store, const FigureRowsWanted& wanted,
                              const std::function<void(const CaseRow&)>& take, const GoesOn& goes_on) {
    Mark mark;
    CaseRow row;
    const auto take_wanted = [&](const CaseRow& each) {
        if (each.received > wanted.last) return false;
        const bool over = wanted.since.is_over(each) && !(wanted.even_over && wanted.even_over(each.id));
        if (!over) take(each);
        return true;
    };
    while (!goes_on || goes_on()) {
        const auto more =
            store.database().read([&](Sql& sql) { return take_slice(sql, forwards, row, mark, take_wanted); });
        if (!more) return failed(more.error());
        if (!*more) return true;
    }
    return false;
}

Result<std::vector<ComplaintId>> find_figure_rows(const Register& store, Day last,
                                                  const std::function<bool(const CaseRow&)>& fits, std::size_t most) {
    std::vector<ComplaintId> ids;
    Mark mark{figures_of(last + days{1}), {}};
    CaseRow row;
    const auto take_fitting = [&](const CaseRow& each) {
        if (fits(each)) ids.push_back(each.id);
        return ids.size() < most;
    };
    while (ids.size() < most) {
        const auto more =
            store.database().read([&](Sql& sql) { return take_slice(sql, backwards, row, mark, take_fitting); });
        if (!more) return failed(more.error());
        if (!*more) break;
    }
    return ids;
}

Result<bool> read_measure_rows(const Register& store, const std::function<void(const MeasureRow&)>& take,
                               const GoesOn& goes_on) {
    using Place = std::pair<std::vector<std::uint8_t>, int>;  // complaint and number
    InOrder reached(Place{});
    while (!goes_on || goes_on()) {
        const auto count = store.database().read([&](Sql& sql) -> Result<int> {
            auto select = sql.prepare(
                "SELECT complaint, number, kind, decided, due, checked, result FROM measure"
                " WHERE (complaint, number) > (?1, ?2) ORDER BY complaint, number LIMIT ?3");
            const Place begin = reached.key();
            bind_values(*select, begin.first, begin.second, measures_a_slice);
            int read = 0;
            for (; select->executeStep(); ++read) {
                const auto row = read_measure(*select);
                if (!row) return failed(row.error());
                const auto& id = row->complaint.bytes;
                if (!reached.go_on({{id.begin(), id.end()}, row->number})) {
                    return failed(Reason::store_damaged, "measure");
                }
                take(*row);
            }
            return read;
        });
        if (!count) return failed(count.error());
        if (*count < measures_a_slice) return true;
    }
    return false;
}

Result<std::int64_t> store_version(const Register& store) {
    return store.database().read([](Sql& sql) -> Result<std::int64_t> {
        auto select = sql.prepare("PRAGMA data_version");
        if (!select->executeStep()) return failed(Reason::store_unreadable, "data_version");
        return select->getColumn(0).getInt64();
    });
}

}  // namespace klachtenzuil
