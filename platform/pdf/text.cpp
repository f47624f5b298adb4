#include "platform/pdf/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace klachtenzuil {

namespace {

constexpr std::int32_t replacement = 0xFFFD;

/// More loose marks than any writing puts on one letter; a longer pile is drawn as it stands.
constexpr std::size_t longest_cluster = 16;

/// A line of characters without width would never end; this is far more than fits on paper.
constexpr std::size_t longest_line = 400;

using CodePoints = WipedVector<std::int32_t>;

CodePoints decode(std::string_view utf8) {
    CodePoints points;
    points.reserve(utf8.size());
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
    auto left = static_cast<utf8proc_ssize_t>(utf8.size());
    while (left > 0) {
        std::int32_t point = 0;
        auto length = utf8proc_iterate(at, left, &point);
        if (length < 1) {
            length = 1;
            point = replacement;
        }
        points.push_back(point);
        at += length;
        left -= length;
    }
    return points;
}

bool ends_line(std::int32_t point) {
    return (point >= '\n' && point <= '\r') || point == 0x85 || point == 0x2028 || point == 0x2029;
}

bool is_invisible(std::int32_t point) {
    const auto category = utf8proc_category(point);
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
           utf8proc_get_property(point)->ignorable;
}

bool is_mark(std::int32_t point) {
    const auto category = utf8proc_category(point);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME;
}

/// Line ends in one form, spaces in one width where the font lacks theirs, nothing invisible.
CodePoints visible(const CodePoints& points, const Drawable& drawable) {
    CodePoints seen;
    seen.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::int32_t point = points[i];
        if (point == '\r' && i + 1 < points.size() && points[i + 1] == '\n') continue;
        if (ends_line(point)) {
            seen.push_back('\n');
        } else if (point == '\t') {
            seen.push_back(' ');
        } else if (utf8proc_category(point) == UTF8PROC_CATEGORY_ZS) {
            seen.push_back(drawable(static_cast<char16_t>(point)) ? point : ' ');
        } else if (!is_invisible(point)) {
            seen.push_back(point);
        }
    }
    return seen;
}

/// A letter and the marks behind it as one letter where Unicode and the fonts have one: the fonts place marks best when
/// built in. A letter that stands alone stays as it is.
void append_composed(CodePoints& to, std::span<const std::int32_t> cluster, const Drawable& drawable) {
    std::array<utf8proc_uint8_t, longest_cluster * 4> utf8{};
    std::array<std::int32_t, longest_cluster * 8> composed{};
    if (cluster.size() < 2 || cluster.size() > longest_cluster) {
        to.insert(to.end(), cluster.begin(), cluster.end());
        return;
    }
    utf8proc_ssize_t size = 0;
    for (const std::int32_t point : cluster)
        size += utf8proc_encode_char(point, utf8.data() + size);
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    auto count = utf8proc_decompose(utf8.data(), size, composed.data(), composed.size(), options);
    if (count > static_cast<utf8proc_ssize_t>(composed.size())) count = 0;
    if (count > 0) count = utf8proc_normalize_utf32(composed.data(), count, options);
    const bool known = count > 0 && std::all_of(composed.begin(), composed.begin() + count, [&](std::int32_t point) {
                           return point <= 0xFFFF && drawable(static_cast<char16_t>(point));
                       });
    if (known) {
        to.insert(to.end(), composed.begin(), composed.begin() + count);
    } else {
        to.insert(to.end(), cluster.begin(), cluster.end());
    }
    wipe_memory(utf8.data(), sizeof utf8);
    wipe_memory(composed.data(), sizeof composed);
}

CodePoints composed(const CodePoints& points, const Drawable& drawable) {
    CodePoints result;
    result.reserve(points.size());
    for (std::size_t begin = 0; begin < points.size();) {
        std::size_t end = begin + 1;
        while (end < points.size() && is_mark(points[end]))
            ++end;
        append_composed(result, std::span(points).subspan(begin, end - begin), drawable);
        begin = end;
    }
    return result;
}

}  // namespace

Characters characters_of(std::string_view utf8, const Drawable& drawable) {
    const CodePoints points = composed(visible(decode(utf8), drawable), drawable);
    const char16_t unknown = drawable(char16_t{replacement}) ? char16_t{replacement} : u'?';
    Characters result;
    result.reserve(points.size());
    for (const std::int32_t point : points) {
        const auto unit = static_cast<char16_t>(point);
        const bool known = unit == u'\n' || (point <= 0xFFFF && drawable(unit));
        result.push_back(known ? unit : unknown);
    }
    return result;
}

namespace {

bool is_letter(char16_t unit) {
    const auto category = utf8proc_category(unit);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

/// "re-integratie" may be divided behind its hyphen, "K1-2026-000042-7" may not.
bool may_break_after(const Characters& text, std::size_t at, Span within) {
    constexpr std::u16string_view hyphens = u"-/\u2010\u2013";
    return hyphens.find(text[at]) != std::u16string_view::npos && at > within.begin && at + 1 < within.end &&
           is_letter(text[at - 1]) && is_letter(text[at + 1]);
}

/// A space at which a line may end; U+00A0, U+2007 and U+202F hold words together.
bool is_space(char16_t unit) {
    return unit != u'\u00A0' && unit != u'\u2007' && unit != u'\u202F' &&
           utf8proc_category(unit) == UTF8PROC_CATEGORY_ZS;
}

/// The last place up to `at` where a word can be divided without taking marks from their letter; `at` when there is
/// none.
std::size_t before_marks(const Characters& text, std::size_t begin, std::size_t at) {
    at = std::max(at, begin + 1);
    std::size_t end = at;
    while (end > begin && end < text.size() && is_mark(text[end]))
        --end;
    return end > begin ? end : at;
}

/// "6 december", "2 weken" and "14:05 uur" stay together where the line has another place to end.
bool holds_together(const Characters& text, std::size_t space, std::size_t next) {
    return utf8proc_category(text[space - 1]) == UTF8PROC_CATEGORY_ND && is_letter(text[next]);
}

struct Cut {
    std::size_t end;   ///< where the line ends
    std::size_t next;  ///< where the next one begins
};

/// The first line of `rest`, which holds no line end and does not begin with a space.
Cut cut_line(const Characters& text, Span rest, const Advance& advance, float width) {
    std::optional<Cut> last, last_resort;
    float used = 0;
    for (std::size_t at = rest.begin; at < rest.end; ++at) {
        if (is_space(text[at])) {
            std::size_t next = at;
            while (next < rest.end && is_space(text[next]))
                ++next;
            if (next == rest.end) return {at, next};
            if (!is_space(text[at - 1])) (holds_together(text, at, next) ? last_resort : last) = Cut{at, next};
        }
        used += advance(text[at]);
        if ((used > width && !is_space(text[at])) || at - rest.begin >= longest_line) {
            if (last) return *last;
            if (last_resort) return *last_resort;
            const std::size_t end = before_marks(text, rest.begin, at);
            return {end, end};
        }
        if (may_break_after(text, at, rest)) last = Cut{at + 1, at + 1};
    }
    return {rest.end, rest.end};
}

}  // namespace

std::vector<Span> lines_of(const Characters& text, const Advance& advance, float width) {
    std::vector<Span> lines;
    bool empty_before = false;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto found = std::find(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), u'\n');
        const auto end = static_cast<std::size_t>(found - text.begin());
        Span rest{begin, end};
        while (rest.begin < rest.end && is_space(text[rest.begin]))
            ++rest.begin;
        if (rest.begin == rest.end) {
            empty_before = !lines.empty();
        } else if (empty_before) {
            lines.push_back({rest.begin, rest.begin});
            empty_before = false;
        }
        while (rest.begin < rest.end) {
            const Cut cut = cut_line(text, rest, advance, width);
            lines.push_back({rest.begin, cut.end});
            rest.begin = cut.next;
        }
        begin = end + 1;
    }
    return lines;
}

}  // namespace klachtenzuil
