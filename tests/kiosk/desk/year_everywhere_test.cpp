// The same year on the screen, in the PDF, in the workbook and in the JSON: each is read back as a reader finds it and
// held against the figures that the register gives. Of a report for the work meeting there is no screen.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/base/json.hpp"
#include "core/report/gather.hpp"
#include "core/words/list.hpp"
#include "platform/report/report_files.hpp"
#include "tests/platform/pdf/readers.hpp"
#include "tests/support/generated_years.hpp"
#include "tests/support/node.hpp"
#include "tests/support/played_kiosk.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::test;
using Json = nlohmann::json;
using Texts = std::vector<std::string>;

namespace {

constexpr std::chrono::year reported{2025};

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Texts texts_of(const FigureTable& table, const FigureRow& row, const Words& words) {
    Texts texts;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        texts.push_back(text_of(row.cells[i], table.columns[i].kind, words));
    return texts;
}

bool follow_in(const Texts& all, const Texts& part) {
    return std::search(all.begin(), all.end(), part.begin(), part.end()) != all.end();
}

/// A kiosk whose register holds some years, and management before the page of the last whole one.
class YearKiosk : public PlayedKiosk {
  public:
    YearKiosk() : PlayedKiosk({1920, 1080, 96.0F / 25.4F}) {
        const FakeClock clock{instant_from_iso("2026-11-22T09:00:00.000Z").value()};
        auto store = Register::open(data(), config(), clock);
        REQUIRE(store);
        fill_rows(**store, {.seed = 5, .complaints = 300, .first_year = 2024, .years = 2});
        constexpr const char* own = "zeven fietsen in de regen";
        play(
            fmt::format("tap \"Voor medewerkers\"\ninto \"Naam\"\ntype \"directie\"\ninto \"Wachtwoordzin\"\ntype "
                        "\"{}\"\nkey Enter\ninto \"Uw nieuwe wachtwoordzin\"\ntype \"{}\"\ninto \"Nog een "
                        "keer\"\ntype \"{}\"\nkey Enter\ntap \"Later doen\"",
                        first_passphrase(data()), own, own));
        play("tap \"Het jaar\"\ntap \"Eerder\"\nsee \"Klachten in 2025\"");
    }

    ReportFacts facts(ReportFor whom) const {
        const FakeClock clock{instant_from_iso("2026-11-22T10:00:00.000Z").value()};
        auto store = Register::open(data(), config(), clock);
        REQUIRE(store);
        auto gathered = gather_report(**store, reported, whom, config().analysis.smallest_cell, (*store)->today());
        REQUIRE(gathered);
        REQUIRE(*gathered);
        return std::move(**gathered);
    }

    /// What stands in the table of that title, which is opened for it.
    Texts shown(const std::string& title) {
        play(fmt::format("tap \"Tabel tonen: {}\"", title));
        Texts texts;
        bool inside = false;
        for (const Drawn& each : stage().frame()) {
            if (each.role == Role::link && each.name == "Tabel weglaten: " + title) break;
            if (each.role == Role::heading) inside = each.name == title;
            if (inside && each.role == Role::text) texts.push_back(each.name);
        }
        play(fmt::format("tap \"Tabel weglaten: {}\"", title));
        return texts;
    }
};

/// Each row that is not there: as a line, or where there is no room for one, each number behind its title.
Texts missing_on_screen(const Texts& shown, const FigureTable& table, const Words& words) {
    Texts missing;
    for (const FigureRow& row : table.rows) {
        const Texts line = texts_of(table, row, words);
        Texts record{line.front()};
        for (std::size_t i = 1; i < line.size(); ++i) {
            record.push_back(title_of(table.columns[i], words));
            record.push_back(line[i]);
        }
        if (!follow_in(shown, line) && !follow_in(shown, record))
            missing.push_back(fmt::format("{} {}", name_of(table.id), row.name));
    }
    return missing;
}

/// The numbers of a row stand behind each other in one line; a text that takes more lines is there word by word.
Texts missing_in_pdf(const std::string& pdf, const FigureTable& table, const Words& words) {
    // Of one that shows nothing a sentence says so.
    if (shows_nothing(table)) return {};
    Texts missing;
    for (const FigureRow& row : table.rows) {
        std::string numbers;
        const auto hold = [&](const std::string& part) {
            if (!part.empty() && pdf.find(part) == std::string::npos)
                missing.push_back(fmt::format("{} {}: {}", name_of(table.id), row.name, part));
        };
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const ColumnKind kind = table.columns[i].kind;
            const std::string text = text_of(row.cells[i], kind, words);
            const bool is_number = kind != ColumnKind::label && kind != ColumnKind::text && kind != ColumnKind::date;
            // The year before has a table of its own, where both have no room in one.
            const bool next_line = table.id == TableId::times && table.columns[i].name == "count_before";
            if (is_number && !next_line) {
                numbers += " " + text;
                continue;
            }
            hold(std::exchange(numbers, is_number ? " " + text : ""));
            std::istringstream parts(is_number ? std::string() : text);
            for (std::string part; parts >> part;)
                hold(part);
        }
        hold(numbers);
    }
    return missing;
}

/// A number as JSON has it, in the words of a reader; a label and a word are compared by being there.
Texts missing_in_json(const Json& tables, const FigureTable& table, const Words& words) {
    Texts missing;
    const auto found =
        std::find_if(tables.begin(), tables.end(), [&](const Json& each) { return each["name"] == name_of(table.id); });
    if (found == tables.end() || (*found)["rows"].size() != table.rows.size()) return {std::string(name_of(table.id))};
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const Json& row = (*found)["rows"][r];
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const ColumnKind kind = table.columns[c].kind;
            const Json& cell = row["cells"][table.columns[c].name];
            const std::string wanted = text_of(table.rows[r].cells[c], kind, words);
            std::string said = wanted;
            if (cell.is_null()) said = words(w::analysis_cell_nothing);
            if (cell.is_object() && cell.contains("hidden")) said = words(w::analysis_cell_hidden);
            if (cell.is_string()) said = cell.get<std::string>();
            if (cell.is_string() && kind == ColumnKind::date) said = words.date(date_from_iso(said).value());
            const double scale = kind == ColumnKind::tenths ? 10 : 1;
            if (cell.is_number())
                said = text_of(static_cast<std::int64_t>(cell.get<double>() * scale + 0.5), kind, words);
            if (said != wanted || row["name"] != table.rows[r].name)
                missing.push_back(fmt::format("{} {}: {}", name_of(table.id), table.rows[r].name, wanted));
        }
    }
    return missing;
}

/// The files of one report.
struct Files {
    explicit Files(const ReportFacts& facts)
        : places{.pdf = directory / "r.pdf", .xlsx = directory / "r.xlsx", .json = directory / "r.json"} {
        REQUIRE(write_report(facts, default_config(), Language::nl, places));
        const test::Answer text = run({"/usr/bin/pdftotext", "-layout", places.pdf, "-"});
        REQUIRE(text.status == 0);
        pdf = one_spaced(text.out);
        json = parse_json(content_of(places.json));
    }
    /// What differs between the workbook and that JSON.
    test::Answer workbook_against(const Json& other) const {
        const auto file = directory / "other.json";
        std::ofstream(file) << other.dump();
        return run({"/usr/bin/python3", REPORT_READ_BACK, file, places.xlsx, "any"});
    }

    TemporaryDirectory directory;
    ReportPlaces places;
    std::string pdf;
    Json json;
};

/// Which tables the page of the year can show; measures and what came back after them are lists there.
bool is_on_page(TableId id) {
    return id != TableId::measures && id != TableId::repeats;
}

}  // namespace

TEST_CASE("the screen, the PDF, the workbook and the JSON show the same figures of a year") {
    const Words words(Language::nl);
    YearKiosk kiosk;
    const ReportFacts facts = kiosk.facts(ReportFor::management);
    CHECK(facts.analysis.now.received > 100);
    const Files files(facts);
    std::size_t on_page = 0;
    for (const FigureTable& table : facts.tables) {
        CAPTURE(std::string(name_of(table.id)));
        CHECK(missing_in_pdf(files.pdf, table, words) == Texts{});
        CHECK(missing_in_json(files.json["tables"], table, words) == Texts{});
        if (!is_on_page(table.id)) continue;
        ++on_page;
        const std::string title = table.id == TableId::times ? words(w::report_chart_times) : words(table.title);
        if (table.id == TableId::measure_counts) kiosk.play("tap \"Maatregelen\"");
        CHECK(missing_on_screen(kiosk.shown(title), table, words) == Texts{});
    }
    CHECK(on_page == 15);
    const test::Answer read = files.workbook_against(files.json);
    INFO(read.err);
    CHECK(read.status == 0);
}

TEST_CASE("the PDF, the workbook and the JSON for the work meeting show the same, rounded and hidden alike") {
    const Words words(Language::nl);
    const YearKiosk kiosk;
    const ReportFacts facts = kiosk.facts(ReportFor::work_meeting);
    const Files files(facts);
    for (const FigureTable& table : facts.tables) {
        CAPTURE(std::string(name_of(table.id)));
        CHECK(missing_in_pdf(files.pdf, table, words) == Texts{});
        CHECK(missing_in_json(files.json["tables"], table, words) == Texts{});
    }
    const test::Answer read = files.workbook_against(files.json);
    INFO(read.err);
    CHECK(read.status == 0);
}

TEST_CASE("each reader notices one number that is another") {
    const Words words(Language::nl);
    YearKiosk kiosk;
    for (const ReportFor whom : {ReportFor::management, ReportFor::work_meeting}) {
        const ReportFacts facts = kiosk.facts(whom);
        const Files files(facts);
        FigureTable kinds = *find_table(facts.tables, TableId::kinds);
        std::get<std::int64_t>(kinds.rows.front().cells[1]) += 1;
        CHECK(missing_in_pdf(files.pdf, kinds, words).size() == 1);
        CHECK(missing_in_json(files.json["tables"], kinds, words).size() == 1);
        if (whom == ReportFor::management)
            CHECK(missing_on_screen(kiosk.shown(words(kinds.title)), kinds, words).size() == 1);
        Json other = files.json;
        for (Json& table : other["tables"]) {
            if (table["name"] != name_of(TableId::kinds)) continue;
            Json& cell = table["rows"][0]["cells"]["now"];
            cell = cell.get<std::int64_t>() + 1;
        }
        const test::Answer read = files.workbook_against(other);
        CHECK(read.status != 0);
        CHECK(read.err.find("kinds") != std::string::npos);
    }
}
