#include "platform/ctl/pdf_file.hpp"

#include <unistd.h>

#include <cerrno>

#include "core/base/file.hpp"
#include "core/base/wipe.hpp"
#include "platform/pdf/pdf.hpp"

namespace klachtenzuil::ctl {

Result<void> check_new_file(const std::filesystem::path& file) {
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, ignored))) {
        return failed(Reason::file_exists, file.string());
    }
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    if (!std::filesystem::is_directory(folder, ignored)) return failed(Reason::file_unreadable, folder.string());
    if (::access(folder.c_str(), W_OK | X_OK) != 0) return failed(reason_of_errno(errno), folder.string());
    return {};
}

Result<void> write_pdf(const Letter& letter, const std::filesystem::path& file) {
    if (auto free = check_new_file(file); !free) return free;
    auto pdf = make_pdf(letter, Paper::a4);
    if (!pdf) return failed(pdf.error());
    auto written = write_durably(file, *pdf);
    wipe(*pdf);
    return written;
}

}  // namespace klachtenzuil::ctl
