#include "daemon/lmtp/memory_budget.hpp"

using namespace liaison;

TEST_CASE("the budget is spent to its last octet and no further") {
    MemoryBudget budget{100};
    auto whole = budget.take(100);
    REQUIRE(whole);
    CHECK_FALSE(budget.take(1));
    CHECK(budget.take(0));
    whole.reset();
    CHECK(budget.used() == 0);
    CHECK_FALSE(budget.take(101));
}

TEST_CASE("a share grows only into what is left") {
    MemoryBudget budget{100};
    auto share = budget.take(40);
    auto other = budget.take(30);
    REQUIRE(share);
    REQUIRE(other);
    CHECK(share->grow_to(70));
    CHECK_FALSE(share->grow_to(71));
    CHECK(share->size() == 70);
    CHECK(share->grow_to(10));
    CHECK(budget.used() == 100);
    other->give_back();
    CHECK(share->grow_to(100));
}

TEST_CASE("a share that is moved is given back once") {
    MemoryBudget budget{100};
    {
        auto share = *budget.take(60);
        auto moved = std::move(share);
        CHECK(budget.used() == 60);
    }
    CHECK(budget.used() == 0);
}

TEST_CASE("after the limit was lowered below what is used nothing is given out") {
    MemoryBudget budget{100};
    auto share = budget.take(80);
    budget.set_limit(50);
    CHECK_FALSE(budget.take(1));
    CHECK_FALSE(budget.take(0));
    share.reset();
    CHECK(budget.take(50));
}
