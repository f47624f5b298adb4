#pragma once
// Everything that another organisation would do differently. Read from TOML; the defaults stand in
// assets/klachtenzuil.toml and are the first organisation's values.

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

struct Organisation {
    std::string name, address, phone, email, website, director;
    std::string external_body, external_body_address;
    std::string procedure_version;
    bool operator==(const Organisation&) const = default;
};

struct ScreenConfig {
    double width_mm = 0;  ///< the panel's own width; 0: ask the monitor
    bool fullscreen = true;
    std::vector<Language> languages;
    Language default_language = Language::nl;
    bool operator==(const ScreenConfig&) const = default;
};

enum class PrinterKind { automatic, cups, folder, fake };
enum class Paper { a4, roll_80mm };

struct PrinterConfig {
    PrinterKind kind = PrinterKind::automatic;
    std::string queue;  ///< empty: the default queue
    Paper paper = Paper::a4;
    bool operator==(const PrinterConfig&) const = default;
};

/// Calendar days. Source: procedure, "Terms".
struct Terms {
    int acknowledge_days = 14;
    int start_days = 14;
    int refuse_days = 28;
    int complete_days = 42;
    int extension_days = 42;
    int warn_days = 3;
    bool operator==(const Terms&) const = default;
};

struct Retention {
    int months = 24;
    int kiosk_days_after_receipt = 7;
    bool operator==(const Retention&) const = default;
};

struct SyncConfig {
    std::string to = "outbox/";
    std::string from = "inbox/";
    std::string office_key;                                  ///< the office's card (NodeCard), or empty
    std::string ssh_key, known_hosts, ca_file, credentials;  ///< files; empty: none
    bool operator==(const SyncConfig&) const = default;
};

struct DeskConfig {
    std::string scans = "scans/";  ///< a folder in the data directory, or an absolute path; empty: there is no scanner
    bool operator==(const DeskConfig&) const = default;
};

struct IdleConfig {
    std::chrono::seconds read{90}, read_warn{30};   ///< screens that are only read
    std::chrono::seconds form{180}, form_warn{45};  ///< screens that are filled in
    std::chrono::seconds done{60};                  ///< the last page
    std::chrono::seconds staff_lock{300};
    std::chrono::seconds dim{300};  ///< a page that waits for a visitor; 0: it never dims
    bool operator==(const IdleConfig&) const = default;
};

enum class SpeechOutput { off, speaker, headphones };

struct AnalysisConfig {
    int smallest_cell = 5;
    std::vector<std::string> causes;
    bool operator==(const AnalysisConfig&) const = default;
};

struct Config {
    std::string node = "K1";
    Organisation organisation;
    ScreenConfig screen;
    PrinterConfig printer;
    Terms terms;
    Retention retention;
    SyncConfig sync;
    DeskConfig desk;
    IdleConfig idle;
    SpeechOutput speech = SpeechOutput::off;
    AnalysisConfig analysis;
    bool operator==(const Config&) const = default;
};

/// The configuration that is linked in.
Config default_config();

/// Reads `toml` over the defaults. A key that is unknown or out of range fails and names `source`, line, key and what
/// is allowed. Bounded in size.
Result<Config> read_config(std::string_view toml, std::string_view source);

/// `explicit_file` when given; else /etc/klachtenzuil/klachtenzuil.toml when it exists; else the defaults.
Result<Config> load_config(const std::optional<std::filesystem::path>& explicit_file);

/// `$XDG_DATA_HOME/klachtenzuil`, or `~/.local/share/klachtenzuil`.
std::filesystem::path default_data_directory();

}  // namespace klachtenzuil
