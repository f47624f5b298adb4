#pragma once
// What every command of klachtenctl works with, and how it ends.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/clock.hpp"
#include "core/base/result.hpp"
#include "core/config/config.hpp"
#include "core/register/register.hpp"
#include "core/words/words.hpp"
#include "platform/ctl/output.hpp"

namespace klachtenzuil::ctl {

// Exit statuses beside those of failures (core/base/failure.hpp). Source: design, "klachtenctl".
inline constexpr int done = 0;
inline constexpr int done_but_needs_a_person = 1;

struct Session {
    std::filesystem::path data;
    Config config;
    Words words;  ///< in the configuration's default language
    bool json = false;
    std::string as;               ///< who signs in, as typed; empty: nobody
    std::string passphrase_file;  ///< empty: the terminal is asked
    const Clock& clock;
    Output out{1};

    Result<std::unique_ptr<Register>> open_register() const { return Register::open(data, config, clock); }
};

/// Carries one command out; returns the exit status.
using Command = std::function<int(Session&)>;

/// One sentence on standard error. Never holds what a person wrote.
void say_error(std::string_view sentence);

/// Says on standard error what went wrong and what to do; returns the exit status that goes with it.
int refuse(const Words& words, const Failure& failure);

}  // namespace klachtenzuil::ctl
