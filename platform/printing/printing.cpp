#include "platform/printing/printing.hpp"

#include "platform/printing/auto_printer.hpp"
#include "platform/printing/cups_printer.hpp"
#include "platform/printing/fake_printer.hpp"
#include "platform/printing/folder_printer.hpp"

namespace klachtenzuil {

std::filesystem::path receipts_folder(const std::filesystem::path& data) {
    return data / "receipts";
}

std::unique_ptr<Printer> make_printer(const PrinterConfig& config, const std::filesystem::path& data,
                                      const Clock& clock) {
    const std::filesystem::path folder = receipts_folder(data);
    switch (config.kind) {
        case PrinterKind::automatic: return std::make_unique<AutoPrinter>(config, folder, clock);
        case PrinterKind::cups: return std::make_unique<CupsPrinter>(config, clock);
        case PrinterKind::folder: return std::make_unique<FolderPrinter>(folder);
        case PrinterKind::fake: return std::make_unique<FakePrinter>(folder, clock);
    }
    return nullptr;
}

}  // namespace klachtenzuil
