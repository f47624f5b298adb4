#pragma once
// Damage as it happens to files and as it is done to them, the same in every run of the same seed.

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace klachtenzuil {

class Mutator {
  public:
    /// `pieces` are put in now and then: what means something to the reader.
    Mutator(unsigned seed, std::vector<std::string_view> pieces) : m_random(seed), m_pieces(std::move(pieces)) {}

    /// One to a handful of changes.
    std::string damage(std::string text);

  private:
    std::size_t below(std::size_t end) { return m_random() % end; }
    void change(std::string& text);

    std::mt19937 m_random;
    std::vector<std::string_view> m_pieces;
};

}  // namespace klachtenzuil
