// Delivers between a node and two folders until it is killed or done; says "begun" first, and then each file that it
// has put or fetched.
//     courier CONFIG DATA UP DOWN [CARELESS]
// CARELESS takes one protection out:
//     receipt-first     says that all was received before any of it is taken in
//     manifest-first    puts a manifest before the content that it stands for

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

#include "core/sync/bundle.hpp"
#include "core/sync/delivery.hpp"
#include "core/sync/signed_file.hpp"

using namespace klachtenzuil;

namespace {

void say(const std::string& line) {
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::exit(1);
}

/// Copies in small pieces, so that a kill finds it half-way; then gives the copy its name.
class Folder final : public Transport {
  public:
    Folder(std::filesystem::path place, bool manifest_first)
        : m_place(std::move(place)), m_manifest_first(manifest_first) {}
    Result<void> put(std::string_view name, const std::filesystem::path& file) override {
        if (!m_manifest_first) return copy(file, m_place / name, name);
        if (!name.ends_with(".manifest")) {
            m_later = file;
            return {};
        }
        auto put = copy(file, m_place / name, name);
        const auto content = m_later.filename();
        return put ? copy(m_later, m_place / content, content.string()) : put;
    }
    Result<void> get(std::string_view name, const std::filesystem::path& file, std::uint64_t most) override {
        std::error_code error;
        const auto size = std::filesystem::file_size(m_place / name, error);
        if (error) return failed(Reason::transport_missing, std::string(name));
        if (size > most) return failed(Reason::transport_refused, std::string(name));
        return copy(m_place / name, file, name);
    }
    Result<void> remove(std::string_view name) override {
        std::error_code ignored;
        std::filesystem::remove(m_place / name, ignored);
        return {};
    }

  private:
    Result<void> copy(const std::filesystem::path& from, const std::filesystem::path& to, std::string_view name) {
        const std::filesystem::path draft = to.string() + ".part";
        {
            std::ifstream in(from, std::ios::binary);
            std::ofstream out(draft, std::ios::binary | std::ios::trunc);
            char piece[512];
            while (in.read(piece, sizeof piece), in.gcount() > 0)
                out.write(piece, in.gcount()).flush();
        }
        std::filesystem::rename(draft, to);
        say(std::string(name) + "\n");
        return {};
    }

    std::filesystem::path m_place;
    bool m_manifest_first;
    std::filesystem::path m_later;
};

/// What no node may do: a receipt for all that is offered, before it is taken in.
void receipt_first(const Register& store, const std::filesystem::path& place, Transport& to) {
    const auto known = known_nodes(store);
    if (!known) std::exit(1);
    for (const auto& file : std::filesystem::directory_iterator(place)) {
        if (file.path().extension() != ".manifest") continue;
        const auto manifest = read_manifest(file.path(), *known);
        if (!manifest) continue;
        const std::string name =
            manifest->name.node + "-" + std::to_string(manifest->name.to) + "." + store.config().node + ".receipt";
        const auto line = R"({"klachtenzuil":"receipt","version":1,"of":")" + manifest->name.node + R"(","by":")" +
                          store.config().node + R"(","through":)" + std::to_string(manifest->name.to) + R"(,"head":")" +
                          hex_of(manifest->head) + R"(","at":"2026-11-22T08:00:00.000Z"})";
        const auto draft = store.data_directory() / "careless.receipt";
        if (!write_signed_file(draft, line, store.node_key()) || !to.put(name, draft)) std::exit(1);
    }
}

int run(const std::filesystem::path& config_file, const std::filesystem::path& data, const std::filesystem::path& up,
        const std::filesystem::path& down, std::string_view careless) {
    const auto config = load_config(config_file);
    const SystemClock clock;
    const auto store = config ? Register::open(data, *config, clock) : failed(config.error());
    if (!store) {
        std::cerr << name_of(store.error().reason) << ' ' << store.error().detail << '\n';
        return 1;
    }
    say("begun\n");
    Folder to(up, careless == "manifest-first");
    Folder from(down, false);
    if (careless == "receipt-first") receipt_first(**store, down, to);
    const auto done = deliver(**store, to, from);
    if (!done || !done->imported.refused.empty()) {
        const Failure why = done ? done->imported.refused.front().why : done.error();
        std::cerr << name_of(why.reason) << ' ' << why.detail << '\n';
        return 1;
    }
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 5) return 2;
    return run(arguments[1], arguments[2], arguments[3], arguments[4], count > 5 ? arguments[5] : "");
}
