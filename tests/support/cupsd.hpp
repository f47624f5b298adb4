#pragma once
// A print service of the test's own: a real cupsd in a temporary directory on a socket of its own, with one raw queue
// whose backend prints into a file and has the faults that it is told to have.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "platform/printing/cups_connection.hpp"
#include "tests/support/temporary_directory.hpp"

namespace klachtenzuil {

struct CupsdOptions {
    bool keep_history = false;               ///< PreserveJobHistory; the files of jobs are never kept
    std::string error_policy = "abort-job";  ///< of the queue
};

class Cupsd {
  public:
    explicit Cupsd(CupsdOptions options = {});
    ~Cupsd();
    Cupsd(const Cupsd&) = delete;
    Cupsd& operator=(const Cupsd&) = delete;

    CupsServer server() const;
    static constexpr const char* queue = "desk";

    /// Starts it and waits until it answers.
    void start();
    /// Kills it with everything that it started, as the power does and as a service manager does.
    void kill();
    void restart() {
        kill();
        start();
    }
    /// Stops its answers without ending it, and lets it go on.
    void freeze();
    void thaw();

    /// What the backend does with the next job, or with the one that waits in it:
    ///   ok; slow (until another mode is set);
    ///   fail, stop, hold: ends with that before it printed; fail-after, stop-after, hold-after: after it printed;
    ///   empty, jam, offline: says so and waits until another mode is set, then prints; empty-after, …: after it
    ///   printed.
    void set_mode(std::string_view mode);

    /// Title of every paper that came out as a whole, in order.
    std::vector<std::string> printed() const;
    /// How many jobs the backend has begun.
    int begun() const;

    void add_queue();
    void remove_queue();
    void disable_queue();
    void enable_queue();
    void reject_jobs();
    void accept_jobs();
    /// As a person does at the queue: every job of it.
    void release_all();
    void cancel_all();
    /// Jobs that the service still knows, ended ones included.
    int jobs() const;
    /// Documents in the spool.
    int spooled_documents() const;

  private:
    std::filesystem::path in(std::string_view name) const;
    void write_settings() const;
    /// Runs one of the CUPS commands against this service and gives what it wrote.
    std::string command(std::string_view line) const;

    CupsdOptions m_options;
    TemporaryDirectory m_directory;
    int m_pid = 0;
};

}  // namespace klachtenzuil
