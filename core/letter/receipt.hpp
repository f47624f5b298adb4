#pragma once
// The written acknowledgement (ontvangstbevestiging). Source: procedure, stage 1; look, "On paper".

#include "core/complaint/form.hpp"
#include "core/config/config.hpp"
#include "core/letter/letter.hpp"
#include "core/register/register.hpp"

namespace klachtenzuil {

struct ReceiptFacts {
    Complaint entry;
    std::string journal_head;             ///< hex; the letter shows its first characters
    std::string helper;                   ///< who at the desk helped, or empty
    std::optional<Instant> duplicate_at;  ///< set on a reprint
    const Form* form = nullptr;           ///< what was told; nothing when only the register can be read
    bool with_story = false;              ///< the visitor's choice: the printer stands in the open
    std::string status_code{};            ///< with which the holder can ask how it stands; empty: not known here
};

/// In the entry's language, and below it in Dutch when that differs.
Letter make_receipt(const ReceiptFacts& facts, const Config& config);

}  // namespace klachtenzuil
