#include <fmt/format.h>
#include <toml++/toml.h>

#include <sstream>

#include "core/config/config.hpp"
#include "tests/fuzz/properties.hpp"

namespace klachtenzuil {

namespace {

const char* name_of(PrinterKind kind) {
    switch (kind) {
        case PrinterKind::automatic: return "auto";
        case PrinterKind::cups: return "cups";
        case PrinterKind::folder: return "folder";
        case PrinterKind::fake: return "fake";
    }
    return "";
}

const char* name_of(SpeechOutput output) {
    switch (output) {
        case SpeechOutput::off: return "off";
        case SpeechOutput::speaker: return "speaker";
        case SpeechOutput::headphones: return "headphones";
    }
    return "";
}

/// Every value of a configuration, as a file that says them all.
toml::table written(const Config& c) {
    toml::array languages;
    for (const Language language : c.screen.languages)
        languages.push_back(code_of(language));
    toml::array causes;
    for (const auto& cause : c.analysis.causes)
        causes.push_back(cause);
    const Organisation& o = c.organisation;
    return toml::table{
        {"node", toml::table{{"code", c.node}}},
        {"organisation", toml::table{{"name", o.name},
                                     {"address", o.address},
                                     {"phone", o.phone},
                                     {"email", o.email},
                                     {"website", o.website},
                                     {"director", o.director},
                                     {"external_body", o.external_body},
                                     {"external_body_address", o.external_body_address},
                                     {"procedure_version", o.procedure_version}}},
        {"screen", toml::table{{"width_mm", c.screen.width_mm},
                               {"fullscreen", c.screen.fullscreen},
                               {"languages", languages},
                               {"default_language", code_of(c.screen.default_language)}}},
        {"printer", toml::table{{"kind", name_of(c.printer.kind)},
                                {"queue", c.printer.queue},
                                {"paper", c.printer.paper == Paper::a4 ? "A4" : "80mm"}}},
        {"terms", toml::table{{"acknowledge_days", c.terms.acknowledge_days},
                              {"start_days", c.terms.start_days},
                              {"refuse_days", c.terms.refuse_days},
                              {"complete_days", c.terms.complete_days},
                              {"extension_days", c.terms.extension_days},
                              {"warn_days", c.terms.warn_days}}},
        {"retention", toml::table{{"months", c.retention.months},
                                  {"kiosk_days_after_receipt", c.retention.kiosk_days_after_receipt}}},
        {"sync", toml::table{{"to", c.sync.to},
                             {"from", c.sync.from},
                             {"office_key", c.sync.office_key},
                             {"ssh_key", c.sync.ssh_key},
                             {"known_hosts", c.sync.known_hosts},
                             {"ca_file", c.sync.ca_file},
                             {"credentials", c.sync.credentials}}},
        {"desk", toml::table{{"scans", c.desk.scans}}},
        {"idle", toml::table{{"read_seconds", c.idle.read.count()},
                             {"form_seconds", c.idle.form.count()},
                             {"read_warn_seconds", c.idle.read_warn.count()},
                             {"form_warn_seconds", c.idle.form_warn.count()},
                             {"done_seconds", c.idle.done.count()},
                             {"staff_lock_seconds", c.idle.staff_lock.count()},
                             {"dim_seconds", c.idle.dim.count()}}},
        {"speech", toml::table{{"output", name_of(c.speech)}}},
        {"analysis", toml::table{{"smallest_cell", c.analysis.smallest_cell}, {"causes", causes}}},
    };
}

std::string text_of(const toml::table& table) {
    std::ostringstream stream;
    stream << table;
    return stream.str();
}

bool same(const toml::node& said, const toml::node& holds) {
    if (const auto number = said.value<double>(); said.is_number() && holds.is_number()) {
        return number == holds.value<double>();
    }
    if (said.is_string()) return said.value<std::string>() == holds.value<std::string>();
    if (said.is_boolean()) return said.value<bool>() == holds.value<bool>();
    return said.is_array() && holds.is_array() && *said.as_array() == *holds.as_array();
}

/// The configuration's own value where the text says something; the default's where it says nothing.
const char* compare(const toml::table& said, const toml::table& holds, const toml::table& defaults) {
    for (const auto& [section, keys] : holds) {
        const auto idle = said["idle"];
        for (const auto& [name, value] : *keys.as_table()) {
            auto expected = said[section.str()][name.str()];
            if (!expected && name.str().ends_with("_warn_seconds")) expected = idle["warn_seconds"];
            const toml::node* const node = expected ? expected.node() : defaults[section.str()][name.str()].node();
            if (!same(*node, value)) return "a value that neither the text says nor is the default";
        }
    }
    for (const auto& [section, keys] : said) {
        if (!keys.is_table()) return "a value outside every section";
        for (const auto& [name, ignored] : *keys.as_table()) {
            if (!holds[section.str()][name.str()] && name.str() != "warn_seconds") return "an unknown key";
        }
    }
    return nullptr;
}

}  // namespace

const char* broken_config_property(std::string_view toml) {
    const auto config = read_config(toml, "source.toml");
    if (!config) {
        if (exit_status(config.error().reason) != 2) return "another failure than bad input";
        return config.error().detail.starts_with("source.toml") ? nullptr : "a refusal that names no source";
    }
    const toml::table holds = written(*config);
    const auto again = read_config(text_of(holds), "again.toml");
    if (!again || !(*again == *config)) return "another configuration than was written";
    return compare(toml::parse(toml), holds, written(default_config()));
}

}  // namespace klachtenzuil
