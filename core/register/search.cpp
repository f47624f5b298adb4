// Looking into dossiers: for words, and for complaints that may be the same. Every one must be opened for it, so it is
// done in slices that keep no writer waiting.

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/base/json.hpp"
#include "core/base/wipe.hpp"
#include "core/complaint/reference.hpp"
#include "core/register/case_file.hpp"
#include "core/register/casework.hpp"
#include "core/register/dossier.hpp"
#include "core/register/in_order.hpp"
#include "core/register/rows.hpp"
#include "core/register/search_text.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

using namespace std::chrono_literals;

constexpr int rows_a_slice = 1000;
constexpr auto time_a_slice = 10ms;

/// Complaints that come in within this time of each other may be the same.
constexpr int days_alike = 30;
/// More are not opened, newest first, to find them.
constexpr std::int64_t most_alike_opened = 5000;

/// Which complaints are looked at, newest first: those after a mark, down to a date.
struct Range {
    std::string received;  ///< of the mark
    std::int64_t registered_ms = 0;
    std::vector<std::uint8_t> id;
    std::string oldest;  ///< no receipt before this is looked at
};

Range from_newest(Date newest, Date oldest) {
    return {.received = iso(plus_days(newest, 1)), .registered_ms = 0, .id = {}, .oldest = iso(oldest)};
}

/// Whether a dossier that does not open says something about the store, or only about who asks and this one dossier.
bool is_passed_over(const Failure& failure) {
    switch (failure.reason) {
        case Reason::person_concerned:
        case Reason::not_permitted:
        case Reason::dossier_destroyed:
        case Reason::dossier_elsewhere:
        case Reason::reference_unknown:
        case Reason::document_missing:
        case Reason::store_altered:
        case Reason::keys_damaged: return true;
        default: return false;
    }
}

/// Looks at the next dossiers of the range until the slice is over. `look` answers false to stop everything. Answers
/// how many were looked at; fewer than the slice holds and no time used up means the end: then `at_end` is set.
template <class Look>
Result<std::int64_t> look_at_slice(Sql& sql, const SignedIn& who, const Clock& clock, Range& range, bool& at_end,
                                   Look look) {
    auto select = sql.prepare(
        "SELECT id, received, registered_ms FROM complaint INDEXED BY complaint_by_receipt"
        " WHERE (received, registered_ms, id) < (?1, ?2, ?3) AND received >= ?4"
        " ORDER BY received DESC, registered_ms DESC, id DESC LIMIT ?5");
    bind_values(*select, range.received, range.registered_ms, range.id, range.oldest, rows_a_slice);
    const Steady until = clock.steady() + time_a_slice;
    using Place = std::tuple<std::string, std::int64_t, std::vector<std::uint8_t>>;
    InOrder<Place, std::greater<>> reached({range.received, range.registered_ms, range.id});
    std::int64_t looked = 0;
    while (select->executeStep()) {
        const auto id = read_id<ComplaintId>(select->getColumn(0));
        if (!id) return failed(Reason::store_damaged, "complaint");
        Place next{
            select->getColumn(1).getString(), select->getColumn(2).getInt64(), {id->bytes.begin(), id->bytes.end()}};
        if (!reached.go_on(std::move(next))) {
            return failed(Reason::store_damaged, "complaint_by_receipt");
        }
        std::tie(range.received, range.registered_ms, range.id) = reached.key();
        ++looked;
        const auto file = open_readable_case(sql, who, *id);
        if (!file && !is_passed_over(file.error())) return failed(file.error());
        if (file && !look(sql, *file)) {
            at_end = true;
            return looked;
        }
        if (clock.steady() >= until) return looked;
    }
    at_end = looked < rows_a_slice;
    return looked;
}

/// Every text of a form that a person may remember.
template <class Each>
void for_texts(const Form& form, Each each) {
    const Complainant& complainant = form.complainant;
    for (const std::string* text : {&complainant.name, &complainant.phone, &complainant.email, &complainant.address,
                                    &complainant.representative.name, &complainant.representative.relation, &form.place,
                                    &form.story, &form.wish, &form.late_reason})
        each(*text);
    for (const std::string& person : form.persons)
        each(person);
}

/// The words that were not found yet.
class Wanted {
  public:
    explicit Wanted(const std::vector<std::string>& words) : m_words(words), m_found(words.size(), false) {}

    void look_in(std::string_view text) {
        if (text.empty() || all_found()) return;
        std::string plain = searchable(text);
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            if (plain.find(m_words[i]) != std::string::npos) m_found[i] = true;
        }
        wipe(plain);
    }
    bool all_found() const {
        return std::ranges::all_of(m_found, [](bool found) { return found; });
    }

  private:
    const std::vector<std::string>& m_words;
    std::vector<bool> m_found;
};

/// What staff sealed with steps: reasons, hearings, remarks.
void look_in_notes(Sql& sql, const CaseFile& file, Wanted& wanted) {
    auto select = sql.prepare("SELECT sealed FROM dossier_part WHERE complaint = ? AND kind = ?");
    bind_values(*select, file.complaint.id, name_of(PartKind::note));
    while (!wanted.all_found() && select->executeStep()) {
        auto content = open_part(file.key, file.complaint.id, PartKind::note, bytes_of(select->getColumn(0)));
        if (!content) continue;
        const auto facts = parse_json({reinterpret_cast<const char*>(content->data()), content->size()});
        for (const auto& fact : facts) {
            if (fact.is_string()) wanted.look_in(fact.get_ref<const std::string&>());
        }
        wipe(*content);
    }
}

bool holds(Sql& sql, const CaseFile& file, const std::vector<std::string>& words) {
    Wanted wanted(words);
    wanted.look_in(text_of(file.complaint.reference));
    if (auto form = open_form(sql, file.complaint.id, file.key)) {
        for_texts(*form, [&](const std::string& text) { wanted.look_in(text); });
        wipe(*form);
    }
    look_in_notes(sql, file, wanted);
    return wanted.all_found();
}

/// What complaints of the same person have in common.
class Likeness {
  public:
    explicit Likeness(const Form& form)
        : m_name(searchable(form.complainant.name)),
          m_email(searchable(form.complainant.email)),
          m_phone(normal_phone(form.complainant.phone).value_or("")) {
        for (const std::string* text : {&form.story, &form.wish})
            take_references(*text);
    }
    ~Likeness() {
        for (std::string* text : {&m_name, &m_email, &m_phone})
            wipe(*text);
    }
    Likeness(const Likeness&) = delete;
    Likeness& operator=(const Likeness&) = delete;

    bool names(const Reference& reference) const { return std::ranges::find(m_named, reference) != m_named.end(); }
    const std::vector<Reference>& named() const { return m_named; }
    bool nothing_to_compare() const { return m_name.empty() && m_email.empty() && m_phone.empty(); }

    bool same_person(const Form& other) const {
        return is_same(m_name, searchable(other.complainant.name)) ||
               is_same(m_email, searchable(other.complainant.email)) ||
               is_same(m_phone, normal_phone(other.complainant.phone).value_or(""));
    }

  private:
    static bool is_same(const std::string& own, std::string other) {
        const bool same = !own.empty() && own == other;
        wipe(other);
        return same;
    }

    /// Numbers of complaints that stand in what was told.
    void take_references(std::string_view text) {
        constexpr std::string_view ends = " \n\r\t,;:()\"'";
        while (!text.empty()) {
            const auto begin = std::min(text.find_first_not_of(ends), text.size());
            text.remove_prefix(begin);
            const auto size = std::min(text.find_first_of(ends), text.size());
            std::string_view word = text.substr(0, size);
            text.remove_prefix(size);
            while (word.ends_with('.'))
                word.remove_suffix(1);
            const auto reference = read_reference(word);
            if (reference && !names(*reference)) m_named.push_back(*reference);
        }
    }

    std::string m_name;
    std::string m_email;
    std::string m_phone;
    std::vector<Reference> m_named;
};

}  // namespace

Result<std::vector<Reference>> Casework::like(const Form& form) const {
    if (auto may = may_work(m_store, m_who); !may) return failed(may.error());
    const Likeness likeness(form);
    const Date received = form.received.value_or(m_store.today());
    std::vector<Reference> found;
    for (const Reference& reference : likeness.named()) {
        const auto complaint = m_store.find(reference);
        if (!complaint) return failed(complaint.error());
        if (*complaint) found.push_back(reference);
    }
    Range range = from_newest(plus_days(received, days_alike), plus_days(received, -days_alike));
    bool at_end = likeness.nothing_to_compare();
    std::int64_t looked = 0;
    const auto compare = [&](Sql& sql, const CaseFile& file) {
        auto other = open_form(sql, file.complaint.id, file.key);
        if (!other) return true;
        if (likeness.same_person(*other) && !likeness.names(file.complaint.reference))
            found.push_back(file.complaint.reference);
        wipe(*other);
        return true;
    };
    while (!at_end && looked < most_alike_opened) {
        const auto slice = m_store.database().read(
            [&](Sql& sql) { return look_at_slice(sql, m_who, m_clock, range, at_end, compare); });
        if (!slice) return failed(slice.error());
        looked += *slice;
    }
    wipe_stack();
    return found;
}

Result<std::vector<Reference>> Casework::search(std::string_view words,
                                                const std::function<bool(std::int64_t)>& progress,
                                                std::size_t most) const {
    if (auto may = may_work(m_store, m_who); !may) return failed(may.error());
    std::vector<std::string> wanted = searchable_words(words);
    std::vector<Reference> found;
    const Date beginning{std::chrono::year{1970}, std::chrono::month{1}, std::chrono::day{1}};
    Range range = from_newest(m_store.today(), beginning);
    // A clock that went back must not hide what came in before.
    range.received = "9999-12-31";
    bool at_end = wanted.empty() || most == 0;
    std::int64_t looked = 0;
    const auto look = [&](Sql& sql, const CaseFile& file) {
        if (holds(sql, file, wanted)) found.push_back(file.complaint.reference);
        return found.size() < most;
    };
    Result<std::vector<Reference>> outcome = std::vector<Reference>{};
    while (!at_end) {
        const auto slice =
            m_store.database().read([&](Sql& sql) { return look_at_slice(sql, m_who, m_clock, range, at_end, look); });
        if (!slice) {
            outcome = failed(slice.error());
            break;
        }
        looked += *slice;
        if (!progress(looked)) break;
    }
    wipe(wanted);
    wipe_stack();
    if (outcome) outcome = std::move(found);
    return outcome;
}

}  // namespace klachtenzuil
