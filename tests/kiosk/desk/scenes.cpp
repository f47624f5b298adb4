#include "tests/kiosk/desk/scenes.hpp"

#include <algorithm>
#include <array>

#include "core/register/accounts.hpp"
#include "core/register/journal.hpp"
#include "tests/kiosk/desk/year_scenes.hpp"

namespace klachtenzuil::tests {

namespace {

using desk::Place;

Complaint a_complaint(int number) {
    Complaint complaint;
    complaint.id = new_id<ComplaintId>();
    complaint.reference = reference(number);
    complaint.received = day(-40);
    complaint.kind = ComplainantKind::client;
    complaint.about.set();
    complaint.handler = "z.celik-van.den.allerlangstedoopnamenstraat";
    complaint.stage = Stage::handling;
    complaint.acknowledged = day(-35);
    complaint.started = day(-30);
    complaint.accepted = day(-20);
    complaint.persons_named = 2;
    complaint.persons = {{.person = 0, .staff = new_id<StaffToken>()}};
    complaint.brought_letter = true;
    return complaint;
}

Form a_form() {
    Form form;
    form.channel = Channel::letter;
    form.complainant.kind = ComplainantKind::client;
    form.complainant.name = "Zoë Çelik-van den Allerlangstedoopnamenstraat";
    form.complainant.reply_by = ReplyBy::letter;
    form.complainant.address = "Dorpsstraat 1\n1234 AB Ons Dorp";
    form.complainant.email = "een.heel.lang.adres.zonder.einde.of.begin@een-lang-domein.voorbeeld.nl";
    form.complainant.phone = "088 – 700 77 50";
    form.complainant.representative = {"Ank Bos", "dochter"};
    form.about.set();
    form.happened_on = day(-50);
    form.place = "aan de balie";
    form.persons = {"Jan", std::string(long_word)};
    form.story = "Er werd niet naar mij geluisterd. ";
    for (int i = 0; i < 4; ++i)
        form.story += form.story;
    form.story += long_word;
    form.wish = "Ik wil graag een gesprek.";
    form.late_reason = "De brief lag onder op de stapel.";
    return form;
}

desk::StaffLine staff(std::string name, StaffRole role) {
    return {.name = std::move(name), .role = role};
}

std::vector<desk::StaffLine> everybody() {
    std::vector<desk::StaffLine> all{staff("directie", StaffRole::management), staff("balie", StaffRole::receptionist),
                                     staff("z.celik-van.den.allerlangstedoopnamenstraat", StaffRole::handler),
                                     staff("buitenstaander", StaffRole::independent)};
    all[1].must_change = true;
    all[2].disabled = true;
    return all;
}

/// A value of each fact that the step can register, as the journal holds them.
Facts facts_of(StepKind kind, int nth) {
    Facts facts{{"date", "2026-11-01"}};
    if (!is_procedure_step(kind)) return facts;
    for (const FactSpec& fact : rule_of(kind).registers) {
        std::string value = "2026-11-01";
        if (fact.kind == FactKind::choice) value = fact.choices[static_cast<std::size_t>(nth) % fact.choices.size()];
        if (fact.kind == FactKind::number) value = "1";
        if (fact.kind == FactKind::staff) value = "directie";
        if (fact.kind == FactKind::text) value = std::string(long_word) + " en meer.";
        facts.emplace(fact.name, value);
    }
    if (kind != StepKind::correct) return facts;
    facts["value"] = "contract_party";
    facts["was"] = nobody_here;
    return facts;
}

struct Scenes {
    std::vector<DeskScene> list{};

    std::shared_ptr<desk::Desk> add(const std::string& name, Place place, StaffRole role = StaffRole::management) {
        auto desk = std::make_shared<desk::Desk>();
        desk->place = place;
        if (place != Place::sign_in) desk->who = desk::Who{"directie", role, false, false};
        list.push_back({name, desk});
        return desk;
    }

    void add_sign_in() {
        add("sign in", Place::sign_in);
        auto wrong = add("sign in, refused", Place::sign_in);
        wrong->failure = Failure{Reason::sign_in_waits, "30"};
        wrong->sign_in.name = "directie";
        wrong->sign_in.passphrase = "een lange zin";
        auto waiting = add("sign in, waiting", Place::sign_in);
        waiting->busy = waiting->stays = true;
        auto own = add("own passphrase", Place::own_passphrase);
        own->who->must_change = true;
        own->own.differ = true;
        add("recovery key asked", Place::recovery_key);
        add("recovery key shown", Place::recovery_key)->recovery.key = "ABCD-EFGH-JKLM-NPQR-STUV";
        auto printable = add("recovery key that can be printed", Place::recovery_key);
        printable->recovery.key = "ABCD-EFGH-JKLM-NPQR-STUV";
        printable->recovery.can_print = true;
        auto printed = add("recovery key printed", Place::recovery_key);
        printed->recovery = printable->recovery;
        printed->recovery.printed = true;
        add("help", Place::help);
    }

    static void fill_list(desk::WorkState& work, int lines) {
        for (int i = 1; i <= lines; ++i) {
            WorkLine line;
            line.complaint = a_complaint(i);
            line.next = NextTerm{TermKind::complete, day(i - 3)};
            if (i % 7 == 0) line.next.reset();
            if (i % 5 == 0) line.complaint.handler.clear();
            work.lines.push_back(std::move(line));
        }
        work.total = lines;
        work.all = true;
    }

    void add_work() {
        add("work, nothing", Place::work);
        auto full = add("work, many", Place::work, StaffRole::receptionist);
        fill_list(full->work, 300);
        for (int i = 0; i < task_kind_count; ++i)
            full->work.tasks.push_back({static_cast<TaskKind>(i), reference(i + 1), i + 1});
        full->work.tasks.back().complaint.reset();
        auto tasks = add("work, tasks without a complaint", Place::work);
        for (int i = 0; i < task_kind_count; ++i)
            tasks->work.tasks.push_back({static_cast<TaskKind>(i), std::nullopt, 1});
        auto found = add("work, found", Place::work);
        fill_list(found->work, 2);
        found->work.found = true;
        found->work.words = "Çelik";
        found->failure = Failure{Reason::store_locked, "register.db"};
        auto searching = add("work, searching", Place::work);
        searching->work.looked = 12'000;
        auto filter = add("work, filter", Place::work);
        filter->work.filter_shown = true;
        filter->work.filter.overdue_only = true;
        filter->work.staff = everybody();
    }

    void add_complaints() {
        auto open = add("complaint", Place::work);
        fill_list(open->work, 20);
        open->open = a_full_complaint();
        open->done = true;
        auto refused = add("complaint, what cannot be done", Place::work);
        refused->open = a_full_complaint();
        refused->refused_shown = true;
        auto sealed = add("complaint, sealed and refused", Place::work, StaffRole::handler);
        sealed->open = a_full_complaint();
        sealed->open->form.reset();
        sealed->open->sealed = Failure{Reason::person_concerned, {}};
        sealed->open->complaint.stage = Stage::refused;
        sealed->open->complaint.refused = Refused{day(-1), Refusal::not_ours, std::nullopt};
        sealed->open->possible.clear();
        auto undecided = add("complaint, papers of which nobody knows", Place::work);
        undecided->open = a_full_complaint();
        for (PrintRequest& paper : undecided->open->papers)
            paper.state = PrintState::unknown;
        auto journal = add("complaint, its journal", Place::work);
        journal->open = a_full_complaint();
        journal->journal_shown = true;
        auto who = add("who is a person", Place::work);
        who->open = a_full_complaint();
        who->linking = 1;
    }

    void add_steps() {
        for (int i = 0; i < step_kind_count; ++i) {
            const auto kind = static_cast<StepKind>(i);
            if (kind < StepKind::acknowledge || kind == StepKind::destroy) continue;
            auto step = add("step " + std::string(name_of(kind)), Place::step);
            step->open = a_full_complaint();
            step->step = desk::begin_step(kind, step->open->complaint, day_of_scenes());
            auto problems = add("step with problems " + std::string(name_of(kind)), Place::step);
            problems->open = a_full_complaint();
            problems->step.kind = kind;
            problems->step.problems = desk::missing_facts(problems->step);
            problems->failure = Failure{Reason::extension_too_long, "2026-12-31"};
        }
        for (const char* what : {"received", "kind", "about", "channel", "brought_letter", "acknowledged"}) {
            auto correct = add(std::string("correct ") + what, Place::step);
            correct->open = a_full_complaint();
            correct->step = desk::begin_step(StepKind::correct, correct->open->complaint, day_of_scenes());
            correct->step.set("what", what);
        }
    }

    void add_intake() {
        auto empty = add("intake", Place::intake, StaffRole::receptionist);
        empty->intake = desk::begin_intake(day_of_scenes(), Language::nl);
        auto problems = add("intake with problems", Place::intake);
        problems->intake = desk::begin_intake(day_of_scenes(), Language::nl);
        problems->intake.problems = desk::problems_of(problems->intake, day_of_scenes());
        auto full = add("intake, like another", Place::intake);
        full->intake.form = a_form();
        full->intake.form.received = day(-60);
        full->intake.happened_known = full->intake.on_behalf = full->intake.like_asked = true;
        full->intake.like = {reference(1), reference(22)};
        auto nameless = add("intake without a name", Place::intake);
        nameless->intake.form = a_form();
        nameless->intake.form.complainant.anonymous = true;
    }

    static std::shared_ptr<desk::ShownPage> a_page(int page, int pages) {
        auto shown = std::make_shared<desk::ShownPage>();
        shown->page = page;
        shown->pages = pages;
        shown->width = 70;
        shown->height = 99;
        shown->rgba.resize(std::size_t{70} * 99 * 4);
        return shown;
    }

    void add_documents() {
        auto page = add("document", Place::document);
        page->document.page = std::make_shared<desk::ShownPage>();
        page->open = a_full_complaint();
        page->document.part = *page->open->history.back().part;
        page->document.page = a_page(1, 3);
        auto long_one = add("document of many pages", Place::document);
        long_one->open = page->open;
        long_one->document.part = page->document.part;
        long_one->document.page = a_page(6, 120);
        long_one->document.no_page = true;
        auto unreadable = add("document that cannot be shown", Place::document);
        unreadable->failure = Failure{Reason::attachment_type, {}};
        auto scans = add("scans", Place::scans);
        const Scan scan{std::string(long_word) + ".pdf", MediaType::pdf, 123'456, Instant{}};
        scans->scans.list.assign(12, scan);
        add("no scans", Place::scans);
        auto chosen = add("scan that was chosen", Place::scans);
        chosen->open = a_full_complaint();
        chosen->scans.chosen = scan;
        chosen->scans.page = a_page(0, 3);
        auto unseen = add("scan that cannot be shown", Place::scans);
        unseen->open = a_full_complaint();
        unseen->scans.chosen = scan;
        unseen->failure = Failure{Reason::attachment_type, {}};
        add("letter, waiting", Place::letter)->busy = true;
        auto letter = add("letter", Place::letter);
        letter->letter.draft = std::make_shared<LetterDraft>();
        letter->letter.draft->texts = {{Language::en, "Outcome", std::string(long_word) + "\n\nAll the best."},
                                       {Language::nl, "Besluit", "Geachte mevrouw,\n\nDit is de brief."}};
        auto invitation = add("invitation", Place::letter);
        invitation->letter.kind = LetterKind::invitation;
        invitation->letter.draft = letter->letter.draft;
    }

    void add_management() {
        auto accounts = add("accounts", Place::accounts);
        accounts->accounts.list = everybody();
        auto given = add("accounts, passphrase given", Place::accounts);
        given->accounts.list = everybody();
        given->accounts.given_to = "balie";
        given->accounts.passphrase = "ABCD-EFGH-JKLM-NPQR-STUV";
        add("purge, nothing", Place::purge)->purge.looked = true;
        auto closing = add("accounts, one to be closed", Place::accounts);
        closing->accounts.list = everybody();
        closing->accounts.closing = desk::ClosingAccount{everybody()[2].name, 12};
        auto purge = add("purge", Place::purge);
        for (int i = 1; i <= 30; ++i) {
            KeptLongEnough kept{a_full_complaint()->complaint, day(-i)};
            kept.complaint.reference = reference(i);
            if (i % 3 == 0) {
                kept.complaint.completion.reset();
                kept.complaint.stage = Stage::refused;
                kept.complaint.refused = Refused{day(-800 - i), Refusal::not_ours, day(-800 - i)};
            }
            kept.waits_for_office = i > 25;
            (i > 25 ? purge->purge.waiting : purge->purge.due).push_back(std::move(kept));
        }
        purge->purge.all_due = 1234;
        purge->purge.all_waiting = 5;
        auto sure = add("purge, asked once more", Place::purge);
        sure->purge = purge->purge;
        sure->purge.asked = true;
        auto purged = add("purged", Place::purge);
        purged->purge.destroyed = 30;
        purged->purge.left = 2;
    }

    std::shared_ptr<desk::Desk> add_year(const std::string& name, const std::shared_ptr<desk::YearFigures>& figures,
                                         desk::YearPart part = desk::YearPart::figures) {
        auto year = add(name, Place::year);
        year->year.shown = figures;
        year->year.scope = figures->analysis.scope;
        year->year.part = part;
        return year;
    }

    void add_reports() {
        add_year("year, report", a_year(12, 3), desk::YearPart::report);
        auto before = add_year("year, report of a year that is over", a_year(12, 3), desk::YearPart::report);
        before->year.scope->period = year_before(before->year.scope->period);
        for (int i = 0; i < loose_state_count; ++i) {
            auto report =
                add_year("year, report that was asked for " + std::to_string(i), a_year(12, 3), desk::YearPart::report);
            report->year.report =
                desk::ReportPrint{.year = day_of_scenes().year(),
                                  .whom = i % 2 == 0 ? ReportFor::work_meeting : ReportFor::management,
                                  .state = static_cast<LooseState>(i),
                                  .trouble = PrintTrouble::stopped,
                                  .place =
                                      "/var/lib/klachtenzuil/receipts/report-2026-management-"
                                      "0123abcd.pdf"};
        }
    }

    void add_year() {
        add("year, being counted", Place::year)->year.loading = true;
        add_year("year", a_year(1234, 1198));
        auto tables = a_year(7, 12);
        std::erase_if(tables->charts, [](const Chart& each) {
            return each.table != TableId::months && each.table != TableId::terms && each.table != TableId::times;
        });
        auto open = add_year("year, with tables", tables);
        open->year.tables = {TableId::overview, TableId::months, TableId::terms, TableId::times};
        add_year("year, nothing happened", a_year(0, 0));
        auto tiny = a_year(1, 0);
        tiny->analysis.scope.kind = ComplainantKind::contract_party;
        tiny->analysis.scope.channel = Channel::walk_in;
        add_year("year, hardly anything happened", tiny);
        add_year("year, which complaints count", tiny)->year.choosing = true;
        add_year("year, measures", a_year(12, 3), desk::YearPart::measures);
        add_year("year, no measures", a_year(0, 0), desk::YearPart::measures);
        add_year("year, notes", a_year(12, 3), desk::YearPart::notes)->done = true;
        add_year("year, no notes", a_year(0, 0), desk::YearPart::notes);
        add_reports();
        auto note = add_year("note with problems", a_year(12, 3));
        note->place = Place::year_note;
        note->year.note.tried = true;
        auto answer = add_year("note, what became of it", a_year(12, 3));
        answer->place = Place::year_note;
        answer->year.note.answers = StepPlace{"K1", 17};
        answer->year.note.tried = true;
        auto behind = add("work, behind a figure", Place::work);
        fill_list(behind->work, 20);
        behind->work.found = behind->work.from_year = behind->work.more_behind = true;
        behind->work.behind = "Aangesloten werkgever – Wie een klacht had, 2026";
        behind->work.other_year = desk::press::ShowBehind{{.place = {}, .label = {}, .before = true}};
        auto measure = add("complaint of a measure", Place::work);
        fill_list(measure->work, 20);
        measure->work.from_year = true;
        measure->open = a_full_complaint();
    }
};

}  // namespace

Date day_of_scenes() {
    return date_from_iso("2026-11-22").value();
}

Date day(int from_today) {
    return plus_days(day_of_scenes(), from_today);
}

Reference reference(int number) {
    Reference reference;
    reference.node = "K1";
    reference.year = 2026;
    reference.number = number;
    return reference;
}

desk::OpenedComplaint a_full_complaint() {
    auto open = std::make_shared<desk::OpenComplaint>();
    Complaint& complaint = open->complaint;
    complaint = a_complaint(42);
    complaint.heard = {Hearing{day(-10), false}, Hearing{day(-9), true}};
    complaint.extension = Extension{day(-8), day(40), ExtensionReason::expert, std::nullopt};
    complaint.decision = Decision{day(-5), Outcome::partly_upheld, "wachttijd", day(-4)};
    complaint.referred = day(-3);
    complaint.completion = Completion{day(-2), Satisfied::no, "Een samenvatting zonder namen."};
    complaint.reopened = 1;
    complaint.measures = {{1, MeasureKind::corrective, "excuses aanbieden", "teamleider", day(-5), day(-1), {}, {}},
                          {2, MeasureKind::preventive, "de wachtrij korter maken", "directie", day(-5), day(9), day(-1),
                           MeasureResult::worked}};
    open->terms = terms_of(complaint, Terms{});
    open->form = a_form();
    open->staff = everybody();
    const std::array actors{std::string_view("z.celik-van.den.allerlangstedoopnamenstraat"), actor_node, actor_visitor,
                            actor_receiver, recovery_account_name};
    for (int i = 2; i < step_kind_count; ++i)
        open->history.push_back({.node = "K1",
                                 .sequence = i,
                                 .at = Instant{std::chrono::sys_days{day(-30)}} + std::chrono::hours{i},
                                 .actor = std::string(actors[static_cast<std::size_t>(i) % actors.size()]),
                                 .kind = static_cast<StepKind>(i),
                                 .facts = facts_of(static_cast<StepKind>(i), i),
                                 .part = {},
                                 .disputed = i % 4 == 1 ? std::optional(Reason::extension_too_long) : std::nullopt});
    for (int i = static_cast<int>(StepKind::acknowledge); i < step_kind_count; ++i) {
        Possible possible{static_cast<StepKind>(i), std::nullopt};
        if (i % 3 == 0) possible.refused = Failure{Reason::step_out_of_order, std::string(name_of(possible.step))};
        open->possible.push_back(std::move(possible));
    }
    for (int i = 0; i < print_state_count; ++i) {
        PrintRequest paper;
        paper.id = new_id<PrintId>();
        paper.state = static_cast<PrintState>(i);
        if (i % 2 == 1) paper.part = Hash{};
        open->papers.push_back(paper);
    }
    for (int i = 0; i < letter_kind_count; ++i)
        open->letters.push_back(static_cast<LetterKind>(i));
    TakenStep linked = open->history.back();
    linked.kind = StepKind::correct;
    linked.facts = {{"date", "2026-11-01"}, {"what", "person"}, {"person", "0"}, {"staff", "balie"}};
    open->history.push_back(std::move(linked));
    for (const char* kind : {"attachment", "letter"}) {
        TakenStep document = open->history.back();
        document.kind = StepKind::note;
        const bool is_letter = std::string_view(kind) == "letter";
        document.facts = {
            {"date", "2026-11-01"}, {"kind", kind}, {"type", is_letter ? "invitation" : "jpeg"}, {"bytes", "1234567"}};
        if (!is_letter) document.facts["name"] = std::string(long_word) + ".jpeg";
        document.part = Hash{};
        document.part->front() = is_letter ? 1 : 2;
        open->history.push_back(std::move(document));
    }
    return open;
}

std::vector<DeskScene> desk_scenes() {
    Scenes scenes;
    scenes.add_sign_in();
    scenes.add_work();
    scenes.add_complaints();
    scenes.add_steps();
    scenes.add_intake();
    scenes.add_documents();
    scenes.add_management();
    scenes.add_year();
    return scenes.list;
}

}  // namespace klachtenzuil::tests
