#include "platform/office/copy_lines.hpp"

#include "core/complaint/form.hpp"

namespace klachtenzuil {

namespace {

/// What stands in the place of what a text of PostgreSQL cannot hold.
constexpr std::string_view unreadable = "\uFFFD";

struct Adder {
    CopyLines& lines;
    void operator()(std::monostate /*nothing*/) const { lines.add_nothing(); }
    void operator()(const std::string& text) const { lines.add(text); }
    void operator()(std::int64_t number) const { lines.add(number); }
    void operator()(bool yes) const { lines.add(std::string_view(yes ? "t" : "f")); }
    void operator()(Date date) const { lines.add(std::string_view(iso(date))); }
    void operator()(Instant at) const { lines.add(at); }
};

}  // namespace

void CopyLines::next() {
    if (m_begun) m_text += '\t';
    m_begun = true;
}

CopyLines& CopyLines::add(std::string_view text) {
    next();
    if (!is_utf8(text)) {
        m_text += unreadable;
        return *this;
    }
    for (const char character : text) {
        switch (character) {
            case '\0': m_text += unreadable; break;
            case '\\': m_text += "\\\\"; break;
            case '\t': m_text += "\\t"; break;
            case '\n': m_text += "\\n"; break;
            case '\r': m_text += "\\r"; break;
            default: m_text += character;
        }
    }
    return *this;
}

CopyLines& CopyLines::add(std::int64_t number) {
    next();
    m_text += std::to_string(number);
    return *this;
}

CopyLines& CopyLines::add(Instant at) {
    return add(std::string_view(iso_utc(at)));
}

CopyLines& CopyLines::add(const Cell& cell) {
    std::visit(Adder{*this}, cell);
    return *this;
}

CopyLines& CopyLines::add(const Cells& cells) {
    for (const Cell& cell : cells)
        add(cell);
    return *this;
}

CopyLines& CopyLines::add_nothing() {
    next();
    m_text += "\\N";
    return *this;
}

void CopyLines::end() {
    m_text += '\n';
    m_begun = false;
}

}  // namespace klachtenzuil
