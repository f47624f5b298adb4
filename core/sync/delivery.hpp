#pragma once
// The nightly delivery, the same at kiosk and office: take in what the other end has put there, write what is new since
// the last receipt of intake, put it there. It can be cut off anywhere and taken up again; it needs no sign-in, and
// keeps no visitor waiting. Source: design, "How data flows"; faults.
//
// In the data directory:  outgoing/  bundles and receipts until the other end has them,
//                         incoming/  what was fetched and waits for the entries before it.

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/register/intake.hpp"
#include "core/sync/transport.hpp"

namespace klachtenzuil {

/// A bundle that could not be taken in.
struct RefusedFile {
    std::string file;
    Failure why;
};

struct Imported {
    TakenIn taken;
    std::int64_t bundles = 0;
    std::vector<std::string> waiting;  ///< for entries before them: "K1/121"
    std::vector<RefusedFile> refused;
    std::int64_t receipts = 0;  ///< of intake, by others
};

inline constexpr const char* outgoing_directory = "outgoing";
inline constexpr const char* incoming_directory = "incoming";

/// Takes in bundles and receipts of intake from files and directories, in whatever order. What waits for entries before
/// it is kept in incoming/ and tried again each time. Writes a receipt of intake for every node it took in. Fails with
/// delivery_running, and with store_*; what was taken in by then stays.
Result<Imported> import_files(Register& store, std::span<const std::filesystem::path> paths);
/// The same with what the other end offers. Fails as the transport does as well.
Result<Imported> import_from(Register& store, Transport& from);

struct Delivered {
    Imported imported;
    std::int64_t bundles = 0;  ///< put at the other end now
    std::int64_t entries = 0;
    std::int64_t through = 0;  ///< the own journal is there up to this number
};

/// Fetches, takes in, writes, puts. Where the other end cannot be reached to fetch, it is tried to put all the same.
/// Fails with delivery_running while another one does, and as the transport does; what was reached by then stays.
Result<Delivered> deliver(Register& store, Transport& to, Transport& from);

}  // namespace klachtenzuil
