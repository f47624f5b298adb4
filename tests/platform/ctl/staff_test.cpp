// The commands of staff: accounts, what a step registers, and the papers.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>

#include "core/complaint/step.hpp"
#include "core/register/casework.hpp"
#include "tests/platform/ctl/office.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;
using nlohmann::json;

namespace {

int lines_in(const std::string& text) {
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("the first passphrase is changed, people are added, closed and let in again, and each sees what they may") {
    const Place place;
    REQUIRE(place.ctl().run({"init"}).status == 0);
    const auto first = place.write("first", first_passphrase(place.data()) + "\r\n");
    const auto own = place.write("own", "drie fietsen achter de schuur");
    const auto as = [&](const std::string& file, std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--as", "Directie", "--passphrase-file", file});
        return place.ctl().run(arguments);
    };
    CHECK(as(first, {"staff", "add", "balie", "receptionist"}).status == 3);
    const auto weak = place.write("weak", "kort");
    CHECK(as(first, {"staff", "passphrase", "--new-passphrase-file", weak}).status == 2);
    CHECK(as(first, {"staff", "passphrase", "--new-passphrase-file", own}).status == 0);
    CHECK(as(first, {"staff", "list"}).status == 3);
    CHECK_FALSE(std::filesystem::exists(place.data() + "/first-sign-in.txt"));

    const auto added = as(own, {"staff", "add", "balie", "receptionist", "--json"});
    CHECK(added.status == 0);
    const auto once = place.write("once", parse_json(added.out)["passphrase"].get<std::string>());
    const auto theirs = place.write("theirs", "vier stoelen bij het raam");
    const std::vector<std::string> balie{"--as", "balie", "--passphrase-file"};
    const auto balie_does = [&](const std::string& file, std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), balie.begin(), balie.end());
        arguments.push_back(file);
        return place.ctl().run(arguments);
    };
    CHECK(balie_does(once, {"staff", "passphrase", "--new-passphrase-file", theirs}).status == 0);
    CHECK(balie_does(theirs, {"staff", "list"}).status == 0);
    CHECK(balie_does(theirs, {"staff", "add", "ander", "handler"}).status == 3);
    CHECK(balie_does(theirs, {"staff", "passphrase", "directie"}).status == 3);
    CHECK(as(own, {"staff", "passphrase", "balie"}).status == 0);
    CHECK(balie_does(theirs, {"staff", "list"}).status == 3);
    CHECK(as(own, {"staff", "disable", "balie"}).status == 0);
    const auto list = lines_of(as(own, {"staff", "list", "--json"}).out);
    REQUIRE(list.size() == 2);
    CHECK(list[0] == json{{"name", "balie"}, {"role", "receptionist"}, {"state", "disabled"}});
    CHECK(as(own, {"staff", "disable", "directie"}).status == 3);
    CHECK(as(own, {"staff", "enable", "balie"}).status == 0);
    CHECK(as(own, {"staff", "disable", "niemand"}).status == 2);
    CHECK(as(own, {"staff", "add", "Balie 2", "handler"}).status == 2);
    CHECK(place.ctl().run({"verify"}).status == 0);
}

TEST_CASE("the recovery key goes on paper, or is shown once, and lets management in again") {
    const Office office;
    const std::string paper = office / "herstel.pdf";
    CHECK(office.as("directie", {"staff", "recovery", "--pdf", paper}).status == 0);
    CHECK(std::filesystem::file_size(paper) > 1000);
    CHECK((std::filesystem::status(paper).permissions() & std::filesystem::perms::others_read) ==
          std::filesystem::perms::none);
    CHECK(office.as("directie", {"staff", "recovery", "--pdf", paper}).status == 2);
    CHECK(office.as("jansen", {"staff", "recovery"}).status == 3);
    const auto shown = office.as("directie", {"staff", "recovery", "--json"});
    REQUIRE(shown.status == 0);
    const auto key = office.write("pass-herstel", parse_json(shown.out)["recovery_key"].get<std::string>());
    CHECK(office.as("herstel", {"staff", "passphrase", "directie"}).status == 0);
    CHECK(office.as("herstel", {"staff", "disable", "balie"}).status == 3);
}

TEST_CASE("every step's help names the facts of the table, and step --help names them all") {
    const Place place;
    const auto all = place.ctl().run({"step", "--help"});
    CHECK(all.status == 0);
    for (int i = 0; i < step_kind_count; ++i) {
        const auto kind = static_cast<StepKind>(i);
        if (!is_procedure_step(kind)) continue;
        const std::string name(name_of(kind));
        CAPTURE(name);
        const auto one = place.ctl().run({"step", "K1-2026-000001-0", name, "--help"});
        CHECK(one.status == 0);
        for (const FactSpec& fact : rule_of(kind).registers) {
            CAPTURE(std::string(fact.name));
            const bool named = one.out.find("\n  " + std::string(fact.name) + " ") != std::string::npos;
            CHECK(named != fact.by_program);
            for (const auto& choice : fact.choices)
                CHECK((fact.by_program || one.out.find(choice) != std::string::npos));
        }
        CHECK(all.out.find("\n" + name + "\n") != std::string::npos);
    }
}

TEST_CASE("facts that cannot be are refused in one sentence that never repeats them") {
    const Office office;
    const std::string reference = office.filed();
    const char* rows[] = {
        R"({"date": 20260101, "how": "letter"})",
        R"({"date": "2026-01-01", "how": ["Geheim"]})",
        R"({"date": "2026-01-01", "how": null})",
        R"({"date": "2026-01-01", "how": true})",
        R"({"date": "2026-01-01", "how": "Geheim"})",
        R"({"date": "Geheim", "how": "letter"})",
        R"(["Geheim"])",
        R"("Geheim")",
        R"({"date": "Geheim)",
        "Geheim",
    };
    for (const char* facts : rows) {
        CAPTURE(facts);
        for (const bool typed : {false, true}) {
            const auto ended =
                office.as("balie", {"step", reference, "acknowledge", "--facts", typed ? facts : "-"}, facts);
            CHECK(ended.status == 2);
            CHECK(ended.out.empty());
            CHECK(lines_in(ended.err) == 1);
            CHECK(ended.err.find("Geheim") == std::string::npos);
        }
    }
    const auto number = office.as("jansen", {"step", reference, "check_measure", "--facts", R"({"measure": "1"})"});
    CHECK(number.status == 2);
    CHECK(number.err.find("measure wil een heel getal") != std::string::npos);
    CHECK(office.as("balie", {"step", reference, "acknowledge"}).status == 2);
    CHECK(office.as("balie", {"step", reference, "file", "--facts", "{}"}).status == 2);
    CHECK(office.as("balie", {"step", reference}).status == 2);
    CHECK(office.as("balie", {"step", "T1-2026-000009-X", "note", "--facts", "{}"}).status == 2);
    CHECK(office.listed(reference)["terms"]["acknowledge"]["met"].is_null());
}

TEST_CASE("what is attached is known by its content, kept sealed, and its name stays out of the register") {
    const Office office;
    const std::string reference = office.filed();
    const auto letter = office.write("Brief van Geheimnaam.png",
                                     "\x89PNG\r\n\x1a\nGeheimverhaal IEND\xAE"
                                     "B`\x82");
    const auto attached = office.as("balie", {"attach", reference, letter, "--json"});
    CHECK(attached.status == 0);
    CHECK(parse_json(attached.out)["part"].get<std::string>().size() == 64);
    const json shown = office.shown("balie", reference);
    CHECK(shown["history"].back()["facts"]["name"] == "Brief van Geheimnaam.png");
    CHECK(shown["history"].back()["facts"]["type"] == "png");
    std::ifstream file(office.data() + "/register.db", std::ios::binary);
    const std::string stored{std::istreambuf_iterator<char>(file), {}};
    CHECK(stored.find("Geheim") == std::string::npos);

    const auto text = office.write("brief.pdf", "Dit is geen PDF.");
    CHECK(office.as("balie", {"attach", reference, text}).status == 2);
    CHECK(office.as("balie", {"attach", reference, office / "is er niet.pdf"}).status == 2);
    CHECK(office.as("balie", {"attach", reference}).status == 2);
    const auto half = office.write("half.pdf", "%PDF-1.4\nwat de scanner tot nu toe schreef");
    CHECK(office.as("balie", {"attach", reference, half}).status == 2);
    const auto large = office.write("groot.pdf", "%PDF-1.4\n");
    std::filesystem::resize_file(large, largest_attachment + 1);
    const auto refused = office.as("balie", {"attach", reference, large});
    CHECK(refused.status == 2);
    CHECK(refused.err.starts_with(beginning_of(Reason::attachment_too_large)));
}

TEST_CASE("a letter is made for what stands in the register, kept in the dossier, and overwrites no file") {
    const Office office;
    const std::string reference = office.filed();
    const auto letter = [&](const char* kind, const std::string& file, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"letter", reference, kind, "--pdf", file};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return office.as("directie", arguments);
    };
    const std::string invitation = office / "uitnodiging.pdf";
    CHECK(
        letter("invitation", invitation, {"--date", office.day(3), "--time", "14:30", "--with", "M. Jansen"}).status ==
        0);
    const json entry = office.shown("directie", reference)["history"].back();
    CHECK(entry["facts"]["kind"] == "letter");
    CHECK(entry["facts"]["type"] == "invitation");
    CHECK(entry["part"].is_string());
    CHECK(letter("invitation", invitation).status == 2);
    CHECK(letter("invitation", office / "no such folder/x.pdf").status == 2);
    // What reached nobody is no letter of the dossier either.
    CHECK(office.shown("directie", reference)["history"].back() == entry);
    CHECK(letter("outcome", office / "uitkomst.pdf").status == 3);
    CHECK_FALSE(std::filesystem::exists(office / "uitkomst.pdf"));
    CHECK(letter("nonsense", office / "x.pdf").status == 2);
    CHECK(letter("invitation", office / "x.pdf", {"--time", "25:00"}).status == 2);
    CHECK(letter("invitation", office / "x.pdf", {"--date", "morgen"}).status == 2);
    CHECK(office.as("directie", {"letter", reference, "invitation"}).status == 2);
}

TEST_CASE("the procedure is drawn from its table") {
    const Place place;
    const auto drawn = place.ctl().run({"procedure"});
    CHECK(drawn.status == 0);
    CHECK(drawn.out.starts_with("digraph"));
    CHECK(drawn.out.find("check_measure") != std::string::npos);
    CHECK(drawn.out.find("received -> assessing") != std::string::npos);
}

TEST_CASE("status counts what is over its term, who has to wait, and the work that is to be done") {
    const Office office;
    const std::string reference = office.filed(a_form().by(Channel::phone).form());
    auto status = parse_json(office.ctl().run({"status", "--json"}).out);
    CHECK(status["overdue"] == 0);
    CHECK(status["sign_in_waits"] == 0);
    CHECK(status["tasks"][0] == json{{"task", "person_unlinked"}, {"count", 1}, {"reference", reference}});
    CHECK(status["needs_person"] == json::array());

    Form form = a_form().by(Channel::letter).naming_nobody().form();
    form.received = plus_days(office.today(), -43);
    form.late_reason = "Lag in een la.";
    const std::string late = office.filed(form);
    office.takes("balie", late, "acknowledge", {{"how", "letter"}});
    office.takes("directie", late, "assign", {{"handler", "jansen"}});
    office.takes("directie", late, "accept", json::object());
    for (int i = 0; i < 6; ++i) {
        CHECK(office.ctl()
                  .run({"show", late, "--as", "devries", "--passphrase-file", office.passphrase_file("nieuw")})
                  .status == 3);
    }
    const auto needed = office.ctl().run({"status", "--json"});
    CHECK(needed.status == 1);
    status = parse_json(needed.out);
    CHECK(status["overdue"] == 1);  // only the outcome is late: everything else was done, and counts as it was
    CHECK(status["sign_in_waits"] == 1);
    CHECK(status["needs_person"] == json::array({"overdue", "sign_in_waits"}));
    const auto list = lines_of(office.ctl().run({"list", "--overdue", "--json"}).out);
    REQUIRE(list.size() == 1);
    CHECK(list[0]["reference"] == late);
    CHECK(office.ctl().run({"list", "--overdue"}).out.find("uitkomst vertellen: 1 dag te laat") != std::string::npos);
}

TEST_CASE("a document leaves the dossier on purpose only: by its code, into a new private file, with a trace") {
    const Office office;
    const std::string reference = office.filed();
    const std::string content = "%PDF-1.4\nwat Zoë schreef\n%%EOF\n";
    const auto letter = office.write("brief van Zoë.pdf", content);
    REQUIRE(office.as("balie", {"attach", reference, letter}).status == 0);
    const json history = office.shown("directie", reference)["history"];
    const std::string part = history.back()["part"].get<std::string>();
    const std::string listed = office.as("directie", {"show", reference}).out;
    CHECK(listed.find("  " + part.substr(0, 12) + "  ") != std::string::npos);

    const std::string file = office / "eruit.pdf";
    const auto taken = office.as("directie", {"take-out", reference, part.substr(0, 12), file});
    CAPTURE(taken.err);
    CHECK(taken.status == 0);
    std::ifstream stream(file, std::ios::binary);
    CHECK(std::string(std::istreambuf_iterator<char>(stream), {}) == content);
    CHECK(std::filesystem::status(file).permissions() ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    const json note = office.shown("directie", reference)["history"].back();
    CHECK(note["step"] == "note");
    CHECK(note["actor"] == "directie");
    CHECK(note["facts"]["text"].get<std::string>().find("brief van Zoë.pdf") != std::string::npos);

    const auto before = office.ctl().run({"verify", "--json"}).out;
    CHECK(office.as("directie", {"take-out", reference, part, file}).status == exit_status(Reason::file_exists));
    std::filesystem::create_symlink(office / "nergens", office / "wijzer");
    CHECK(office.as("directie", {"take-out", reference, part, office / "wijzer"}).status ==
          exit_status(Reason::file_exists));
    const std::string other = office / "ander.pdf";
    CHECK(office.as("directie", {"take-out", reference, "niets", other}).status == exit_status(Reason::usage));
    CHECK(office.as("jansen", {"take-out", reference, part, other}).status == 3);  // not the handler
    CHECK_FALSE(std::filesystem::exists(other));
    CHECK(office.ctl().run({"verify", "--json"}).out == before);
}

TEST_CASE("a refused fact is called by its words, and by the name that --facts wants") {
    const Office office;
    const std::string reference = office.filed();
    const auto refused = office.step("balie", reference, "acknowledge", json::object());
    CHECK(refused.err.find("ingevuld: hoe.") != std::string::npos);
    CHECK(refused.err.find("--facts heet dit: how.") != std::string::npos);
    const auto order = office.step("directie", reference, "decide",
                                   {{"outcome", "upheld"}, {"cause", "drukte"}, {"reasons", "Te lang gewacht."}});
    CHECK(order.err.find("kan nu niet: beslissen kan alleen als de klacht zo ver is: in behandeling.") !=
          std::string::npos);
}
