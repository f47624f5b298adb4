#include <doctest/doctest.h>

#include "core/complaint/form.hpp"

using namespace klachtenzuil;

TEST_CASE("a phone number is read however it is written") {
    struct Row {
        const char* written;
        const char* number;
    };
    const Row rows[] = {
        {"088 – 700 7750", "+31887007750"},
        {"088 – 700 77 50", "+31887007750"},
        {"0887007750", "+31887007750"},
        {"088-7007750", "+31887007750"},
        {"088/700 77 50", "+31887007750"},
        {"088.700.7750", "+31887007750"},
        {"(088) 700 7750", "+31887007750"},
        {"\u00A0088\u202F700\u20117750 ", "+31887007750"},
        {"(0)6-12345678", "+31612345678"},
        {"06-12345678", "+31612345678"},
        {"06 1234 5678", "+31612345678"},
        {"+31 6 12345678", "+31612345678"},
        {"+31 (0)6 1234 5678", "+31612345678"},
        {"+31(0)612345678", "+31612345678"},
        {"(+31) 6 12 34 56 78", "+31612345678"},
        {"+31 06 12345678", "+31612345678"},
        {"0031 6 12345678", "+31612345678"},
        {"0031 (0)6 12345678", "+31612345678"},
        {"0800 1234", "+318001234"},
        {"0800-123 4567", "+318001234567"},
        {"0900 8844", "+319008844"},
        {"+49 30 901820", "+4930901820"},
        {"+49 (0)30 901820", "+4930901820"},
        {"0049 30 901820", "+4930901820"},
        {"+32 2 555 12 12", "+3225551212"},
        {"+1 (212) 555-0123", "+12125550123"},
        {"+39 06 69812345", "+390669812345"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.written);
        CHECK(normal_phone(row.written) == row.number);
    }
}

TEST_CASE("what cannot be a phone number is not taken for one") {
    for (const char* text : {"",
                             " ",
                             "-",
                             "088",
                             "06 1234567",
                             "06 123456789",
                             "6 12345678",
                             "088 700 7750 toestel 3",
                             "bel maar",
                             "+31",
                             "+31 0",
                             "+31 6 1234567",
                             "++31612345678",
                             "06+12345678",
                             "+0 123456789",
                             "00",
                             "0000000000",
                             "+1234567890123456",
                             "+49 12",
                             "06 1234 567８",
                             "0612345678\xFF",
                             "06\0"  // NOLINT(bugprone-suspicious-missing-comma): the digits would join the escape
                             "12345678",
                             "0100000000000000000000"}) {
        CAPTURE(text);
        CHECK_FALSE(normal_phone(text));
    }
    CHECK_FALSE(normal_phone(std::string(100'000, '0')));
}

TEST_CASE("an e-mail address has a mailbox, one @ and a domain") {
    for (const char* text : {"a@b.nl", "zoe.celik+klacht@post.example.org", "o'neil@example.co.uk",
                             "x_y-z@sub-domain.nl", "zoë@voorbeeld.nl", "naam@bücher.example", "1@2.xn--p1ai"}) {
        CAPTURE(text);
        CHECK(is_email(text));
    }
    for (const char* text :
         {"",         "a",        "a@",         "@b.nl",    "a@b",     "a@b.",     "a@.nl",         "a@b..nl",
          "a@@b.nl",  "a@b@c.nl", "a b@c.nl",   "a@b c.nl", ".a@b.nl", "a.@b.nl",  "a..b@c.nl",     "a@-b.nl",
          "a@b-.nl",  "a@b.n",    "a@1.2.3.44", "a@b.nl ",  " a@b.nl", "a@b.nl\n", "a\u00A0b@c.nl", "\"a b\"@c.nl",
          "<a@b.nl>", "a@b_c.nl", "a@b.nl\xFF", "a,b@c.nl"}) {
        CAPTURE(text);
        CHECK_FALSE(is_email(text));
    }
    CHECK_FALSE(is_email(std::string(65, 'a') + "@b.nl"));
    CHECK_FALSE(is_email("a@" + std::string(64, 'b') + ".nl"));
}

TEST_CASE("characters are counted as people count them, near enough: by code point") {
    CHECK(characters("") == 0);
    CHECK(characters("Çelik") == 5);
    CHECK(characters("😀€é") == 3);
    CHECK(characters("a\xFF\xC3"
                     "b") == 4);
    CHECK(is_utf8("€"));
    CHECK_FALSE(is_utf8("\xE2\x82"));
}
