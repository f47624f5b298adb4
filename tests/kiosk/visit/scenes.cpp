#include "tests/kiosk/visit/scenes.hpp"

#include <memory>

#include "core/complaint/term.hpp"
#include "core/words/list.hpp"
#include "kiosk/visit/about.hpp"
#include "kiosk/visit/check_answers.hpp"
#include "kiosk/visit/contact.hpp"
#include "kiosk/visit/done.hpp"
#include "kiosk/visit/happened.hpp"
#include "kiosk/visit/idle_warning.hpp"
#include "kiosk/visit/language_choice.hpp"
#include "kiosk/visit/look_choice.hpp"
#include "kiosk/visit/out_of_order.hpp"
#include "kiosk/visit/procedure_picture.hpp"
#include "kiosk/visit/sending.hpp"
#include "kiosk/visit/status_answer.hpp"
#include "kiosk/visit/status_question.hpp"
#include "kiosk/visit/step_fields.hpp"
#include "kiosk/visit/stop_question.hpp"
#include "kiosk/visit/welcome.hpp"
#include "kiosk/visit/who.hpp"
#include "kiosk/visit/wish.hpp"

namespace klachtenzuil {

namespace {

using std::chrono::November;

const Date today = Date{std::chrono::year{2026}, November, std::chrono::day{22}};

template <class... Each>
std::vector<std::size_t> actions() {
    return {Action{std::in_place_type<Each>}.index()...};
}

/// Long answers, long words and lines: what the layout has to bear.
Draft a_full_draft() {
    Draft draft;
    Form& form = draft.form;
    form.complainant.kind = ComplainantKind::client;
    form.complainant.name = "Zoë Çelik-van den Allerlangstedoopnamenstraat";
    form.complainant.phone = "088 – 700 77 50";
    form.complainant.email = "een.heel.lang.adres.zonder.einde.of.begin@een-lang-domein.voorbeeld.nl";
    form.complainant.address = "Dorpsstraat 1\n1234 AB Ons Dorp";
    form.complainant.reply_by = ReplyBy::letter;
    form.complainant.representative = {"Ank Bos", "dochter"};
    form.about.set();
    form.place = "aan de balie";
    form.story = "Er werd niet naar mij geluisterd. ";
    for (int i = 0; i < 5; ++i)
        form.story += form.story;
    form.story += "\n\nRijksinspectiedienstmedewerkersoverlegvergaderingsverslagenarchiefkast\n";
    form.wish = "Ik wil graag een gesprek met iemand die luistert.";
    draft.for_someone_else = true;
    draft.who_speaks_answered = true;
    draft.when = When::on_a_day;
    form.happened_on = plus_days(today, -30);
    draft.persons = "Jan, de man aan de balie";
    draft.raised_before = true;
    draft.brought_letter = true;
    return draft;
}

/// A problem at every field of the step, with a long text.
std::vector<Problem> problems_everywhere(Screen screen) {
    std::vector<Problem> problems;
    for (const Field field : fields_of(screen))
        problems.push_back({field, w::check_representative_name});
    return problems;
}

using DrawStep = std::optional<Action> (*)(Ui&, const StepView&, Draft&);

struct Scenes {
    std::vector<Scene> list{};

    void step(const std::string& name, Screen screen, DrawStep draw, const Draft& start, bool with_problems = false,
              bool changing = false) {
        auto draft = std::make_shared<Draft>(start);
        const int number = static_cast<int>(screen) - static_cast<int>(Screen::about) + 1;
        const auto offers = changing ? actions<act::Next>() : actions<act::Next, act::Back, act::AskStop>();
        auto problems = with_problems ? problems_everywhere(screen) : std::vector<Problem>{};
        list.push_back({name,
                        [=](Ui& ui, const PageView& page) {
                            return draw(ui, StepView{page, number, problems, today, changing}, *draft);
                        },
                        offers});
    }

    /// A step as it is met first, full, with a problem everywhere, and opened from "check your answers".
    void steps(const std::string& name, Screen screen, DrawStep draw) {
        step(name + " empty", screen, draw, {});
        step(name + " full", screen, draw, a_full_draft());
        step(name + " empty with problems", screen, draw, {}, true);
        step(name + " full with problems", screen, draw, a_full_draft(), true);
        step(name + " changing", screen, draw, a_full_draft(), false, true);
    }

    void check(const std::string& name, const Draft& start, std::optional<Reason> failure) {
        auto draft = std::make_shared<Draft>(start);
        list.push_back({name,
                        [=](Ui& ui, const PageView& page) {
                            const CheckView view{.step = {page, visit_steps, {}, today},
                                                 .send_failed = failure.has_value(),
                                                 .failure = failure};
                            return draw_check_answers(ui, view, *draft);
                        },
                        actions<act::Send, act::Back, act::Change, act::AskStop>()});
    }

    void done(PaperNow paper, PrintTrouble trouble, std::optional<ReplyBy> reply_by, bool anonymous, bool letter) {
        const std::string name = "done, paper " + std::to_string(static_cast<int>(paper)) + ", trouble " +
                                 std::to_string(static_cast<int>(trouble));
        list.push_back({name,
                        [=](Ui& ui, const PageView& page) {
                            return draw_done(ui, {.page = page,
                                                  .reference = "K1-2026-000042-7",
                                                  .received = today,
                                                  .deadlines = deadlines(today, Terms{}),
                                                  .paper = paper,
                                                  .trouble = trouble,
                                                  .anonymous = anonymous,
                                                  .reply_by = reply_by,
                                                  .brought_letter = letter});
                        },
                        actions<act::Finish, act::ShowProcedure>()});
    }
};

void add_steps(Scenes& scenes) {
    scenes.steps("about", Screen::about, draw_about);
    scenes.steps("who", Screen::who, draw_who);
    scenes.steps("happened", Screen::happened, draw_happened);
    scenes.steps("wish", Screen::wish, draw_wish);
    scenes.steps("contact", Screen::contact, draw_contact);
    Draft other_way = a_full_draft();
    other_way.for_someone_else = false;
    other_way.form.complainant.reply_by = ReplyBy::email;
    scenes.step("contact by e-mail", Screen::contact, draw_contact, other_way, true);
    other_way.form.complainant.reply_by = ReplyBy::phone;
    scenes.step("contact by phone", Screen::contact, draw_contact, other_way, true);
    other_way.form.complainant.anonymous = true;
    scenes.step("contact without a name", Screen::contact, draw_contact, other_way, true);
    scenes.check("check empty", {}, std::nullopt);
    scenes.check("check full", a_full_draft(), std::nullopt);
    scenes.check("check without a name, not sent", other_way, Reason::store_full);
}

void add_ends(Scenes& scenes) {
    scenes.list.push_back({"sending", [](Ui& ui, const PageView& page) { return draw_sending(ui, {page}); }, {}});
    scenes.done(PaperNow::making, PrintTrouble::none, ReplyBy::letter, false, true);
    scenes.done(PaperNow::printing, PrintTrouble::none, ReplyBy::email, false, false);
    scenes.done(PaperNow::out, PrintTrouble::none, ReplyBy::phone, false, true);
    scenes.done(PaperNow::at_desk, PrintTrouble::none, ReplyBy::none, false, false);
    for (int trouble = 0; trouble < print_trouble_count; ++trouble)
        scenes.done(PaperNow::trouble, static_cast<PrintTrouble>(trouble), std::nullopt, trouble % 2 == 0, false);
}

void add_dialogs(Scenes& scenes) {
    const auto over_welcome = [&scenes](const std::string& name, auto draw, std::vector<std::size_t> offers) {
        scenes.list.push_back({name,
                               [draw](Ui& ui, const PageView& page) {
                                   std::ignore = draw_welcome(ui, {page, {}});
                                   return draw(ui, page);
                               },
                               std::move(offers)});
    };
    over_welcome("stop question", draw_stop_question, actions<act::StopAndWipe, act::CloseDialog>());
    over_welcome("languages", draw_language_choice, actions<act::Set, act::CloseDialog>());
    over_welcome("look", draw_look_choice, actions<act::Set, act::CloseDialog>());
    for (const int seconds : {45, 1}) {
        over_welcome(
            "idle warning " + std::to_string(seconds),
            [seconds](Ui& ui, const PageView& page) {
                return draw_idle_warning(ui, {page, seconds, seconds == 45});
            },
            actions<act::CloseDialog>());
    }
}

void add_welcome(Scenes& scenes) {
    const auto add = [&scenes](const std::string& name, std::optional<Word> wiped) {
        scenes.list.push_back({name,
                               [wiped](Ui& ui, const PageView& page) {
                                   return draw_welcome(ui, {page, wiped});
                               },
                               actions<act::Start, act::AskStatus, act::ShowProcedure, act::ChooseLook,
                                       act::ChooseLanguage, act::OpenDesk>()});
    };
    add("welcome", std::nullopt);
    add("welcome after a wipe", w::welcome_wiped);
    add("welcome after a wiped question", w::status_wiped);
}

/// Somebody of the desk fills in for the visitor.
void add_helped(Scenes& scenes) {
    auto draft = std::make_shared<Draft>(a_full_draft());
    scenes.list.push_back({"who, with help",
                           [draft](Ui& ui, const PageView& page) {
                               PageView helped = page;
                               helped.helper = "noor.van-den-allerlangstedoopnaam";
                               return draw_who(ui, StepView{helped, 2, {}, today, false}, *draft);
                           },
                           actions<act::Next, act::Back, act::AskStop, act::Desk>()});
}

/// A complaint that went as far as the stage, with every date that it can have there.
Complaint at_stage(Stage stage) {
    Complaint complaint;
    complaint.reference = {"K1", 2026, 42};
    complaint.received = plus_days(today, -30);
    complaint.stage = stage;
    if (stage == Stage::received) return complaint;
    complaint.acknowledged = complaint.received;
    complaint.started = plus_days(today, -28);
    if (stage == Stage::assessing) return complaint;
    if (stage == Stage::refused) {
        complaint.refused = {.date = plus_days(today, -20), .reason = Refusal::other, .told = plus_days(today, -19)};
        return complaint;
    }
    complaint.accepted = plus_days(today, -27);
    complaint.heard[0] = {.date = plus_days(today, -25)};
    complaint.extension = {.date = plus_days(today, -20),
                           .until = plus_days(today, 40),
                           .reason = ExtensionReason::expert,
                           .told = plus_days(today, -20)};
    if (stage == Stage::handling) return complaint;
    complaint.decision = {.date = plus_days(today, -3), .cause = {}, .told = plus_days(today, -2)};
    if (stage == Stage::decided) return complaint;
    complaint.referred = plus_days(today, -1);
    complaint.completion = {.date = today, .satisfied = Satisfied::no, .summary = {}};
    return complaint;
}

void add_status(Scenes& scenes) {
    const auto question = [&scenes](const std::string& name, const StatusDraft& start, StatusProblems problems,
                                    std::optional<Failure> refused) {
        auto draft = std::make_shared<StatusDraft>(start);
        scenes.list.push_back(
            {name,
             [=](Ui& ui, const PageView& page) {
                 return draw_status_question(ui, {page, problems, refused, "K1-2026-000042-7"}, *draft);
             },
             actions<act::LookUpStatus, act::Back, act::OpenDesk>()});
    };
    const StatusDraft filled{"K1-2026-000042-7", "7KQM-4XZP"};
    question("status question", {}, {}, std::nullopt);
    question("status question with problems", {}, {w::status_check_number, w::status_whole_code}, std::nullopt);
    question("status question, another code", filled, {}, Failure{Reason::status_code_wrong, {}});
    question("status question, closed", filled, {}, Failure{Reason::status_closed, "900"});
    const auto answer = [&scenes](const std::string& name, const Complaint& complaint) {
        const StatusAnswer shown = status_of(complaint, Terms{.warn_days = 3});
        scenes.list.push_back({name,
                               [=](Ui& ui, const PageView& page) {
                                   return draw_status_answer(ui, {page, shown, today});
                               },
                               actions<act::Finish, act::OpenDesk>()});
    };
    for (int i = 0; i < stage_count; ++i)
        answer("status answer, stage " + std::to_string(i), at_stage(static_cast<Stage>(i)));
    Complaint nameless = at_stage(Stage::handling);
    nameless.anonymous = true;
    nameless.reopened = 1;
    answer("status answer without a name", nameless);
}

}  // namespace

const Organisation& an_organisation() {
    static const Organisation organisation{
        .name = "Xs2more",
        .address = "Dorpsstraat 1, 1234 AB Ons Dorp",
        .phone = "088 – 700 7750",
        .email = {},
        .website = {},
        .director = "E.M. van As",
        .external_body = "College voor Klachten en Arbitrage of Blik op Werk",
        .external_body_address = "Postbus 1, 1234 AB Ons Dorp",
        .procedure_version = "1.0",
    };
    return organisation;
}

std::vector<Scene> all_scenes() {
    Scenes scenes;
    add_welcome(scenes);
    scenes.list.push_back({"out of order",
                           [](Ui& ui, const PageView& page) {
                               return draw_out_of_order(ui, {page, page.words.for_staff({Reason::store_full, "4 MB"})});
                           },
                           actions<act::ChooseLanguage>()});
    scenes.list.push_back({"procedure",
                           [](Ui& ui, const PageView& page) {
                               static const Terms terms{.warn_days = 3};
                               return draw_procedure_picture(ui, {page, terms});
                           },
                           actions<act::Back>()});
    add_steps(scenes);
    add_ends(scenes);
    add_status(scenes);
    add_helped(scenes);
    add_dialogs(scenes);
    return scenes.list;
}

}  // namespace klachtenzuil
