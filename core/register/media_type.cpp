// What kind of file an attachment is. Its name says nothing: only its first bytes count.

#include <algorithm>
#include <array>

#include "core/register/casework.hpp"

namespace klachtenzuil {

namespace {

struct Beginning {
    MediaType type;
    std::string_view bytes;
};

constexpr std::array beginnings{
    Beginning{MediaType::pdf, "%PDF-"},
    Beginning{MediaType::jpeg, "\xFF\xD8\xFF"},
    Beginning{MediaType::png, "\x89PNG\r\n\x1A\n"},
};
static_assert(beginnings.size() == media_type_count);

}  // namespace

std::optional<MediaType> media_type_of(std::span<const std::byte> content) {
    const std::string_view text(reinterpret_cast<const char*>(content.data()), content.size());
    for (const Beginning& beginning : beginnings) {
        if (text.starts_with(beginning.bytes)) return beginning.type;
    }
    return std::nullopt;
}

}  // namespace klachtenzuil
