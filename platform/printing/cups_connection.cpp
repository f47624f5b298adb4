#include "platform/printing/cups_connection.hpp"

#include <fmt/format.h>

#include <array>

namespace klachtenzuil {

namespace {

constexpr int connect_within_ms = 2000;
constexpr double silent_for_seconds = 3.0;

int give_up_waiting(http_t*, void*) {
    return 0;
}

/// libcups would else ask for a password on the terminal.
const char* no_password(const char*, http_t*, const char*, const char*, void*) {
    return nullptr;
}

Ipp request(ipp_op_t operation, const char* target, const std::string& uri) {
    Ipp made(ippNewRequest(operation));
    if (target) ippAddString(made.get(), IPP_TAG_OPERATION, IPP_TAG_URI, target, nullptr, uri.c_str());
    ippAddString(made.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, cups_user);
    return made;
}

Reason reason_of(ipp_status_t status, bool answered) {
    switch (status) {
        case IPP_STATUS_ERROR_NOT_FOUND: return Reason::printer_none;
        case IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS: return Reason::printer_stopped;
        case IPP_STATUS_ERROR_FORBIDDEN:
        case IPP_STATUS_ERROR_NOT_AUTHENTICATED:
        case IPP_STATUS_ERROR_NOT_AUTHORIZED:
        case IPP_STATUS_ERROR_CUPS_AUTHENTICATION_CANCELED: return Reason::printer_refused;
        default: return answered ? Reason::printer_refused : Reason::printer_unreachable;
    }
}

}  // namespace

Ipp request_for_queue(ipp_op_t operation, std::string_view queue) {
    std::array<char, HTTP_MAX_URI> uri{};
    httpAssembleURIf(HTTP_URI_CODING_ALL, uri.data(), static_cast<int>(uri.size()), "ipp", nullptr, "localhost", 0,
                     "/printers/%s", std::string(queue).c_str());
    return request(operation, "printer-uri", uri.data());
}

Ipp request_for_job(ipp_op_t operation, int job) {
    return request(operation, "job-uri", fmt::format("ipp://localhost/jobs/{}", job));
}

Ipp request_for_service(ipp_op_t operation) {
    return request(operation, nullptr, {});
}

void add_keyword(const Ipp& request, ipp_tag_t group, const char* name, const char* value) {
    ippAddString(request.get(), group, IPP_TAG_KEYWORD, name, nullptr, value);
}

void add_keywords(const Ipp& request, const char* name, std::span<const char* const> values) {
    ippAddStrings(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, name, static_cast<int>(values.size()), nullptr,
                  values.data());
}

Result<CupsConnection> CupsConnection::open(const CupsServer& server) {
    cupsSetPasswordCB2(no_password, nullptr);
    const std::string host = server.host.empty() ? cupsServer() : server.host;
    const int port = server.host.empty() ? ippPort() : server.port;
    http_t* http = httpConnect2(host.c_str(), port, nullptr, AF_UNSPEC, HTTP_ENCRYPTION_IF_REQUESTED, 1,
                                connect_within_ms, nullptr);
    if (!http) return failed(Reason::printer_unreachable, fmt::format("CUPS, {}", host));
    httpSetTimeout(http, silent_for_seconds, give_up_waiting, nullptr);
    return CupsConnection(http);
}

Result<Ipp> CupsConnection::ask(Ipp request, std::span<const std::byte> document) {
    const std::string what = ippOpString(ippGetOperation(request.get()));
    const std::size_t length = ippLength(request.get()) + document.size();
    http_status_t status = cupsSendRequest(m_http.get(), request.get(), "/", length);
    if (status == HTTP_STATUS_CONTINUE && !document.empty()) {
        status = cupsWriteRequestData(m_http.get(), reinterpret_cast<const char*>(document.data()), document.size());
    }
    if (status != HTTP_STATUS_CONTINUE && status != HTTP_STATUS_OK) {
        return failed(reason_of(cupsLastError(), false), fmt::format("{}: HTTP {}", what, static_cast<int>(status)));
    }
    Ipp answer(cupsGetResponse(m_http.get(), "/"));
    const ipp_status_t outcome = answer ? ippGetStatusCode(answer.get()) : cupsLastError();
    if (answer && outcome < IPP_STATUS_REDIRECTION_OTHER_SITE) return answer;
    return failed(reason_of(outcome, answer != nullptr), fmt::format("{}: {}", what, ippErrorString(outcome)));
}

}  // namespace klachtenzuil
