#pragma once
// What the storage's fault tests share: a node to begin from, put on a faulty disk, and looked at again on a real one.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "tests/faults/faulty_disk.hpp"
#include "tests/support/node.hpp"
#include "tests/support/promises.hpp"

namespace klachtenzuil {

inline Bytes content_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return Bytes(std::istreambuf_iterator<char>(file), {});
}

inline void write_content(const std::filesystem::path& path, const Bytes& content) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
}

/// A node with a few complaints in it, from which every run begins.
class Beginning {
  public:
    Beginning() {
        for (int i = 0; i < 3; ++i) {
            Sent one = send(i);
            one.acknowledged = m_node.store().add(one.id, one.form, true).value();
            sent.push_back(std::move(one));
        }
        m_node.close();
        m_database = content_of(name());
    }

    /// A complaint that will be sent; its length differs, so that it needs more or fewer pages.
    static Sent send(int i) {
        return {new_id<ComplaintId>(),
                a_form().told(std::string(static_cast<std::size_t>(200 + 3000 * (i % 3)), 'w')).form(),
                {}};
    }

    std::filesystem::path name() const { return m_node.data() / database_file; }
    const Bytes& database() const { return m_database; }
    const Config& config() const { return m_node.config; }
    const Clock& clock() const { return m_node.clock; }

    std::unique_ptr<Register> open() const {
        auto opened = Register::open(m_node.data(), m_node.config, m_node.clock);
        return opened ? std::move(*opened) : nullptr;
    }

    /// What is broken in the files that a faulty disk left; they are put on a real one to look at. `all` stands in for
    /// `sent` and what came after.
    std::vector<std::string> broken(const std::map<std::string, Bytes>& files, std::span<const Sent> all) const {
        for (const char* suffix : {"", "-journal"}) {
            const std::string path = name().string() + suffix;
            const auto found = files.find(path);
            if (found != files.end()) {
                write_content(path, found->second);
            } else {
                std::filesystem::remove(path);
            }
        }
        return broken_promises(m_node.data(), m_node.config, m_node.clock, all);
    }

    std::vector<Sent> sent;

  private:
    TestNode m_node;
    Bytes m_database;
};

/// Text for an assertion that shows what broke.
inline std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines)
        text += line + "\n";
    return text;
}

}  // namespace klachtenzuil
