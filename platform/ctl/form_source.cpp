#include "platform/ctl/form_source.hpp"

#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/base/wipe.hpp"
#include "core/complaint/form_json.hpp"

namespace klachtenzuil::ctl {

namespace {

constexpr std::string_view spaces = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

/// Whether a line may well be a whole form. Tells JSON lines from one document that is spread over lines.
bool looks_whole(std::string_view line) {
    const auto text = trimmed(line);
    return text.starts_with('{') && text.ends_with('}');
}

bool is_form(std::string_view text) {
    auto form = read_form(text);
    if (form) wipe(*form);
    return form.has_value();
}

}  // namespace

LineReader::~LineReader() {
    explicit_bzero(m_buffer.data(), m_buffer.size());
}

Result<bool> LineReader::fill() {
    m_begin = m_end = 0;
    while (true) {
        const ssize_t got = ::read(m_fd, m_buffer.data(), m_buffer.size());
        if (got >= 0) {
            m_end = static_cast<std::size_t>(got);
            return got > 0;
        }
        if (errno != EINTR) return failed(Reason::file_unreadable, strerrorname_np(errno));
    }
}

Result<bool> LineReader::next(std::string& line) {
    line.clear();
    // Taken at once: text that grows leaves copies of what a person told behind.
    line.reserve(largest_form_json + 1);
    bool any = false;
    while (true) {
        if (m_begin == m_end) {
            const auto filled = fill();
            if (!filled) return failed(filled.error());
            if (!*filled) return any;
        }
        any = true;
        const char* const begin = m_buffer.data() + m_begin;
        const char* const end = m_buffer.data() + m_end;
        const char* const stop = std::find(begin, end, '\n');
        const auto room = largest_form_json + 1 - line.size();
        line.append(begin, std::min(static_cast<std::size_t>(stop - begin), room));
        m_begin += static_cast<std::size_t>(stop - begin);
        if (stop != end) {
            ++m_begin;
            return true;
        }
    }
}

FormSource::FormSource(int fd) : m_lines(fd) {}

FormSource::~FormSource() {
    wipe(m_line);
    wipe(m_gathered);
}

Result<bool> FormSource::next(OfferedForm& form) {
    form = {};
    if (!m_begun) {
        m_begun = true;
        return begin(form);
    }
    if (m_single) return false;
    if (next_gathered(form)) return true;
    while (true) {
        auto more = m_lines.next(m_line);
        if (!more || !*more) return more;
        ++m_number;
        if (trimmed(m_line).empty()) continue;
        form = {m_number, m_line};
        return true;
    }
}

/// Reads until it shows whether these are lines or one document. The first line usually tells; where it does not, it
/// may be a bad one among good ones, or the document holds a line that looks like a form.
Result<bool> FormSource::begin(OfferedForm& form) {
    m_gathered.reserve(2 * (largest_form_json + 2));
    bool blank = true;
    bool first_is_whole = false;
    bool any_is_whole = false;
    while (!first_is_whole && m_gathered.size() <= largest_form_json) {
        const auto more = m_lines.next(m_line);
        if (!more) return failed(more.error());
        if (!*more) break;
        any_is_whole = any_is_whole || looks_whole(m_line);
        first_is_whole = blank && any_is_whole;
        blank = blank && trimmed(m_line).empty();
        m_gathered += m_line;
        m_gathered += '\n';
    }
    m_left_of_gathered = m_gathered;
    m_single = !any_is_whole || (!first_is_whole && is_form(m_gathered));
    if (!m_single) return next(form);
    form.text = trimmed(m_gathered);
    return true;
}

bool FormSource::next_gathered(OfferedForm& form) {
    while (!m_left_of_gathered.empty()) {
        const auto end = m_left_of_gathered.find('\n');
        const auto line = m_left_of_gathered.substr(0, end);
        m_left_of_gathered.remove_prefix(end + 1);
        ++m_number;
        if (trimmed(line).empty()) continue;
        form = {m_number, line};
        return true;
    }
    return false;
}

}  // namespace klachtenzuil::ctl
