#pragma once
// How far a slice went along an index. Of a damaged index slice could follow slice without an end: each row must stand
// beyond the one before it. For core/register only.

#include <functional>
#include <utility>

namespace klachtenzuil {

template <class Key, class Before = std::less<Key>>
class InOrder {
  public:
    /// `begin` stands before the first that is read.
    explicit InOrder(Key begin) : m_key(std::move(begin)) {}

    /// False where `next` does not stand beyond what was reached: then the register is damaged.
    [[nodiscard]] bool go_on(Key next) {
        if (!Before{}(m_key, next)) return false;
        m_key = std::move(next);
        return true;
    }
    const Key& key() const { return m_key; }

  private:
    Key m_key;
};

}  // namespace klachtenzuil
