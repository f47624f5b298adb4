// The yearly report by klachtenctl: who may have which, and that files and standard output say the same.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/platform/ctl/office.hpp"

using namespace klachtenzuil;
using nlohmann::json;

namespace {

json json_in(const std::filesystem::path& file) {
    std::ifstream in(file);
    return parse_json(std::string(std::istreambuf_iterator<char>(in), {}));
}

/// The number in a table of a report.
json cell(const json& report, std::string_view table, std::string_view row, std::string_view column) {
    for (const json& each : report["tables"]) {
        if (each["name"] != table) continue;
        for (const json& line : each["rows"]) {
            if (line["name"] == row) return line["cells"][std::string(column)];
        }
    }
    return "no such cell";
}

std::string year_of_receipt(const Office& office) {
    return office.day(-10).substr(0, 4);
}

std::string year_before_last(const Office& office) {
    return std::to_string(static_cast<int>(office.today().year()) - 2);
}

}  // namespace

TEST_CASE("management gets the year as PDF, workbook and JSON, with every complaint in it") {
    const Office office;
    const std::string reference = office.filed();
    office.filed();
    office.takes("balie", reference, "acknowledge", {{"date", office.day(-9)}, {"how", "letter"}});
    const auto pdf = office / "jaar.pdf";
    const auto xlsx = office / "jaar.xlsx";
    const auto file = office / "jaar.json";
    const auto made = office.as(
        "directie", {"report", "--year", year_of_receipt(office), "--pdf", pdf, "--xlsx", xlsx, "--json", file});
    INFO(made.err);
    REQUIRE(made.status == 0);
    CHECK(made.out.find("Er zijn 2 klachten ontvangen.") != std::string::npos);
    CHECK(made.out.find(pdf.string()) != std::string::npos);
    CHECK(std::filesystem::file_size(pdf) > 10'000);
    CHECK(std::filesystem::file_size(xlsx) > 5'000);
    const json report = json_in(file);
    CHECK(report["for"] == "management");
    CHECK(cell(report, "overview", "received", "now") == 2);
    CHECK(cell(report, "times", "acknowledge", "count") == 1);
    CHECK(cell(report, "times", "acknowledge", "median") == 1.0);
    const auto shown = office.as("directie", {"--json", "report", "--year", year_of_receipt(office)});
    REQUIRE(shown.status == 0);
    CHECK(parse_json(shown.out) == report);
}

TEST_CASE("small numbers are for management alone") {
    const Office office;
    const auto file = office / "jaar.json";
    const std::vector<std::string> wanted{"report", "--year", year_of_receipt(office), "--json", file};
    CHECK(office.ctl().run(wanted).status == 3);
    for (const std::string_view who : {"balie", "jansen", "extern", "nieuw", "weg", "herstel"}) {
        CAPTURE(std::string(who));
        CHECK(office.as(who, wanted).status == 3);
    }
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK(office.as("devries", wanted).status == 0);
}

TEST_CASE("the work meeting gets a year that is over, of which small numbers are hidden, from management") {
    const Office office;
    office.filed();
    const auto file = office / "overleg.json";
    const auto early = office.as(
        "directie", {"report", "--year", iso(office.today()).substr(0, 4), "--for", "work-meeting", "--json", file});
    CHECK(early.status == 2);
    CHECK(early.err.find("het hele jaar voorbij") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(file));
    const std::vector<std::string> wanted{"report", "--year", year_before_last(office), "--for", "work-meeting",
                                          "--json", file};
    // Whoever can make it twice sees in the difference what was registered in between.
    CHECK(office.ctl().run(wanted).status == 3);
    CHECK(office.as("balie", wanted).status == 3);
    CHECK_FALSE(std::filesystem::exists(file));
    const auto made = office.as("directie", wanted);
    INFO(made.err);
    REQUIRE(made.status == 0);
    CHECK(json_in(file)["for"] == "work-meeting");
}

TEST_CASE("the report speaks the language that is asked for, else that of the configuration") {
    const Office office;
    const auto said = [&](std::vector<std::string> more) {
        std::vector<std::string> all{"report", "--year", year_before_last(office), "--for", "work-meeting"};
        all.insert(all.end(), more.begin(), more.end());
        return office.as("directie", all).out;
    };
    CHECK(said({}).find("Er is geen klacht ontvangen.") != std::string::npos);
    CHECK(said({"--language", "en"}).find("No complaint was received.") != std::string::npos);
}

TEST_CASE("what cannot be is refused before anything is written") {
    const Office office;
    const auto file = office / "overleg.json";
    const auto status = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"report", "--for", "work-meeting", "--json", file});
        return office.as("directie", arguments).status;
    };
    for (const char* year : {"", "26", "20260", "2o26", "-202"})
        CHECK(status({"--year", year}) == 2);
    CHECK(office.ctl().run({"report"}).status == 2);
    CHECK(status({"--year", "2020", "--language", "xx"}) == 2);
    CHECK(office.ctl().run({"report", "--year", "2020", "--for", "everybody"}).status == 2);
    CHECK(status({"--year", "2020", "--pdf", file}) == 2);
    CHECK(status({"--year", "2020", "--pdf", office / "nergens" / "x.pdf"}) == 2);
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK(status({"--year", "2020"}) == 0);
    CHECK(status({"--year", "2020"}) == 2);
}
