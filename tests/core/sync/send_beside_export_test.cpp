// A visitor who sends waits for no more than one slice of a running export. Nothing is timed: each time that the export
// begins a slice, somebody sends on a connection of their own that does not wait at all.

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <string_view>

#include "core/register/database.hpp"
#include "core/sync/bundle.hpp"
#include "tests/support/node.hpp"

using namespace klachtenzuil;

namespace {

class Sender {
  public:
    /// Sends whenever `exporting` begins to read entries of the journal.
    Sender(TestNode& node, Register& exporting) : m_exporting(exporting) {
        auto opened = Register::open(node.data(), node.config, node.clock);
        REQUIRE(opened);
        m_store = std::move(*opened);
        sqlite3_busy_timeout(m_store->database().handle(), 0);
        sqlite3_trace_v2(m_exporting.database().handle(), SQLITE_TRACE_STMT, &Sender::begins, this);
    }
    ~Sender() { sqlite3_trace_v2(m_exporting.database().handle(), 0, nullptr, nullptr); }
    Sender(const Sender&) = delete;
    Sender& operator=(const Sender&) = delete;

    int tried = 0;
    int sent = 0;

  private:
    static int begins(unsigned, void* self, void*, void* text) {
        if (std::string_view(static_cast<const char*>(text)).find("ORDER BY seq LIMIT") != std::string_view::npos) {
            static_cast<Sender*>(self)->send();
        }
        return 0;
    }
    void send() {
        ++tried;
        if (m_store->add(new_id<ComplaintId>(), a_form().form(), true)) ++sent;
    }

    Register& m_exporting;
    std::unique_ptr<Register> m_store;
};

/// More complaints than three slices hold.
void fill(TestNode& node) {
    constexpr int many = 1700;
    const auto all = node->database().transaction([&](Sql&) -> Result<void> {
        for (int i = 0; i < many; ++i)
            node.add();
        return {};
    });
    REQUIRE(all);
}

}  // namespace

TEST_CASE("whenever an export begins a slice, a complaint can be sent at once") {
    TestNode node;
    fill(node);
    const TemporaryDirectory place;
    Sender sender(node, node.store());
    const auto written = write_bundle(node.store(), 0, place.path());
    REQUIRE(written);
    CHECK(sender.tried >= 4);
    CHECK(sender.sent == sender.tried);
}

TEST_CASE("control: an export that holds all of the journal at one moment keeps a visitor waiting") {
    TestNode node;
    fill(node);
    const TemporaryDirectory place;
    Sender sender(node, node.store());
    const auto written = node->database().read([&](Sql&) { return write_bundle(node.store(), 0, place.path()); });
    REQUIRE(written);
    CHECK(sender.tried >= 4);
    CHECK(sender.sent < sender.tried);
}
