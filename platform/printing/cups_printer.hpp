#pragma once
// Paper through CUPS. A job is made on hold, so that its number can be stored and its document checked before anything
// can come out of the printer.
//
// A print service that keeps no history forgets a job when it ends. So that a printed job can still be told from a lost
// one, the printer subscribes to the events of the queue before it makes a job; the service keeps the last hundred.

#include <optional>
#include <string>

#include "core/base/clock.hpp"
#include "core/config/config.hpp"
#include "core/print/printer.hpp"
#include "platform/printing/cups_connection.hpp"
#include "platform/printing/cups_report.hpp"

namespace klachtenzuil {

class CupsPrinter final : public Printer {
  public:
    /// `config.queue` empty: the default queue, looked up for each job.
    CupsPrinter(const PrinterConfig& config, const Clock& clock, CupsServer server = {});

    bool confirms_paper() const override { return true; }
    /// The print service puts every document into its spool before it prints, and deletes it afterwards: on a disk its
    /// bytes stay. Only a service on this machine whose spool is memory leaves none.
    bool keeps_off_disk() const override;
    Result<PrintJob> create_job(const PaperName& name) override;
    Result<void> send(const PrintJob& job, std::span<const std::byte> pdf) override;
    Result<void> release(const PrintJob& job) override;
    Result<JobReport> look(const PrintJob& job) override;
    Result<void> purge(const PrintJob& job) override;

    /// The queue that the next job would go to. Fails with printer_none or printer_unreachable.
    Result<std::string> queue();

  private:
    Result<CupsConnection> connect();
    Result<std::string> queue(CupsConnection& cups);
    /// Passes an outcome on; after a silence nothing is asked for a while, so that a hung service does not hold up the
    /// caller each time.
    template <class T>
    Result<T> noting_silence(Steady began, Result<T> outcome);

    PrinterConfig m_config;
    const Clock& m_clock;
    CupsServer m_server;
    std::optional<Steady> m_silent_until;
};

}  // namespace klachtenzuil
