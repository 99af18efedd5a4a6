// How much mail may be held in memory at once while it is being received, all sessions together.
#pragma once
#include <cstdint>
#include <optional>
#include <utility>

namespace liaison {

/// A sum of octets of which shares are taken and given back. Used by one thread.
class MemoryBudget {
public:
    /// A part of the budget, given back when it is destroyed. The budget must outlive it.
    class Share {
    public:
        Share(Share&& other) noexcept
            : budget_(std::exchange(other.budget_, nullptr)), size_(std::exchange(other.size_, 0)) {}
        Share& operator=(Share&& other) noexcept {
            std::swap(budget_, other.budget_);
            std::swap(size_, other.size_);
            return *this;
        }
        ~Share() { give_back(); }

        /// Makes the share at least `size` octets; false, and nothing changes, if the budget has not that much left.
        [[nodiscard]] bool grow_to(std::uint64_t size);
        /// Gives everything back before the end of its life.
        void give_back();
        [[nodiscard]] std::uint64_t size() const { return size_; }

    private:
        friend MemoryBudget;
        Share(MemoryBudget& budget, std::uint64_t size) : budget_(&budget), size_(size) {}
        MemoryBudget* budget_;
        std::uint64_t size_;
    };

    explicit MemoryBudget(std::uint64_t limit) : limit_(limit) {}
    MemoryBudget(MemoryBudget const&) = delete;
    MemoryBudget& operator=(MemoryBudget const&) = delete;

    /// Takes a share of `size` octets; nothing if that much is not left.
    [[nodiscard]] std::optional<Share> take(std::uint64_t size);
    /// From now on `limit` octets; shares that were taken stay.
    void set_limit(std::uint64_t limit) { limit_ = limit; }
    [[nodiscard]] std::uint64_t used() const { return used_; }

private:
    [[nodiscard]] bool has_room_for(std::uint64_t more) const { return used_ <= limit_ && more <= limit_ - used_; }
    std::uint64_t limit_;
    std::uint64_t used_ = 0;
};

} // namespace liaison
