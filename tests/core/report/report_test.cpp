#include "core/report/report.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "core/analysis/tables.hpp"
#include "core/words/list.hpp"
#include "tests/support/sample_report.hpp"

using namespace klachtenzuil;
using std::chrono::year;

namespace {

constexpr std::array sizes{std::int64_t{0}, std::int64_t{3}, std::int64_t{240}, std::int64_t{1'000'000}};

/// The numbers that a text holds, as they are written; "28,5" and "1.234" are one each.
std::vector<std::string> numbers_in(const std::string& text) {
    static const std::regex number("[0-9]+([,.][0-9]+)*%?");
    std::vector<std::string> found;
    for (auto at = std::sregex_iterator(text.begin(), text.end(), number); at != std::sregex_iterator(); ++at)
        found.push_back(at->str());
    return found;
}

std::set<std::string> numbers_shown(const ReportFacts& facts, const Words& words) {
    std::set<std::string> shown;
    for (const FigureTable& table : facts.tables) {
        for (const FigureRow& row : table.rows) {
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                const ColumnKind kind = table.columns[i].kind;
                for (std::string& each : numbers_in(text_of(row.cells[i], kind, words)))
                    shown.insert(std::move(each));
                // "39,0" of a table is 39 days in a sentence.
                const auto* tenths = std::get_if<std::int64_t>(&row.cells[i]);
                if (kind == ColumnKind::tenths && tenths && *tenths % 10 == 0)
                    shown.insert(text_of_count(*tenths / 10, words));
            }
        }
    }
    return shown;
}

const ReportSection* find_section(const Report& report, std::string_view title) {
    const auto found = std::ranges::find(report.sections, title, &ReportSection::title);
    return found == report.sections.end() ? nullptr : &*found;
}

std::string all_said(const Report& report) {
    std::string all;
    for (const ReportSection& section : report.sections) {
        for (const ReportBlock& block : section.blocks) {
            if (const auto* text = std::get_if<ReportText>(&block)) all += text->text + "\n";
            if (const auto* note = std::get_if<ReportNote>(&block)) all += note->head + " " + note->text + "\n";
            if (const auto* list = std::get_if<ReportList>(&block)) {
                for (const std::string& item : list->items)
                    all += item + "\n";
            }
        }
    }
    return all;
}

bool holds(const std::vector<std::string>& sentences, std::string_view part) {
    return std::ranges::any_of(sentences,
                               [&](const std::string& each) { return each.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("every number in the summary stands in a table of the same report") {
    for (const ReportFor whom : {ReportFor::management, ReportFor::work_meeting}) {
        for (const Language language : all_languages) {
            const Words words(language);
            for (const std::int64_t size : sizes) {
                CAPTURE(size);
                const ReportFacts facts = sample_report(whom, size);
                const auto shown = numbers_shown(facts, words);
                const auto said = summary_of(facts, words);
                CHECK_FALSE(said.empty());
                for (const std::string& sentence : said) {
                    INFO(sentence);
                    for (const std::string& number : numbers_in(sentence)) {
                        INFO(number);
                        CHECK(shown.contains(number));
                    }
                }
            }
        }
    }
}

TEST_CASE("a share in a sentence stands beside what it is a share of") {
    const auto nl = summary_of(sample_report(ReportFor::management, 240), Words(Language::nl));
    CHECK(holds(nl, "“Uitkomst vertellen”: 168 van de 204 keer op tijd (82%)."));
    CHECK(holds(nl, "Klachten gaan het vaakst over “Bejegening”: bij 116 van de 240 klachten."));
    CHECK(holds(nl, "Er is beslist over 204 klachten: “gegrond” 79 keer (39%), "));
    CHECK(holds(nl, "Afgerond: 192 klachten. Was de indiener tevreden met hoe het ging? “ja” 120 keer (63%), "));
    CHECK(holds(nl, "De uitkomst is verteld bij 204 klachten, bij de helft daarvan binnen 28,5 dagen."));
    CHECK(holds(nl, "Het langst duurde het 91 dagen."));
    CHECK(holds(nl, "De reden was het vaakst “Meer onderzoek nodig”: 12 van de 26 keer."));
    const auto en = summary_of(sample_report(ReportFor::management, 240), Words(Language::en));
    CHECK(holds(en, "Complaints are most often about “How you were treated”: in 116 of 240 complaints."));
    CHECK(holds(en, "168 of 204 times on time (82%)."));
}

TEST_CASE("one of something is said as one, and too few for a habit is said too") {
    const auto told = [](Language language) {
        ReportFacts facts = sample_report(ReportFor::management, 3);
        for (FigureTable& table : facts.tables) {
            for (FigureRow& row : table.rows) {
                for (std::size_t i = 1; i < row.cells.size(); ++i)
                    row.cells[i] = std::int64_t{row.name == "start" && table.columns[i].name == "met" ? 0 : 1};
            }
        }
        return summary_of(facts, Words(language));
    };
    const auto nl = told(Language::nl);
    CHECK(holds(nl,
                "Er is 1 klacht ontvangen. Het zijn er te weinig om met een jaar eerder te vergelijken. Het zijn er "
                "te weinig om te zeggen wat gewoon is."));
    CHECK(holds(nl, "Er is beslist over 1 klacht: “gegrond” 1 keer, "));
    CHECK(holds(nl, "“Ontvangst bevestigen”: 1 van de 2 keer op tijd."));
    CHECK(holds(nl, "“Begin van de behandeling”: 1 keer, te laat."));
    CHECK(holds(nl, "De termijn is 1 keer verlengd."));
    const auto en = told(Language::en);
    CHECK(holds(en, "We did not accept 1 complaint."));
    CHECK(holds(en, "The term was extended once."));
    for (const std::string& sentence : en)
        CHECK_FALSE(std::regex_search(sentence, std::regex("\\b1 (complaints|times|days)\\b")));
    for (const std::string& sentence : nl)
        CHECK_FALSE(std::regex_search(sentence, std::regex("\\b1 (klachten|dagen)\\b")));
}

TEST_CASE("the summary compares with the year before only where that is fair") {
    const Words words(Language::nl);
    CHECK(holds(summary_of(sample_report(ReportFor::management, 240), words), "meer dan een jaar eerder"));
    CHECK(holds(summary_of(sample_report(ReportFor::management, 3), words), words(w::report_unsaid_too_few_before)));
    ReportFacts running = sample_report(ReportFor::management, 240);
    running.analysis.today = year{2026} / 11 / 22;
    CHECK(holds(summary_of(running, words), words(w::report_unsaid_still_running)));
    CHECK_FALSE(holds(summary_of(running, words), "meer dan een jaar eerder"));
}

TEST_CASE("the summary says what is usual only of five and more, and of one row alone") {
    const Words words(Language::nl);
    const auto about = [&](std::int64_t service, std::int64_t treatment) {
        ReportFacts facts = sample_report(ReportFor::management, 240);
        for (FigureTable& table : facts.tables) {
            if (table.id != TableId::categories) continue;
            for (FigureRow& row : table.rows)
                row.cells[1] = row.name == "service" ? service : row.name == "treatment" ? treatment : 0;
        }
        return holds(summary_of(facts, words), "Klachten gaan het vaakst over");
    };
    CHECK(about(3, 2));
    CHECK_FALSE(about(3, 1));
    CHECK_FALSE(about(8, 8));
}

TEST_CASE("a summary has no sentence of a figure that is hidden") {
    const Words words(Language::nl);
    ReportFacts facts = sample_report(ReportFor::management, 240);
    const auto before = summary_of(facts, words);
    for (FigureTable& table : facts.tables) {
        for (FigureRow& row : table.rows) {
            for (std::size_t i = 1; i < row.cells.size(); ++i)
                row.cells[i] = HiddenCell{};
        }
    }
    CHECK(before.size() > 10);
    CHECK(summary_of(facts, words) == std::vector{words(w::analysis_note_left_out)});
}

TEST_CASE("management is asked to decide about what is late, failed, came back, was missed or is open") {
    const Words words(Language::nl);
    const auto asked = decisions_of(sample_report(ReportFor::management, 240), words);
    CHECK(holds(asked, "niemand heeft gekeken of het werkt"));
    CHECK(holds(asked, "die werkte niet"));
    CHECK(holds(asked, "sinds dinsdag 30 juni 2026 had een maatregel moeten werken"));
    CHECK(holds(asked, "“Uitkomst vertellen”: 168 van de 204 keer op tijd (82%)"));
    CHECK_FALSE(holds(asked, "“Ontvangst bevestigen”"));
    CHECK(holds(asked, "Bel na elke klacht over bejegening"));
    CHECK_FALSE(holds(asked, "Afspraken worden voortaan schriftelijk bevestigd"));
    CHECK(holds(asked, "Klachten gaan het vaakst over “Bejegening”"));
    CHECK(decisions_of(sample_report(ReportFor::management, 0), words).empty());
}

TEST_CASE("complaints that wait past a term are told and asked about, also when nothing came in") {
    const Words words(Language::nl);
    ReportFacts facts = sample_report(ReportFor::management, 0);
    facts.analysis.now.open_at_end = 12;
    facts.analysis.now.open_late = 12;
    facts.analysis.now.open_late_terms = {12, 0, 0, 1};
    facts.tables = tables_of(facts.analysis);
    CHECK(holds(summary_of(facts, words),
                "Aan het eind waren nog 12 klachten open. Daarvan zijn er 12 over een termijn heen."));
    const auto asked = decisions_of(facts, words);
    REQUIRE(asked.size() == 2);
    CHECK(asked[0] ==
          "“Ontvangst bevestigen”: bij 12 klachten nog niet gedaan, en de laatste dag is voorbij. Wie doet dat, en "
          "wanneer?");
    CHECK(holds(asked, "“Uitkomst vertellen”: bij 1 klacht nog niet gedaan"));
    facts.analysis.now.open_at_end = facts.analysis.now.open_late = 1;
    facts.tables = tables_of(facts.analysis);
    CHECK(holds(summary_of(facts, words), "Aan het eind was nog 1 klacht open. Die is over een termijn heen."));
}

TEST_CASE("a year that has not begun is said to be so, and does not run") {
    const Words words(Language::nl);
    ReportFacts facts = sample_report(ReportFor::management, 0);
    facts.analysis.today = year{2025} / 11 / 22;
    CHECK(summary_of(facts, words).front() == "Deze periode is nog niet begonnen.");
    CHECK_FALSE(holds(summary_of(facts, words), "loopt nog"));
    const Report report = make_report(facts, default_config(), Language::nl);
    CHECK(report.cover_texts.back() == "Deze periode is nog niet begonnen.");
}

TEST_CASE("for the work meeting what is rounded is said to be about so many") {
    const auto nl = summary_of(sample_report(ReportFor::work_meeting, 240), Words(Language::nl));
    CHECK(
        holds(nl, "Er zijn 240 klachten ontvangen. Dat is meer dan een jaar eerder: toen waren het er ongeveer 215."));
    CHECK(holds(nl, "Er zijn ongeveer 190 klachten afgerond."));
    CHECK(holds(nl, "Er is beslist over ongeveer 205 klachten: “gegrond” ongeveer 40%, “deels gegrond” ongeveer "));
    CHECK(holds(nl, "Was de indiener tevreden met hoe het ging? “ja” ongeveer 65%, "));
    // Measures are counted as they are, in the table too.
    CHECK(holds(nl, "Maatregelen besloten: "));
    for (const std::string& sentence : nl)
        CHECK((sentence.find("Maatregelen besloten") == std::string::npos ||
               sentence.find("ongeveer") == std::string::npos));
    CHECK(holds(nl, "“Uitkomst vertellen”: ongeveer 80% op tijd."));
    CHECK(holds(nl, "De helft van de uitkomsten is verteld binnen 29 dagen."));
    CHECK(holds(nl, "Klachten kwamen het vaakst op de klachtenzuil binnen: bij 112 van de 240 klachten."));
    CHECK(holds(nl, "De termijn is ongeveer 25 keer verlengd."));
}

TEST_CASE("many measures of one kind are pointed at, not asked about one by one") {
    const Words words(Language::nl);
    const auto asked = decisions_of(sample_report(ReportFor::management, 1'000'000), words);
    CHECK(std::ranges::count_if(asked, [](const std::string& each) {
              return each.find("niemand heeft") < each.size();
          }) == static_cast<std::ptrdiff_t>(most_questions_of_a_kind));
    CHECK(std::ranges::count(asked, words(w::report_decide_more)) == 2);
}

TEST_CASE("the work meeting sees what changes, and nothing that leads to a person") {
    for (const Language language : all_languages) {
        const Words words(language);
        const Report open = make_report(sample_report(ReportFor::management, 240), default_config(), language);
        const Report shared = make_report(sample_report(ReportFor::work_meeting, 240), default_config(), language);
        CHECK(find_section(open, words(w::report_section_decide)));
        CHECK_FALSE(find_section(shared, words(w::report_section_decide)));
        const std::string said = all_said(shared);
        CHECK(said.find("Afspraken worden voortaan schriftelijk bevestigd") != std::string::npos);
        CHECK(said.find("Bel na elke klacht") == std::string::npos);
        CHECK(said.find("teamleider") == std::string::npos);
        CHECK(said.find("K1-2026") == std::string::npos);
        CHECK(all_said(open).find("Bel na elke klacht") != std::string::npos);
    }
}

TEST_CASE("every table of figures stands in the report, or says that it did not happen") {
    for (const std::int64_t size : {std::int64_t{240}, std::int64_t{1'000'000}}) {
        const ReportFacts facts = sample_report(ReportFor::management, size);
        const Report report = make_report(facts, default_config(), Language::nl);
        std::set<TableId> there;
        for (const ReportSection& section : report.sections) {
            for (const ReportBlock& block : section.blocks) {
                if (const auto* table = std::get_if<ReportTable>(&block)) there.insert(table->table.id);
                if (const auto* chart = std::get_if<ReportChart>(&block)) there.insert(chart->chart.table);
            }
        }
        CHECK(there.size() == facts.tables.size());
    }
}

TEST_CASE("a table of which every number is hidden is one sentence, and one that shows any stands whole") {
    const auto blocks_of = [](const ReportFacts& facts, TableId id) {
        std::pair<int, int> sentences_and_tables;
        for (const ReportSection& section : make_report(facts, default_config(), Language::nl).sections) {
            for (const ReportBlock& block : section.blocks) {
                const auto* chart = std::get_if<ReportChart>(&block);
                const auto* table = std::get_if<ReportTable>(&block);
                if (chart && chart->chart.table == id && chart->chart.instead == w::analysis_note_left_out)
                    ++sentences_and_tables.first;
                if (table && table->table.id == id) ++sentences_and_tables.second;
            }
        }
        return sentences_and_tables;
    };
    ReportFacts facts = sample_report(ReportFor::work_meeting, 1000);
    CHECK(blocks_of(facts, TableId::outcomes) == std::pair{0, 1});
    FigureTable& outcomes = *std::ranges::find(facts.tables, TableId::outcomes, &FigureTable::id);
    for (FigureRow& row : outcomes.rows)
        std::fill(row.cells.begin() + 1, row.cells.end(), FigureCell(HiddenCell{}));
    CHECK(blocks_of(facts, TableId::outcomes) == std::pair{1, 0});
    outcomes.rows.front().cells.back() = std::int64_t{20};
    CHECK(blocks_of(facts, TableId::outcomes) == std::pair{0, 1});
}

TEST_CASE("a section in which nothing happened is one sentence") {
    const Words words(Language::nl);
    const Report report = make_report(sample_report(ReportFor::management, 0), default_config(), Language::nl);
    const ReportSection* times = find_section(report, words(w::report_section_times));
    REQUIRE(times);
    REQUIRE(times->blocks.size() == 1);
    CHECK(std::get<ReportText>(times->blocks[0]).text == words(w::report_unsaid_nothing));
}

TEST_CASE("a report of some complaints says on its cover of which") {
    ReportFacts facts = sample_report(ReportFor::management, 240);
    facts.analysis.scope.channel = Channel::phone;
    const Report report = make_report(facts, default_config(), Language::nl);
    CHECK(std::ranges::any_of(report.cover, [](const auto& line) {
        return line.first == "Alleen klachten die zo binnenkwamen" && line.second == "Telefoon";
    }));
}
