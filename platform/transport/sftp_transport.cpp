#include <fcntl.h>
#include <fmt/format.h>

#include <string>

#include "platform/transport/remote_transport.hpp"

namespace klachtenzuil {

namespace {

/// As curl's commands read a path.
std::string in_quotes(std::string_view path) {
    std::string text = "\"";
    for (const char c : path) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text + '"';
}

class SftpTransport final : public Transport {
  public:
    SftpTransport(RemotePlace place, ServerKeys keys, Patience patience)
        : m_request(std::move(place), std::move(keys), std::move(patience)) {}

    Result<void> put(std::string_view name, const std::filesystem::path& path) override {
        if (!is_plain_name(name)) return m_request.failure(Reason::transport_refused, "a name that is none");
        const auto draft = fmt::format(".{}.part", name);
        auto done = try_patiently(m_request.patience(), [&] { return send(path, draft, name); });
        return done ? std::move(done) : settled(std::move(done), draft);
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
            if (arrival.too_large()) {
                return {m_request.failure(Reason::transport_refused, "the file is larger than it may be"), false, {}};
            }
            if (answer.code == CURLE_REMOTE_FILE_NOT_FOUND) {
                return {failed(Reason::transport_missing, std::string(name)), false, {}};
            }
            return answer.code == CURLE_OK ? Attempt{arrival.finish(), false, {}} : ended(answer);
        });
    }

    Result<void> remove(std::string_view name) override {
        if (!is_plain_name(name)) return {};
        return try_patiently(m_request.patience(), [&]() -> Attempt {
            const ServerAnswer answer = command({"rm " + there(name)});
            if (answer.code != CURLE_QUOTE_ERROR) return ended(answer);
            // The server did not do it: because there is no such file, or because it may not be.
            return is_missing(name) ? Attempt{{}, false, {}} : ended(answer);
        });
    }

  private:
    std::string there(std::string_view name) const {
        return in_quotes(fmt::format("{}{}", m_request.place().path, name));
    }

    /// Commands without a transfer: the directory is opened and not read.
    ServerAnswer command(std::vector<std::string> commands) {
        m_request.begin("");
        m_request.without_content();
        m_request.before(std::move(commands));
        return m_request.perform();
    }

    bool is_missing(std::string_view name) {
        m_request.begin(name);
        m_request.range("0-0");
        return m_request.perform().code == CURLE_REMOTE_FILE_NOT_FOUND;
    }

    Attempt send(const std::filesystem::path& path, const std::string& draft, std::string_view name) {
        const OpenFile file(path, O_RDONLY);
        const auto bytes = file ? file.size() : std::nullopt;
        if (!bytes) return {failed(Reason::file_unreadable, path.string()), false, {}};
        const auto rename = fmt::format("rename {} {}", there(draft), there(name));
        m_request.begin(draft);
        m_request.send(file, *bytes);
        m_request.after({rename});
        const ServerAnswer sent = m_request.perform();
        if (sent.code == CURLE_ABORTED_BY_CALLBACK) return {failed(Reason::file_unreadable, path.string()), false, {}};
        if (sent.code != CURLE_QUOTE_ERROR) return ended(sent);
        // The server does not rename over another file. For a moment there is none; a delivery that is cut off in it is
        // put anew.
        return ended(command({"*rm " + there(name), rename}));
    }

    /// What the servers of this protocol say of a full disk is what a connection says that broke: asked again, a server
    /// that answers did refuse.
    Result<void> settled(Result<void> last, const std::string& draft) {
        if (last.error().reason == Reason::file_unreadable) return last;
        const ServerAnswer answer = command({"*rm " + there(draft)});
        if (last.error().reason == Reason::transport_unreachable && answer.code == CURLE_OK) {
            last.error().reason = Reason::transport_refused;
        }
        return last;
    }

    Attempt ended(const ServerAnswer& answer) const {
        if (answer.code == CURLE_OK) return {{}, false, {}};
        const bool again = may_pass(answer.code);
        const Reason reason = again ? Reason::transport_unreachable : Reason::transport_refused;
        return {m_request.failure(reason, answer.why), again, {}};
    }

    CurlRequest m_request;
};

}  // namespace

std::unique_ptr<Transport> sftp_transport(RemotePlace place, ServerKeys keys, Patience patience) {
    return std::make_unique<SftpTransport>(std::move(place), std::move(keys), std::move(patience));
}

}  // namespace klachtenzuil
