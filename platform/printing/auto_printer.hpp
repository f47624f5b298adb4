#pragma once
// Paper where there is a print queue, else a folder; decided again for each job. A queue that was seen once is waited
// for: while the print service is down, papers wait and do not go to the folder.

#include <atomic>
#include <filesystem>

#include "platform/printing/cups_printer.hpp"
#include "platform/printing/folder_printer.hpp"

namespace klachtenzuil {

class AutoPrinter final : public Printer {
  public:
    AutoPrinter(const PrinterConfig& config, std::filesystem::path folder, const Clock& clock, CupsServer server = {});

    /// As it was for the latest job.
    bool confirms_paper() const override { return m_queue_seen; }
    bool keeps_off_disk() const override { return m_queue_seen && m_cups.keeps_off_disk(); }
    bool kept_off_disk(const PrintJob& job) const override;
    Result<PrintJob> create_job(const PaperName& name) override;
    Result<void> send(const PrintJob& job, std::span<const std::byte> pdf) override;
    Result<void> release(const PrintJob& job) override;
    Result<JobReport> look(const PrintJob& job) override;
    std::string place_of(const PrintJob& job) const override;
    Result<void> purge(const PrintJob& job) override;

  private:
    /// Who took the job.
    Printer& of(const PrintJob& job);

    CupsPrinter m_cups;
    FolderPrinter m_folder;
    std::atomic<bool> m_queue_seen = false;
};

}  // namespace klachtenzuil
