#pragma once
// A node of a test: its own directory, a clock that stands still until moved, a passphrase that costs nothing.

#include <doctest/doctest.h>

#include <memory>
#include <utility>

#include "core/register/register.hpp"
#include "core/staff/keyring.hpp"
#include "tests/support/forms.hpp"
#include "tests/support/temporary_directory.hpp"

namespace klachtenzuil {

/// Nodes of one code in one test program are copies of one that was initialised, unless a test wants other keys.
enum class NodeKeys { of_its_code, of_its_own };

class TestNode {
  public:
    explicit TestNode(std::string_view code = "K1", NodeKeys keys = NodeKeys::of_its_code);

    /// As after a restart of the program.
    void reopen() {
        m_store.reset();
        auto opened = Register::open(data(), config, clock);
        REQUIRE(opened);
        m_store = std::move(*opened);
    }
    void close() { m_store.reset(); }

    std::filesystem::path data() const { return place / "data"; }
    Register& store() { return *m_store; }
    Register* operator->() { return m_store.get(); }

    Filed add(const Form& form = a_form().form(), bool wants_paper = true) {
        auto filed = m_store->add(new_id<ComplaintId>(), form, wants_paper);
        REQUIRE(filed);
        return *filed;
    }

    TemporaryDirectory place;
    FakeClock clock{instant_from_iso("2026-11-22T08:00:00.000Z").value()};
    Config config = default_config();

  private:
    std::unique_ptr<Register> m_store;
};

/// The passphrase that stands in first-sign-in.txt.
std::string first_passphrase(const std::filesystem::path& data);
/// The desk's secret, as the first account opens it.
Secret desk_secret(Register& store);

}  // namespace klachtenzuil
