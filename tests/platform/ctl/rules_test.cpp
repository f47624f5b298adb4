// "What must hold, whoever tries": each rule, tried by klachtenctl, and refused with status 3 without a trace in the
// journal.

#include <doctest/doctest.h>

#include "core/base/failure.hpp"
#include "core/words/words.hpp"
#include "tests/platform/ctl/office.hpp"
#include "tests/support/forms.hpp"

using namespace klachtenzuil;
using nlohmann::json;

namespace {

const json decision{{"outcome", "upheld"}, {"cause", "drukte"}, {"reasons", "Te lang gewacht."}};
const json completion{{"satisfied", "yes"}, {"summary", "Te lang gewacht aan de balie."}};

json heard(const char* side) {
    return {{"side", side}, {"who", "iemand"}, {"summary", "Het is gehoord."}};
}
json without(json facts, const char* name) {
    facts.erase(name);
    return facts;
}
json with(json facts, const char* name, json value) {
    facts[name] = std::move(value);
    return facts;
}

/// Assigned and accepted.
std::string in_handling(const Office& office, const char* handler = "jansen") {
    std::string reference = office.filed();
    office.takes("directie", reference, "assign", {{"handler", handler}});
    office.takes("directie", reference, "accept", json::object());
    return reference;
}

std::string told_the_outcome(const Office& office) {
    std::string reference = in_handling(office);
    office.takes("jansen", reference, "hear", heard("complainant"));
    office.takes("jansen", reference, "waive_hearing", {{"side", "employee"}, {"reason", "Hij werkt hier niet meer."}});
    office.takes("directie", reference, "decide", decision);
    office.takes("directie", reference, "inform", {{"about", "outcome"}, {"how", "letter"}});
    return reference;
}

void link_to(const Office& office, const std::string& reference, const char* account) {
    office.takes("balie", reference, "correct", {{"what", "person"}, {"person", 0}, {"staff", account}});
}

}  // namespace

TEST_CASE("a step out of the order, by somebody without the role, or without what it registers is refused") {
    const Office office;
    const std::string reference = office.filed();
    office.refused(Reason::step_out_of_order, "directie", reference, "decide", decision);
    office.refused(Reason::step_out_of_order, "directie", reference, "complete", completion);
    office.refused(Reason::step_out_of_order, "directie", reference, "reopen", {{"reason", "Zomaar."}});
    office.refused(Reason::not_permitted, "balie", reference, "accept", json::object());
    office.refused(Reason::not_permitted, "jansen", reference, "assign", {{"handler", "jansen"}});
    office.refused(Reason::facts_missing, "balie", reference, "acknowledge", json::object());
    office.refused(Reason::facts_missing, "directie", reference, "refuse", {{"reason", "other"}});
    office.takes("balie", reference, "acknowledge", {{"how", "letter"}});
    office.refused(Reason::step_out_of_order, "balie", reference, "acknowledge", {{"how", "letter"}});
    office.refused(Reason::date_not_possible, "directie", reference, "accept", {{"date", office.day(1)}});
    office.refused(Reason::date_not_possible, "directie", reference, "accept", {{"date", office.day(-11)}});
}

TEST_CASE("nobody handles, assesses, decides or reads a complaint that is about them") {
    const Office office;
    const std::string reference = office.filed();
    link_to(office, reference, "devries");
    office.refused(Reason::person_concerned, "devries", reference, "accept", json::object());
    office.refused(Reason::person_concerned, "devries", reference, "refuse",
                   {{"reason", "other"}, {"explanation", "Nee."}});
    office.refused(Reason::person_concerned, "devries", reference, "assign", {{"handler", "jansen"}});
    office.refused(Reason::person_concerned, "directie", reference, "assign", {{"handler", "devries"}});
    office.refused(Reason::person_concerned, "devries", reference, "note", {{"text", "Ik was het niet."}});
    const auto shown = office.as("devries", {"show", reference});
    CHECK(shown.status == 3);
    CHECK(shown.out.empty());
    const auto scan = office.write("scan.pdf", "%PDF-1.4\n%%EOF\n");
    CHECK(office.as("devries", {"attach", reference, scan}).status == 3);
    const std::string paper = office / "brief.pdf";
    CHECK(office.as("devries", {"letter", reference, "acknowledgement", "--pdf", paper}).status == 3);
    CHECK_FALSE(std::filesystem::exists(paper));

    office.refused(Reason::management_concerned, "directie", reference, "assign", {{"handler", "jansen"}});
    office.refused(Reason::not_permitted, "balie", reference, "correct",
                   {{"what", "person"}, {"person", 0}, {"staff", "nobody"}});

    // About management: to another manager, or to a named independent person, who decides in that complaint alone.
    office.takes("directie", reference, "assign", {{"handler", "extern"}});
    office.takes("extern", reference, "accept", json::object());
    office.takes("extern", reference, "hear", heard("complainant"));
    office.takes("extern", reference, "hear", heard("employee"));
    office.refused(Reason::person_concerned, "devries", reference, "decide", decision);
    office.takes("extern", reference, "decide", decision);
    CHECK(office.listed(reference)["outcome"] == "upheld");
}

TEST_CASE("nobody judges, and nobody gets a complaint, before it is known who the named persons are") {
    const Office office;
    const std::string reference = office.filed(a_form().by(Channel::phone).form());
    office.refused(Reason::persons_unlinked, "balie", reference, "assign", {{"handler", "jansen"}});
    office.refused(Reason::persons_unlinked, "directie", reference, "accept", json::object());
    office.refused(Reason::persons_unlinked, "directie", reference, "refuse",
                   {{"reason", "other"}, {"explanation", "Nee."}});
    link_to(office, reference, "nobody");
    office.takes("balie", reference, "assign", {{"handler", "jansen"}});
}

TEST_CASE("a colleague who complains is answered for first, and then neither handles, judges nor reads the complaint") {
    const Office office;
    const std::string reference = office.filed(a_form().naming_nobody().of(ComplainantKind::staff).form());
    office.refused(Reason::persons_unlinked, "balie", reference, "assign", {{"handler", "jansen"}});
    office.refused(Reason::persons_unlinked, "directie", reference, "accept", json::object());
    const auto shows = [&](const char* said) {
        return office.as("directie", {"show", reference}).out.find(said) != std::string::npos;
    };
    CHECK(shows("Zoë Çelik (indiener)"));
    CHECK(shows("Nog niet gekoppeld"));
    link_to(office, reference, "jansen");
    CHECK(shows("Is jansen"));
    office.refused(Reason::person_concerned, "directie", reference, "assign", {{"handler", "jansen"}});
    CHECK(office.as("jansen", {"show", reference}).status == 3);
    office.takes("directie", reference, "assign", {{"handler", "devries"}});
}

TEST_CASE("whoever was found to be concerned afterwards decides nothing any more") {
    const Office office;
    const std::string reference = in_handling(office, "devries");
    office.takes("devries", reference, "hear", heard("complainant"));
    office.takes("devries", reference, "hear", heard("employee"));
    link_to(office, reference, "devries");
    office.refused(Reason::person_concerned, "devries", reference, "decide", decision);
    office.refused(Reason::person_concerned, "devries", reference, "hear", heard("employee"));
}

TEST_CASE("a handler and an independent person work in their own complaints, and read no other") {
    const Office office;
    const std::string reference = in_handling(office, "directie");
    for (const char* who : {"jansen", "extern"}) {
        CAPTURE(who);
        office.refused(Reason::not_permitted, who, reference, "hear", heard("complainant"));
        CHECK(office.as(who, {"show", reference}).status == 3);
    }
    office.refused(Reason::not_permitted, "extern", reference, "decide", decision);
}

TEST_CASE("no decision before both sides were heard, or a note says why one could not be") {
    const Office office;
    const std::string reference = in_handling(office);
    office.refused(Reason::not_heard, "directie", reference, "decide", decision);
    office.takes("jansen", reference, "hear", heard("complainant"));
    office.refused(Reason::not_heard, "directie", reference, "decide", decision);
    office.refused(Reason::facts_missing, "jansen", reference, "waive_hearing", {{"side", "employee"}});
    office.refused(Reason::facts_missing, "jansen", reference, "waive_hearing",
                   {{"side", "employee"}, {"reason", "  "}});
    office.takes("jansen", reference, "waive_hearing", {{"side", "employee"}, {"reason", "Hij werkt hier niet meer."}});
    for (const char* name : {"outcome", "cause", "reasons"})
        office.refused(Reason::facts_missing, "directie", reference, "decide", without(decision, name));
    office.takes("directie", reference, "decide", decision);
}

TEST_CASE("no decision and no completion without a handler") {
    const Office office;
    const std::string reference = office.filed();
    office.takes("directie", reference, "accept", json::object());
    office.takes("directie", reference, "hear", heard("complainant"));
    office.takes("directie", reference, "hear", heard("employee"));
    office.refused(Reason::handler_missing, "directie", reference, "decide", decision);
    for (const char* nobody : {"niemand", "weg", "herstel"})
        office.refused(Reason::account_unknown, "directie", reference, "assign", {{"handler", nobody}});
}

TEST_CASE("no extension twice, none over the maximum, none without a reason") {
    const Office office;
    const std::string reference = in_handling(office);
    const json extension{{"until", office.day(74)}, {"reason", "expert"}, {"explanation", "Er komt een arts."}};
    office.refused(Reason::facts_missing, "directie", reference, "extend", without(extension, "reason"));
    office.refused(Reason::facts_missing, "directie", reference, "extend", without(extension, "explanation"));
    office.refused(Reason::extension_too_long, "directie", reference, "extend",
                   with(extension, "until", office.day(75)));
    office.refused(Reason::date_not_possible, "directie", reference, "extend",
                   with(extension, "until", office.day(32)));
    office.refused(Reason::not_permitted, "jansen", reference, "extend", extension);
    office.takes("directie", reference, "extend", extension);
    office.refused(Reason::extended_before, "directie", reference, "extend", extension);
}

TEST_CASE(
    "completed only with the complainant told, an answer to satisfied, and the external body pointed out on a no") {
    const Office office;
    const std::string untold = in_handling(office);
    office.takes("jansen", untold, "hear", heard("complainant"));
    office.takes("jansen", untold, "hear", heard("employee"));
    office.refused(Reason::step_out_of_order, "directie", untold, "complete", completion);
    office.takes("directie", untold, "decide", decision);
    office.refused(Reason::not_told, "directie", untold, "complete", completion);

    const std::string reference = told_the_outcome(office);
    office.refused(Reason::facts_missing, "directie", reference, "complete", without(completion, "satisfied"));
    office.refused(Reason::facts_missing, "directie", reference, "complete", without(completion, "summary"));
    office.refused(Reason::not_referred, "directie", reference, "complete", with(completion, "satisfied", "no"));
    office.refused(Reason::not_permitted, "jansen", reference, "complete", completion);
    office.takes("directie", reference, "complete", completion);
    office.refused(Reason::step_out_of_order, "directie", reference, "complete", completion);
}

TEST_CASE("a summary that names somebody is refused with that word, and stays when somebody says that it is no name") {
    const Office office;
    const std::string reference = told_the_outcome(office);
    json named = with(completion, "summary", "Mevrouw Celik heeft te lang gewacht.");
    office.refused(Reason::summary_names_person, "directie", reference, "complete", named);
    const auto said = office.step("directie", reference, "complete", named).err;
    CHECK(said.find("«Celik»") != std::string::npos);
    CHECK(said.find("names_checked") != std::string::npos);
    office.takes("directie", reference, "complete", with(named, "names_checked", "yes"));
}

TEST_CASE("a refused day says before which step it is, when that was, and what the fact is called") {
    const Office office;
    const std::string reference = told_the_outcome(office);
    const auto early = office.step("directie", reference, "complete", with(completion, "date", office.day(-1)));
    CHECK(early.status == 2);
    const std::string day = Words(Language::nl).date(office.today());
    CHECK(early.err.find("vóór het vertellen van de uitkomst op " + day) != std::string::npos);
    CHECK(early.err.find("vandaag") == std::string::npos);
    CHECK(early.err.find("heet dit: date.") != std::string::npos);
    const auto late = office.step("directie", reference, "complete", with(completion, "date", office.day(1)));
    CHECK(late.err.find("later dan vandaag") != std::string::npos);
}

TEST_CASE("a completed complaint is reopened with a reason only, and a correction is a new entry that shows the old") {
    const Office office;
    const std::string reference = told_the_outcome(office);
    office.takes("directie", reference, "complete", completion);
    office.refused(Reason::facts_missing, "directie", reference, "reopen", json::object());
    office.refused(Reason::not_permitted, "balie", reference, "reopen", {{"reason", "Zomaar."}});
    office.takes("balie", reference, "correct",
                 {{"what", "received"}, {"value", office.day(-12)}, {"reason", "Op de brief staat een andere dag."}});
    const json shown = office.shown("directie", reference);
    CHECK(shown["received"] == office.day(-12));
    const json& entry = shown["history"].back();
    CHECK(entry["step"] == "correct");
    CHECK(entry["facts"]["was"] == office.day(-10));
    CHECK(shown["history"].front()["step"] == "file");
}

TEST_CASE("a dossier is not destroyed before its retention is over, and by management only") {
    const Office office;
    const std::string reference = told_the_outcome(office);
    office.refused(Reason::step_out_of_order, "directie", reference, "destroy", json::object());
    office.takes("directie", reference, "complete", completion);
    office.refused(Reason::retention_runs, "directie", reference, "destroy", json::object());
    office.refused(Reason::not_permitted, "jansen", reference, "destroy", json::object());
    for (const char* who : {"balie", "jansen", "extern"})
        CHECK(office.as(who, {"purge", "--dry-run"}).status == 3);
    const auto purged = office.as("directie", {"purge", "--json"});
    CHECK(purged.status == 0);
    CHECK(parse_json(purged.out)["dossiers"] == json::array());
    CHECK(office.shown("directie", reference)["form"]["story"] == "Ik werd niet gehoord.");
}

TEST_CASE("nobody works with complaints without signing in, with a passphrase for once, or with the recovery key") {
    const Office office;
    const std::string reference = office.filed();
    const std::string facts = R"({"date": "2026-01-01", "how": "letter"})";
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
             {"show", reference}, {"step", reference, "acknowledge", "--facts", facts}, {"purge"}, {"staff", "list"}}) {
        CAPTURE(command.front());
        CHECK(office.ctl().run(command).status == 3);
        auto wrong = command;
        wrong.insert(wrong.end(), {"--as", "directie", "--passphrase-file", office.passphrase_file("nieuw")});
        CHECK(office.ctl().run(wrong).status == 3);
        CHECK(office.as("nieuw", command).err.starts_with(beginning_of(Reason::passphrase_must_change)));
        CHECK(office.as("weg", command).err.starts_with(beginning_of(Reason::sign_in_wrong)));
    }
    CHECK(office.as("herstel", {"show", reference}).status == 3);
    office.refused(Reason::not_permitted, "herstel", reference, "acknowledge", {{"how", "letter"}});
    CHECK(office.as("nieuw", {"show", reference}).status == 3);
}
