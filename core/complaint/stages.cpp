#include "core/complaint/stages.hpp"

namespace klachtenzuil {

std::vector<Stage> line_of_stages(const Complaint& complaint) {
    if (complaint.stage == Stage::refused) return {Stage::received, Stage::assessing, Stage::refused};
    return {Stage::received, Stage::assessing, Stage::handling, Stage::decided, Stage::completed};
}

std::optional<Date> day_reached(const Complaint& complaint, Stage stage) {
    switch (stage) {
        case Stage::received: return complaint.received;
        case Stage::assessing: return complaint.started;
        case Stage::handling: return complaint.accepted;
        case Stage::decided: return complaint.decision ? std::optional{complaint.decision->date} : std::nullopt;
        case Stage::completed: return complaint.completion ? std::optional{complaint.completion->date} : std::nullopt;
        case Stage::refused: return complaint.refused ? std::optional{complaint.refused->date} : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace klachtenzuil
