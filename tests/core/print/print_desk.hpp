#pragma once
// A desk that prints: a node, a print service in memory, and the program between them.

#include <doctest/doctest.h>

#include <memory>
#include <vector>

#include "core/print/print_queue.hpp"
#include "tests/core/print/scripted_printer.hpp"
#include "tests/support/staff.hpp"

namespace klachtenzuil {

using namespace std::chrono_literals;

inline const std::vector<std::byte> pdf(64, std::byte{'%'});

/// A node with one complaint that wants paper, a print service, and the program that drives it.
struct PrintDesk {
    TestNode node;
    ScriptedPrinter printer{node.clock};
    int papers_made = 0;
    bool paper_can_be_made = true;
    std::unique_ptr<PrintQueue> queue;

    PrintDesk() { start(); }

    void start() {
        queue = std::make_unique<PrintQueue>(node.store(), printer, node.clock,
                                             [this](const PrintRequest&) -> Result<PrintQueue::Pdf> {
                                                 ++papers_made;
                                                 if (!paper_can_be_made)
                                                     return failed(Reason::paper_not_made, "scripted");
                                                 return pdf;
                                             });
    }

    PrintId wanted() {
        const Filed filed = node.add();
        queue->hold(*filed.print, pdf);
        return *filed.print;
    }

    PrintRequest request(const PrintId& id) {
        const auto found = queue->find(id);
        REQUIRE(found);
        REQUIRE(*found);
        return **found;
    }

    bool acknowledged(const PrintId& id) {
        return node.store().find(request(id).complaint).value().value().entry.acknowledged.has_value();
    }

    std::vector<PrintRequest> advance() {
        const auto changed = queue->advance();
        REQUIRE(changed);
        return *changed;
    }

    /// Lets seconds go by, as the kiosk does, starting the program again when it was killed.
    void seconds(int count) {
        for (int i = 0; i < count; ++i) {
            node.clock.advance(1s);
            try {
                advance();
            } catch (const Killed&) {
                start();
            }
            printer.work();
        }
    }

    PrintState after_a_minute(const PrintId& id) {
        seconds(70);
        return request(id).state;
    }
};

}  // namespace klachtenzuil
