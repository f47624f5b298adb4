#include "core/register/casework.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/register/database.hpp"
#include "core/register/node_card.hpp"
#include "core/register/verify.hpp"
#include "core/register/work_list.hpp"
#include "tests/support/staff.hpp"

using namespace klachtenzuil;

namespace {

constexpr const char* today = "2026-11-22";

/// The desk, management, somebody who handles, and two complaints of whom nobody knows yet who "de man" is.
struct Office {
    TestNode node;
    Worker desk{node, "balie", StaffRole::receptionist};
    Worker management{node, "vanas", StaffRole::management};
    Worker handler{node, "jan", StaffRole::handler};
    Worker outsider{node, "extern", StaffRole::independent};
    ComplaintId id = node.add(a_form().naming_nobody().form()).entry.id;

    Result<Complaint> take(Worker& who, StepKind kind, Facts facts) {
        facts.try_emplace("date", today);
        return who.work.take(id, {kind, std::move(facts)});
    }
    Reason refused(Worker& who, StepKind kind, Facts facts) {
        const auto taken = take(who, kind, std::move(facts));
        REQUIRE_FALSE(taken);
        return taken.error().reason;
    }
    Complaint must(Worker& who, StepKind kind, Facts facts) {
        auto taken = take(who, kind, std::move(facts));
        if (!taken) FAIL(name_of(kind), " ", name_of(taken.error().reason), " ", taken.error().detail);
        return std::move(*taken);
    }
    void to_handling() {
        must(desk, StepKind::assign, {{"handler", "jan"}});
        must(management, StepKind::accept, {});
    }
    void hear_both() {
        for (const char* side : {"complainant", "employee"})
            must(handler, StepKind::hear, {{"side", side}, {"who", "Zoë Çelik"}, {"summary", "Gehoord."}});
    }
    Complaint to_completed() {
        to_handling();
        hear_both();
        must(management, StepKind::decide, {{"outcome", "upheld"}, {"cause", "wachttijd"}, {"reasons", "Te lang."}});
        must(management, StepKind::inform, {{"about", "outcome"}, {"how", "letter"}});
        return must(management, StepKind::complete, {{"satisfied", "yes"}, {"summary", "Er werd te lang gewacht."}});
    }
    void must_be_sound() {
        const auto verified = verify(node->database());
        REQUIRE(verified);
        for (const Finding& finding : verified->findings)
            FAIL_CHECK(name_of(finding.kind), " ", finding.where);
    }
    bool in_the_file(const std::string& text) const {
        std::ifstream file(node.data() / database_file, std::ios::binary);
        std::ostringstream all;
        all << file.rdbuf();
        return all.str().find(text) != std::string::npos;
    }
};

std::vector<std::byte> bytes(std::string_view text) {
    const auto all = std::as_bytes(std::span(text.data(), text.size()));
    return {all.begin(), all.end()};
}

}  // namespace

TEST_CASE("a complaint about somebody of management goes to no handler, whatever the order in which that is said") {
    Office office;
    REQUIRE(office.desk.work.link_person(office.id, 0, "vanas"));
    CHECK(office.refused(office.desk, StepKind::assign, {{"handler", "jan"}}) == Reason::management_concerned);
    CHECK(office.must(office.desk, StepKind::assign, {{"handler", "extern"}}).handler == "extern");

    office.id = office.node.add(a_form().naming_nobody().form()).entry.id;
    Worker second(office.node, "deboer", StaffRole::management);
    office.to_handling();
    office.hear_both();
    REQUIRE(office.desk.work.link_person(office.id, 0, "vanas"));
    const Facts decision{{"outcome", "upheld"}, {"cause", "wachttijd"}, {"reasons", "Te lang."}};
    CHECK(office.refused(second, StepKind::decide, decision) == Reason::management_concerned);
    office.must(office.desk, StepKind::assign, {{"handler", "extern"}});
    CHECK(office.must(second, StepKind::decide, decision).stage == Stage::decided);
}

TEST_CASE("a complainant who works here is answered for like a named person, and then neither reads nor handles it") {
    Office office;
    Worker colleague(office.node, "piet", StaffRole::management);
    for (const ComplainantKind kind : {ComplainantKind::staff, ComplainantKind::freelancer}) {
        office.id = office.node.add(a_form().of(kind).form()).entry.id;  // names one person, who comes first
        CHECK(office.must(office.desk, StepKind::note, {{"text", "x"}}).persons_named == 2);
        const auto form = office.desk.work.form(office.id);
        REQUIRE(form);
        const Complaint linked = office.desk.work.link_person(office.id, 0, {}).value();
        CHECK(complainant_among(linked, *form) == 1);
        CHECK(office.refused(office.desk, StepKind::assign, {{"handler", "jan"}}) == Reason::persons_unlinked);
        CHECK(office.refused(office.management, StepKind::accept, {}) == Reason::persons_unlinked);
        const auto waiting = tasks(office.node.store()).value();
        CHECK(std::ranges::count(waiting, TaskKind::person_unlinked, &Task::kind) == 1);
        REQUIRE(office.desk.work.link_person(office.id, 1, "piet"));
        CHECK(office.refused(office.management, StepKind::assign, {{"handler", "piet"}}) == Reason::person_concerned);
        CHECK(office.refused(colleague, StepKind::accept, {}) == Reason::person_concerned);
        CHECK(colleague.work.form(office.id).error().reason == Reason::person_concerned);
        CHECK(office.must(office.management, StepKind::accept, {}).stage == Stage::handling);
        const auto after = tasks(office.node.store()).value();
        CHECK(std::ranges::count(after, TaskKind::person_unlinked, &Task::kind) == 0);
    }
    office.must_be_sound();
}

TEST_CASE("nobody asks which account a complainant has who does not work here, or gave no name") {
    Office office;
    Form nameless = a_form().naming_nobody().of(ComplainantKind::staff).form();
    nameless.complainant.name.clear();
    nameless.complainant.anonymous = true;
    nameless.complainant.phone.clear();
    nameless.complainant.reply_by.reset();
    for (const Form& form : {a_form().naming_nobody().form(), nameless}) {
        office.id = office.node.add(form).entry.id;
        const Complaint assigned = office.must(office.desk, StepKind::assign, {{"handler", "jan"}});
        CHECK(assigned.persons_named == 0);
        CHECK_FALSE(complainant_among(assigned, form));
    }
}

TEST_CASE("a complainant who turns out to work here is asked about from then on, once") {
    Office office;
    REQUIRE(office.desk.work.link_person(office.id, 0, {}));  // somebody whom the story tells of
    const Facts to_staff{{"what", "kind"}, {"value", "staff"}};
    CHECK(office.must(office.desk, StepKind::correct, to_staff).persons_named == 2);
    CHECK(office.refused(office.desk, StepKind::assign, {{"handler", "jan"}}) == Reason::persons_unlinked);
    office.must(office.desk, StepKind::correct, {{"what", "kind"}, {"value", "client"}});
    CHECK(office.must(office.desk, StepKind::correct, to_staff).persons_named == 2);
    CHECK(office.refused(office.desk, StepKind::assign, {{"handler", "jan"}}) == Reason::persons_unlinked);
    REQUIRE(office.desk.work.link_person(office.id, 1, "jan"));
    CHECK(office.refused(office.desk, StepKind::assign, {{"handler", "jan"}}) == Reason::person_concerned);
    // The number is the program's to give.
    Facts chosen = to_staff;
    chosen["person"] = "2";
    CHECK(office.refused(office.desk, StepKind::correct, chosen) == Reason::fact_not_allowed);
    office.must_be_sound();
}

TEST_CASE("a summary that names somebody of the dossier is refused with that word, until somebody looked at it") {
    Office office;
    office.to_handling();
    office.hear_both();
    office.must(office.management, StepKind::decide,
                {{"outcome", "upheld"}, {"cause", "wachttijd"}, {"reasons", "Te lang."}});
    office.must(office.management, StepKind::inform, {{"about", "outcome"}, {"how", "letter"}});
    Facts facts{{"satisfied", "yes"}, {"summary", "Naar mevrouw CELIK is niet geluisterd."}};
    const auto named = office.take(office.management, StepKind::complete, facts);
    REQUIRE_FALSE(named);
    CHECK(named.error() == Failure{Reason::summary_names_person, "CELIK"});
    CHECK_FALSE(office.in_the_file("CELIK"));
    facts["names_checked"] = "misschien";
    CHECK(office.refused(office.management, StepKind::complete, facts) == Reason::fact_not_allowed);
    facts["names_checked"] = "yes";
    CHECK(office.must(office.management, StepKind::complete, facts).stage == Stage::completed);
    CHECK(office.management.work.history(office.id)->back().facts.at("names_checked") == "yes");
    // Where there was nothing to look at, the journal does not say that somebody did.
    office.must(office.management, StepKind::reopen, {{"reason", "Nog niet klaar."}});
    office.must(office.management, StepKind::decide,
                {{"outcome", "upheld"}, {"cause", "wachttijd"}, {"reasons", "Te lang."}});
    office.must(office.management, StepKind::inform, {{"about", "outcome"}, {"how", "letter"}});
    facts["summary"] = "Er is niet geluisterd.";
    office.must(office.management, StepKind::complete, facts);
    CHECK_FALSE(office.management.work.history(office.id)->back().facts.contains("names_checked"));
    office.must_be_sound();
}

TEST_CASE("a complaint goes from receipt to completion, and the register is what the journal says") {
    Office office;
    const Complaint done = office.to_completed();
    CHECK(done.stage == Stage::completed);
    CHECK(done.handler == "jan");
    CHECK(done.decision->outcome == Outcome::upheld);
    CHECK(done.completion->summary == "Er werd te lang gewacht.");
    const auto found = office.node->find(done.reference);
    REQUIRE(found);
    CHECK(*found == done);
    office.must_be_sound();
    office.node.reopen();
    CHECK(*office.node->find(done.reference).value() == done);
}

TEST_CASE("what a step seals is read by whoever may, and stands nowhere in the clear") {
    Office office;
    office.to_handling();
    office.must(office.handler, StepKind::hear,
                {{"side", "complainant"}, {"who", "Zoë Çelik"}, {"summary", "zeldzaamwoord"}});
    const auto steps = office.handler.work.history(office.id);
    REQUIRE(steps);
    REQUIRE(steps->size() == 4);
    CHECK(steps->front().kind == StepKind::file);
    CHECK(steps->front().facts.at("channel") == "kiosk");
    const TakenStep& heard = steps->back();
    CHECK(heard.actor == "jan");
    CHECK(heard.facts.at("summary") == "zeldzaamwoord");
    CHECK(heard.facts.at("side") == "complainant");
    CHECK_FALSE(office.in_the_file("zeldzaamwoord"));
    CHECK(office.handler.work.form(office.id)->story == "Ik werd niet gehoord.");
    office.must_be_sound();
}

TEST_CASE("whom a complaint is about takes no step in it and opens nothing of it") {
    Office office;
    Worker other(office.node, "piet", StaffRole::management);
    REQUIRE(office.desk.work.link_person(office.id, 0, "piet"));
    CHECK(other.work.form(office.id).error().reason == Reason::person_concerned);
    CHECK(office.refused(other, StepKind::accept, {}) == Reason::person_concerned);
    CHECK(office.refused(other, StepKind::note, {{"text", "x"}}) == Reason::person_concerned);
    CHECK(office.refused(other, StepKind::correct, {{"what", "person"}, {"person", "0"}, {"staff", "nobody"}}) ==
          Reason::person_concerned);
    CHECK(other.work.attach(office.id, "brief.pdf", bytes("%PDF-1.4 %%EOF")).error().reason ==
          Reason::person_concerned);
    const auto possible = other.work.possible(office.id);
    REQUIRE(possible);
    for (const Possible& step : *possible)
        CHECK(step.refused.value().reason == Reason::person_concerned);
    CHECK(office.refused(office.desk, StepKind::assign, {{"handler", "piet"}}) == Reason::person_concerned);
    const auto seen = other.work.history(office.id);
    REQUIRE(seen);
    for (const TakenStep& step : *seen)
        CHECK_FALSE(step.facts.contains("staff"));
    office.must_be_sound();
}

TEST_CASE("who is linked stands in the register and the journal by a token that tells no name") {
    Office office;
    const Filed other = office.node.add();
    REQUIRE(office.desk.work.link_person(office.id, 0, "jan"));
    const auto second = office.desk.work.link_person(other.entry.id, 0, "jan");
    REQUIRE(second);
    const auto first = office.desk.work.actor_in(office.id);
    REQUIRE(first);
    const auto steps = office.desk.work.history(office.id);
    REQUIRE(steps);
    CHECK(steps->back().facts.at("staff") == "jan");
    const auto row = office.node->find(office.node->find(office.id).value()->entry.reference).value();
    REQUIRE(row->persons.size() == 1);
    CHECK(row->persons.front().staff != second->persons.front().staff);
    // Put right later: it was somebody else, and the journal shows both.
    CHECK(office.desk.work.link_person(office.id, 0, std::nullopt).error().reason == Reason::not_permitted);
    REQUIRE(office.management.work.link_person(office.id, 0, std::nullopt));
    const auto corrected = office.desk.work.history(office.id);
    CHECK(corrected->back().facts.at("was") == "jan");
    CHECK(corrected->back().facts.at("staff") == "nobody");
    CHECK(office.desk.work.link_person(office.id, 0, "niemand-die-bestaat").error().reason == Reason::account_unknown);
    CHECK(office.desk.work.link_person(office.id, 7, std::nullopt).error().reason == Reason::fact_not_allowed);
    office.must_be_sound();
}

TEST_CASE("a handler who turns out to be concerned decides nothing any more, until another is registered") {
    Office office;
    Worker second(office.node, "els", StaffRole::handler);
    office.to_handling();
    office.hear_both();
    REQUIRE(office.desk.work.link_person(office.id, 0, "jan"));
    CHECK(office.refused(office.handler, StepKind::note, {{"text", "x"}}) == Reason::person_concerned);
    const Facts decision{{"outcome", "upheld"}, {"cause", "wachttijd"}, {"reasons", "Te lang."}};
    CHECK(office.refused(office.management, StepKind::decide, decision) == Reason::person_concerned);
    office.must(office.desk, StepKind::assign, {{"handler", "els"}});
    CHECK(office.must(office.management, StepKind::decide, decision).stage == Stage::decided);
    CHECK(second.work.form(office.id));
}

TEST_CASE("a handler and an independent person have their own complaints, and no other") {
    Office office;
    CHECK(office.handler.work.form(office.id).error().reason == Reason::not_permitted);
    CHECK(office.outsider.work.form(office.id).error().reason == Reason::not_permitted);
    CHECK(office.refused(office.outsider, StepKind::accept, {}) == Reason::not_permitted);
    office.must(office.management, StepKind::assign, {{"handler", "extern"}});
    CHECK(office.outsider.work.form(office.id));
    CHECK(office.must(office.outsider, StepKind::accept, {}).stage == Stage::handling);
    CHECK(office.handler.work.form(office.id).error().reason == Reason::not_permitted);
}

TEST_CASE("only an account that can sign in becomes handler") {
    Office office;
    CHECK(office.refused(office.desk, StepKind::assign, {{"handler", "niemand"}}) == Reason::account_unknown);
    CHECK(office.refused(office.desk, StepKind::assign, {{"handler", "balie"}}) == Reason::fact_not_allowed);
    REQUIRE(disable_account(office.node.store(), office.management.who, "jan", office.node.clock));
    CHECK(office.refused(office.desk, StepKind::assign, {{"handler", "jan"}}) == Reason::account_unknown);
    CHECK(office.refused(office.handler, StepKind::acknowledge, {{"how", "phone"}}) == Reason::not_permitted);
}

TEST_CASE("a correction is a new entry that shows what stood before") {
    Office office;
    const auto corrected =
        office.must(office.desk, StepKind::correct, {{"what", "received"}, {"value", "2026-11-20"}, {"reason", "typ"}});
    CHECK(iso(corrected.received) == "2026-11-20");
    const auto steps = office.desk.work.history(office.id);
    REQUIRE(steps);
    CHECK(steps->back().facts.at("was") == today);
    CHECK(steps->back().facts.at("reason") == "typ");
    CHECK(office.refused(office.desk, StepKind::correct,
                         {{"what", "received"}, {"value", "2026-11-20"}, {"was", "x"}}) == Reason::fact_not_allowed);
    office.must(office.desk, StepKind::correct, {{"what", "about"}, {"value", "service,behaviour"}});
    CHECK(office.desk.work.history(office.id)->back().facts.at("was") == "treatment");
    office.must_be_sound();
}

TEST_CASE("an attachment is sealed, named and given back as it was; only PDF, JPEG and PNG by their content") {
    Office office;
    std::vector<std::byte> scan = bytes("%PDF-1.7 scan van de brief");
    scan.resize(200'000, std::byte{0x41});
    std::ranges::copy(bytes("%%EOF"), scan.end() - 5);
    const auto part = office.desk.work.attach(office.id, "brief van Zoë.pdf", scan);
    REQUIRE(part);
    const auto opened = office.management.work.document(office.id, *part);
    REQUIRE(opened);
    CHECK(opened->name == "brief van Zoë.pdf");
    CHECK(opened->content == scan);
    CHECK(opened->kind == PartKind::attachment);
    const auto letter = office.management.work.keep_letter(office.id, "acknowledgement", bytes("%PDF-1.4 brief"));
    REQUIRE(letter);
    const auto steps = office.desk.work.history(office.id);
    REQUIRE(steps);
    CHECK((*steps)[1].facts.at("name") == "brief van Zoë.pdf");
    CHECK((*steps)[1].facts.at("type") == "pdf");
    CHECK((*steps)[1].facts.at("bytes") == "200000");
    CHECK((*steps)[1].part == *part);
    CHECK((*steps)[2].facts.at("type") == "acknowledgement");
    CHECK_FALSE(office.in_the_file("brief van"));

    CHECK(office.desk.work.attach(office.id, "x.pdf", bytes("MZ programma")).error().reason == Reason::attachment_type);
    for (const std::string_view half : {"%PDF-1.4 half", "\x89PNG\r\n\x1A\n half", "\xFF\xD8\xFF half"})
        CHECK(office.desk.work.attach(office.id, "half", bytes(half)).error().reason == Reason::attachment_type);
    CHECK(office.desk.work.attach(office.id, "", bytes("%PDF- %%EOF")).error().reason == Reason::fact_not_allowed);
    CHECK(office.desk.work.document(office.id, Hash{}).error().reason == Reason::document_missing);
    const Filed other = office.node.add();
    CHECK(office.desk.work.document(other.entry.id, *part).error().reason == Reason::document_missing);
    std::vector<std::byte> large(largest_attachment + 1);
    CHECK(office.desk.work.attach(office.id, "x", large).error().reason == Reason::attachment_too_large);
    office.must_be_sound();
}

TEST_CASE("a complaint takes twenty attachments, and a letter that was brought is there once one is attached") {
    Office office;
    Form form = a_form().form();
    form.brought_letter = true;
    office.id = office.node.add(form).entry.id;
    const auto row = [&] { return office.node->find(office.id).value()->entry; };
    CHECK(row().brought_letter);
    for (int i = 0; i < most_attachments; ++i)
        REQUIRE(office.desk.work.attach(office.id, "foto", bytes("\x89PNG\r\n\x1A\nIEND")));
    CHECK_FALSE(row().brought_letter);
    CHECK(office.desk.work.attach(office.id, "foto", bytes("\xFF\xD8\xFF\xD9")).error().reason ==
          Reason::attachments_too_many);
    REQUIRE(office.desk.work.keep_letter(office.id, "outcome", bytes("%PDF-1.4")));
    office.must_be_sound();
}

TEST_CASE("a dossier is destroyed after its time, with its keys, and the register line stays") {
    Office office;
    const Complaint done = office.to_completed();
    REQUIRE(office.desk.work.attach(office.id, "brief", bytes("%PDF-1.4 %%EOF")));
    CHECK(office.refused(office.management, StepKind::destroy, {}) == Reason::retention_runs);
    office.node.clock.set(instant_from_iso("2028-11-23T08:00:00.000Z").value());
    CHECK(office.refused(office.desk, StepKind::destroy, {{"date", "2028-11-23"}}) == Reason::not_permitted);
    CHECK(office.refused(office.management, StepKind::destroy, {{"date", "2028-11-22"}}) == Reason::retention_runs);
    // What an office has not received yet is not destroyed by a single step either.
    office.node.config.sync.office_key = text_of(NodeCard{"KT", {}, {}});
    CHECK(office.refused(office.management, StepKind::destroy, {{"date", "2028-11-23"}}) == Reason::retention_runs);
    office.node.config.sync.office_key.clear();
    const auto gone = office.must(office.management, StepKind::destroy, {{"date", "2028-11-23"}});
    CHECK(gone.completion == done.completion);
    CHECK(gone.persons.empty());
    CHECK(office.management.work.form(office.id).error().reason == Reason::dossier_destroyed);
    CHECK(office.refused(office.management, StepKind::note, {{"date", "2028-11-23"}, {"text", "x"}}) ==
          Reason::dossier_destroyed);
    office.must(office.desk, StepKind::correct, {{"date", "2028-11-23"}, {"what", "channel"}, {"value", "phone"}});
    const auto steps = office.management.work.history(office.id);
    REQUIRE(steps);
    CHECK(std::ranges::none_of(
        *steps, [](const TakenStep& step) { return step.facts.contains("summary") && step.kind == StepKind::hear; }));
    office.must_be_sound();
}

TEST_CASE("whoever takes a complaint in stands in the journal") {
    Office office;
    const auto filed = office.desk.work.add(new_id<ComplaintId>(), a_form().by(Channel::phone).form(), false);
    REQUIRE(filed);
    const auto steps = office.desk.work.history(filed->entry.id);
    REQUIRE(steps);
    CHECK(steps->front().actor == "balie");
    office.must_be_sound();
}

TEST_CASE("a step that fails leaves nothing behind") {
    Office office;
    const auto before = verify(office.node->database())->entries;
    CHECK(office.refused(office.desk, StepKind::accept, {}) == Reason::not_permitted);
    CHECK(office.refused(office.management, StepKind::decide, {{"outcome", "upheld"}}) == Reason::step_out_of_order);
    CHECK(verify(office.node->database())->entries == before);
    office.must_be_sound();
}
