#include "core/base/failure.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace klachtenzuil {

namespace {

struct Row {
    Reason reason;
    std::string_view name;
    int status;
};

constexpr std::array rows{
    Row{Reason::usage, "usage", 2},
    Row{Reason::config_unreadable, "config_unreadable", 2},
    Row{Reason::config_unknown_key, "config_unknown_key", 2},
    Row{Reason::config_bad_value, "config_bad_value", 2},
    Row{Reason::config_missing_value, "config_missing_value", 2},
    Row{Reason::form_not_json, "form_not_json", 2},
    Row{Reason::form_incomplete, "form_incomplete", 2},
    Row{Reason::reference_malformed, "reference_malformed", 2},
    Row{Reason::reference_check_wrong, "reference_check_wrong", 2},
    Row{Reason::reference_unknown, "reference_unknown", 2},
    Row{Reason::document_missing, "document_missing", 2},
    Row{Reason::file_unreadable, "file_unreadable", 2},
    Row{Reason::file_not_private, "file_not_private", 2},
    Row{Reason::file_exists, "file_exists", 2},
    Row{Reason::file_missing, "file_missing", 2},
    Row{Reason::attachment_type, "attachment_type", 2},
    Row{Reason::attachment_too_large, "attachment_too_large", 2},
    Row{Reason::attachments_too_many, "attachments_too_many", 2},
    Row{Reason::step_out_of_order, "step_out_of_order", 3},
    Row{Reason::not_permitted, "not_permitted", 3},
    Row{Reason::person_concerned, "person_concerned", 3},
    Row{Reason::management_concerned, "management_concerned", 3},
    Row{Reason::facts_missing, "facts_missing", 3},
    Row{Reason::fact_not_allowed, "fact_not_allowed", 2},
    Row{Reason::date_not_possible, "date_not_possible", 2},
    Row{Reason::not_heard, "not_heard", 3},
    Row{Reason::handler_missing, "handler_missing", 3},
    Row{Reason::extended_before, "extended_before", 3},
    Row{Reason::extension_too_long, "extension_too_long", 3},
    Row{Reason::not_told, "not_told", 3},
    Row{Reason::persons_unlinked, "persons_unlinked", 3},
    Row{Reason::not_referred, "not_referred", 3},
    Row{Reason::summary_names_person, "summary_names_person", 3},
    Row{Reason::dossier_destroyed, "dossier_destroyed", 3},
    Row{Reason::dossier_elsewhere, "dossier_elsewhere", 3},
    Row{Reason::retention_runs, "retention_runs", 3},
    Row{Reason::sign_in_wrong, "sign_in_wrong", 3},
    Row{Reason::sign_in_waits, "sign_in_waits", 3},
    Row{Reason::passphrase_weak, "passphrase_weak", 2},
    Row{Reason::passphrase_must_change, "passphrase_must_change", 3},
    Row{Reason::account_exists, "account_exists", 2},
    Row{Reason::account_name_bad, "account_name_bad", 2},
    Row{Reason::account_unknown, "account_unknown", 2},
    Row{Reason::last_manager, "last_manager", 3},
    Row{Reason::status_code_wrong, "status_code_wrong", 3},
    Row{Reason::status_closed, "status_closed", 3},
    Row{Reason::store_missing, "store_missing", 4},
    Row{Reason::store_unreadable, "store_unreadable", 4},
    Row{Reason::store_read_only, "store_read_only", 4},
    Row{Reason::store_full, "store_full", 4},
    Row{Reason::store_locked, "store_locked", 4},
    Row{Reason::store_damaged, "store_damaged", 4},
    Row{Reason::store_newer, "store_newer", 4},
    Row{Reason::store_altered, "store_altered", 4},
    Row{Reason::keys_missing, "keys_missing", 4},
    Row{Reason::keys_damaged, "keys_damaged", 4},
    Row{Reason::paper_not_made, "paper_not_made", 4},
    Row{Reason::printer_none, "printer_none", 4},
    Row{Reason::printer_unreachable, "printer_unreachable", 4},
    Row{Reason::printer_stopped, "printer_stopped", 4},
    Row{Reason::printer_refused, "printer_refused", 4},
    Row{Reason::node_card_bad, "node_card_bad", 2},
    Row{Reason::node_known_otherwise, "node_known_otherwise", 3},
    Row{Reason::bundle_damaged, "bundle_damaged", 2},
    Row{Reason::bundle_newer, "bundle_newer", 2},
    Row{Reason::bundle_stranger, "bundle_stranger", 3},
    Row{Reason::bundle_contradicts, "bundle_contradicts", 3},
    Row{Reason::delivery_running, "delivery_running", 1},
    Row{Reason::transport_unreachable, "transport_unreachable", 4},
    Row{Reason::transport_refused, "transport_refused", 4},
    Row{Reason::transport_missing, "transport_missing", 4},
    Row{Reason::transport_host_unknown, "transport_host_unknown", 4},
    Row{Reason::transport_untrusted, "transport_untrusted", 4},
    Row{Reason::transport_login, "transport_login", 4},
    Row{Reason::transport_not_allowed, "transport_not_allowed", 4},
    Row{Reason::transport_full, "transport_full", 4},
    Row{Reason::transport_place_missing, "transport_place_missing", 4},
    Row{Reason::transport_unmounted, "transport_unmounted", 4},
    Row{Reason::office_store_unreachable, "office_store_unreachable", 4},
    Row{Reason::office_store_differs, "office_store_differs", 4},
    Row{Reason::office_store_login, "office_store_login", 4},
    Row{Reason::office_store_untrusted, "office_store_untrusted", 4},
    Row{Reason::office_store_not_allowed, "office_store_not_allowed", 4},
    Row{Reason::office_store_full, "office_store_full", 4},
    Row{Reason::no_display, "no_display", 4},
    Row{Reason::program_missing, "program_missing", 4},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].reason) != i) return false;
    }
    return rows.size() == static_cast<std::size_t>(reason_count);
}
static_assert(in_order(), "every reason has its row, in the order of the enum");

const Row& row(Reason reason) {
    return rows[static_cast<std::size_t>(reason)];
}

}  // namespace

std::string_view name_of(Reason reason) {
    return row(reason).name;
}

std::optional<Reason> reason_from(std::string_view name) {
    const auto* const found = std::ranges::find(rows, name, &Row::name);
    return found == rows.end() ? std::nullopt : std::optional(found->reason);
}

int exit_status(Reason reason) {
    return row(reason).status;
}

}  // namespace klachtenzuil
