#include "kiosk/widgets/ui.hpp"

#include <imgui.h>

#include <functional>
#include <string_view>

namespace klachtenzuil {

namespace {

void mix(std::size_t& digest, std::size_t value) {
    digest = (digest ^ value) * 0x9E3779B97F4A7C15ULL;
    digest ^= digest >> 29U;
}

template <class Element>
void mix(std::size_t& digest, const ImVector<Element>& elements) {
    const std::string_view bytes(reinterpret_cast<const char*>(elements.Data),
                                 static_cast<std::size_t>(elements.size_in_bytes()));
    mix(digest, std::hash<std::string_view>{}(bytes));
}

}  // namespace

std::size_t Ui::digest() const {
    std::size_t digest = background();
    mix(digest, font_version());
    mix(digest, photo_version());
    const ImDrawData* const data = draw_data();
    for (int i = 0; data != nullptr && i < data->CmdListsCount; ++i) {
        const ImDrawList& list = *data->CmdLists[i];
        mix(digest, list.VtxBuffer);
        mix(digest, list.IdxBuffer);
        for (const auto& command : list.CmdBuffer) {
            mix(digest, command.ElemCount);
            for (const float edge : {command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w})
                mix(digest, std::hash<float>{}(edge));
        }
    }
    return digest;
}

}  // namespace klachtenzuil
