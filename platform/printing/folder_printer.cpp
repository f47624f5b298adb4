#include "platform/printing/folder_printer.hpp"

#include <system_error>

#include "core/base/file.hpp"

namespace klachtenzuil {

namespace {

namespace fs = std::filesystem;

fs::path filed(const fs::path& folder, const PrintJob& job) {
    return folder / (job.name.file_name + ".pdf");
}

/// Where the document stands until its release.
fs::path waiting(const fs::path& folder, const PrintJob& job) {
    return folder / ("." + job.name.file_name + ".waiting");
}

tl::unexpected<Failure> refused(const Failure& failure) {
    return failed(Reason::printer_refused, failure.detail);
}

}  // namespace

Result<PrintJob> FolderPrinter::create_job(const PaperName& name) {
    const auto made = make_private_directory(m_folder);
    if (!made) return refused(made.error());
    std::error_code error;
    if (!fs::is_directory(m_folder, error)) return failed(Reason::printer_refused, m_folder.string());
    return PrintJob{.queue = queue, .number = 0, .name = name};
}

Result<void> FolderPrinter::send(const PrintJob& job, std::span<const std::byte> pdf) {
    const auto written = write_durably(waiting(m_folder, job), pdf);
    if (!written) return refused(written.error());
    return {};
}

Result<void> FolderPrinter::release(const PrintJob& job) {
    std::error_code error;
    if (!fs::exists(waiting(m_folder, job), error)) return {};
    const auto renamed = rename_durably(waiting(m_folder, job), filed(m_folder, job));
    if (!renamed) return refused(renamed.error());
    return {};
}

Result<JobReport> FolderPrinter::look(const PrintJob& job) {
    std::error_code error;
    if (fs::exists(filed(m_folder, job), error)) return JobReport{JobPhase::filed};
    if (fs::exists(waiting(m_folder, job), error)) return JobReport{JobPhase::held};
    return JobReport{JobPhase::empty};
}

std::string FolderPrinter::place_of(const PrintJob& job) const {
    return filed(m_folder, job).string();
}

Result<void> FolderPrinter::purge(const PrintJob& job) {
    std::error_code error;
    for (const fs::path& path : {waiting(m_folder, job), filed(m_folder, job)}) {
        fs::remove(path, error);
        if (error) return failed(Reason::printer_refused, path.filename().string());
    }
    return {};
}

}  // namespace klachtenzuil
