#include "core/config/keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace klachtenzuil::config {

namespace {

using std::chrono::seconds;

constexpr std::size_t most_causes = 100;
constexpr std::size_t longest_cause = 200;
constexpr double widest_mm = 5000;
constexpr double narrowest_mm = 100;

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_text(std::string_view text, std::size_t least, std::size_t most, bool several_lines) {
    const auto length = characters(text);
    return length >= least && length <= most && std::none_of(text.begin(), text.end(), [&](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return (byte < 0x20 && !(several_lines && c == '\n')) || byte == 0x7F;
           });
}

template <class T>
struct Choice {
    std::string_view name;
    T value;
};

template <class T, std::size_t n>
bool choose(const toml::node& value, const Choice<T> (&choices)[n], T& into) {
    const auto name = value.value_exact<std::string_view>();
    for (const auto& choice : choices) {
        if (name == choice.name) {
            into = choice.value;
            return true;
        }
    }
    return false;
}

bool set_whole(const toml::node& value, int least, int most, int& into) {
    const auto number = value.value_exact<std::int64_t>();
    if (!number || *number < least || *number > most) return false;
    into = static_cast<int>(*number);
    return true;
}

bool set_node(const toml::node& value, Config& config) {
    const auto code = value.value_exact<std::string_view>();
    const auto fits = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    if (!code || code->empty() || code->size() > 4 || !std::all_of(code->begin(), code->end(), fits)) return false;
    config.node = *code;
    return true;
}

bool set_width(const toml::node& value, Config& config) {
    const auto width = value.is_number() ? value.value<double>() : std::nullopt;
    // Written so that "not a number" fits neither.
    if (!width || !(*width == 0 || (*width >= narrowest_mm && *width <= widest_mm))) return false;
    config.screen.width_mm = *width;
    return true;
}

bool set_fullscreen(const toml::node& value, Config& config) {
    const auto flag = value.value_exact<bool>();
    if (flag) config.screen.fullscreen = *flag;
    return flag.has_value();
}

bool set_languages(const toml::node& value, Config& config) {
    const auto* const list = value.as_array();
    if (!list || list->empty()) return false;
    std::vector<Language> languages;
    for (const auto& each : *list) {
        const auto code = each.value_exact<std::string_view>();
        const auto language = code ? language_from_code(*code) : std::nullopt;
        if (!language || std::count(languages.begin(), languages.end(), *language) != 0) return false;
        languages.push_back(*language);
    }
    config.screen.languages = std::move(languages);
    return true;
}

bool set_default_language(const toml::node& value, Config& config) {
    const auto code = value.value_exact<std::string_view>();
    const auto language = code ? language_from_code(*code) : std::nullopt;
    if (language) config.screen.default_language = *language;
    return language.has_value();
}

bool set_printer_kind(const toml::node& value, Config& config) {
    static constexpr Choice<PrinterKind> choices[] = {{"auto", PrinterKind::automatic},
                                                      {"cups", PrinterKind::cups},
                                                      {"folder", PrinterKind::folder},
                                                      {"fake", PrinterKind::fake}};
    return choose(value, choices, config.printer.kind);
}

bool set_paper(const toml::node& value, Config& config) {
    static constexpr Choice<Paper> choices[] = {{"A4", Paper::a4}, {"80mm", Paper::roll_80mm}};
    return choose(value, choices, config.printer.paper);
}

bool set_speech(const toml::node& value, Config& config) {
    static constexpr Choice<SpeechOutput> choices[] = {
        {"off", SpeechOutput::off}, {"speaker", SpeechOutput::speaker}, {"headphones", SpeechOutput::headphones}};
    return choose(value, choices, config.speech);
}

/// A node's code and its two public keys: "KT-…-…"; whether they are keys is for whoever uses them.
bool is_card(std::string_view text) {
    const auto all_in = [](std::string_view part, std::string_view signs) {
        return part.find_first_not_of(signs) == std::string_view::npos;
    };
    const auto dash = text.find('-');
    if (dash == 0 || dash > 4 || !all_in(text.substr(0, dash), "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")) return false;
    const auto keys = text.substr(dash + 1);
    return keys.size() == 129 && keys[64] == '-' && all_in(keys.substr(0, 64), "0123456789abcdef") &&
           all_in(keys.substr(65), "0123456789abcdef");
}

constexpr std::string_view places = "a folder | \"sftp://…\" | \"https://…\"";

/// Of an address only its kind is looked at: whether the rest of it can be is for whoever goes there.
bool is_place(std::string_view text) {
    return is_text(text, 1, 1000, false) &&
           (text.find("://") == std::string_view::npos || text.starts_with("sftp://") || text.starts_with("https://"));
}

template <std::string SyncConfig::*member>
bool set_place(const toml::node& value, Config& config) {
    const auto place = value.value_exact<std::string_view>();
    if (!place || !is_place(*place)) return false;
    config.sync.*member = *place;
    return true;
}

bool set_office_key(const toml::node& value, Config& config) {
    const auto key = value.value_exact<std::string_view>();
    if (!key || (!key->empty() && !is_card(*key))) return false;
    config.sync.office_key = *key;
    return true;
}

bool set_both_warnings(const toml::node& value, Config& config) {
    int warn = 0;
    if (!set_whole(value, 10, 600, warn)) return false;
    config.idle.read_warn = config.idle.form_warn = seconds{warn};
    return true;
}

bool set_dim(const toml::node& value, Config& config) {
    const auto after = value.value_exact<std::int64_t>();
    if (!after || !(*after == 0 || (*after >= 30 && *after <= 86400))) return false;
    config.idle.dim = seconds{*after};
    return true;
}

bool set_causes(const toml::node& value, Config& config) {
    const auto* const list = value.as_array();
    if (!list || list->size() > most_causes) return false;
    std::vector<std::string> causes;
    for (const auto& each : *list) {
        const auto cause = each.value_exact<std::string_view>();
        if (!cause || !is_text(*cause, 1, longest_cause, false)) return false;
        causes.emplace_back(*cause);
    }
    config.analysis.causes = std::move(causes);
    return true;
}

/// One value of one section of the configuration.
template <auto section, auto value>
auto& at(Config& config) {
    return config.*section.*value;
}

constexpr auto organisation = &Config::organisation;
constexpr auto terms = &Config::terms;
constexpr auto retention = &Config::retention;
constexpr auto sync = &Config::sync;
constexpr auto desk = &Config::desk;
constexpr auto idle = &Config::idle;
constexpr auto analysis = &Config::analysis;

const std::array table{
    Key{"node", "code", Own{"\"…\" (1 … 4 × A-Z 0-9)", set_node}},

    Key{"organisation", "name", Text{at<organisation, &Organisation::name>, 200, 1}},
    Key{"organisation", "address", Text{at<organisation, &Organisation::address>, 400, 0, true}},
    Key{"organisation", "phone", Text{at<organisation, &Organisation::phone>, 200}},
    Key{"organisation", "email", Text{at<organisation, &Organisation::email>, 200}},
    Key{"organisation", "website", Text{at<organisation, &Organisation::website>, 200}},
    Key{"organisation", "director", Text{at<organisation, &Organisation::director>, 200}},
    Key{"organisation", "external_body", Text{at<organisation, &Organisation::external_body>, 200}},
    Key{"organisation", "external_body_address",
        Text{at<organisation, &Organisation::external_body_address>, 400, 0, true}},
    Key{"organisation", "procedure_version", Text{at<organisation, &Organisation::procedure_version>, 50}},

    Key{"screen", "width_mm", Own{"0 | 100 … 5000", set_width}},
    Key{"screen", "fullscreen", Own{"true | false", set_fullscreen}},
    Key{"screen", "languages", Own{R"(["nl", "en"])", set_languages}},
    Key{"screen", "default_language", Own{R"("nl" | "en")", set_default_language}},

    Key{"printer", "kind", Own{R"("auto" | "cups" | "folder" | "fake")", set_printer_kind}},
    Key{"printer", "queue", Text{at<&Config::printer, &PrinterConfig::queue>, 127}},
    Key{"printer", "paper", Own{R"("A4" | "80mm")", set_paper}},

    Key{"terms", "acknowledge_days", Number{at<terms, &Terms::acknowledge_days>, 1, 365}},
    Key{"terms", "start_days", Number{at<terms, &Terms::start_days>, 1, 365}},
    Key{"terms", "refuse_days", Number{at<terms, &Terms::refuse_days>, 1, 365}},
    Key{"terms", "complete_days", Number{at<terms, &Terms::complete_days>, 1, 365}},
    Key{"terms", "extension_days", Number{at<terms, &Terms::extension_days>, 0, 365}},
    Key{"terms", "warn_days", Number{at<terms, &Terms::warn_days>, 0, 60}},

    Key{"retention", "months", Number{at<retention, &Retention::months>, 1, 240}},
    Key{"retention", "kiosk_days_after_receipt", Number{at<retention, &Retention::kiosk_days_after_receipt>, 0, 365}},

    Key{"sync", "to", Own{places, set_place<&SyncConfig::to>}},
    Key{"sync", "from", Own{places, set_place<&SyncConfig::from>}},
    Key{"sync", "office_key", Own{"\"\" | \"KT-…-…\" (klachtenctl office init)", set_office_key}},
    Key{"sync", "ssh_key", Text{at<sync, &SyncConfig::ssh_key>, 1000}},
    Key{"sync", "known_hosts", Text{at<sync, &SyncConfig::known_hosts>, 1000}},
    Key{"sync", "ca_file", Text{at<sync, &SyncConfig::ca_file>, 1000}},
    Key{"sync", "credentials", Text{at<sync, &SyncConfig::credentials>, 1000}},

    Key{"desk", "scans", Text{at<desk, &DeskConfig::scans>, 1000}},

    Key{"idle", "read_seconds", Seconds{at<idle, &IdleConfig::read>, 10, 3600}},
    Key{"idle", "form_seconds", Seconds{at<idle, &IdleConfig::form>, 30, 3600}},
    Key{"idle", "warn_seconds", Own{"10 … 600", set_both_warnings}},
    Key{"idle", "read_warn_seconds", Seconds{at<idle, &IdleConfig::read_warn>, 10, 600}},
    Key{"idle", "form_warn_seconds", Seconds{at<idle, &IdleConfig::form_warn>, 10, 600}},
    Key{"idle", "done_seconds", Seconds{at<idle, &IdleConfig::done>, 10, 3600}},
    Key{"idle", "staff_lock_seconds", Seconds{at<idle, &IdleConfig::staff_lock>, 30, 3600}},
    Key{"idle", "dim_seconds", Own{"0 | 30 … 86400", set_dim}},

    Key{"speech", "output", Own{R"("off" | "speaker" | "headphones")", set_speech}},

    Key{"analysis", "smallest_cell", Number{at<analysis, &AnalysisConfig::smallest_cell>, 1, 100}},
    Key{"analysis", "causes", Own{R"(["…", "…"] (0 … 100))", set_causes}},
};

struct SayAllowed {
    std::string operator()(const Number& kind) const { return fmt::format("{} … {}", kind.least, kind.most); }
    std::string operator()(const Seconds& kind) const { return fmt::format("{} … {}", kind.least, kind.most); }
    std::string operator()(const Text& kind) const { return fmt::format("\"…\" ({} … {})", kind.least, kind.most); }
    std::string operator()(const Own& kind) const { return std::string(kind.allowed); }
};

struct SetValue {
    const toml::node& value;
    Config& config;

    bool operator()(const Number& kind) const { return set_whole(value, kind.least, kind.most, kind.at(config)); }
    bool operator()(const Seconds& kind) const {
        int number = 0;
        if (!set_whole(value, kind.least, kind.most, number)) return false;
        kind.at(config) = seconds{number};
        return true;
    }
    bool operator()(const Text& kind) const {
        const auto text = value.value_exact<std::string_view>();
        if (!text || !is_text(*text, kind.least, kind.most, kind.several_lines)) return false;
        kind.at(config) = *text;
        return true;
    }
    bool operator()(const Own& kind) const { return kind.set(value, config); }
};

}  // namespace

std::span<const Key> keys() {
    return table;
}

std::string allowed(const Key& key) {
    return std::visit(SayAllowed{}, key.kind);
}

bool set(const Key& key, const toml::node& value, Config& config) {
    return std::visit(SetValue{value, config}, key.kind);
}

}  // namespace klachtenzuil::config
