// What the words of the report mean.

#include <fmt/format.h>

#include <array>

#include "core/report/report.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

std::vector<ReportMeaning> meanings_of(const ReportFacts& facts, const Config& config, const Words& words) {
    const Terms& terms = facts.analysis.terms;
    std::vector<ReportMeaning> all;
    const auto mean = [&](Word word, std::string meaning) { all.push_back({words(word), std::move(meaning)}); };
    mean(w::report_means_complaint, words(w::report_means_complaint_text));
    mean(w::report_means_received, words(w::report_means_received_text));
    mean(w::report_means_completed, words(w::report_means_completed_text));
    mean(w::report_means_refused, words(w::report_means_refused_text));
    mean(w::report_means_outcome, words(w::report_means_outcome_text));
    mean(w::report_means_term,
         words.fill(w::report_means_term_text, fmt::arg("acknowledge", words.days(terms.acknowledge_days)),
                    fmt::arg("start", words.days(terms.start_days)), fmt::arg("refuse", words.days(terms.refuse_days)),
                    fmt::arg("complete", words.days(terms.complete_days))));
    if (terms.extension_days > 0) {
        mean(w::report_means_extension,
             words.fill(w::report_means_extension_text, fmt::arg("days", words.days(terms.extension_days))));
    }
    mean(w::report_means_external, words(w::report_means_external_text));
    mean(w::report_means_measure, words(w::report_means_measure_text));
    if (facts.whom == ReportFor::management) mean(w::report_means_repeat, words(w::report_means_repeat_text));
    mean(w::report_means_median, words(w::report_means_median_text));
    mean(w::report_means_mean, words(w::report_means_mean_text));
    mean(w::report_means_share, words(w::report_means_share_text));
    mean(w::analysis_cell_nothing, words(w::report_means_nothing_text));
    if (facts.whom == ReportFor::work_meeting) {
        mean(w::analysis_cell_hidden,
             words.fill(w::report_means_hidden_text, fmt::arg("smallest", config.analysis.smallest_cell)));
    }
    return all;
}

}  // namespace klachtenzuil
