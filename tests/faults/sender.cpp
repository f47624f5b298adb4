// Sends complaints without screens, one after another, until it is killed or has sent as many as it was told.
//     sender DATA COUNT [acknowledge_before_commit]     says "sending ID", then "acknowledged ID REFERENCE"
//     sender DATA init                                  makes the node

#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "core/complaint/reference.hpp"
#include "tests/faults/sent_form.hpp"

using namespace klachtenzuil;

namespace {

/// Past every buffer of this process, so that what was said survives its end.
void say(const std::string& line) {
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::exit(1);
}

int send_all(const std::filesystem::path& data, long count, bool acknowledge_before_commit) {
    const SystemClock clock;
    const auto store = Register::open(data, default_config(), clock);
    if (!store) {
        std::cerr << name_of(store.error().reason) << ' ' << store.error().detail << '\n';
        return 1;
    }
    for (long i = 0; i < count; ++i) {
        const auto id = new_id<ComplaintId>();
        const std::string name = hex(id.bytes);
        say("sending " + name + "\n");
        if (acknowledge_before_commit) say("acknowledged " + name + " early\n");
        const auto filed = (*store)->add(id, sent_form(id), true);
        if (!filed) {
            std::cerr << name_of(filed.error().reason) << ' ' << filed.error().detail << '\n';
            return 1;
        }
        if (!acknowledge_before_commit) say("acknowledged " + name + " " + text_of(filed->entry.reference) + "\n");
    }
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) return 2;
    const std::string_view what = arguments[2];
    if (what == "init") {
        const SystemClock clock;
        return Register::init(arguments[1], default_config(), clock, cheapest_cost()) ? 0 : 1;
    }
    return send_all(arguments[1], std::atol(arguments[2]),
                    count > 3 && std::string_view(arguments[3]) == "acknowledge_before_commit");
}
