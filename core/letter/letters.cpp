#include "core/letter/letters.hpp"

#include <algorithm>
#include <array>

#include "core/base/wipe.hpp"
#include "core/complaint/named_rows.hpp"
#include "core/complaint/reference.hpp"
#include "core/complaint/text.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array kinds{
    NamedRow{LetterKind::acknowledgement, "acknowledgement", w::letter_kind_acknowledgement},
    NamedRow{LetterKind::not_accepted, "not_accepted", w::letter_kind_not_accepted},
    NamedRow{LetterKind::invitation, "invitation", w::letter_kind_invitation},
    NamedRow{LetterKind::extension, "extension", w::letter_kind_extension},
    NamedRow{LetterKind::outcome, "outcome", w::letter_kind_outcome},
    NamedRow{LetterKind::referral, "referral", w::letter_kind_referral},
};
static_assert(in_order(kinds, letter_kind_count));

constexpr std::string_view heading_mark = "# ";

Word role_word(StaffRole role) {
    switch (role) {
        case StaffRole::receptionist: return w::letter_role_receptionist;
        case StaffRole::management: return w::letter_role_management;
        case StaffRole::handler: return w::letter_role_handler;
        case StaffRole::independent: return w::letter_role_independent;
    }
    return w::letter_role_handler;
}

/// The paragraphs of an edited text, without the empty lines between them.
std::vector<std::string_view> paragraphs_of(std::string_view body) {
    std::vector<std::string_view> paragraphs;
    while (!body.empty()) {
        const std::size_t end = std::min(body.find("\n\n"), body.size());
        std::string_view paragraph = body.substr(0, end);
        body.remove_prefix(std::min(end + 2, body.size()));
        while (paragraph.starts_with('\n'))
            paragraph.remove_prefix(1);
        while (paragraph.ends_with('\n'))
            paragraph.remove_suffix(1);
        if (!paragraph.empty()) paragraphs.push_back(paragraph);
    }
    return paragraphs;
}

void put_body(Letter& letter, std::string_view body) {
    for (const std::string_view paragraph : paragraphs_of(body)) {
        const bool heading = paragraph.starts_with(heading_mark) && paragraph.find('\n') == std::string_view::npos;
        if (heading) {
            letter.blocks.emplace_back(Heading{std::string(paragraph.substr(heading_mark.size()))});
        } else {
            letter.blocks.emplace_back(Paragraph{std::string(paragraph), false});
        }
    }
}

/// Name and address as they stand on the envelope.
std::vector<std::string> addressee_of(const Form& form, const Words& words) {
    const Complainant& complainant = form.complainant;
    std::vector<std::string> lines;
    if (!complainant.representative.name.empty()) {
        lines.push_back(complainant.representative.name);
        if (!complainant.name.empty())
            lines.push_back(words.fill(w::letter_for_whom, fmt::arg("name", complainant.name)));
    } else if (!complainant.anonymous && !complainant.name.empty()) {
        lines.push_back(complainant.name);
    }
    if (!complainant.address.empty()) lines.push_back(complainant.address);
    return lines;
}

}  // namespace

std::string_view name_of(LetterKind kind) {
    return row_of(kinds, kind).name;
}

std::optional<LetterKind> letter_kind_from(std::string_view name) {
    return value_named(kinds, name);
}

Word word_for(LetterKind kind) {
    return row_of(kinds, kind).word;
}

std::string explanation_in(std::span<const TakenStep> history, LetterKind kind) {
    const bool refused = kind == LetterKind::not_accepted;
    const bool extended = kind == LetterKind::extension;
    if (!refused && !extended && kind != LetterKind::outcome) return {};
    const StepKind step = refused ? StepKind::refuse : extended ? StepKind::extend : StepKind::decide;
    const std::string_view fact = kind == LetterKind::outcome ? "reasons" : "explanation";
    const auto of_step = [step](const TakenStep& taken) { return taken.kind == step; };
    const auto latest = std::find_if(history.rbegin(), history.rend(), of_step);
    if (latest == history.rend()) return {};
    const auto found = latest->facts.find(fact);
    return found == latest->facts.end() ? std::string() : found->second;
}

Letter make_letter(const LetterDraft& draft, const Complaint& complaint, const Form& form, StaffRole sender,
                   const Config& config, Date today) {
    const Organisation& organisation = config.organisation;
    Letter letter;
    const Words words(draft.texts.empty() ? Language::nl : draft.texts.front().language);
    letter.language = code_of(words.language());
    letter.letterhead = letterhead_of(organisation);
    letter.addressee = addressee_of(form, words);
    letter.reference = text_of(complaint.reference);
    letter.page_of = words(w::receipt_page_of);
    if (!organisation.procedure_version.empty())
        letter.foot = words.fill(w::receipt_version, fmt::arg("version", organisation.procedure_version));

    for (const LetterText& text : draft.texts) {
        const Words own(text.language);
        if (&text == &draft.texts.front()) {
            letter.title = text.title;
        } else {
            letter.blocks.emplace_back(Part{text.title});
            if (text.language == Language::nl)
                letter.blocks.emplace_back(Paragraph{words(w::letter_same_in_dutch), true});
        }
        letter.blocks.emplace_back(Fact{own(w::letter_date), own.date(today), false});
        letter.blocks.emplace_back(Fact{own(w::letter_reference), letter.reference, false});
        put_body(letter, text.body);
        letter.blocks.emplace_back(Paragraph{own(w::letter_closing), false});
        const std::string role = own.fill(w::letter_sender, fmt::arg("role", own(role_word(sender))),
                                          fmt::arg("organisation", organisation.name));
        const bool named = !is_blank(draft.signed_by);
        letter.blocks.emplace_back(named ? SignedBy{draft.signed_by, role} : SignedBy{role, {}});
    }
    return letter;
}

void wipe(LetterFacts& facts) {
    wipe(facts.explanation);
    wipe(facts.meeting_place);
    wipe(facts.meeting_with);
    facts.handed_over = false;
}

void wipe(LetterDraft& draft) {
    for (LetterText& text : draft.texts) {
        wipe(text.title);
        wipe(text.body);
    }
    draft.texts.clear();
    wipe(draft.signed_by);
}

}  // namespace klachtenzuil
