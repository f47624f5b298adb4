#pragma once
// A disk that runs full at a call that the test chooses: this program's own calls that need room (open to write, write,
// sync, rename) are counted while one of these lives, SQLite's and those of the standard library among them.

namespace klachtenzuil {

class FullDisk {
  public:
    enum class Says { full, done };

    /// The n-th call from now is not carried out, and when `forever` none after it either. It says that the disk is
    /// full; or that it was done, which is what a program sees that never looks at what it is told.
    FullDisk(long n, bool forever, Says says = Says::full);
    ~FullDisk();
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

    /// Whether the call came.
    bool came() const;
};

}  // namespace klachtenzuil
