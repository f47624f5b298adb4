#pragma once
// What somebody who signed in does with complaints: every step of the procedure, and the dossiers. Each verb is one
// transaction of journal, register and dossier. Nobody whom a complaint is about opens its dossier.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/complaint/procedure.hpp"
#include "core/register/accounts.hpp"
#include "core/register/register.hpp"
#include "core/staff/seal.hpp"

namespace klachtenzuil {

/// A step that was taken, with everything that it registered. Sealed facts are in `facts` as well when the reader may
/// open the dossier; then it holds personal data.
struct TakenStep {
    std::string node;
    std::int64_t sequence = 0;
    Instant at{};
    std::string actor;
    StepKind kind = StepKind::note;
    Facts facts;
    /// Of an attachment or a letter: what document() takes. Its facts are `kind` (attachment, letter), `type` (the
    /// media type, or which letter), `bytes` and, where the dossier can be opened, `name`.
    std::optional<Hash> part;
    /// It stands in the journal and does not count, by this rule.
    std::optional<Reason> disputed = {};
};

void wipe(TakenStep& step);
/// Whether it put a file into the dossier, which document() takes out again: an attachment or a letter.
bool is_document(const TakenStep& step);

/// What kind of file an attachment is, found from its content.
enum class MediaType { pdf, jpeg, png };
inline constexpr int media_type_count = 3;
std::string_view name_of(MediaType type);
std::optional<MediaType> media_type_of(std::span<const std::byte> content);
/// Whether the file has the end that its kind ends with: one that a scanner is still writing, or that was cut off, has
/// none. Says nothing about what stands before it.
bool has_its_end(MediaType type, std::span<const std::byte> content);

/// Source: design, "Numbers".
inline constexpr std::size_t largest_attachment = std::size_t{20} * 1024 * 1024;
inline constexpr int most_attachments = 20;

/// An attachment or a letter, opened: wipe it.
struct DossierDocument {
    PartKind kind = PartKind::attachment;
    std::string name;  ///< sealed with it: can hold a person's name
    std::vector<std::byte> content;
};

/// A complaint whose dossier was kept for its whole term.
struct KeptLongEnough {
    Complaint complaint;
    Date until;                     ///< the last day of that term
    bool waits_for_office = false;  ///< the office has not received all of it, or not for long enough
};

class Casework {
  public:
    /// Everything referred to must outlive it.
    Casework(Register& store, const SignedIn& who, const Config& config, const Clock& clock);

    const Account& account() const { return m_who.account; }
    /// Who this account is within a complaint.
    Result<Actor> actor_in(const ComplaintId& id) const;

    // Every verb fails as may_work() does for whoever may not work with complaints at all. A handler and an independent
    // person read the dossiers of their own complaints, and no other.

    /// Takes one step: checks it against the procedure, seals what can hold persons, writes journal, dossier and
    /// register. Fails as check_step() does.
    Result<Complaint> take(const ComplaintId& id, const Step& step);
    /// The steps that this account could take now, each with why not.
    Result<std::vector<Possible>> possible(const ComplaintId& id) const;

    /// Takes in a form on somebody's behalf; the journal says who did.
    Result<Filed> add(const ComplaintId& id, const Form& form, bool wants_paper);

    /// What was told. Fails with person_concerned for whom it is about, with dossier_destroyed, and with
    /// dossier_elsewhere where the dossier was sealed to others; steps that need no dossier can be taken there.
    Result<Form> form(const ComplaintId& id) const;
    /// Every step, oldest first; with sealed facts where the dossier can be opened, and with the names of the accounts
    /// that persons were linked to.
    Result<std::vector<TakenStep>> history(const ComplaintId& id) const;

    /// Links a person that the complainant named to an account, or to nobody here; a `correct` step.
    Result<Complaint> link_person(const ComplaintId& id, int person, const std::optional<std::string>& account);

    /// Seals a file into the dossier. Fails with attachment_type, attachment_too_large, attachments_too_many.
    Result<Hash> attach(const ComplaintId& id, std::string_view name, std::span<const std::byte> content);
    /// Seals a letter that was made, as it was printed.
    Result<Hash> keep_letter(const ComplaintId& id, std::string_view kind, std::span<const std::byte> pdf);
    Result<DossierDocument> document(const ComplaintId& id, const Hash& part) const;

    /// Complaints that may be the same as this form: the same complainant or number, received within 30 days. Never a
    /// reason to refuse one.
    Result<std::vector<Reference>> like(const Form& form) const;

    /// Looks for words in what was told, newest first. Calls `progress` between slices with how many were looked at; it
    /// stops when that answers false.
    Result<std::vector<Reference>> search(std::string_view words, const std::function<bool(std::int64_t)>& progress,
                                          std::size_t most) const;

    /// The complaints whose dossiers are past retention, oldest receipt first. Source: procedure, "What must hold".
    Result<std::vector<KeptLongEnough>> kept_long_enough() const;
    /// Those of them that wait for nothing.
    Result<std::vector<Complaint>> purgeable() const;
    /// Destroys these dossiers with their keys, compacts the file, leaves a journal entry each. Management only.
    Result<int> purge(std::span<const ComplaintId> complaints);

  private:
    Register& m_store;
    const SignedIn& m_who;
    const Config& m_config;
    const Clock& m_clock;
};

}  // namespace klachtenzuil
