#include "core/register/figure_rows.hpp"

#include <algorithm>

#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/register/database.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

/// Some milliseconds.
constexpr int rows_a_slice = 5000;
constexpr int measures_a_slice = 1000;

/// Without the zero at its end that SQLite would make a copy for. Good until the next row.
std::string_view text_in(const SQLite::Column& column) {
    const auto bytes = bytes_of(column);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

int digits(const char* begin, std::size_t count) {
    int number = 0;
    for (std::size_t i = 0; i < count; ++i)
        number = number * 10 + (begin[i] - '0');
    return number;
}

/// Hands out the parts of the column `figures` in their order; remembers that one of them cannot be read.
class Parts {
  public:
    explicit Parts(std::string_view text) : m_left(text) {}

    std::string_view next() {
        std::size_t size = 0;
        while (size < m_left.size() && m_left[size] != ' ')
            ++size;
        const std::string_view part = m_left.substr(0, size);
        skip(size);
        return part;
    }
    std::string_view rest() const { return m_left; }

    std::optional<Date> date() {
        if (m_left.starts_with(' ')) {
            m_left.remove_prefix(1);
            return std::nullopt;
        }
        const Date date = date_in(m_left.substr(0, date_size));
        skip(date_size);
        return date;
    }
    Date date_in(std::string_view text) {
        // The table's CHECK lets no other shape in.
        if (text.size() != date_size) {
            m_sound = false;
            return {};
        }
        const Date date{std::chrono::year{digits(text.data(), 4)},
                        std::chrono::month{static_cast<unsigned>(digits(text.data() + 5, 2))},
                        std::chrono::day{static_cast<unsigned>(digits(text.data() + 8, 2))}};
        m_sound = m_sound && date.ok();
        return date;
    }
    int number() {
        const std::string_view text = next();
        return digits(text.data(), text.size());
    }
    template <class T>
    std::optional<T> named_or_nothing(std::optional<T> (*from)(std::string_view)) {
        const std::string_view text = next();
        if (text.empty()) return std::nullopt;
        const auto value = from(text);
        m_sound = m_sound && value;
        return value;
    }
    template <class T>
    T named(std::optional<T> (*from)(std::string_view)) {
        const auto value = named_or_nothing(from);
        m_sound = m_sound && value;
        return value.value_or(T{});
    }
    void require(bool holds) { m_sound = m_sound && holds; }
    bool sound() const { return m_sound; }

  private:
    static constexpr std::size_t date_size = 10;

    /// What was taken, and the space after it.
    void skip(std::size_t size) {
        m_sound = m_sound && size < m_left.size() && m_left[size] == ' ';
        m_left.remove_prefix(std::min(size + 1, m_left.size()));
    }

    std::string_view m_left;
    bool m_sound = true;
};

void read_refused(Parts& parts, Complaint& into) {
    const auto date = parts.date();
    const auto reason = parts.named_or_nothing(refusal_from);
    const auto told = parts.date();
    parts.require(date.has_value() == reason.has_value());
    into.refused.reset();
    if (date && reason) into.refused = Refused{*date, *reason, told};
}

void read_extension(Parts& parts, Complaint& into) {
    const auto date = parts.date();
    const auto until = parts.date();
    const auto reason = parts.named_or_nothing(extension_reason_from);
    const auto told = parts.date();
    into.extension.reset();
    parts.require(date.has_value() == reason.has_value() && date.has_value() == until.has_value());
    if (date && until && reason) into.extension = Extension{*date, *until, *reason, told};
}

void read_completion(Parts& parts, Complaint& into) {
    const auto date = parts.date();
    const auto satisfied = parts.named_or_nothing(satisfied_from);
    into.completion.reset();
    parts.require(date.has_value() == satisfied.has_value());
    if (date && satisfied) into.completion = Completion{*date, *satisfied, {}};
}

void read_decision(Parts& parts, Complaint& into) {
    const auto date = parts.date();
    const auto outcome = parts.named_or_nothing(outcome_from);
    const auto told = parts.date();
    parts.require(date.has_value() == outcome.has_value());
    if (!date || !outcome) {
        into.decision.reset();
        return;
    }
    // The room for the cause is kept from one complaint to the next.
    if (!into.decision) into.decision.emplace();
    into.decision->date = *date;
    into.decision->outcome = *outcome;
    into.decision->told = told;
    into.decision->cause.assign(parts.rest());
}

/// The first part of the column `figures`: the last day on which anything happened, later than every other day while
/// the complaint is open.
std::string_view until_of(std::string_view figures) {
    return figures.substr(0, figures.find(' '));
}

/// Writes over all that figures look at. The order is that of the column `figures`.
bool read_row(std::string_view received, std::string_view figures, Complaint& into) {
    Parts parts(figures);
    parts.next();
    into.received = parts.date_in(received);
    into.channel = parts.named(channel_from);
    into.kind = parts.named_or_nothing(complainant_kind_from);
    into.about = Categories(static_cast<unsigned long long>(parts.number()));
    into.stage = parts.named(stage_from);
    into.anonymous = parts.number() != 0;
    into.reopened = parts.number();
    into.acknowledged = parts.date();
    into.started = parts.date();
    read_refused(parts, into);
    read_extension(parts, into);
    into.referred = parts.date();
    read_completion(parts, into);
    read_decision(parts, into);
    return parts.sound();
}

/// Where a slice ended; at first before all, or after all where it goes backwards.
struct Mark {
    std::string received;
    std::string figures;
    std::vector<std::uint8_t> id;
};

/// A row as the index holds it; good until the next.
struct IndexedRow {
    std::string_view received;
    std::string_view figures;
    ComplaintId id;

    bool read(Complaint& into) const {
        into.id = id;
        return read_row(received, figures, into);
    }
};

/// Asks for one slice from `mark` on, hands over its rows and moves the mark; `take` answers false when it wants no
/// more. Answers whether there can be more.
template <class Take>
Result<bool> take_slice(Sql& sql, const char* text, Mark& mark, Take take) {
    auto select = sql.prepare(text);
    bind_values(*select, mark.received, mark.figures, mark.id, rows_a_slice);
    for (int count = 1; select->executeStep(); ++count) {
        const auto received = text_in(select->getColumn(0));
        const auto figures = text_in(select->getColumn(1));
        const auto id = read_id<ComplaintId>(select->getColumn(2));
        if (!id) return failed(Reason::store_damaged, "complaint");
        const Result<bool> more = take(IndexedRow{received, figures, *id});
        if (!more || !*more) return more;
        if (count < rows_a_slice) continue;
        mark = {std::string(received), std::string(figures), {id->bytes.begin(), id->bytes.end()}};
        return true;
    }
    return false;
}

Result<MeasureRow> read_measure(SQLite::Statement& select) {
    MeasureRow row;
    const auto id = read_id<ComplaintId>(select.getColumn(0));
    Measure& measure = row.measure;
    measure.number = select.getColumn(1).getInt();
    const auto kind = measure_kind_from(text_in(select.getColumn(2)));
    const auto decided = date_from_iso(text_in(select.getColumn(3)));
    const auto due = date_from_iso(text_in(select.getColumn(4)));
    const bool checked = !select.getColumn(5).isNull();
    if (checked) {
        measure.checked = date_from_iso(text_in(select.getColumn(5)));
        measure.result = measure_result_from(text_in(select.getColumn(6)));
    }
    const bool sound = id && kind && decided && due && (!checked || (measure.checked && measure.result));
    if (!sound) return failed(Reason::store_damaged, "measure");
    row.complaint = *id;
    measure.kind = *kind;
    measure.decided = *decided;
    measure.due = *due;
    return row;
}

}  // namespace

Result<bool> read_figure_rows(const Register& store, const FigureRowsWanted& wanted,
                              const std::function<void(const Complaint&)>& take, const GoesOn& goes_on) {
    // Dates of one shape are in order as texts too.
    const std::string last = iso(wanted.last);
    const std::string since = iso(wanted.since);
    const std::string received_since = iso(wanted.received_since);
    const auto is_over = [&](const IndexedRow& row) {
        return row.received < received_since && until_of(row.figures) < since;
    };
    Mark mark;
    Complaint complaint;
    while (!goes_on || goes_on()) {
        const auto more = store.database().read([&](Sql& sql) {
            return take_slice(sql,
                              "SELECT received, figures, id FROM complaint INDEXED BY complaint_for_figures"
                              " WHERE (received, figures, id) > (?1, ?2, ?3) ORDER BY received, figures, id LIMIT ?4",
                              mark, [&](const IndexedRow& row) -> Result<bool> {
                                  if (row.received > last) return false;
                                  if (is_over(row) && !(wanted.even_over && wanted.even_over(row.id))) return true;
                                  if (!row.read(complaint)) return failed(Reason::store_damaged, "complaint");
                                  take(complaint);
                                  return true;
                              });
        });
        if (!more) return failed(more.error());
        if (!*more) return true;
    }
    return false;
}

Result<std::vector<ComplaintId>> find_figure_rows(const Register& store, Date last,
                                                  const std::function<bool(const Complaint&)>& fits, std::size_t most) {
    std::vector<ComplaintId> ids;
    Mark mark{iso(plus_days(last, 1)), {}, {}};
    Complaint complaint;
    while (ids.size() < most) {
        const auto more = store.database().read([&](Sql& sql) {
            return take_slice(sql,
                              "SELECT received, figures, id FROM complaint INDEXED BY complaint_for_figures"
                              " WHERE (received, figures, id) < (?1, ?2, ?3)"
                              " ORDER BY received DESC, figures DESC, id DESC LIMIT ?4",
                              mark, [&](const IndexedRow& row) -> Result<bool> {
                                  if (!row.read(complaint)) return failed(Reason::store_damaged, "complaint");
                                  if (fits(complaint)) ids.push_back(complaint.id);
                                  return ids.size() < most;
                              });
        });
        if (!more) return failed(more.error());
        if (!*more) break;
    }
    return ids;
}

Result<bool> read_measure_rows(const Register& store, const std::function<void(const MeasureRow&)>& take,
                               const GoesOn& goes_on) {
    std::vector<std::uint8_t> complaint;
    int number = 0;
    while (!goes_on || goes_on()) {
        const auto count = store.database().read([&](Sql& sql) -> Result<int> {
            auto select = sql.prepare(
                "SELECT complaint, number, kind, decided, due, checked, result FROM measure"
                " WHERE (complaint, number) > (?1, ?2) ORDER BY complaint, number LIMIT ?3");
            bind_values(*select, complaint, number, measures_a_slice);
            int read = 0;
            for (; select->executeStep(); ++read) {
                const auto row = read_measure(*select);
                if (!row) return failed(row.error());
                take(*row);
                complaint.assign(row->complaint.bytes.begin(), row->complaint.bytes.end());
                number = row->measure.number;
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
