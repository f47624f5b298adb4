#pragma once
// Complaints of every course that the procedure knows, with texts that a careless writer of tables trips over.

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/staff.hpp"

namespace klachtenzuil {

/// What stands in the stories, causes and summaries, one after another.
std::vector<std::string> awkward_texts();

/// The people of one node, and complaints that they take through the procedure.
class Course {
  public:
    explicit Course(TestNode& node) : m_node(node) {}

    static constexpr int kinds = 7;
    /// Files a complaint and takes it along: `which` says how far and how, and which texts it has. The clock goes on by
    /// some minutes.
    ComplaintId run(int which);

    Worker& management() { return m_management; }

  private:
    void take(Worker& who, const ComplaintId& id, StepKind kind, Facts facts);
    void handle(const ComplaintId& id, const std::string& text, bool with_measures);

    TestNode& m_node;
    Worker m_desk{m_node, "balie", StaffRole::receptionist};
    Worker m_management{m_node, "vanas", StaffRole::management};
    Worker m_handler{m_node, "jan", StaffRole::handler};
};

}  // namespace klachtenzuil
