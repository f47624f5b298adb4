#include "kiosk/desk/letter_form.hpp"

#include "core/words/language_name.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/date_question.hpp"

namespace klachtenzuil::desk {

namespace {

constexpr std::size_t one_line = 200;
constexpr std::size_t longest_time = 12;
constexpr int lines_of_letter = 14;

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

/// The number at the beginning, at most two digits; it is taken off.
std::optional<int> take_number(std::string_view& text) {
    int number = 0;
    int digits = 0;
    for (; !text.empty() && is_digit(text.front()) && digits < 2; ++digits) {
        number = number * 10 + (text.front() - '0');
        text.remove_prefix(1);
    }
    if (digits == 0) return std::nullopt;
    return number;
}

/// When, where and with whom the complainant is invited to talk.
void ask_meeting(Ui& ui, const Frame& frame, LetterState& letter) {
    const Words& words = frame.words;
    const DateQuestion question{"meeting", words(w::desk_meeting_date), {}, true, {frame.today, std::nullopt}};
    if (const auto day = ask_date(ui, frame, question, letter.facts.meeting_date, letter.month))
        letter.facts.meeting_date = day;
    ui.field({.id = "time",
              .label = words(w::desk_meeting_time),
              .hint = words(w::desk_meeting_time_hint),
              .limit = longest_time},
             letter.time);
    letter.facts.meeting_time = time_from(letter.time);
    ui.field({.id = "place",
              .label = words(w::desk_meeting_place),
              .hint = words(w::desk_meeting_place_hint),
              .limit = one_line},
             letter.facts.meeting_place);
    ui.field({.id = "with", .label = words(w::desk_meeting_with), .limit = one_line}, letter.facts.meeting_with);
}

void edit_texts(Ui& ui, const Frame& frame, LetterDraft& draft) {
    const Words& words = frame.words;
    constexpr std::string_view titles[] = {"title_one", "title_two"};
    constexpr std::string_view bodies[] = {"body_one", "body_two"};
    for (std::size_t i = 0; i < draft.texts.size() && i < std::size(titles); ++i) {
        LetterText& text = draft.texts[i];
        ui.subheading(words(own_name(text.language)));
        ui.field({.id = titles[i], .label = words(w::desk_letter_title), .limit = one_line}, text.title);
        ui.field({.id = bodies[i],
                  .label = words(w::desk_letter_body),
                  .hint = words(w::desk_letter_body_hint),
                  .limit = letter_limit,
                  .lines = lines_of_letter},
                 text.body);
    }
}

}  // namespace

std::optional<std::chrono::minutes> time_from(std::string_view typed) {
    while (!typed.empty() && typed.front() == ' ')
        typed.remove_prefix(1);
    const auto hours = take_number(typed);
    if (!hours || *hours > 23) return std::nullopt;
    int minutes = 0;
    if (!typed.empty() && (typed.front() == ':' || typed.front() == '.')) {
        typed.remove_prefix(1);
        const auto read = take_number(typed);
        if (!read || *read > 59) return std::nullopt;
        minutes = *read;
    }
    if (!typed.empty() && is_digit(typed.front())) return std::nullopt;
    return std::chrono::hours{*hours} + std::chrono::minutes{minutes};
}

std::optional<Action> draw_letter_form(Ui& ui, const Frame& frame, LetterState& letter) {
    const Words& words = frame.words;
    std::optional<Action> action = begin_page(ui, "desk_letter", frame);
    const bool ready = letter.draft != nullptr;
    const auto press = ui.footer({.back = words(w::desk_cancel),
                                  .act = ready ? words(w::desk_letter_print) : std::string(),
                                  .act_icon = Icon::printer,
                                  .act_enabled = !frame.busy});
    if (press == FooterPress::back) action = press::Back{};
    if (press == FooterPress::act) {
        action = press::PrintLetter{};
        ui.back_to_top();
    }
    ui.begin_content();
    ui.heading(words(klachtenzuil::word_for(letter.kind)));
    tell_outcome(ui, frame);
    if (letter.kind == LetterKind::invitation) {
        ask_meeting(ui, frame, letter);
        const Word make = ready ? w::desk_letter_again : w::desk_letter_make;
        if (ui.button(words(make), ready ? ButtonStyle::plain : ButtonStyle::primary, Icon::edit))
            action = press::DraftLetter{};
    }
    // Whoever cannot be written to can still be given the paper: somebody says so on purpose.
    if (frame.failure == nobody_to_write_to() &&
        ui.button(words(w::desk_letter_hand_over), ButtonStyle::plain, Icon::person)) {
        letter.facts.handed_over = true;
        action = press::DraftLetter{};
    }
    if (ready) {
        ui.text(words(w::desk_letter_how));
        edit_texts(ui, frame, *letter.draft);
        ui.field({.id = "signed",
                  .label = words(w::desk_letter_signed),
                  .hint = words(w::desk_letter_signed_hint),
                  .limit = one_line},
                 letter.draft->signed_by);
    }
    ui.end_content();
    return action;
}

}  // namespace klachtenzuil::desk
