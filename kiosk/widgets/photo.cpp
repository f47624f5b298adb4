// A page of what was attached to a complaint. The pixels are the screen's own; the window keeps the only copy.

#include <cmath>

#include "kiosk/widgets/inside.hpp"

namespace klachtenzuil {

void Ui::photo(const Photo& photo) {
    Inside& in = *m;
    if (photo.width <= 0 || photo.height <= 0) return;
    if (in.photo.rgba != photo.rgba) ++in.photo_version;
    in.photo = photo;
    in.photo_drawn = true;
    const float height = std::ceil(in.at.width * static_cast<float>(photo.height) / static_cast<float>(photo.width));
    const Box box = in.place(height, 2);
    in.add_text(Role::text, photo.name, box, box);
    if (!in.pen->in_clip(box)) return;
    if (in.photo_texture != 0) {
        // ImTextureID is a pointer in some versions of ImGui and a number in others.
        in.list->AddImage((ImTextureID)in.photo_texture, {box.x, box.y}, {box.right(), box.bottom()});  // NOLINT
    }
    in.pen->frame(box, in.pen->colour().edge, in.pen->thin(mm::border), 0);
}

void Ui::Inside::finish_photo() {
    if (!photo_drawn && photo.rgba != nullptr) {
        photo = {};
        ++photo_version;
    }
    photo_drawn = false;
}

const Photo& Ui::photo_shown() const {
    return m->photo;
}

unsigned Ui::photo_version() const {
    return m->photo_version;
}

void Ui::set_photo_texture(std::uintptr_t texture) {
    m->photo_texture = texture;
}

}  // namespace klachtenzuil
