// The disk is full while kiosk and office deliver: one call that needs room fails, once or from then on, at either end.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "core/register/intake.hpp"
#include "core/register/verify.hpp"
#include "core/sync/bundle.hpp"
#include "core/sync/delivery.hpp"
#include "core/sync/intake_receipt.hpp"
#include "core/sync/offer.hpp"
#include "platform/transport/folder_transport.hpp"
#include "tests/core/sync/busy_node.hpp"
#include "tests/faults/full_disk.hpp"

using namespace klachtenzuil;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t small = 200;
/// With it a bundle is so large that it is compressed, and written in several pieces.
constexpr std::size_t large = 900'000;

bool is_content(const fs::path& file) {
    return file.extension() == ".jsonl" || file.extension() == ".zst";
}

/// A kiosk, its office, and what lies between them; all of it can be put back to how it was.
struct Ends {
    explicit Ends(std::size_t attachment) : kiosk("K1", attachment) {
        for (const auto& folder : {up, down, stick})
            fs::create_directory(folder);
        kiosk.node.config.sync.office_key = text_of(own_card(office.store()).value());
        kiosk.node.reopen();
        REQUIRE(admit_node(office.store(), own_card(kiosk.node.store()).value()));
        known = {own_card(kiosk.node.store()).value(), own_card(office.store()).value()};
    }
    Result<void> deliver_at(bool at_kiosk) {
        const auto to = folder_transport({at_kiosk ? up : down, false});
        const auto from = folder_transport({at_kiosk ? down : up, false});
        const auto done = deliver(at_kiosk ? kiosk.node.store() : office.store(), *to, *from);
        if (!done) return failed(done.error());
        if (!done->imported.refused.empty()) return failed(done->imported.refused.front().why);
        return {};
    }
    Result<void> import_stick() {
        const auto done = import_files(office.store(), std::span(&stick, 1));
        if (!done) return failed(done.error());
        if (!done->refused.empty()) return failed(done->refused.front().why);
        return {};
    }

    std::vector<fs::path> places() const { return {kiosk.node.data(), office.data(), up, down, stick}; }
    void close() {
        kiosk.node.close();
        office.close();
    }
    void reopen() {
        kiosk.node.reopen();
        office.reopen();
    }
    void remember() {
        close();
        for (std::size_t i = 0; i < places().size(); ++i)
            fs::copy(places()[i], kept / std::to_string(i), fs::copy_options::recursive);
        reopen();
    }
    void put_back() {
        close();
        for (std::size_t i = 0; i < places().size(); ++i) {
            fs::remove_all(places()[i]);
            fs::copy(kept / std::to_string(i), places()[i], fs::copy_options::recursive);
        }
        reopen();
    }

    TemporaryDirectory between, kept;
    fs::path up = between / "up", down = between / "down", stick = between / "stick";
    BusyNode kiosk;
    TestNode office{"KT"};
    std::vector<NodeCard> known;
};

/// What of the promises does not hold, whatever the disk did; the stores are open again.
class Look {
  public:
    explicit Look(Ends& ends) : m_ends(ends) {}

    std::vector<std::string> broken() {
        for (TestNode* const node : {&m_ends.kiosk.node, &m_ends.office}) {
            const auto verified = verify(node->store().database());
            if (!verified || !verified->sound()) say(node->config.node + " is not sound");
            look_at(node->data() / outgoing_directory);
            look_at(node->data() / incoming_directory);
        }
        look_at(m_ends.up);
        look_at(m_ends.down);
        return std::move(m_broken);
    }

  private:
    void say(std::string text) { m_broken.push_back(std::move(text)); }

    void look_at(const fs::path& directory) {
        std::error_code none_yet;
        for (const auto& file : fs::directory_iterator(directory, none_yet)) {
            const std::string name = file.path().filename().string();
            if (const auto receipt = intake_receipt_name_from(name)) look_at(file.path(), *receipt);
            // A manifest is fetched before what it stands for.
            if (is_content(file.path()) && !is_whole(file.path())) say(file.path().string() + " is not whole");
            if (file.path().extension() == ".manifest" && directory.filename() != incoming_directory &&
                !check_bundle(file.path(), m_ends.known)) {
                say(file.path().string() + " stands for what is not there");
            }
        }
    }
    /// A content stands there before its manifest.
    bool is_whole(const fs::path& content) const {
        fs::path manifest = content;
        if (manifest.extension() == ".zst") manifest.replace_extension();
        manifest.replace_extension(".manifest");
        return !fs::exists(manifest) || check_bundle(manifest, m_ends.known);
    }
    void look_at(const fs::path& file, const IntakeReceiptName& name) {
        const auto receipt = read_intake_receipt(file, m_ends.known);
        if (!receipt) return say(file.string() + " cannot be read");
        TestNode& by = name.by == "K1" ? m_ends.kiosk.node : m_ends.office;
        const auto held = hash_at(by.store(), name.of, receipt->through);
        if (!held || !*held || **held != receipt->head) say(file.string() + " says what is not stored");
    }

    Ends& m_ends;
    std::vector<std::string> m_broken;
};

/// Nights on which nothing fails, and there is more to send. Empty when all is then where it belongs, and nothing else
/// lies about.
std::vector<std::string> unfinished_after_good_nights(Ends& ends) {
    ends.kiosk.node.add();
    std::vector<std::string> open;
    for (const bool at_kiosk : {true, false, true, false, true}) {
        const auto done = ends.deliver_at(at_kiosk);
        if (!done) open.push_back(fmt::format("{}: {}", name_of(done.error().reason), done.error().detail));
    }
    for (const char* const whose : {"K1", "KT"}) {
        constexpr std::size_t all_bytes = std::size_t{1} << 30;
        const auto here = read_entries(ends.kiosk.node.store(), whose, 0, 10'000, all_bytes);
        const auto there = read_entries(ends.office.store(), whose, 0, 10'000, all_bytes);
        if (!here || !there || *here != *there) open.push_back(fmt::format("of {} not all is at both ends", whose));
    }
    for (TestNode* const node : {&ends.kiosk.node, &ends.office}) {
        if (!fs::is_empty(node->data() / incoming_directory)) open.push_back("something waits at " + node->config.node);
        const auto offer =
            read_index((node == &ends.office ? ends.down : ends.up) / index_name(node->config.node), node->config.node);
        if (!offer) open.push_back("there is no list");
        for (const auto& directory : {node->data() / outgoing_directory, node == &ends.office ? ends.down : ends.up}) {
            for (const auto& file : fs::directory_iterator(directory)) {
                const auto name = file.path().filename().string();
                // A receipt that came there without the list is never looked at, and a newer one stands beside it.
                if (name == index_name(node->config.node) || file.path().extension() == ".receipt") continue;
                if (offer && !offer->contains(name)) open.push_back(file.path().string() + " lies about");
            }
        }
    }
    return open;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines)
        text += line + '\n';
    return text;
}

/// Of a file that SQLite could not make or sync, it tells no more than that.
bool is_about_room(const Failure& failure) {
    return failure.reason == Reason::store_full || failure.reason == Reason::transport_full ||
           (failure.reason == Reason::store_unreadable && failure.detail.find("SQLite") != std::string::npos);
}

using Act = std::function<Result<void>(Ends&)>;
struct Night {
    std::string what;
    std::size_t attachment;
    std::function<void(Ends&)> before;
    Act act;
};

/// What kiosk and office do on their nights, one after the other.
const std::vector<Night>& nights() {
    static const std::vector<Night> all{
        {"the kiosk delivers", small, [](Ends&) {}, [](Ends& ends) { return ends.deliver_at(true); }},
        {"the office takes in and answers", small,
         [](Ends& ends) {
             REQUIRE(ends.deliver_at(true));
             ends.kiosk.node.add();
             REQUIRE(ends.deliver_at(true));
         },
         [](Ends& ends) { return ends.deliver_at(false); }},
        {"the kiosk takes in what came back, and delivers", small,
         [](Ends& ends) {
             for (const bool at_kiosk : {true, false})
                 REQUIRE(ends.deliver_at(at_kiosk));
             ends.kiosk.node.add();
         },
         [](Ends& ends) { return ends.deliver_at(true); }},
        {"the office keeps from a stick what must wait", small,
         [](Ends& ends) {
             const auto through = head_of(ends.kiosk.node.store(), "K1")->sequence;
             ends.kiosk.node.add();
             REQUIRE(write_bundle(ends.kiosk.node.store(), through, ends.stick));
         },
         [](Ends& ends) { return ends.import_stick(); }},
        {"the kiosk delivers much", large, [](Ends&) {}, [](Ends& ends) { return ends.deliver_at(true); }},
    };
    return all;
}

}  // namespace

TEST_CASE(
    "whichever call finds the disk full, no half bundle and no false receipt stands, and the next night completes") {
    for (const Night& night : nights()) {
        Ends ends(night.attachment);
        night.before(ends);
        ends.remember();
        for (const bool forever : {false, true}) {
            long n = 1;
            // What stays full from one call on ends much as from the next.
            const long apart = forever || night.attachment == large ? 5 : 1;
            for (bool came = true; came; n += apart) {
                ends.put_back();
                Result<void> done;
                {
                    const FullDisk disk(n, forever);
                    done = night.act(ends);
                    came = disk.came();
                }
                CAPTURE(night.what);
                CAPTURE(n);
                CAPTURE(forever);
                // One call of SQLite's can fail and be made up for by the next.
                if (!came || forever) CHECK(done.has_value() == !came);
                if (!done) {
                    CAPTURE(name_of(done.error().reason));
                    CAPTURE(done.error().detail);
                    CHECK(is_about_room(done.error()));
                }
                ends.close();
                ends.reopen();
                const auto broken = Look(ends).broken();
                CAPTURE(joined(broken));
                CHECK(broken.empty());
                const auto unfinished = unfinished_after_good_nights(ends);
                CAPTURE(joined(unfinished));
                CHECK(unfinished.empty());
            }
            MESSAGE(night.what, std::string(forever ? ", full from a call on: " : ", full at one call: "), n);
            CHECK(n > 20);
        }
    }
}

TEST_CASE("control: a program that never looks at what the disk says is caught") {
    constexpr int enough = 4;
    for (const Night& night : {nights()[0], nights()[1]}) {
        Ends ends(night.attachment);
        night.before(ends);
        ends.remember();
        int caught = 0;
        long n = 1;
        for (bool came = true; came && caught < enough; ++n) {
            ends.put_back();
            {
                const FullDisk disk(n, false, FullDisk::Says::done);
                static_cast<void>(night.act(ends));
                came = disk.came();
            }
            ends.close();
            auto opened = Register::open(ends.kiosk.node.data(), ends.kiosk.node.config, ends.kiosk.node.clock);
            auto other = Register::open(ends.office.data(), ends.office.config, ends.office.clock);
            if (!opened || !other) {
                ++caught;
                continue;
            }
            opened->reset();
            other->reset();
            ends.reopen();
            if (!Look(ends).broken().empty()) ++caught;
        }
        CAPTURE(night.what);
        MESSAGE(night.what, ", caught: ", caught, " of ", n - 1);
        CHECK(caught == enough);
    }
}
