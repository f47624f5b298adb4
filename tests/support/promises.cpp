#include "tests/support/promises.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/register/database.hpp"
#include "core/register/verify.hpp"
#include "tests/support/node.hpp"

namespace klachtenzuil {

namespace {

class Promises {
  public:
    Promises(Register& store, std::span<const Sent> sent) : m_store(store), m_sent(sent) {}

    std::vector<std::string> broken() {
        sound("as it was found");
        complaints();
        resend();
        sound("after sending again");
        numbers();
        return std::move(m_broken);
    }

  private:
    void say(std::string text) { m_broken.push_back(std::move(text)); }

    void sound(const char* when) {
        const auto verified = verify(m_store.database());
        if (!verified) return say(fmt::format("verify fails {}: {}", when, verified.error().detail));
        for (const Finding& finding : verified->findings)
            say(fmt::format("{}: {} {}", when, name_of(finding.kind), finding.where));
    }

    void complaints() {
        const Secret secret = desk_secret(m_store);
        std::size_t there = 0;
        for (const Sent& one : m_sent) {
            const std::string id = hex(one.id.bytes);
            const auto found = m_store.find(one.id);
            if (!found) {
                say(id + " cannot be looked up: " + found.error().detail);
                continue;
            }
            if (!*found) {
                if (one.acknowledged) say(id + " was acknowledged and is gone");
                continue;
            }
            ++there;
            if (one.acknowledged && **found != *one.acknowledged) say(id + " is not what was acknowledged");
            if (!(*found)->print) say(id + " has no print request");
            const auto told = m_store.open_dossier(one.id, secret);
            if (!told || *told != one.form) say(id + " does not hold what was sent");
        }
        std::size_t stand = 0;
        const auto counts = m_store.counts();
        for (const auto count : counts ? counts->by_stage : Counts{}.by_stage)
            stand += static_cast<std::size_t>(count);
        if (stand != there) say(fmt::format("{} complaints stand there, {} of them were sent", stand, there));
    }

    void resend() {
        for (const Sent& one : m_sent) {
            const auto first = m_store.add(one.id, one.form, true);
            const auto second = m_store.add(one.id, one.form, true);
            if (!first || !second) {
                say(hex(one.id.bytes) + " cannot be sent again");
            } else if (*first != *second || (one.acknowledged && *first != *one.acknowledged)) {
                say(hex(one.id.bytes) + " got another answer when it was sent again");
            }
        }
    }

    void numbers() {
        std::set<Reference> seen;
        std::optional<Reference> after;
        while (true) {
            const auto page = m_store.list({}, after, 1000);
            if (!page) return say("the register cannot be listed");
            if (page->empty()) break;
            for (const Complaint& entry : *page)
                seen.insert(entry.reference);
            after = page->back().reference;
        }
        if (seen.size() != m_sent.size()) {
            say(fmt::format("{} complaints stand there, {} were sent", seen.size(), m_sent.size()));
        }
        if (!seen.empty() && static_cast<std::size_t>(seen.rbegin()->number) != seen.size()) say("a number is missing");
    }

    Register& m_store;
    std::span<const Sent> m_sent;
    std::vector<std::string> m_broken;
};

}  // namespace

std::vector<std::string> broken_promises(const std::filesystem::path& data, const Config& config, const Clock& clock,
                                         std::span<const Sent> sent) {
    const auto store = Register::open(data, config, clock);
    if (!store) {
        return {fmt::format("the store does not open: {} {}", name_of(store.error().reason), store.error().detail)};
    }
    return Promises(**store, sent).broken();
}

}  // namespace klachtenzuil
