#include <fmt/format.h>

#include <sstream>
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

/// What it is called until it is whole.
std::string draft_of(std::string_view name) {
    return fmt::format(".{}.part", name);
}

class SftpTransport final : public RemoteTransport {
  public:
    SftpTransport(RemotePlace place, ServerKeys keys, Patience patience)
        : RemoteTransport(std::move(place), std::move(keys), std::move(patience)) {}

  private:
    Attempt try_to_put(std::string_view name, const std::filesystem::path& path) override {
        const auto rename = fmt::format("rename {} {}", there(draft_of(name)), there(name));
        const auto sent = send(path, draft_of(name), {rename});
        if (!sent) return {failed(sent.error()), false, {}};
        if (sent->code != CURLE_QUOTE_ERROR) return ended(*sent);
        // The server does not rename over another file. For a moment there is none; a delivery that is cut off in it is
        // put anew.
        return ended(command({"*rm " + there(name), rename}));
    }

    Attempt try_to_remove(std::string_view name) override {
        const ServerAnswer answer = command({"rm " + there(name)});
        if (answer.code != CURLE_QUOTE_ERROR) return ended(answer);
        // The server did not do it: because there is no such file, or because it may not be.
        request().begin(name);
        request().range("0-0");
        return is_missing(request().perform()) ? Attempt{{}, false, {}} : ended(answer);
    }

    bool is_missing(const ServerAnswer& answer) const override { return answer.code == CURLE_REMOTE_FILE_NOT_FOUND; }
    bool was_given(const ServerAnswer& answer) const override { return answer.code == CURLE_OK; }

    Attempt ended(const ServerAnswer& answer) const override {
        if (answer.code == CURLE_OK) return {{}, false, {}};
        return {request().failure(reason_of(answer.code), answer.code_said()), may_pass(answer.code), {}};
    }

    /// What the servers of this protocol say of a full disk is what a connection says that broke: asked again, a server
    /// that answers did refuse.
    Result<void> given_up(std::string_view name, Result<void> last) override {
        const ServerAnswer answer = command({"*rm " + there(draft_of(name))});
        if (last.error().reason == Reason::transport_unreachable && answer.code == CURLE_OK) {
            last.error().reason = Reason::transport_refused;
        }
        return last;
    }

    Result<std::vector<std::string>> names() override {
        std::string listed;
        const auto done = try_patiently(request().patience(), [&] {
            request().begin("");
            request().receive_names(listed);
            return ended(request().perform());
        });
        if (!done) return failed(done.error());
        std::vector<std::string> names;
        std::istringstream lines(listed);
        for (std::string line; std::getline(lines, line);) {
            if (is_plain_name(line)) names.push_back(std::move(line));
        }
        return names;
    }

    std::string there(std::string_view name) const {
        return in_quotes(fmt::format("{}{}", request().place().path, name));
    }

    /// Commands without a transfer: the directory is opened and not read.
    ServerAnswer command(std::vector<std::string> commands) {
        request().begin("");
        request().without_content();
        request().before(std::move(commands));
        return request().perform();
    }
};

}  // namespace

std::unique_ptr<Transport> sftp_transport(RemotePlace place, ServerKeys keys, Patience patience) {
    return std::make_unique<SftpTransport>(std::move(place), std::move(keys), std::move(patience));
}

}  // namespace klachtenzuil
