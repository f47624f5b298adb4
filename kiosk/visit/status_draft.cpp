#include "kiosk/visit/status_draft.hpp"

#include <string_view>

#include "core/base/wipe.hpp"
#include "core/register/status_code.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

std::optional<Word> problem_of_number(const std::string& number) {
    if (is_blank(number)) return w::status_give_number;
    const auto reference = read_reference(number);
    if (reference) return std::nullopt;
    return reference.error().reason == Reason::reference_check_wrong ? w::status_check_number : w::status_whole_number;
}

std::optional<Word> problem_of_code(const std::string& typed) {
    if (is_blank(typed)) return w::status_give_code;
    auto code = read_status_code(typed);
    if (!code) return w::status_whole_code;
    wipe(*code);
    return std::nullopt;
}

}  // namespace

StatusProblems problems_of(const StatusDraft& draft) {
    return {problem_of_number(draft.number), problem_of_code(draft.code)};
}

void wipe(StatusDraft& draft) {
    wipe(draft.number);
    wipe(draft.code);
}

}  // namespace klachtenzuil
