#include "platform/report/report_files.hpp"

#include <memory>
#include <string_view>
#include <vector>

#include "platform/office/draft_place.hpp"
#include "platform/office/private_file.hpp"
#include "platform/pdf/report_pdf.hpp"
#include "platform/report/report_json.hpp"
#include "platform/report/report_xlsx.hpp"

namespace klachtenzuil {

namespace {

Result<void> write_whole(const std::filesystem::path& file, std::string_view content) {
    PrivateFile to(file);
    to.add(content);
    return to.flush();
}

Result<void> write_pdf(const Report& report, const std::filesystem::path& file) {
    const auto pdf = make_pdf(report);
    if (!pdf) return failed(pdf.error());
    return write_whole(file, {reinterpret_cast<const char*>(pdf->data()), pdf->size()});
}

/// A draft and the file in it.
struct ReportDraft {
    std::unique_ptr<DraftPlace> place;
    std::filesystem::path file() const { return place->directory() / "whole"; }
};

}  // namespace

Result<void> write_report(const ReportFacts& facts, const Config& config, Language language,
                          const ReportPlaces& places) {
    const Report report = make_report(facts, config, language);
    std::vector<ReportDraft> drafts;
    const auto draft = [&](const std::filesystem::path& target, const auto& write) -> Result<void> {
        if (target.empty()) return {};
        auto place = DraftPlace::make(target);
        if (!place) return failed(place.error());
        drafts.push_back({std::move(*place)});
        return write(drafts.back());
    };
    if (auto made = draft(places.pdf, [&](const ReportDraft& to) { return write_pdf(report, to.file()); }); !made)
        return made;
    if (auto made =
            draft(places.xlsx,
                  [&](const ReportDraft& to) { return write_xlsx(facts, report, to.file(), to.place->directory()); });
        !made)
        return made;
    if (auto made =
            draft(places.json, [&](const ReportDraft& to) { return write_whole(to.file(), report_json(facts)); });
        !made)
        return made;
    for (ReportDraft& each : drafts) {
        if (auto named = each.place->finish_file(each.file()); !named) return named;
    }
    return {};
}

}  // namespace klachtenzuil
