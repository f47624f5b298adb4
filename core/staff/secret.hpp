#pragma once
// Memory for keys: locked so that it is never swapped out, guarded at both ends, wiped when it is let go.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

namespace klachtenzuil {

/// Fixed-size secret bytes. Moves, never copies. An empty one holds nothing.
class Secret {
  public:
    Secret() = default;
    explicit Secret(std::size_t size);
    ~Secret();
    Secret(Secret&& other) noexcept
        : m_begin(std::exchange(other.m_begin, nullptr)), m_size(std::exchange(other.m_size, 0)) {}
    Secret& operator=(Secret&& other) noexcept {
        std::swap(m_begin, other.m_begin);
        std::swap(m_size, other.m_size);
        return *this;
    }

    std::uint8_t* data() { return m_begin; }
    const std::uint8_t* data() const { return m_begin; }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }

  private:
    std::uint8_t* m_begin = nullptr;
    std::size_t m_size = 0;
};

Secret random_secret(std::size_t size);

/// Makes libsodium ready; every file that uses it for keys calls this first. Ends the program when that fails, because
/// nothing may be sealed then.
void need_sodium();

/// Five groups of four small letters, digits and plus signs, none to be mistaken for another: 100 random bits that a
/// person can type. Wipe it after use.
std::string new_passphrase();

}  // namespace klachtenzuil
