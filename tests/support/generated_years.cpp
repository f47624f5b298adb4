#include "tests/support/generated_years.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

#include "core/complaint/complaint_names.hpp"
#include "core/complaint/procedure.hpp"
#include "core/register/database.hpp"
#include "core/register/dossier.hpp"
#include "core/register/fold.hpp"
#include "core/register/rows.hpp"
#include "core/register/step_store.hpp"

namespace klachtenzuil {

namespace {

constexpr std::size_t rows_a_transaction = 20'000;
constexpr std::size_t at_hand_bytes = std::size_t{256} << 20;

/// Benchmarks use this too, where nothing counts what a test requires.
template <class T>
T need(Result<T> result) {
    if (!result) throw std::runtime_error(std::string(name_of(result.error().reason)) + " " + result.error().detail);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}

    int up_to(int most) { return static_cast<int>(m_engine() % static_cast<std::uint64_t>(most + 1)); }
    int between(int least, int most) { return least + up_to(most - least); }
    bool happens(int percent) { return up_to(99) < percent; }
    /// The place of the weight that was drawn.
    template <std::size_t count>
    std::size_t weighted(const std::array<int, count>& weights) {
        int sum = 0;
        for (const int weight : weights)
            sum += weight;
        int left = up_to(sum - 1);
        for (std::size_t i = 0; i < count; ++i) {
            left -= weights[i];
            if (left < 0) return i;
        }
        return count - 1;
    }
    template <class T, std::size_t count>
    T pick(const std::array<T, count>& from) {
        return from[static_cast<std::size_t>(up_to(static_cast<int>(count) - 1))];
    }
    /// As a node makes them: the day first.
    ComplaintId id(Date made) {
        ComplaintId id;
        for (auto& byte : id.bytes)
            byte = static_cast<std::uint8_t>(up_to(255));
        const auto day = std::chrono::sys_days{made}.time_since_epoch().count();
        id.bytes[0] = static_cast<std::uint8_t>(day >> 8);
        id.bytes[1] = static_cast<std::uint8_t>(day);
        return id;
    }

  private:
    std::mt19937_64 m_engine;
};

/// Free ones among them, spelled as people spell.
constexpr std::array causes{"Wachttijd",
                            "Planning",
                            "Communicatie",
                            "Bejegening",
                            "Verkeerd advies",
                            "Werkdruk",
                            "wachttijd ",
                            "Onduidelijke brief",
                            "Verhuizing",
                            "Systeem viel uit",
                            "Parkeerplek",
                            "Planning",
                            "Afspraak niet nagekomen",
                            "Geluid",
                            "Hygiëne"};
constexpr std::array cause_weights{30, 18, 16, 12, 8, 5, 3, 3, 1, 2, 1, 4, 6, 1, 1};
static_assert(causes.size() == cause_weights.size());

class Story {
  public:
    Story(Dice& dice, Complaint filed, Date today) : m_dice(dice), m_today(today) { m_case.filed = std::move(filed); }

    GeneratedCase told() {
        m_day = m_case.filed.received;
        if (!m_case.filed.anonymous && m_dice.happens(96)) {
            const int days = m_dice.happens(75) ? m_dice.up_to(3) : m_dice.between(4, 22);
            take_on(plus_days(m_day, days), StepKind::acknowledge, {{"how", "letter"}});
        }
        after(m_dice.happens(85) ? m_dice.between(1, 12) : m_dice.between(13, 40));
        take(StepKind::assign, {{"handler", "directie"}});
        m_dice.happens(11) ? refuse() : handle();
        std::ranges::stable_sort(m_case.steps, {}, &std::pair<Date, Step>::first);
        return std::move(m_case);
    }

  private:
    void after(int days) { m_day = plus_days(m_day, days); }
    void take(StepKind kind, Facts facts) { take_on(m_day, kind, std::move(facts)); }
    /// Once something is still to come, so is all that follows it.
    void take_on(Date day, StepKind kind, Facts facts) {
        if (day > m_today) {
            m_over = m_over || day == m_day;
            return;
        }
        if (m_over) return;
        facts.emplace("date", iso(day));
        m_case.steps.emplace_back(day, Step{kind, std::move(facts)});
    }
    void tell(const char* what) {
        take(StepKind::inform,
             {{"about", what},
              {"how", m_case.filed.anonymous ? "impossible" : m_dice.pick(std::array{"letter", "phone"})}});
    }

    void refuse() {
        constexpr std::array reasons{"no_complaint", "not_ours", "handled_before", "other"};
        after(m_dice.between(1, 20));
        take(StepKind::refuse, {{"reason", reasons[m_dice.weighted(std::array{6, 5, 3, 1})]}});
        after(m_dice.up_to(12));
        tell("refusal");
    }

    void extend() {
        constexpr std::array reasons{"investigation", "expert", "absence", "complainant", "other"};
        const Date latest = plus_days(m_case.filed.received, 84);
        const Date until = std::min(plus_days(std::max(m_day, plus_days(m_case.filed.received, 42)), 28), latest);
        if (until < m_day) return;
        take(StepKind::extend,
             {{"until", iso(until)}, {"reason", reasons[m_dice.weighted(std::array{8, 3, 4, 3, 1})]}});
        if (!m_dice.happens(90)) return;
        after(m_dice.up_to(2));
        tell("extension");
    }

    void handle() {
        after(m_dice.between(1, 8));
        take(StepKind::accept, {});
        for (const char* side : {"complainant", "employee"}) {
            after(m_dice.between(0, 8));
            take(m_dice.happens(82) ? StepKind::hear : StepKind::waive_hearing, {{"side", side}});
        }
        if (m_dice.happens(14)) {
            extend();
            after(m_dice.between(5, 40));
        }
        after(m_dice.happens(80) ? m_dice.between(0, 14) : m_dice.between(10, 45));
        decide();
        if (!m_dice.happens(3)) return;
        after(m_dice.between(5, 60));
        take(StepKind::reopen, {});
        after(m_dice.between(3, 30));
        decide();
    }

    void decide() {
        const std::size_t outcome = m_dice.weighted(std::array{4, 3, 5});
        constexpr std::array outcomes{"upheld", "partly_upheld", "not_upheld"};
        take(StepKind::decide, {{"outcome", outcomes[outcome]}, {"cause", causes[m_dice.weighted(cause_weights)]}});
        const bool with_measure = outcome < 2 && m_dice.happens(18);
        const Date due = plus_days(m_day, m_dice.between(14, 120));
        if (with_measure) {
            take(StepKind::measure, {{"kind", m_dice.pick(std::array{"corrective", "preventive"})},
                                     {"what", "De planning elke week samen nalopen."},
                                     {"owner", "teamleider"},
                                     {"due", iso(due)}});
            if (!m_over) ++m_measures;
        }
        after(m_dice.between(0, 6));
        tell("outcome");
        constexpr std::array answers{"yes", "no", "unknown"};
        const std::size_t answer = m_dice.weighted(std::array{6, 2, 3});
        after(m_dice.between(0, 4));
        if (answers[answer] == std::string_view("no") || m_dice.happens(3)) take(StepKind::refer, {});
        after(m_dice.between(0, 9));
        take(StepKind::complete, {{"satisfied", answers[answer]}, {"summary", "Er is overlegd en het is opgelost."}});
        if (with_measure && m_dice.happens(65) && !m_over) {
            take_on(std::max(m_day, plus_days(due, m_dice.between(-10, 30))), StepKind::check_measure,
                    {{"measure", std::to_string(m_measures)},
                     {"result", m_dice.pick(std::array{"worked", "worked", "partly", "failed"})}});
        }
    }

    Dice& m_dice;
    Date m_today;
    Date m_day{};
    GeneratedCase m_case;
    int m_measures = 0;
    bool m_over = false;
};

Complaint filed_by(Dice& dice, Date received, int number) {
    Complaint filed;
    filed.id = dice.id(received);
    filed.received = received;
    filed.reference = {"K1", static_cast<int>(received.year()), number};
    filed.registered = std::chrono::sys_days{received} + std::chrono::hours{12};
    filed.channel = static_cast<Channel>(dice.weighted(std::array{40, 15, 22, 8, 15}));
    if (!dice.happens(5)) filed.kind = static_cast<ComplainantKind>(dice.weighted(std::array{60, 18, 7, 10, 5}));
    filed.anonymous = dice.happens(6);
    filed.about.set(dice.weighted(std::array{34, 16, 14, 26, 10}));
    if (dice.happens(25)) filed.about.set(static_cast<std::size_t>(dice.up_to(category_count - 1)));
    filed.language = dice.happens(12) ? Language::en : Language::nl;
    return filed;
}

Date last_day(const GeneratedYears& wanted) {
    if (wanted.today != Date{}) return wanted.today;
    return Date{std::chrono::year{wanted.first_year + wanted.years - 1} / 12 / 31};
}

}  // namespace

void generate(const GeneratedYears& wanted, const std::function<void(const GeneratedCase&)>& take) {
    Dice dice(wanted.seed);
    const Date first{std::chrono::year{wanted.first_year} / 1 / 1};
    const Date today = last_day(wanted);
    const int days = days_between(first, today) + 1;
    std::vector<int> receipts;
    for (int i = 0; i < wanted.complaints; ++i) {
        // Fewer in summer, and a few more each year.
        int day = dice.up_to(days - 1);
        const auto month = static_cast<unsigned>(plus_days(first, day).month());
        if ((month == 7 || month == 8) && dice.happens(40)) day = dice.up_to(days - 1);
        if (dice.happens(15)) day = std::min(days - 1, day + dice.up_to(200));
        receipts.push_back(day);
    }
    std::ranges::sort(receipts);
    int number = 0;
    int year = wanted.first_year;
    for (const int day : receipts) {
        const Date received = plus_days(first, day);
        if (static_cast<int>(received.year()) != year) number = 0;
        year = static_cast<int>(received.year());
        take(Story(dice, filed_by(dice, received, ++number), today).told());
    }
}

Complaint folded(const GeneratedCase& made) {
    Complaint complaint = made.filed;
    for (const auto& [day, step] : made.steps) {
        complaint = need(apply(complaint, step));
    }
    return complaint;
}

void fill_rows(Register& store, const GeneratedYears& wanted) {
    if (wanted.complaints > static_cast<int>(rows_a_transaction)) store.database().keep_at_hand(at_hand_bytes);
    std::vector<Complaint> waiting;
    const auto write = [&] {
        need(store.database().transaction([&](Sql& sql) -> Result<void> {
            for (const Complaint& complaint : waiting)
                insert_complaint(sql, complaint, {});
            return {};
        }));
        waiting.clear();
    };
    generate(wanted, [&](const GeneratedCase& made) {
        waiting.push_back(folded(made));
        if (waiting.size() == rows_a_transaction) write();
    });
    write();
}

namespace {

/// So long as they are when a form is sealed.
constexpr std::size_t form_bytes = 700;
constexpr std::size_t key_bytes = 80;

Sealed random_bytes(std::mt19937_64& random, std::size_t size) {
    Sealed bytes(size);
    std::ranges::generate(bytes, [&] { return static_cast<std::uint8_t>(random()); });
    return bytes;
}

/// Writes complaints as they came in, one after another.
class Filing {
  public:
    Filing(Sql& sql, std::mt19937_64& random)
        : m_sql(sql), m_random(random), m_node(need(own_node(sql))), m_terms(terms_of_work(sql)) {
        m_head = need(journal_head(sql, m_node.code, m_node.sign_key));
    }

    void write(const Complaint& filed) {
        SealedDossier dossier{.keys = {}, .form = random_bytes(m_random, form_bytes)};
        for (const Recipient recipient : {Recipient::desk, Recipient::office})
            dossier.keys.emplace(recipient, random_bytes(m_random, key_bytes));
        const FiledFacts facts{filed, dossier.key_hashes(), {}, {}};
        const auto entry = need(append_step(m_sql, m_node.code, m_head, filed.registered,
                                            {.kind = StepKind::file,
                                             .actor = actor_receiver,
                                             .complaint = filed.id,
                                             .facts = write_facts(facts),
                                             .part = hash_of(dossier.form)}));
        insert_complaint(m_sql, filed_complaint(facts, entry), {}, m_terms);
        insert_dossier(m_sql, filed.id, dossier);
        m_head = {entry.sequence, entry.at, entry.hash};
    }

  private:
    Sql& m_sql;
    std::mt19937_64& m_random;
    OwnNode m_node;
    Terms m_terms;
    JournalHead m_head;
};

}  // namespace

void fill_filed(Register& store, const GeneratedYears& wanted) {
    store.database().keep_at_hand(at_hand_bytes);
    std::mt19937_64 random(wanted.seed);
    std::vector<Complaint> waiting;
    const auto write = [&] {
        need(store.database().transaction([&](Sql& sql) -> Result<void> {
            Filing filing(sql, random);
            for (const Complaint& filed : waiting)
                filing.write(filed);
            return {};
        }));
        waiting.clear();
    };
    generate(wanted, [&](const GeneratedCase& made) {
        waiting.push_back(made.filed);
        if (waiting.size() == rows_a_transaction) write();
    });
    write();
}

void fill_journal(Register& store, const GeneratedYears& wanted) {
    struct Entry {
        Date day;
        std::size_t of;
        const Step* step;  ///< nothing: it comes in
    };
    std::vector<GeneratedCase> cases;
    generate(wanted, [&](const GeneratedCase& made) { cases.push_back(made); });
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        entries.push_back({cases[i].filed.received, i, nullptr});
        for (const auto& [day, step] : cases[i].steps)
            entries.push_back({day, i, &step});
    }
    std::ranges::stable_sort(entries, {}, &Entry::day);
    std::vector<std::optional<Complaint>> known(cases.size());
    need(store.database().transaction([&](Sql& sql) -> Result<void> {
        auto end = journal_end(sql, store.clock());
        if (!end) return failed(end.error());
        end->now = std::max(end->head.at, Instant{std::chrono::sys_days{entries.front().day}});
        for (const Entry& entry : entries) {
            const ComplaintId& id = cases[entry.of].filed.id;
            end->now = std::max(end->now + std::chrono::seconds{1},
                                Instant{std::chrono::sys_days{entry.day} + std::chrono::hours{12}});
            NewStep step{.kind = StepKind::file, .actor = "directie", .complaint = id, .facts = {}, .part = {}};
            if (entry.step) {
                step.kind = entry.step->kind;
                step.facts = write_facts(entry.step->facts);
            } else {
                step.facts = write_facts(FiledFacts{cases[entry.of].filed, {}, {}, {}});
            }
            auto written = write_step(sql, *end, known[entry.of], step);
            if (!written) return failed(written.error());
            end->head = {written->entry.sequence, written->entry.at, written->entry.hash};
            known[entry.of] = std::move(written->complaint);
        }
        return {};
    }));
}

}  // namespace klachtenzuil
