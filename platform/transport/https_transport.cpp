#include <fmt/format.h>

#include <string>

#include "platform/transport/remote_transport.hpp"

namespace klachtenzuil {

namespace {

bool has_none(long status) {
    return status == 404 || status == 410;
}

/// Statuses that tell of a moment: too early, too often, or a server that cannot now. One that does not know the method
/// (501, 505) or has no room (507) says the same a minute later.
bool passes(long status) {
    return status == 408 || status == 425 || status == 429 ||
           (status >= 500 && status < 600 && status != 501 && status != 505 && status != 507);
}

Reason reason_of_status(long status) {
    switch (status) {
        case 401: return Reason::transport_login;
        case 403: return Reason::transport_not_allowed;
        // Where a folder is missing, servers of WebDAV answer the third of these.
        case 404:
        case 410:
        case 409: return Reason::transport_place_missing;
        case 507: return Reason::transport_full;
        // It may be a moment's trouble, or a folder that cannot be written: a server that says so to the end refuses.
        case 500: return Reason::transport_refused;
        default: return passes(status) ? Reason::transport_unreachable : Reason::transport_refused;
    }
}

class HttpsTransport final : public RemoteTransport {
  public:
    HttpsTransport(RemotePlace place, ServerKeys keys, Patience patience)
        : RemoteTransport(std::move(place), std::move(keys), std::move(patience)) {}

  private:
    Attempt try_to_put(std::string_view name, const std::filesystem::path& path) override {
        const auto answer = send(path, name);
        if (!answer) return {failed(answer.error()), false, {}};
        const bool taken = answer->status == 200 || answer->status == 201 || answer->status == 204;
        return answer->code == CURLE_OK && taken ? Attempt{{}, false, {}} : ended(*answer);
    }

    Attempt try_to_remove(std::string_view name) override {
        request().begin(name);
        request().method("DELETE");
        const ServerAnswer answer = request().perform();
        const bool gone = answer.status == 200 || answer.status == 204 || has_none(answer.status);
        return answer.code == CURLE_OK && gone ? Attempt{{}, false, {}} : ended(answer);
    }

    bool is_missing(const ServerAnswer& answer) const override {
        return answer.code == CURLE_OK && has_none(answer.status);
    }
    bool was_given(const ServerAnswer& answer) const override {
        return answer.code == CURLE_OK && answer.status == 200;
    }

    Attempt ended(const ServerAnswer& answer) const override {
        // A server that answers before it has read all says why; that the rest could not be sent says nothing.
        const bool answered = answer.status >= 300 && (answer.code == CURLE_OK || answer.code == CURLE_SEND_ERROR);
        const bool again = answered ? passes(answer.status) : may_pass(answer.code);
        const bool by_status = answered || answer.code == CURLE_OK;
        const Reason reason = by_status ? reason_of_status(answer.status) : reason_of(answer.code);
        const auto said = by_status ? fmt::format("HTTP {}", answer.status) : answer.code_said();
        return {request().failure(reason, said), again, answer.wait_asked};
    }
};

}  // namespace

std::unique_ptr<Transport> https_transport(RemotePlace place, ServerKeys keys, Patience patience) {
    return std::make_unique<HttpsTransport>(std::move(place), std::move(keys), std::move(patience));
}

}  // namespace klachtenzuil
