// Whole complaints by klachtenctl alone: from receipt to completion, through refusal, and through extension,
// dissatisfaction, referral and reopening.

#include <doctest/doctest.h>

#include <filesystem>

#include "core/base/failure.hpp"
#include "tests/platform/ctl/office.hpp"

using namespace klachtenzuil;
using nlohmann::json;

namespace {

std::vector<std::string> steps_of(const json& shown) {
    std::vector<std::string> steps;
    for (const auto& entry : shown["history"])
        steps.push_back(entry["step"].get<std::string>());
    return steps;
}

/// Assigned to jansen, accepted, both sides heard.
void until_heard(const Office& office, const std::string& reference) {
    office.takes("balie", reference, "acknowledge", {{"date", office.day(-9)}, {"how", "letter"}});
    office.takes("directie", reference, "assign", {{"date", office.day(-8)}, {"handler", "jansen"}});
    office.takes("directie", reference, "accept", {{"date", office.day(-7)}});
    office.takes(
        "jansen", reference, "hear",
        {{"date", office.day(-6)}, {"side", "complainant"}, {"who", "Zoë Çelik"}, {"summary", "Zij wachtte."}});
    office.takes("jansen", reference, "hear",
                 {{"date", office.day(-5)}, {"side", "employee"}, {"who", "De man"}, {"summary", "Het was druk."}});
}

void decide(const Office& office, const std::string& reference, int day, const char* outcome) {
    office.takes(
        "directie", reference, "decide",
        {{"date", office.day(day)}, {"outcome", outcome}, {"cause", "drukte"}, {"reasons", "Te lang gewacht."}});
    office.takes("directie", reference, "inform", {{"date", office.day(day)}, {"about", "outcome"}, {"how", "phone"}});
}

constexpr auto summary = "Te lang gewacht aan de balie; een tweede medewerker lost het op.";

}  // namespace

TEST_CASE("a complaint goes through every step to its completion, and its file says all of it") {
    const Office office;
    const std::string reference = office.filed();
    until_heard(office, reference);
    office.takes("directie", reference, "correct",
                 {{"what", "person"}, {"person", 0}, {"staff", "extern"}, {"reason", "Hij stond aan de balie."}});
    office.takes("jansen", reference, "note", {{"text", "Gebeld met de indiener."}});
    const auto scan = office.write("brief van Zoe.pdf", "%PDF-1.4\n%%EOF\n");
    CHECK(office.as("balie", {"attach", reference, scan}).status == 0);
    office.takes("jansen", reference, "measure",
                 {{"date", office.day(-4)},
                  {"kind", "corrective"},
                  {"what", "Een tweede medewerker aan de balie."},
                  {"owner", "teamleider"},
                  {"due", office.day(-1)}});
    decide(office, reference, -3, "upheld");
    const auto paper = office / "uitkomst.pdf";
    CHECK(office.as("directie", {"letter", reference, "outcome", "--pdf", paper}).status == 0);
    CHECK(std::filesystem::file_size(paper) > 1000);
    office.takes("jansen", reference, "check_measure", {{"measure", 1}, {"result", "worked"}});
    office.takes("directie", reference, "complete", {{"satisfied", "yes"}, {"summary", summary}});

    const json line = office.listed(reference);
    CHECK(line["stage"] == "completed");
    CHECK(line["outcome"] == "upheld");
    CHECK(line["handler"] == "jansen");
    CHECK(line["overdue"] == false);
    CHECK(line["terms"]["acknowledge"]["met"] == office.day(-9));
    CHECK(line["terms"]["start"]["met"] == office.day(-8));
    CHECK(line["terms"]["refuse"]["met"].is_null());
    CHECK(line["terms"]["complete"]["met"] == office.day(-3));
    CHECK(line["summary"] == summary);
    CHECK(line["measures"][0]["result"] == "worked");

    const json shown = office.shown("directie", reference);
    CHECK(shown["form"]["story"] == "Ik werd niet gehoord.");
    const std::vector<std::string> expected{"file",   "acknowledge", "assign", "accept",        "hear",
                                            "hear",   "correct",     "note",   "note",          "measure",
                                            "decide", "inform",      "note",   "check_measure", "complete"};
    CHECK(steps_of(shown) == expected);
    CHECK(shown["history"][4]["facts"]["summary"] == "Zij wachtte.");
    CHECK(shown["history"][13]["facts"]["measure"] == 1);
    CHECK(shown["history"][1]["actor"] == "balie");
    const std::string text = office.as("directie", {"show", reference}).out;
    for (const char* said :
         {"Ik werd niet gehoord.", "Zoë Çelik", "Zij wachtte.", "Maatregel nagekeken", "gegrond", "Is extern"}) {
        CAPTURE(said);
        CHECK(text.find(said) != std::string::npos);
    }
    // In words, and nothing of how they are stored.
    for (const char* stored : {"{", "\"", "upheld", "corrective", "complainant"}) {
        CAPTURE(stored);
        CHECK(text.find(stored) == std::string::npos);
    }
    CHECK(office.ctl().run({"verify"}).status == 0);
}

TEST_CASE("a complaint that is not accepted is told so with the reason, and can be taken up again") {
    const Office office;
    const std::string reference = office.filed();
    office.takes("balie", reference, "acknowledge", {{"how", "email"}});
    office.takes("directie", reference, "refuse",
                 {{"date", office.day(-2)}, {"reason", "not_ours"}, {"explanation", "Het ging om een ander bedrijf."}});
    CHECK(office.listed(reference)["terms"]["refuse"]["met"].is_null());
    const auto paper = office / "afwijzing.pdf";
    CHECK(office.as("directie", {"letter", reference, "not_accepted", "--pdf", paper}).status == 0);
    office.takes("balie", reference, "inform", {{"date", office.day(-1)}, {"about", "refusal"}, {"how", "letter"}});
    json line = office.listed(reference);
    CHECK(line["stage"] == "refused");
    CHECK(line["refusal"] == "not_ours");
    CHECK(line["outcome"].is_null());
    CHECK(line["terms"]["refuse"]["met"] == office.day(-1));
    office.takes("directie", reference, "refer", {{"body", "College voor Klachten en Arbitrage"}});
    office.takes("directie", reference, "reopen", {{"reason", "Het ging toch om ons."}});
    line = office.listed(reference);
    CHECK(line["stage"] == "assessing");
    CHECK(line["reopened"] == 1);
    CHECK(office.ctl().run({"verify"}).status == 0);
}

TEST_CASE("a complaint is extended once, ends without satisfaction, is referred and taken up again") {
    const Office office;
    const std::string reference = office.filed();
    until_heard(office, reference);
    const std::string until = office.day(50);
    office.takes(
        "directie", reference, "extend",
        {{"date", office.day(-4)}, {"until", until}, {"reason", "expert"}, {"explanation", "Er komt een arts."}});
    CHECK(office.listed(reference)["terms"]["complete"]["due"] == office.day(32));
    office.takes("balie", reference, "inform", {{"date", office.day(-4)}, {"about", "extension"}, {"how", "letter"}});
    CHECK(office.listed(reference)["terms"]["complete"]["due"] == until);
    decide(office, reference, -3, "not_upheld");
    office.refused(Reason::not_referred, "directie", reference, "complete",
                   {{"satisfied", "no"}, {"summary", summary}});
    office.takes("jansen", reference, "refer", {{"date", office.day(-2)}});
    office.takes("directie", reference, "complete",
                 {{"date", office.day(-1)}, {"satisfied", "no"}, {"summary", summary}});
    CHECK(office.listed(reference)["satisfied"] == "no");

    office.takes("devries", reference, "reopen", {{"reason", "Er is een nieuwe getuige."}});
    json line = office.listed(reference);
    CHECK(line["stage"] == "handling");
    CHECK(line["outcome"].is_null());
    decide(office, reference, 0, "partly_upheld");
    office.takes("directie", reference, "complete", {{"satisfied", "unknown"}, {"summary", summary}});
    line = office.listed(reference);
    CHECK(line["stage"] == "completed");
    CHECK(line["outcome"] == "partly_upheld");
    CHECK(line["reopened"] == 1);
    CHECK(office.ctl().run({"verify"}).status == 0);
}
