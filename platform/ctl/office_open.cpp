#include <fmt/format.h>

#include <memory>

#include "core/base/json.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/case_session.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/office/open_tables.hpp"

namespace klachtenzuil::ctl {

namespace {

struct OpenOptions {
    std::string csv, json, xlsx;
    std::string since;
};

Result<OpenRequest> request_of(const OpenOptions& options, const Words& words) {
    OpenRequest request;
    int places = 0;
    const auto take = [&](const std::string& to, TableFormat format) {
        if (to.empty()) return;
        request.to = to;
        request.format = format;
        ++places;
    };
    take(options.csv, TableFormat::csv);
    take(options.json, TableFormat::json);
    take(options.xlsx, TableFormat::xlsx);
    if (places != 1) return failed(Reason::usage, words(w::office_open_where));
    if (!options.since.empty()) {
        request.since = date_from_iso(options.since);
        if (!request.since) return failed(Reason::usage, words(w::office_open_since_shape));
    }
    return request;
}

int write_tables(Session& session, const OpenOptions& options) {
    const auto request = request_of(options, session.words);
    if (!request) return refuse(session.words, request.error());
    return with_casework(session, [&](Register& store, const Casework& casework) {
        const auto opened = open_tables(store, casework, *request);
        if (!opened) return refuse(session.words, opened.error());
        if (session.json) {
            session.out.line(nlohmann::ordered_json{{"complaints", opened->complaints},
                                                    {"open", opened->open},
                                                    {"closed", opened->closed},
                                                    {"place", request->to.string()}}
                                 .dump());
        } else {
            session.out.line(session.words.fill(w::office_open_done, fmt::arg("complaints", opened->complaints),
                                                fmt::arg("dossiers", opened->open),
                                                fmt::arg("place", request->to.string())));
        }
        if (opened->closed == 0) return done;
        say_error(session.words.fill(w::office_open_closed, fmt::arg("count", opened->closed)));
        return done_but_needs_a_person;
    });
}

}  // namespace

void add_office_open(Commands& office, const Words& words) {
    const auto options = std::make_shared<OpenOptions>();
    office.add("open", words(w::office_open), [options](Session& s) { return write_tables(s, *options); })
        .value("--csv", options->csv, words(w::office_open_csv), "DIR")
        .value("--json", options->json, words(w::office_open_json), "DIR")
        .value("--xlsx", options->xlsx, words(w::office_open_xlsx), "FILE")
        .value("--since", options->since, words(w::office_open_since), "DATE");
}

}  // namespace klachtenzuil::ctl
