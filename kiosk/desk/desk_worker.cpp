#include "kiosk/desk/desk_worker.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/wipe.hpp"
#include "core/letter/recovery.hpp"
#include "core/register/intake.hpp"
#include "core/register/work_list.hpp"
#include "kiosk/desk/outcomes.hpp"

namespace klachtenzuil::desk {

namespace {

constexpr std::size_t most_found = 100;
constexpr std::int64_t most_counted = 1'000'000;

}  // namespace

DeskWorker::DeskWorker(DeskParts parts)
    : m_store(parts.store),
      m_queue(parts.queue),
      m_config(parts.config),
      m_clock(parts.clock),
      m_loose(parts.loose),
      m_make_pdf(parts.make_pdf),
      m_make_report_pdf(parts.make_report_pdf),
      m_report(std::move(parts.report)),
      m_stop(parts.stop),
      m_stop_figures(parts.stop_figures) {}

DeskWorker::~DeskWorker() {
    // The program ends, or its store went away: whoever was signed in is not any more.
    leave_report();
}

std::vector<Action> DeskWorker::perform(Errand& errand) {
    const bool signs_in = std::holds_alternative<errand::SignIn>(errand);
    auto actions = std::visit([this](auto& each) { return perform(each); }, errand);
    if (signs_in) {
        m_seals = m_who.has_value();
    } else {
        seal_to_office();
    }
    wipe_stack();
    return actions;
}

std::string DeskWorker::signed_in_as() const {
    return m_who ? m_who->account.name : std::string();
}

Who DeskWorker::who() const {
    const Account& account = m_who->account;
    Who who{account.name, account.role, account.must_change, false};
    if (account.role == StaffRole::management && !account.must_change) {
        const auto has = has_recovery_key(m_store);
        who.needs_recovery = has && !*has;
    }
    return who;
}

/// A few dossiers with every errand, so that nobody waits for it.
void DeskWorker::seal_to_office() {
    if (!m_seals || !m_who) return;
    const auto sealed = seal_some_to_office(m_store, *m_who);
    if (!sealed) spdlog::warn(fmt::format("sealing to the office: {}", name_of(sealed.error().reason)));
    m_seals = sealed && sealed->more;
}

std::vector<Action> DeskWorker::perform(errand::SignIn& sign_in) {
    leave_report();
    m_casework.reset();
    m_who.reset();
    auto signed_in = klachtenzuil::sign_in(m_store, sign_in.name, sign_in.passphrase, m_clock);
    klachtenzuil::wipe(sign_in.passphrase);
    if (!signed_in) {
        spdlog::info(fmt::format("sign-in refused: {}", name_of(signed_in.error().reason)));
        return one(done::SignedIn{sign_in.ticket, failed(signed_in.error())});
    }
    m_who.emplace(std::move(*signed_in));
    m_casework = std::make_unique<Casework>(m_store, *m_who, m_config, m_clock);
    spdlog::info(fmt::format("signed in as {}", name_of(m_who->account.role)));
    return one(done::SignedIn{sign_in.ticket, who()});
}

std::vector<Action> DeskWorker::perform(errand::ChoosePassphrase& choose) {
    Result<Who> outcome = failed(nobody());
    if (m_who) {
        const auto changed = change_own_passphrase(m_store, *m_who, choose.passphrase, m_clock);
        if (changed) {
            outcome = who();
        } else {
            outcome = failed(changed.error());
        }
    }
    klachtenzuil::wipe(choose.passphrase);
    return one(done::PassphraseChosen{std::move(outcome)});
}

std::vector<Action> DeskWorker::perform(errand::MakeRecoveryKey&) {
    Result<std::string> key = failed(nobody());
    if (m_who) key = make_recovery_key(m_store, *m_who, m_clock);
    return one(done::RecoveryKeyMade{std::move(key), m_queue.can_print_unstored()});
}

/// Neither the key nor its paper is stored: it goes from memory to the printer, and only to one that keeps it off the
/// disk. See core/print/printer.hpp.
Result<PrintJob> DeskWorker::print_recovery_key(const std::string& key) {
    if (!m_who) return failed(nobody());
    Letter letter = make_recovery_letter(key, m_config, m_clock.now());
    auto pdf = m_make_pdf(letter);
    klachtenzuil::wipe(letter);
    if (!pdf) return failed(pdf.error());
    const std::string name = "recovery-" + hex(new_id<PrintId>().bytes).substr(0, 8);
    auto job = m_queue.print_unstored({name, name}, *pdf);
    klachtenzuil::wipe(*pdf);
    return job;
}

std::vector<Action> DeskWorker::perform(errand::PrintRecoveryKey& print) {
    end_recovery_print();
    const auto job = print_recovery_key(print.key);
    klachtenzuil::wipe(print.key);
    if (!job) return one(done::RecoveryKeySent{failed(job.error())});
    m_recovery_print = *job;
    return one(done::RecoveryKeySent{Result<void>()});
}

void DeskWorker::end_recovery_print() {
    if (!m_recovery_print) return;
    const auto ended = m_queue.end_unstored(*m_recovery_print);
    if (!ended)
        spdlog::warn(fmt::format("the recovery key's print job cannot be ended: {}", name_of(ended.error().reason)));
    m_recovery_print.reset();
}

std::vector<Action> DeskWorker::perform(errand::EndRecoveryPrint&) {
    end_recovery_print();
    return {};
}

std::vector<Action> DeskWorker::perform(errand::SignOut&) {
    if (m_who) spdlog::info("signed out");
    end_recovery_print();
    leave_report();
    m_casework.reset();
    m_who.reset();
    return {};
}

Result<std::vector<StaffLine>> DeskWorker::staff() {
    auto accounts = list_accounts(m_store);
    if (!accounts) return failed(accounts.error());
    std::vector<StaffLine> lines;
    for (const Account& each : *accounts)
        lines.push_back({each.name, each.role, each.must_change, each.disabled});
    return lines;
}

/// A page after the other, because the register hands out no more at a time.
Result<std::vector<WorkLine>> DeskWorker::lines_of(const errand::LoadWork& load, std::optional<WorkMark> after) const {
    std::vector<WorkLine> lines;
    for (int left = load.lines; left > 0;) {
        const int wanted = std::min(left, longest_work_page);
        auto page = work_list(m_store, load.filter, after, wanted);
        if (!page) return page;
        const bool last = page->size() < static_cast<std::size_t>(wanted);
        std::move(page->begin(), page->end(), std::back_inserter(lines));
        if (last) break;
        after = mark_of(lines.back());
        left -= wanted;
    }
    return lines;
}

std::vector<Action> DeskWorker::perform(errand::LoadWork& load) {
    done::WorkLoaded loaded{.ticket = load.ticket, .first = !load.after, .lines = failed(nobody())};
    if (!m_who) return one(std::move(loaded));
    std::optional<WorkMark> after;
    if (load.after) after = mark_of(*load.after);
    loaded.lines = lines_of(load, after);
    loaded.all = !loaded.lines || loaded.lines->size() < static_cast<std::size_t>(load.lines);
    if (!load.after) {
        loaded.total = count_work(m_store, load.filter, most_counted).value_or(0);
        loaded.tasks = tasks(m_store).value_or(std::vector<Task>{});
        loaded.staff = staff().value_or(std::vector<StaffLine>{});
    }
    return one(std::move(loaded));
}

WorkLine DeskWorker::line_of(Complaint complaint) const {
    WorkLine line;
    line.next = next_term(complaint, m_config.terms);
    line.complaint = std::move(complaint);
    return line;
}

std::vector<Action> DeskWorker::perform(errand::LookUp& look) {
    done::Found found{.ticket = look.ticket, .lines = failed(nobody())};
    if (!m_casework) return one(std::move(found));
    std::vector<Reference> references;
    if (const auto reference = read_reference(look.words)) {
        references.push_back(*reference);
    } else {
        const auto progress = [&](std::int64_t count) {
            m_report(done::SearchGoes{look.ticket, count});
            return !m_stop.load();
        };
        auto looked = m_casework->search(look.words, progress, most_found);
        if (!looked) {
            klachtenzuil::wipe(look.words);
            found.lines = failed(looked.error());
            return one(std::move(found));
        }
        references = std::move(*looked);
    }
    klachtenzuil::wipe(look.words);
    std::vector<WorkLine> lines;
    for (const Reference& each : references) {
        const auto complaint = m_store.find(each);
        if (!complaint || !*complaint) continue;
        lines.push_back(line_of(**complaint));
    }
    found.lines = std::move(lines);
    return one(std::move(found));
}

std::vector<Action> DeskWorker::perform(errand::StopSearch&) {
    return {};
}

/// Everything that the screen of a complaint shows. What the reader may not see is left out, and says why.
Result<OpenedComplaint> DeskWorker::fetch(const Complaint& complaint) {
    if (!m_casework) return failed(nobody());
    auto opened = std::make_shared<OpenComplaint>();
    opened->complaint = complaint;
    opened->terms = terms_of(complaint, m_config.terms);
    opened->next = next_term(complaint, m_config.terms);
    if (auto form = m_casework->form(complaint.id)) {
        opened->form = std::move(*form);
    } else {
        opened->sealed = form.error();
    }
    auto history = m_casework->history(complaint.id);
    if (!history) return failed(history.error());
    opened->history = std::move(*history);
    auto possible = m_casework->possible(complaint.id);
    if (!possible) return failed(possible.error());
    opened->possible = std::move(*possible);
    auto papers = m_queue.of(complaint.id);
    if (!papers) return failed(papers.error());
    opened->papers = std::move(*papers);
    for (int i = 0; opened->form && i < letter_kind_count; ++i) {
        const auto kind = static_cast<LetterKind>(i);
        if (can_draft(kind, complaint, m_config)) opened->letters.push_back(kind);
    }
    auto everybody = staff();
    if (!everybody) return failed(everybody.error());
    opened->staff = std::move(*everybody);
    return opened;
}

Result<OpenedComplaint> DeskWorker::fetch(const Reference& reference) {
    const auto complaint = m_store.find(reference);
    if (!complaint) return failed(complaint.error());
    if (!*complaint) return failed(Reason::reference_unknown, text_of(reference));
    return fetch(**complaint);
}

std::vector<Action> DeskWorker::perform(errand::Open& open) {
    return one(done::Opened{fetch(open.reference)});
}

std::vector<Action> DeskWorker::perform(errand::Refresh& refresh) {
    return one(done::Refreshed{fetch(refresh.reference)});
}

std::vector<Action> DeskWorker::perform(errand::Take& take) {
    Result<OpenedComplaint> outcome = failed(nobody());
    if (m_casework) {
        const auto taken = m_casework->take(take.id, take.step);
        outcome = taken ? fetch(*taken) : Result<OpenedComplaint>(failed(taken.error()));
    }
    klachtenzuil::wipe(take.step);
    return one(done::StepTaken{std::move(outcome)});
}

std::vector<Action> DeskWorker::perform(errand::LinkPerson& link) {
    Result<OpenedComplaint> outcome = failed(nobody());
    if (m_casework) {
        const auto linked = m_casework->link_person(link.id, link.person, link.account);
        outcome = linked ? fetch(*linked) : Result<OpenedComplaint>(failed(linked.error()));
    }
    return one(done::StepTaken{std::move(outcome)});
}

std::vector<Action> DeskWorker::perform(errand::FindLike& find) {
    done::LikeFound found;
    if (m_casework) found.references = m_casework->like(find.form).value_or(std::vector<Reference>{});
    klachtenzuil::wipe(find.form);
    return one(std::move(found));
}

std::vector<Action> DeskWorker::perform(errand::FileComplaint& file) {
    Result<OpenedComplaint> outcome = failed(nobody());
    if (m_casework) {
        auto filed = m_casework->add(file.id, file.form, file.wants_paper);
        if (!filed) {
            // An error at the commit is not a "no": the complaint can stand there all the same.
            const auto found = m_store.find(file.id);
            if (found && *found) filed = **found;
        }
        outcome = filed ? fetch(filed->entry) : Result<OpenedComplaint>(failed(filed.error()));
    }
    klachtenzuil::wipe(file.form);
    return one(done::Filed{std::move(outcome)});
}

/// A letter lies sealed in its dossier: only who may open that can print it.
Result<PrintId> DeskWorker::print_kept(const ComplaintId& id, const Hash& part) {
    auto letter = m_casework->document(id, part);
    if (!letter) return failed(letter.error());
    klachtenzuil::wipe(letter->name);
    return m_queue.print_letter(id, part, std::move(letter->content));
}

std::vector<Action> DeskWorker::perform(errand::PrintAgain& print) {
    Result<OpenedComplaint> outcome = failed(nobody());
    if (m_casework) {
        const auto asked = print.part ? print_kept(print.id, *print.part) : m_queue.reprint(print.id);
        const auto filed = m_store.find(print.id);
        if (!asked) {
            outcome = failed(asked.error());
        } else if (filed && *filed) {
            outcome = fetch((*filed)->entry);
        }
    }
    return one(done::StepTaken{std::move(outcome)});
}

std::vector<Action> DeskWorker::perform(errand::EndPrint& end) {
    Result<OpenedComplaint> outcome = failed(nobody());
    if (m_casework) {
        const auto ended = m_queue.give_up(end.print);
        outcome = ended ? fetch(end.reference) : Result<OpenedComplaint>(failed(ended.error()));
    }
    return one(done::StepTaken{std::move(outcome)});
}

std::vector<Action> DeskWorker::perform(errand::ConfirmPrint& confirm) {
    Result<OpenedComplaint> outcome = failed(nobody());
    if (m_casework) {
        const auto confirmed = m_queue.came_out(confirm.print, *m_casework);
        outcome = confirmed ? fetch(confirm.reference) : Result<OpenedComplaint>(failed(confirmed.error()));
    }
    return one(done::StepTaken{std::move(outcome)});
}

std::vector<Action> DeskWorker::perform(errand::ListAccounts&) {
    Result<std::vector<StaffLine>> accounts = failed(nobody());
    if (m_who) accounts = staff();
    return one(done::AccountsListed{std::move(accounts)});
}

std::vector<Action> DeskWorker::perform(errand::AddAccount& add) {
    Result<std::string> given = failed(nobody());
    if (m_who) given = add_account(m_store, *m_who, add.name, add.role, m_clock);
    return one(done::PassphraseGiven{add.name, std::move(given)});
}

std::vector<Action> DeskWorker::perform(errand::ResetPassphrase& reset) {
    Result<std::string> given = failed(nobody());
    if (m_who) {
        const auto account = m_store.find_account(reset.name);
        const bool closed = account && *account && (*account)->disabled;
        given = closed ? enable_account(m_store, *m_who, reset.name, m_clock)
                       : reset_passphrase(m_store, *m_who, reset.name, m_clock);
    }
    return one(done::PassphraseGiven{reset.name, std::move(given)});
}

std::vector<Action> DeskWorker::perform(errand::CountHandled& count) {
    Result<std::int64_t> handled = failed(nobody());
    if (m_who) handled = count_work(m_store, {.handler = count.name}, most_counted);
    return one(done::HandledCounted{count.name, std::move(handled)});
}

std::vector<Action> DeskWorker::perform(errand::DisableAccount& disable) {
    Result<std::vector<StaffLine>> accounts = failed(nobody());
    if (m_who) {
        const auto disabled = disable_account(m_store, *m_who, disable.name, m_clock);
        accounts = disabled ? staff() : Result<std::vector<StaffLine>>(failed(disabled.error()));
    }
    return one(done::AccountsListed{std::move(accounts)});
}

std::vector<Action> DeskWorker::perform(errand::PreviewPurge&) {
    Result<std::vector<KeptLongEnough>> complaints = failed(nobody());
    if (m_casework) complaints = m_casework->kept_long_enough();
    return one(done::PurgeLooked{std::move(complaints)});
}

std::vector<Action> DeskWorker::perform(errand::Purge& purge) {
    Result<int> count = failed(nobody());
    if (m_casework) count = m_casework->purge(purge.complaints);
    return one(done::Purged{std::move(count)});
}

}  // namespace klachtenzuil::desk
