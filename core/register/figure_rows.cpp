#include "core/register/figure_rows.hpp"

#include <cstring>

#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/register/database.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

/// Some milliseconds.
constexpr int rows_a_slice = 5000;
constexpr int measures_a_slice = 1000;

std::string_view text_in(const SQLite::Column& column) {
    const char* text = column.getText();
    return {text, static_cast<std::size_t>(column.getBytes())};
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
        const auto* const end = static_cast<const char*>(std::memchr(m_left.data(), ' ', m_left.size()));
        const auto size = end ? static_cast<std::size_t>(end - m_left.data()) : m_left.size();
        const std::string_view part = m_left.substr(0, size);
        m_sound = m_sound && end;
        m_left.remove_prefix(end ? size + 1 : size);
        return part;
    }
    std::string_view rest() const { return m_left; }

    std::optional<Date> date() {
        const std::string_view text = next();
        if (text.empty()) return std::nullopt;
        return date_in(text);
    }
    Date date_in(std::string_view text) {
        // The table's CHECK lets no other shape in.
        if (text.size() != 10) {
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

/// Writes over all that figures look at. The order is that of the column `figures`.
bool read_row(std::string_view received, std::string_view figures, Complaint& into) {
    Parts parts(figures);
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
    std::int64_t row = 0;
};

/// Asks for one slice from `mark` on, hands over its rows and moves the mark; `take` gets the row's number, and answers
/// false when it wants no more. Answers whether there can be more.
template <class Take>
Result<bool> take_slice(Sql& sql, const char* text, std::string_view bound, Mark& mark, Complaint& row, Take take) {
    auto select = sql.prepare(text);
    bind_values(*select, mark.received, mark.figures, mark.row, bound, rows_a_slice);
    for (int count = 1; select->executeStep(); ++count) {
        const std::int64_t number = select->getColumn(0).getInt64();
        const auto received = text_in(select->getColumn(1));
        const auto figures = text_in(select->getColumn(2));
        if (!read_row(received, figures, row)) return failed(Reason::store_damaged, "complaint");
        if (!take(row, number)) return false;
        if (count < rows_a_slice) continue;
        mark = {std::string(received), std::string(figures), number};
        return true;
    }
    return false;
}

Result<MeasureRow> read_measure(SQLite::Statement& select) {
    MeasureRow row;
    const auto id = read_id<ComplaintId>(select.getColumn(0));
    const auto channel = channel_from(text_in(select.getColumn(4)));
    const auto kind = read_text_or_null(select.getColumn(5));
    row.kind = kind ? complainant_kind_from(*kind) : std::nullopt;
    row.cause = read_text_or_null(select.getColumn(6)).value_or("");
    Measure& measure = row.measure;
    measure.number = select.getColumn(7).getInt();
    const auto measure_kind = measure_kind_from(text_in(select.getColumn(8)));
    measure.what = select.getColumn(9).getString();
    measure.owner = select.getColumn(10).getString();
    const auto decided = date_from_iso(text_in(select.getColumn(11)));
    const auto due = date_from_iso(text_in(select.getColumn(12)));
    if (!select.getColumn(13).isNull()) {
        measure.checked = date_from_iso(text_in(select.getColumn(13)));
        measure.result = measure_result_from(text_in(select.getColumn(14)));
    }
    const bool sound = id && channel && row.kind.has_value() == kind.has_value() && measure_kind && decided && due &&
                       measure.checked.has_value() == measure.result.has_value();
    if (!sound) return failed(Reason::store_damaged, "measure");
    row.complaint = *id;
    row.reference = {select.getColumn(1).getString(), select.getColumn(2).getInt(), select.getColumn(3).getInt()};
    row.channel = *channel;
    measure.kind = *measure_kind;
    measure.decided = *decided;
    measure.due = *due;
    return row;
}

}  // namespace

Result<bool> read_figure_rows(const Register& store, Date last, const std::function<void(const Complaint&)>& take,
                              const GoesOn& goes_on) {
    const std::string bound = iso(last);
    Mark mark;
    Complaint row;
    while (!goes_on || goes_on()) {
        const auto more = store.database().read([&](Sql& sql) {
            return take_slice(sql,
                              "SELECT rowid, received, figures FROM complaint INDEXED BY complaint_for_figures"
                              " WHERE (received, figures, rowid) > (?1, ?2, ?3) AND received <= ?4"
                              " ORDER BY received, figures, rowid LIMIT ?5",
                              bound, mark, row, [&](const Complaint& complaint, std::int64_t) {
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
    Mark mark{iso(plus_days(last, 1)), {}, 0};
    Complaint row;
    while (ids.size() < most) {
        const auto more = store.database().read([&](Sql& sql) -> Result<bool> {
            std::vector<std::int64_t> numbers;
            const auto slice = take_slice(sql,
                                          "SELECT rowid, received, figures FROM complaint INDEXED BY"
                                          " complaint_for_figures WHERE (received, figures, rowid) < (?1, ?2, ?3) AND"
                                          " received >= ?4 ORDER BY received DESC, figures DESC, rowid DESC LIMIT ?5",
                                          {}, mark, row, [&](const Complaint& complaint, std::int64_t number) {
                                              if (fits(complaint)) numbers.push_back(number);
                                              return ids.size() + numbers.size() < most;
                                          });
            if (!slice) return failed(slice.error());
            for (const std::int64_t number : numbers) {
                auto select = sql.prepare("SELECT id FROM complaint WHERE rowid = ?");
                bind_values(*select, number);
                const auto id = select->executeStep() ? read_id<ComplaintId>(select->getColumn(0)) : std::nullopt;
                if (!id) return failed(Reason::store_damaged, "complaint");
                ids.push_back(*id);
            }
            return *slice;
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
                "SELECT measure.complaint, node, year, complaint.number, channel, complaint.kind, cause,"
                " measure.number, measure.kind, what, owner, measure.decided, measure.due, checked, result"
                " FROM measure CROSS JOIN complaint ON complaint.id = measure.complaint"
                " WHERE (measure.complaint, measure.number) > (?1, ?2)"
                " ORDER BY measure.complaint, measure.number LIMIT ?3");
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
