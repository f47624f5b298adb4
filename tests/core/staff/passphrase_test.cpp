#include "core/staff/passphrase.hpp"

#include <doctest/doctest.h>

#include <string>

#include "core/staff/account_name.hpp"
#include "core/staff/secret.hpp"

using namespace klachtenzuil;

TEST_CASE("a passphrase that anybody would try first is weak") {
    const std::string weak[] = {
        "",
        "kort maar x",   // 11 characters
        "éééééééééééé",  // 12, all the same
        "aaaaaaaabbbb",  // two different ones
        "123412341234",  // again and again
        "welkomwelkom",  // twice
        "123456789012",  // one after the other
        "qwertyuiopas",  // along the keyboard
        "ABCDEFGHIJKL",
        "lkjhgfdsapoi",
        std::string(201, 'x') + "anders dan dit",
    };
    for (const auto& passphrase : weak) {
        CAPTURE(passphrase);
        CHECK(is_weak_passphrase(passphrase));
    }
}

TEST_CASE("a sentence, random letters and letters with marks make a passphrase") {
    const std::string good[] = {"drie fietsen achter de schuur", "kx3f-9mwq-7tzp", "Ééntje uit duizend",
                                "correct horse battery"};
    for (const auto& passphrase : good) {
        CAPTURE(passphrase);
        CHECK_FALSE(is_weak_passphrase(passphrase));
    }
    for (int i = 0; i < 1000; ++i)
        CHECK_FALSE(is_weak_passphrase(new_passphrase()));
}

TEST_CASE("a name to sign in with is short, small and nobody else's") {
    for (const char* good : {"jo", "m.jansen", "balie-2", "3e-verdieping"}) {
        CAPTURE(good);
        CHECK(is_account_name(good));
    }
    for (const char* bad : {"", "j", "Jan", "jan jansen", "jan_jansen", "zoë", "-jan", ".jan", "jan/..", "visitor",
                            "node", "receiver", "nobody", "jan\n"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_account_name(bad));
    }
    CHECK(is_account_name(std::string(64, 'a')));
    CHECK_FALSE(is_account_name(std::string(65, 'a')));
}

TEST_CASE("a name is taken as people type it") {
    CHECK(account_name_from_typed("  Directie \n") == "directie");
    CHECK(account_name_from_typed("m.Jansen") == "m.jansen");
    CHECK(account_name_from_typed("  ").empty());
}
