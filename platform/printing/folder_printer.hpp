#pragma once
// A folder in place of a printer: the desk hands the paper out. Nothing here can say that paper came out.

#include <filesystem>

#include "core/print/printer.hpp"

namespace klachtenzuil {

class FolderPrinter final : public Printer {
  public:
    /// Files go to `folder`, made with mode 0700 at the first one; each is 0600.
    explicit FolderPrinter(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    bool confirms_paper() const override { return false; }
    Result<PrintJob> create_job(const PaperName& name) override;
    Result<void> send(const PrintJob& job, std::span<const std::byte> pdf) override;
    Result<void> release(const PrintJob& job) override;
    Result<JobReport> look(const PrintJob& job) override;
    std::string place_of(const PrintJob& job) const override;
    Result<void> purge(const PrintJob& job) override;

    /// The queue of its jobs: a name that no CUPS queue can have.
    static constexpr const char* queue = "/folder";

  private:
    std::filesystem::path m_folder;
};

}  // namespace klachtenzuil
