#pragma once
// One request to a server, by libcurl: what holds for every one of them, and how it ended.

#include <curl/curl.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "platform/transport/local_file.hpp"
#include "platform/transport/patience.hpp"
#include "platform/transport/place.hpp"

namespace klachtenzuil {

/// Who is believed to be the server. The product only ever asks for `checked`; tests show with `anybody` that the check
/// is what refuses a stranger.
enum class Trust { checked, anybody };

/// The files that go with a place, as the configuration names them; empty: none.
struct ServerKeys {
    std::string ssh_key, known_hosts, ca_file, credentials;
    Trust trust = Trust::checked;
};

/// How a request ended, and what the server answered.
struct ServerAnswer {
    CURLcode code = CURLE_OK;
    long status = 0;  ///< of http; 0 when none came
    std::optional<std::chrono::milliseconds> wait_asked;
    long certificate = 0;  ///< what is wrong with it, as X.509 counts; 0 when nothing is
    /// The number by which an administrator finds out more, in no language: "HTTP 507", "curl 60".
    std::string code_said() const;
};

/// One connection to one server, kept open from one request to the next.
class CurlRequest {
  public:
    CurlRequest(RemotePlace place, ServerKeys keys, Patience patience);

    /// Forgets the last request; every other call adds to the next one.
    void begin(std::string_view name);
    /// Sends the file. It must stay open.
    void send(const OpenFile& file, std::uint64_t bytes);
    /// Where what comes goes; without this it is thrown away.
    void receive(Arrival& arrival);
    /// The names of what stands in the directory instead, one in a line, to here.
    void receive_names(std::string& names);
    /// Nothing but the commands, or another method.
    void without_content();
    void method(const char* name);
    void range(const char* bytes);
    /// Commands of sftp, before the transfer or after it. One that begins with * may fail.
    void before(const std::vector<std::string>& commands);
    void after(const std::vector<std::string>& commands);

    ServerAnswer perform();

    const RemotePlace& place() const { return m_place; }
    const Patience& patience() const { return m_patience; }
    /// A failure that names the server and a number or name, and nothing else.
    tl::unexpected<Failure> failure(Reason reason, std::string_view said) const;

  private:
    struct FreeList {
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };
    using List = std::unique_ptr<curl_slist, FreeList>;
    struct FreeHandle {
        void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    };

    template <class Value>
    void set(CURLoption option, Value value);
    void set_https();
    void set_sftp();
    void set_commands(CURLoption option, List& list, const std::vector<std::string>& commands);

    RemotePlace m_place;
    ServerKeys m_keys;
    Patience m_patience;
    std::unique_ptr<CURL, FreeHandle> m_handle;
    List m_before, m_after;
    CURLcode m_prepared = CURLE_OK;  ///< how the options of the next request were taken
    bool m_worn = false;             ///< whether the connection is gone
    Arrival* m_arrival = nullptr;
    std::string* m_names = nullptr;
    std::uint64_t m_thrown_away = 0;

    static std::size_t take(char* from, std::size_t one, std::size_t count, void* self);
};

/// Whether the same request can go well later: nobody answered, or the answer broke off.
bool may_pass(CURLcode code);
/// What it tells of the other end.
Reason reason_of(CURLcode code);

}  // namespace klachtenzuil
