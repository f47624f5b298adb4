// The program is killed (SIGKILL) while it stores complaints, at moments that nobody chose.
// KLACHTENZUIL_KILLS=10000 kills more often.

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <random>
#include <sstream>

#include "core/complaint/reference.hpp"
#include "core/register/database.hpp"
#include "core/register/verify.hpp"
#include "tests/faults/killed_program.hpp"
#include "tests/faults/sent_form.hpp"
#include "tests/support/node.hpp"
#include "tests/support/promises.hpp"

using namespace klachtenzuil;

namespace {

/// What the sender said: each id, and the reference that it acknowledged it with, or nothing.
using Heard = std::map<std::string, std::string>;

Heard understood(const std::string& said) {
    Heard heard;
    std::istringstream lines(said.substr(0, said.rfind('\n') + 1));
    for (std::string word, id, reference; lines >> word >> id;) {
        auto& known = heard[id];
        if (word == "acknowledged" && lines >> reference) known = reference;
    }
    return heard;
}

long kills_wanted() {
    const char* text = std::getenv("KLACHTENZUIL_KILLS");
    return text ? std::atol(text) : 200;
}

std::string send_and_kill(const std::filesystem::path& data, bool early, std::mt19937& random) {
    std::vector<std::string> arguments{data, "1000"};
    if (early) arguments.emplace_back("acknowledge_before_commit");
    KilledProgram sender(SENDER_PROGRAM, std::move(arguments));
    // First up to some word of its own, which is a moment in its work and not one of the machine's; then a little more.
    sender.listen(1 + static_cast<int>(random() % 8), std::chrono::seconds(20));
    sender.listen(1 << 20, std::chrono::microseconds(random() % 3000));
    return sender.kill();
}

/// Looks at one run's complaints in a store that was opened again: what was acknowledged must be there.
void look(Register& store, const Heard& heard, std::vector<Sent>& sent, int& lost) {
    for (const auto& [name, reference] : heard) {
        const ComplaintId id{id_bytes_from_hex(name).value()};
        const auto found = store.find(id);
        REQUIRE(found);
        if (!reference.empty() && (!*found || text_of((*found)->entry.reference) != reference)) ++lost;
        Sent one{id, sent_form(id), {}};
        // Sent again by a program that never heard an answer: from here on it is acknowledged.
        one.acknowledged = store.add(id, one.form, true).value();
        sent.push_back(std::move(one));
    }
}

}  // namespace

TEST_CASE("however often the program is killed, what it acknowledged is there once") {
    TestNode node;
    node.config = default_config();
    std::mt19937 random(1);
    std::vector<Sent> sent;
    std::size_t acknowledged = 0;
    std::size_t unheard = 0;
    int lost = 0;
    int half_written = 0;
    for (long i = 0; i < kills_wanted(); ++i) {
        node.close();
        const Heard heard = understood(send_and_kill(node.data(), false, random));
        if (std::filesystem::exists(node.data() / "register.db-journal")) ++half_written;
        for (const auto& [name, reference] : heard)
            ++(reference.empty() ? unheard : acknowledged);
        node.reopen();
        look(node.store(), heard, sent, lost);
        if (i % 50 == 0) CHECK(verify(node->database())->sound());
    }
    MESSAGE("acknowledged: ", acknowledged, ", killed before an answer: ", unheard, ", in a commit: ", half_written);
    CHECK(lost == 0);
    CHECK(acknowledged > 100);
    CHECK(unheard > 20);
    CHECK(half_written > 0);
    node.close();
    const auto broken = broken_promises(node.data(), node.config, node.clock, sent);
    for (const auto& line : broken)
        MESSAGE(line);
    CHECK(broken.empty());
}

TEST_CASE("control: a program that acknowledges before it commits is caught") {
    TestNode node;
    node.config = default_config();
    std::mt19937 random(2);
    std::vector<Sent> sent;
    int lost = 0;
    for (int i = 0; i < 200 && lost == 0; ++i) {
        node.close();
        const std::string said = send_and_kill(node.data(), true, random);
        node.reopen();
        for (const auto& [name, reference] : understood(said)) {
            const ComplaintId id{id_bytes_from_hex(name).value()};
            if (!reference.empty() && !node->find(id).value()) ++lost;
        }
    }
    CHECK(lost > 0);
}

TEST_CASE("an init that was killed leaves a directory that the next one completes") {
    std::mt19937 random(3);
    const SystemClock clock;
    for (int i = 0; i < 40; ++i) {
        const TemporaryDirectory place;
        const auto data = place / "data";
        {
            KilledProgram sender(SENDER_PROGRAM, {data, "init"});
            sender.listen(1, std::chrono::microseconds(random() % 30'000));
            sender.kill();
        }
        REQUIRE(Register::init(data, default_config(), clock, cheapest_cost()));
        const auto store = Register::open(data, default_config(), clock);
        REQUIRE(store);
        CHECK(desk_secret(**store).size() == 32);
        CHECK((*store)->add(new_id<ComplaintId>(), a_form().form(), true).has_value());
    }
}
