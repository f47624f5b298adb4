#pragma once
// What can go wrong in the world outside the program: one closed list, used in every layer.

#include <optional>
#include <string>
#include <string_view>

namespace klachtenzuil {

/// Every way in which something outside the program can refuse to work. Each has an exit status, one exact sentence for
/// staff and a calm one for the visitor, in the catalogues as `failure.NAME.staff` and `failure.NAME.visitor`.
enum class Reason {
    // bad input
    usage,                  ///< the command line is not understood
    config_unreadable,      ///< the configuration file cannot be opened or is not TOML
    config_unknown_key,     ///< detail: file:line key
    config_bad_value,       ///< detail: file:line key and what is allowed
    config_missing_value,   ///< detail: the key that is needed, and by what
    form_not_json,          ///< detail: where the text stops being JSON
    form_incomplete,        ///< detail: the fields and what each needs
    reference_malformed,    ///< it does not have the parts of a reference
    reference_check_wrong,  ///< the check character does not fit the rest
    reference_unknown,      ///< well formed, but not in this register
    document_missing,       ///< the dossier has no such attachment or letter
    file_unreadable,        ///< detail: path
    file_not_private,       ///< others can read a file that holds a secret; detail: path
    file_exists,            ///< detail: path; it would be overwritten
    file_missing,           ///< a file or its folder is not there; detail: path
    attachment_type,        ///< neither PDF, JPEG nor PNG by its content
    attachment_too_large,
    attachments_too_many,
    // refused by the procedure, a permission or sign-in
    step_out_of_order,       ///< the procedure does not allow this step now
    not_permitted,           ///< this account's role may not do it
    person_concerned,        ///< the complaint is about this account
    management_concerned,    ///< it is about management, so another manager or an independent person handles it
    facts_missing,           ///< detail: what the step must register and does not
    fact_not_allowed,        ///< detail: a fact that the step does not know, or whose value cannot be
    date_not_possible,       ///< before the complaint came in, before what it follows, or in the future
    not_heard,               ///< no decision before both sides were heard, or a note says why one could not be
    handler_missing,         ///< nobody handles it yet
    extended_before,         ///< no extension twice
    extension_too_long,      ///< detail: the latest date
    not_told,                ///< the complainant was not told of the outcome
    persons_unlinked,        ///< nobody judges before it is known which accounts the named persons have
    not_referred,            ///< not satisfied, and the external body was not pointed out
    summary_names_person,    ///< what stays for ever names somebody of the dossier; detail: that word of it
    dossier_destroyed,       ///< its retention ended
    dossier_elsewhere,       ///< it was sealed to others: the desk where it came in, and the office
    retention_runs,          ///< it cannot be destroyed yet
    sign_in_wrong,           ///< name or passphrase
    sign_in_waits,           ///< too many wrong passphrases; detail: seconds
    passphrase_weak,         ///< shorter than it must be, or easy to guess
    passphrase_must_change,  ///< a one-time passphrase only serves to choose one's own
    account_exists,
    account_name_bad,
    account_unknown,
    last_manager,       ///< nobody could sign in as management any more
    status_code_wrong,  ///< a visitor's number and code do not belong together
    status_closed,      ///< too many wrong codes; detail: seconds
    // storage
    store_missing,     ///< there is no register here yet
    store_unreadable,  ///< permissions, or the device answers with errors
    store_read_only,   ///< the disk or the file cannot be written
    store_full,        ///< no room on the disk
    store_locked,      ///< another program keeps the database busy
    store_damaged,     ///< the file is no sound database of ours
    store_newer,       ///< made by a newer version of this program
    store_altered,     ///< the journal's chain or its fold does not hold
    keys_missing,      ///< the key files do not stand in the data directory
    keys_damaged,      ///< a key file has the wrong size or does not fit the database
    // paper
    paper_not_made,       ///< the PDF could not be made (fonts missing, no memory)
    printer_none,         ///< there is no print queue to use
    printer_unreachable,  ///< the print service does not answer
    printer_stopped,      ///< the print queue takes no jobs now
    printer_refused,      ///< the print service does not take the document
    // deliveries between nodes
    node_card_bad,             ///< the text is no node's card; detail: where it stands
    node_known_otherwise,      ///< the card's keys are not those that stand here for the node; detail: node
    bundle_damaged,            ///< it is no bundle, or not the one that was signed; detail: file and where
    bundle_newer,              ///< made by a newer version of this program; detail: file
    bundle_stranger,           ///< not signed by a node that is registered here; detail: file and node
    bundle_contradicts,        ///< under a number that is here already stands other content; detail: node/sequence
    delivery_running,          ///< another run holds the delivery
    transport_unreachable,     ///< the other end does not answer; detail: scheme, host and why
    transport_refused,         ///< it answers and does not take or give the file; detail: scheme, host and why
    transport_missing,         ///< the other end has no file of that name; detail: name
    transport_host_unknown,    ///< nobody knows the name of the server; detail: scheme and host
    transport_untrusted,       ///< it cannot show that it is the server that is meant; detail: scheme and host
    transport_login,           ///< it does not let this node in; detail: scheme and host
    transport_not_allowed,     ///< this node may not read or write there; detail: folder, or scheme and host
    transport_full,            ///< no room there; detail: folder, or scheme and host
    transport_place_missing,   ///< the folder is not there; detail: folder, or scheme and host
    transport_unmounted,       ///< the share is not mounted; detail: folder
    office_store_unreachable,  ///< PostgreSQL does not answer or broke off; detail without passwords
    office_store_differs,  ///< what stands in PostgreSQL is not what was pushed, or tables of another version; detail:
                           ///< where
    office_store_login,    ///< PostgreSQL answers and lets nobody in under this name; detail: user, server and database
    office_store_untrusted,    ///< it cannot show that it is the server that is meant; detail as above
    office_store_not_allowed,  ///< this user may not do it there; detail as above, and what PostgreSQL says
    office_store_full,         ///< no room on its disk; detail: user, server and database
    // machine
    no_display,       ///< no window can be opened here
    program_missing,  ///< a helper program is not installed; detail: its name
};
inline constexpr int reason_count = 86;

/// A reason, and the exact circumstances for staff. `detail` never holds what a person wrote or who they are, but for
/// the one word of summary_names_person, which is told to whoever typed it and to nobody else. Where a
/// reason stands for several rules of the procedure, it is the rule's name, and what that is about ("told_before
/// 2026-03-05"); see Words::for_staff().
struct Failure {
    Reason reason;
    std::string detail;
    bool operator==(const Failure&) const = default;
};

/// The reason's name as it stands in the catalogues and in --json output, such as "store_full".
std::string_view name_of(Reason reason);
std::optional<Reason> reason_from(std::string_view name);

/// Exit status of klachtenctl: 2 bad input, 3 refused, 4 storage, device or network. Source: the command line contract.
int exit_status(Reason reason);

}  // namespace klachtenzuil
