#pragma once
// Does the desk's errands, on the runner's thread. It alone holds the key that opens dossiers, from signing in until
// signing out.

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/clock.hpp"
#include "core/config/config.hpp"
#include "core/print/print_queue.hpp"
#include "core/register/casework.hpp"
#include "kiosk/desk/desk_action.hpp"
#include "kiosk/desk/desk_errand.hpp"

namespace klachtenzuil::desk {

/// What the worker works with. Everything referred to must outlive it.
struct DeskParts {
    Register& store;
    PrintQueue& queue;
    const Config& config;
    const Clock& clock;
    LoosePapers& loose;  ///< for what belongs to no complaint; papers of complaints go through the queue
    const std::function<Result<std::vector<std::byte>>(const Letter&)>& make_pdf;
    const std::function<Result<std::vector<std::byte>>(const Report&)>& make_report_pdf;
    std::function<void(Action)> report;     ///< how far long work is
    const std::atomic<bool>& stop;          ///< long work ends early
    const std::atomic<bool>& stop_figures;  ///< the counting of a year ends early
};

class DeskWorker {
  public:
    explicit DeskWorker(DeskParts parts);
    ~DeskWorker();
    DeskWorker(const DeskWorker&) = delete;
    DeskWorker& operator=(const DeskWorker&) = delete;

    /// What became of it. Personal data and passphrases in the errand are wiped.
    std::vector<Action> perform(Errand& errand);

    /// The account that is signed in, for what is done in its name; empty: nobody.
    std::string signed_in_as() const;

  private:
    std::vector<Action> perform(errand::SignIn& sign_in);
    std::vector<Action> perform(errand::ChoosePassphrase& choose);
    std::vector<Action> perform(errand::MakeRecoveryKey& make);
    std::vector<Action> perform(errand::PrintRecoveryKey& print);
    std::vector<Action> perform(errand::EndRecoveryPrint& end);
    std::vector<Action> perform(errand::SignOut& out);
    std::vector<Action> perform(errand::LoadWork& load);
    std::vector<Action> perform(errand::LookUp& look);
    std::vector<Action> perform(errand::StopSearch& stop);
    std::vector<Action> perform(errand::Open& open);
    std::vector<Action> perform(errand::Refresh& refresh);
    std::vector<Action> perform(errand::Take& take);
    std::vector<Action> perform(errand::LinkPerson& link);
    std::vector<Action> perform(errand::FindLike& find);
    std::vector<Action> perform(errand::FileComplaint& file);
    std::vector<Action> perform(errand::ShowDocument& show);
    std::vector<Action> perform(errand::ListScans& list);
    std::vector<Action> perform(errand::ShowScan& show);
    std::vector<Action> perform(errand::AttachScan& attach);
    std::vector<Action> perform(errand::DraftLetter& draft);
    std::vector<Action> perform(errand::PrintLetter& print);
    std::vector<Action> perform(errand::PrintAgain& print);
    std::vector<Action> perform(errand::EndPrint& end);
    std::vector<Action> perform(errand::ConfirmPrint& confirm);
    std::vector<Action> perform(errand::ListAccounts& list);
    std::vector<Action> perform(errand::AddAccount& add);
    std::vector<Action> perform(errand::ResetPassphrase& reset);
    std::vector<Action> perform(errand::CountHandled& count);
    std::vector<Action> perform(errand::DisableAccount& disable);
    std::vector<Action> perform(errand::PreviewPurge& preview);
    std::vector<Action> perform(errand::Purge& purge);
    std::vector<Action> perform(errand::LoadYear& load);
    std::vector<Action> perform(errand::FindBehind& find);
    std::vector<Action> perform(errand::AddNote& add);
    std::vector<Action> perform(errand::AnswerNote& answer);
    std::vector<Action> perform(errand::PrintReport& print);
    std::vector<Action> perform(errand::LookAtReport& look);
    std::vector<Action> perform(errand::EndReport& end);

    void seal_to_office();
    Who who() const;
    bool for_management() const;
    WorkLine line_of(Complaint complaint) const;
    Result<ShownYear> year_of_scope(const AnalysisScope& scope);
    Result<void> print_report(const errand::PrintReport& print);
    Result<void> may_print_report() const;
    ReportPrint report_print() const;
    void leave_report();
    Result<PrintJob> print_recovery_key(const std::string& key);
    void end_recovery_print();
    Result<OpenedComplaint> fetch(const Complaint& complaint);
    Result<OpenedComplaint> fetch(const Reference& reference);
    Result<std::vector<StaffLine>> staff();
    Result<std::vector<WorkLine>> lines_of(const errand::LoadWork& load, std::optional<WorkMark> after) const;
    Result<Complaint> complaint_of(const ComplaintId& id);
    Result<std::shared_ptr<ShownPage>> page_of(const errand::ShowDocument& show);
    Result<std::shared_ptr<ShownPage>> page_of(const errand::ShowScan& show);
    Result<void> attach(const errand::AttachScan& attach);
    void note_letter_attached(const ComplaintId& id);
    Result<std::shared_ptr<LetterDraft>> draft(const errand::DraftLetter& wanted);
    Result<void> print(const errand::PrintLetter& wanted);
    Result<PrintId> print_kept(const ComplaintId& id, const Hash& part);
    Result<OpenedComplaint> after(const Result<void>& outcome, const ComplaintId& id);

    Register& m_store;
    PrintQueue& m_queue;
    const Config& m_config;
    const Clock& m_clock;
    LoosePapers& m_loose;
    const std::function<Result<std::vector<std::byte>>(const Letter&)>& m_make_pdf;
    const std::function<Result<std::vector<std::byte>>(const Report&)>& m_make_report_pdf;
    const std::function<void(Action)> m_report;
    const std::atomic<bool>& m_stop;
    const std::atomic<bool>& m_stop_figures;
    std::optional<SignedIn> m_who;
    std::optional<PrintJob> m_recovery_print;  ///< from sending the key to the printer until it is said to be out
    std::unique_ptr<Casework> m_casework;      ///< while somebody is signed in
    /// The report that prints or was printed last, for whoever is signed in.
    struct ReportOnPaper {
        std::chrono::year year{};
        ReportFor whom = ReportFor::management;
        LoosePaper paper;
    };
    std::optional<ReportOnPaper> m_report_print;
    bool m_seals = false;  ///< there may be dossiers that the office cannot open yet
};

}  // namespace klachtenzuil::desk
