#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "core/register/accounts.hpp"
#include "core/report/gather.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/sign_in.hpp"
#include "platform/report/report_files.hpp"
#include "platform/report/report_json.hpp"

namespace klachtenzuil::ctl {

namespace {

struct ReportOptions {
    std::string year;
    std::string pdf, xlsx, json;
    std::string whom = std::string(name_of(ReportFor::management));
    std::string language;
};

/// What was typed, understood.
struct ReportRequest {
    std::chrono::year year{};
    ReportFor whom = ReportFor::management;
    Language language = Language::nl;
    ReportPlaces places;
};

std::optional<std::chrono::year> year_from(std::string_view text) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    // No complaint has another year in its number.
    constexpr int first_year = 2000;
    const bool whole =
        text.size() == 4 && read.ec == std::errc{} && read.ptr == text.data() + text.size() && number >= first_year;
    return whole ? std::optional(std::chrono::year{number}) : std::nullopt;
}

bool share_a_name(const ReportPlaces& places) {
    std::array all{places.pdf.lexically_normal(), places.xlsx.lexically_normal(), places.json.lexically_normal()};
    std::ranges::sort(all);
    const auto same = [](const auto& a, const auto& b) { return !a.empty() && a == b; };
    return std::ranges::adjacent_find(all, same) != all.end();
}

std::string language_codes() {
    std::string codes;
    for (const Language each : all_languages)
        codes += (codes.empty() ? "" : ", ") + std::string(code_of(each));
    return codes;
}

Result<ReportRequest> request_of(const ReportOptions& options, const Words& words) {
    const auto year = year_from(options.year);
    if (!year) return failed(Reason::usage, words(w::ctl_report_year_shape));
    const auto whom = report_for_from(options.whom);
    if (!whom) return failed(Reason::usage, "--for: " + words(w::ctl_report_for));
    std::optional<Language> language = words.language();
    if (!options.language.empty()) language = language_from_code(options.language);
    if (!language) {
        return failed(Reason::usage,
                      "--language: " + words.fill(w::ctl_report_language, fmt::arg("languages", language_codes())));
    }
    ReportRequest request{.year = *year,
                          .whom = *whom,
                          .language = *language,
                          .places = {.pdf = options.pdf, .xlsx = options.xlsx, .json = options.json}};
    if (share_a_name(request.places)) return failed(Reason::usage, words(w::ctl_report_places));
    return request;
}

/// Every figure, however small, is for management alone. What tells of no person is made by management too, once a
/// year: a second one, made when one more complaint was registered, would tell of that one.
OrStatus<void> may_have(const Session& session, Register& store) {
    const auto who = sign_in_as(session, store);
    if (!who) return tl::unexpected(who.error());
    if (const auto may = may_work(store, *who); !may) return tl::unexpected(refuse(session.words, may.error()));
    if (who->account.role == StaffRole::management) return {};
    return tl::unexpected(refuse(session.words, {Reason::not_permitted, std::string(name_of(who->account.role))}));
}

Result<ReportFacts> facts_of(const Session& session, const Register& store, const ReportRequest& request) {
    auto facts = gather_report(store, request.year, request.whom, session.config.analysis.smallest_cell,
                               amsterdam(session.clock.now()).date);
    if (!facts) return failed(facts.error());
    if (!*facts) return failed(Reason::usage, session.words(w::ctl_report_not_published));
    return std::move(**facts);
}

int report(Session& session, const ReportOptions& options) {
    const auto request = request_of(options, session.words);
    if (!request) return refuse(session.words, request.error());
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    if (const auto may = may_have(session, **opened); !may) return may.error();
    const auto facts = facts_of(session, **opened, *request);
    if (!facts) return refuse(session.words, facts.error());
    const auto written = write_report(*facts, session.config, request->language, request->places);
    if (!written) return refuse(session.words, written.error());
    if (session.json) {
        session.out.line(report_json(*facts));
        return done;
    }
    for (const std::string& line : summary_of(*facts, Words(request->language)))
        session.out.line(line);
    for (const auto& place : {request->places.pdf, request->places.xlsx, request->places.json}) {
        if (!place.empty())
            session.out.line(session.words.fill(w::ctl_report_written, fmt::arg("place", place.string())));
    }
    return done;
}

}  // namespace

void add_report(Commands& commands, const Words& words) {
    const auto options = std::make_shared<ReportOptions>();
    commands.add("report", words(w::ctl_report), [options](Session& s) { return report(s, *options); })
        .value("--year", options->year, words(w::ctl_report_year), "YEAR")
        .value("--pdf", options->pdf, words(w::ctl_report_pdf), "FILE")
        .value("--xlsx", options->xlsx, words(w::ctl_report_xlsx), "FILE")
        .value("--json", options->json, words(w::ctl_report_json), "FILE")
        .value("--for", options->whom, words(w::ctl_report_for), "WHO")
        .value("--language", options->language,
               words.fill(w::ctl_report_language, fmt::arg("languages", language_codes())), "LANGUAGE");
}

}  // namespace klachtenzuil::ctl
