#include "tests/kiosk/widgets/gallery.hpp"

namespace klachtenzuil::tests {

namespace {

void bar(Ui& ui, Gallery& gallery) {
    ui.begin_bar(gallery.organisation);
    if (ui.small_button("Nederlands", "Nederlands", false, 1, Icon::language)) gallery.pressed.emplace_back("language");
    float scale = 0.75F;
    for (const char* name : {"Letters klein", "Letters gewoon", "Letters groot", "Letters grootst"}) {
        if (ui.small_button("A", name, scale == 1.0F, scale)) gallery.pressed.emplace_back(name);
        scale += 0.25F;
    }
    if (ui.small_button("Contrast", "Contrast", false, 1, Icon::contrast)) gallery.pressed.emplace_back("contrast");
    if (ui.small_button("Stoppen", "Stoppen", false, 1, Icon::stop)) gallery.pressed.emplace_back("stop");
    ui.end_bar();
}

void footer(Ui& ui, Gallery& gallery) {
    const auto press = ui.footer({.back = "Terug", .act = gallery.act, .act_enabled = gallery.act_enabled});
    if (press == FooterPress::back) gallery.pressed.emplace_back("back");
    if (press == FooterPress::act) gallery.pressed.emplace_back("act");
}

void choices(Ui& ui, Gallery& gallery) {
    if (const auto card = ui.choices("about", gallery.several, Choosing::several)) {
        gallery.several[*card].chosen = !gallery.several[*card].chosen;
        gallery.pressed.push_back(gallery.several[*card].label);
    }
}

void fields(Ui& ui, Gallery& gallery) {
    ui.field({.id = "name", .label = "Uw naam", .hint = "Voornaam en achternaam.", .limit = gallery.limit},
             gallery.name);
    ui.field({.id = "story", .label = "Uw verhaal", .limit = 8000, .lines = 6}, gallery.story);
}

void dialog(Ui& ui, Gallery& gallery) {
    if (!gallery.dialog) return;
    ui.begin_dialog("stop", "Wilt u stoppen?");
    ui.text("Alles wat u hebt ingevuld, wordt dan gewist. Er wordt niets verstuurd.");
    ui.begin_row();
    if (ui.button("Doorgaan", ButtonStyle::primary)) gallery.pressed.emplace_back("go on");
    if (ui.button("Stoppen en wissen", ButtonStyle::danger)) gallery.pressed.emplace_back("wipe");
    ui.end_row();
    ui.end_dialog();
}

void words(Ui& ui) {
    ui.notice(Icon::phone, "Bellen mag ook. Het nummer is 088 – 700 7750.");
    const std::vector<StillNeeded> needed{{"Vertel wat er gebeurde.", "story"},
                                          {"Kies een dag."},
                                          {"Antwoord met ja of nee.", "before"},
                                          {"Wijs de dag aan.", "day"}};
    ui.problem_summary("Er ontbreekt nog iets", needed);
    ui.good("Uw papier is klaar.");
    ui.big("K1-2026-000042-7");
    ui.subheading("Een tussenkop");
    ui.text("Hottentottententententoonstellingsterreinbeheerdersvergaderingsnotulenarchiefkast is een lang woord.");
    ui.quiet("Een stille regel.");
}

void answers(Ui& ui, Gallery& gallery) {
    const std::vector<Answer> answers{
        {.question = "Waar gaat uw klacht over?", .answer = "Gedrag, Bejegening", .change = "Klacht wijzigen"},
        {.question = "Wanneer was het?", .answer = "Niet ingevuld", .skipped = true, .change = "Dag wijzigen"},
    };
    if (const auto which = ui.answers(answers)) gallery.pressed.push_back(answers[*which].change);
}

void buttons(Ui& ui, Gallery& gallery) {
    ui.begin_row();
    if (ui.button("Opnieuw", ButtonStyle::plain, Icon::home)) gallery.pressed.emplace_back("again");
    if (ui.button("Wissen", ButtonStyle::danger, Icon::stop)) gallery.pressed.emplace_back("wipe it");
    ui.end_row();
    if (ui.button("Klacht versturen", ButtonStyle::primary)) gallery.pressed.emplace_back("send");
    if (ui.link("Hoe gaan wij om met uw klacht?", Icon::flow)) gallery.pressed.emplace_back("flow");
}

void charts(Ui& ui, Gallery& gallery) {
    const std::vector<ShownBar> kinds{
        {.label = "Cliënt",
         .value = 12,
         .text = "12",
         .before = 9,
         .before_text = "9",
         .enabled = true,
         .before_enabled = true},
        {.label = "Aangesloten werkgever", .text = "0", .before_text = "0"},
        {.label = "Freelancer", .text = "0", .before = 4, .before_text = "4", .before_enabled = true},
        {.label = "Meer dan 42 dagen",
         .value = 1,
         .text = "1",
         .before = 0,
         .before_text = "0",
         .limit = "Termijn: 42 dagen",
         .enabled = true},
    };
    if (const auto bar = ui.chart({.id = "kinds", .now = "2026", .before = "2025"}, kinds))
        gallery.pressed.push_back(kinds[bar->bar].label + (bar->before ? " before" : ""));
    std::vector<ShownBar> months;
    for (const char* month : {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"})
        months.push_back({.label = month,
                          .value = 3.0 + static_cast<double>(months.size()),
                          .text = std::to_string(3 + months.size()),
                          .before = 5,
                          .before_text = "5",
                          .enabled = true,
                          .before_enabled = true});
    if (const auto bar = ui.chart({.id = "months", .now = "2026", .before = "2025", .upright = true}, months))
        gallery.pressed.push_back(months[bar->bar].label + (bar->before ? " before" : ""));
    const std::vector<TableHead> heads{{"Soort"}, {"2026", true}, {"Deel", true}, {"2025", true}};
    const std::vector<TableLine> lines{{{"Cliënt", "12", "92%", "9"}}, {{"Samen", "13", "100%", "9"}, true}};
    ui.table(heads, lines);
}

}  // namespace

Gallery::Gallery()
    : several{{.label = "Dienstverlening", .explanation = "wat wij deden of adviseerden"},
              {.label = "Gedrag", .explanation = "hoe iemand zich gedroeg", .chosen = true},
              {.label = "Bejegening", .explanation = "hoe u behandeld bent door een medewerker van ons"}},
      one{{.label = "Ja"}, {.label = "Nee", .chosen = true}, {.label = "Dat weet ik niet meer"}} {}

void draw_short(Ui& ui, Gallery& gallery) {
    gallery.pressed.clear();
    ui.page("short");
    bar(ui, gallery);
    footer(ui, gallery);
    ui.begin_content();
    ui.heading("Waar gaat uw klacht over?");
    choices(ui, gallery);
    fields(ui, gallery);
    ui.end_content();
    dialog(ui, gallery);
}

void draw(Ui& ui, Gallery& gallery) {
    gallery.pressed.clear();
    if (gallery.charts) {
        ui.page("charts");
        bar(ui, gallery);
        ui.begin_content();
        ui.heading("Het jaar");
        charts(ui, gallery);
        ui.end_content();
        return;
    }
    ui.page("gallery");
    bar(ui, gallery);
    footer(ui, gallery);
    ui.begin_content();
    ui.progress(2, 6, "Stap 2 van 6");
    ui.heading("Waar gaat uw klacht over?");
    ui.quiet("U mag meer dan één antwoord kiezen.");
    choices(ui, gallery);
    if (const auto card = ui.choices("before", gallery.one, Choosing::one, "Kies één antwoord.")) {
        for (std::size_t i = 0; i < gallery.one.size(); ++i)
            gallery.one[i].chosen = i == *card;
    }
    fields(ui, gallery);
    ui.field({.id = "email",
              .label = "Uw e-mailadres",
              .problem = "Schrijf het hele adres, met een @ erin.",
              .keys = FieldSpec::Keys::email},
             gallery.email);
    ui.field({.id = "phone", .label = "Uw telefoonnummer", .limit = 20, .keys = FieldSpec::Keys::phone}, gallery.phone);
    if (const auto day = ui.calendar("day", gallery.month, gallery.day, gallery.latest)) gallery.day = day;
    words(ui);
    answers(ui, gallery);
    buttons(ui, gallery);
    const std::vector<FlowStep> steps{
        {.title = "Ontvangen", .text = "Wij schrijven uw klacht op.", .term = "binnen 14 dagen", .icon = Icon::letter},
        {.title = "Beoordelen",
         .text = "De directie leest uw klacht.",
         .term = "binnen 28 dagen",
         .icon = Icon::people},
        {.title = "Behandelen",
         .text = "Wij horen u en de ander.",
         .term = "binnen 42 dagen",
         .icon = Icon::speech_bubble},
        {.title = "Leren", .text = "Wij maken het beter.", .icon = Icon::check},
    };
    ui.flow(steps);
    ui.end_content();
    dialog(ui, gallery);
}

}  // namespace klachtenzuil::tests
