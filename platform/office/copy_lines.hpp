#pragma once
// Rows as PostgreSQL's COPY reads them in its text format.

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/office/tables.hpp"

namespace klachtenzuil {

/// lines.add("K1").add(17).end() is one row.
class CopyLines {
  public:
    CopyLines& add(std::string_view text);
    CopyLines& add(const std::string& text) { return add(std::string_view(text)); }
    CopyLines& add(std::int64_t number);
    CopyLines& add(Instant at);
    CopyLines& add(const Cell& cell);
    CopyLines& add(const Cells& cells);
    CopyLines& add_nothing();
    void end();

    const std::string& text() const { return m_text; }
    void clear() { m_text.clear(); }

  private:
    void next();

    std::string m_text;
    bool m_begun = false;  ///< the row has a cell already
};

}  // namespace klachtenzuil
