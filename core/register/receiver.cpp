#include "core/register/receiver.hpp"

#include "core/register/database.hpp"
#include "core/register/journal.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

Result<std::string> receiver_of(Register& store, const ComplaintId& complaint) {
    return store.database().read([&](Sql& sql) -> Result<std::string> {
        auto select = sql.prepare("SELECT actor FROM journal WHERE complaint = ? AND step = ?");
        bind_values(*select, complaint, name_of(StepKind::file));
        if (!select->executeStep()) return failed(Reason::reference_unknown);
        std::string actor = select->getColumn(0).getString();
        if (actor == actor_visitor || actor == actor_receiver || actor == actor_node) return std::string{};
        return actor;
    });
}

}  // namespace klachtenzuil
