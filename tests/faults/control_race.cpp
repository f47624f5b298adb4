// Two threads that write the same number without asking each other: what ThreadSanitizer must see.

#include <thread>

int main() {
    int number = 0;
    std::thread other([&] { ++number; });
    ++number;
    other.join();
    return number > 2 ? 1 : 0;
}
