#pragma once
// One conversation with the print service: requests that answer within seconds or fail. Used by one thread at a time.

#include <cups/cups.h>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "platform/printing/memory_spool.hpp"

namespace klachtenzuil {

/// Who all jobs of this program belong to at the print service.
inline constexpr const char* cups_user = "klachtenzuil";

/// Where the print service listens. An empty host is what the machine's own CUPS settings say.
struct CupsServer {
    std::string host{};
    int port = 0;
    std::filesystem::path spool = cups_spool;  ///< where the service keeps documents, if it is on this machine
};

struct IppDelete {
    void operator()(ipp_t* ipp) const { ippDelete(ipp); }
};
using Ipp = std::unique_ptr<ipp_t, IppDelete>;

/// A request of this program's user about a queue, or about a job by its number.
Ipp request_for_queue(ipp_op_t operation, std::string_view queue);
Ipp request_for_job(ipp_op_t operation, int job);
Ipp request_for_service(ipp_op_t operation);

void add_keyword(const Ipp& request, ipp_tag_t group, const char* name, const char* value);
void add_keywords(const Ipp& request, const char* name, std::span<const char* const> values);

class CupsConnection {
  public:
    /// Fails with printer_unreachable.
    static Result<CupsConnection> open(const CupsServer& server);

    /// Sends the request, with a document behind it when there is one, and gives the answer when it says that the
    /// operation was carried out. Fails with printer_unreachable when there is no answer, with printer_none when queue
    /// or job are not there, with printer_stopped when the queue takes no jobs, else with printer_refused.
    Result<Ipp> ask(Ipp request, std::span<const std::byte> document = {});

  private:
    struct Close {
        void operator()(http_t* http) const { httpClose(http); }
    };
    explicit CupsConnection(http_t* http) : m_http(http) {}
    std::unique_ptr<http_t, Close> m_http;
};

}  // namespace klachtenzuil
