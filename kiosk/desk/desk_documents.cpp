// The worker's errands about documents: attachments shown and added, letters drafted and printed.

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <span>
#include <utility>

#include "core/base/wipe.hpp"
#include "kiosk/desk/desk_worker.hpp"
#include "kiosk/desk/outcomes.hpp"
#include "platform/picture/picture.hpp"

namespace klachtenzuil::desk {

namespace {

/// Wide enough to read a page of A4 by.
constexpr int page_width_px = 1400;

Result<std::shared_ptr<ShownPage>> draw_page(std::span<const std::byte> content, int page) {
    const auto type = media_type_of(content);
    auto pixels =
        type ? picture_of(*type, content, page, page_width_px) : Result<Pixels>(failed(Reason::attachment_type));
    if (!pixels) return failed(pixels.error());
    auto shown = std::make_shared<ShownPage>();
    shown->page = page;
    shown->pages = pixels->pages;
    shown->width = pixels->width;
    shown->height = pixels->height;
    shown->rgba = std::move(pixels->rgba);
    return shown;
}

}  // namespace

Result<Complaint> DeskWorker::complaint_of(const ComplaintId& id) {
    const auto filed = m_store.find(id);
    if (!filed) return failed(filed.error());
    if (!*filed) return failed(Reason::reference_unknown, {});
    return (*filed)->entry;
}

/// The complaint as it stands after something was done with it.
Result<OpenedComplaint> DeskWorker::after(const Result<void>& outcome, const ComplaintId& id) {
    if (!outcome) return failed(outcome.error());
    const auto complaint = complaint_of(id);
    if (!complaint) return failed(complaint.error());
    return fetch(*complaint);
}

Result<std::shared_ptr<ShownPage>> DeskWorker::page_of(const errand::ShowDocument& show) {
    if (!m_casework) return failed(nobody());
    auto document = m_casework->document(show.id, show.part);
    if (!document) return failed(document.error());
    auto shown = draw_page(document->content, show.page);
    klachtenzuil::wipe(document->content);
    klachtenzuil::wipe(document->name);
    return shown;
}

std::vector<Action> DeskWorker::perform(errand::ShowDocument& show) {
    return one(done::DocumentShown{page_of(show)});
}

Result<std::shared_ptr<ShownPage>> DeskWorker::page_of(const errand::ShowScan& show) {
    if (!m_casework) return failed(nobody());
    auto content = read_scan(scan_folder(m_store.data_directory(), m_config), show.scan);
    if (!content) return failed(content.error());
    auto shown = draw_page(*content, 0);
    klachtenzuil::wipe(*content);
    return shown;
}

std::vector<Action> DeskWorker::perform(errand::ShowScan& show) {
    return one(done::ScanShown{page_of(show)});
}

std::vector<Action> DeskWorker::perform(errand::ListScans&) {
    Result<std::vector<Scan>> scans = failed(nobody());
    if (m_casework) scans = scans_in(scan_folder(m_store.data_directory(), m_config), m_clock.now());
    return one(done::ScansListed{std::move(scans)});
}

/// A written complaint that lay at the desk is in the dossier now. Whoever may not put that right leaves it as a task.
void DeskWorker::note_letter_attached(const ComplaintId& id) {
    const auto complaint = complaint_of(id);
    if (!complaint || !complaint->brought_letter) return;
    const Date today = amsterdam(m_clock.now()).date;
    const Step correct{StepKind::correct, {{"date", iso(today)}, {"what", "brought_letter"}, {"value", "no"}}};
    if (const auto taken = m_casework->take(id, correct); !taken)
        spdlog::info(
            fmt::format("letter of {} stays a task: {}", text_of(complaint->reference), name_of(taken.error().reason)));
}

/// The scan leaves the folder only once it is sealed and on the disk.
Result<void> DeskWorker::attach(const errand::AttachScan& attach) {
    if (!m_casework) return failed(nobody());
    const auto folder = scan_folder(m_store.data_directory(), m_config);
    auto content = read_scan(folder, attach.scan);
    if (!content) return failed(content.error());
    const auto attached = m_casework->attach(attach.id, attach.scan.name, *content);
    klachtenzuil::wipe(*content);
    if (!attached) return failed(attached.error());
    note_letter_attached(attach.id);
    return remove_scan(folder, attach.scan);
}

std::vector<Action> DeskWorker::perform(errand::AttachScan& wanted) {
    return one(done::StepTaken{after(attach(wanted), wanted.id)});
}

Result<std::shared_ptr<LetterDraft>> DeskWorker::draft(const errand::DraftLetter& wanted) {
    if (!m_casework) return failed(nobody());
    const auto complaint = complaint_of(wanted.id);
    if (!complaint) return failed(complaint.error());
    auto form = m_casework->form(wanted.id);
    if (!form) return failed(form.error());
    const auto history = m_casework->history(wanted.id);
    if (!history) return failed(history.error());
    LetterFacts facts = wanted.facts;
    facts.explanation = explanation_in(*history, wanted.kind);
    auto drafted = draft_letter(wanted.kind, *complaint, *form, facts, m_config, amsterdam(m_clock.now()).date);
    klachtenzuil::wipe(facts);
    klachtenzuil::wipe(*form);
    if (!drafted) return failed(drafted.error());
    return std::make_shared<LetterDraft>(std::move(*drafted));
}

std::vector<Action> DeskWorker::perform(errand::DraftLetter& wanted) {
    auto drafted = draft(wanted);
    klachtenzuil::wipe(wanted.facts);
    return one(done::LetterDrafted{std::move(drafted)});
}

/// Sealed first, printed after: what went to the complainant is in the dossier, whatever becomes of the paper.
Result<void> DeskWorker::print(const errand::PrintLetter& wanted) {
    if (!m_casework) return failed(nobody());
    const auto complaint = complaint_of(wanted.id);
    if (!complaint) return failed(complaint.error());
    auto form = m_casework->form(wanted.id);
    if (!form) return failed(form.error());
    // The name of an account is what is typed at the sign-in: it is not how the complainant knows anybody.
    Letter letter =
        make_letter(wanted.draft, *complaint, *form, m_who->account.role, m_config, amsterdam(m_clock.now()).date);
    auto pdf = m_make_pdf(letter);
    klachtenzuil::wipe(letter);
    klachtenzuil::wipe(*form);
    if (!pdf) return failed(pdf.error());
    const auto kept = m_casework->keep_letter(wanted.id, name_of(wanted.draft.kind), *pdf);
    if (!kept) {
        klachtenzuil::wipe(*pdf);
        return failed(kept.error());
    }
    const auto asked = m_queue.print_letter(wanted.id, *kept, std::move(*pdf));
    if (!asked) return failed(asked.error());
    return {};
}

std::vector<Action> DeskWorker::perform(errand::PrintLetter& wanted) {
    const auto printed = print(wanted);
    klachtenzuil::wipe(wanted.draft);
    return one(done::StepTaken{after(printed, wanted.id)});
}

}  // namespace klachtenzuil::desk
