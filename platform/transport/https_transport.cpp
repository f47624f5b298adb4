#include <fcntl.h>
#include <fmt/format.h>

#include <string>

#include "platform/transport/remote_transport.hpp"

namespace klachtenzuil {

namespace {

bool is_missing(long status) {
    return status == 404 || status == 410;
}

/// Statuses that tell of a moment: too early, too often, or a server that cannot now. One that does not know the method
/// (501, 505) or has no room (507) says the same a minute later.
bool passes(long status) {
    return status == 408 || status == 425 || status == 429 ||
           (status >= 500 && status < 600 && status != 501 && status != 505 && status != 507);
}

class HttpsTransport final : public Transport {
  public:
    HttpsTransport(RemotePlace place, ServerKeys keys, Patience patience)
        : m_request(std::move(place), std::move(keys), std::move(patience)) {}

    Result<void> put(std::string_view name, const std::filesystem::path& path) override {
        if (!is_plain_name(name)) return m_request.failure(Reason::transport_refused, "a name that is none");
        return try_patiently(m_request.patience(), [&]() -> Attempt {
            const OpenFile file(path, O_RDONLY);
            const auto bytes = file ? file.size() : std::nullopt;
            if (!bytes) return {failed(Reason::file_unreadable, path.string()), false, {}};
            m_request.begin(name);
            m_request.send(file, *bytes);
            const ServerAnswer answer = m_request.perform();
            if (answer.code == CURLE_ABORTED_BY_CALLBACK) {
                return {failed(Reason::file_unreadable, path.string()), false, {}};
            }
            const bool taken = answer.status == 200 || answer.status == 201 || answer.status == 204;
            return ended(answer, answer.code == CURLE_OK && taken);
        });
    }

    Result<void> get(std::string_view name, const std::filesystem::path& path, std::uint64_t most) override {
        if (!is_plain_name(name)) return failed(Reason::transport_missing, std::string(name));
        Arrival arrival(path, most);
        return try_patiently(m_request.patience(), [&]() -> Attempt {
            if (auto begun = arrival.begin(); !begun) return {begun, false, {}};
            m_request.begin(name);
            m_request.receive(arrival);
            const ServerAnswer answer = m_request.perform();
            if (arrival.failure()) return {failed(*arrival.failure()), false, {}};
            if (arrival.too_large()) return {m_request.failure(Reason::transport_refused, too_large), false, {}};
            if (answer.code == CURLE_OK && is_missing(answer.status)) {
                return {failed(Reason::transport_missing, std::string(name)), false, {}};
            }
            if (answer.code == CURLE_OK && answer.status == 200) return {arrival.finish(), false, {}};
            return ended(answer, false);
        });
    }

    Result<void> remove(std::string_view name) override {
        if (!is_plain_name(name)) return {};
        return try_patiently(m_request.patience(), [&]() -> Attempt {
            m_request.begin(name);
            m_request.method("DELETE");
            const ServerAnswer answer = m_request.perform();
            const bool gone = answer.status == 200 || answer.status == 204 || is_missing(answer.status);
            return ended(answer, answer.code == CURLE_OK && gone);
        });
    }

  private:
    static constexpr const char* too_large = "the file is larger than it may be";

    Attempt ended(const ServerAnswer& answer, bool good) const {
        if (good) return {{}, false, {}};
        // A server that answers before it has read all says why; that the rest could not be sent says nothing.
        const bool answered = answer.status >= 300 && (answer.code == CURLE_OK || answer.code == CURLE_SEND_ERROR);
        const bool again = answered ? passes(answer.status) : may_pass(answer.code);
        const std::string why =
            answered || answer.code == CURLE_OK ? fmt::format("HTTP {}", answer.status) : answer.why;
        // 500 may be a moment's trouble, or a folder that cannot be written: a server that says so to the end refuses.
        const Reason reason =
            again && !(answered && answer.status == 500) ? Reason::transport_unreachable : Reason::transport_refused;
        return {m_request.failure(reason, why), again, answer.wait_asked};
    }

    CurlRequest m_request;
};

}  // namespace

std::unique_ptr<Transport> https_transport(RemotePlace place, ServerKeys keys, Patience patience) {
    return std::make_unique<HttpsTransport>(std::move(place), std::move(keys), std::move(patience));
}

}  // namespace klachtenzuil
