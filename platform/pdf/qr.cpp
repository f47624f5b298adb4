#include "platform/pdf/qr.hpp"

#include <qrencode.h>

#include <memory>
#include <string>

namespace klachtenzuil {

QrCode qr_code(std::string_view text, float side) {
    const std::string terminated(text);
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(terminated.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    if (!code) return {};

    QrCode result;
    result.square = side / static_cast<float>(code->width);
    for (int y = 0; y < code->width; ++y) {
        const auto* line = code->data + static_cast<std::ptrdiff_t>(y) * code->width;
        for (int x = 0; x < code->width;) {
            const int begin = x;
            while (x < code->width && (line[x] & 1) != 0)
                ++x;
            if (x > begin) {
                result.boxes.push_back({static_cast<float>(begin) * result.square,
                                        static_cast<float>(y) * result.square,
                                        static_cast<float>(x - begin) * result.square, result.square, Ink::text});
            } else {
                ++x;
            }
        }
    }
    return result;
}

}  // namespace klachtenzuil
