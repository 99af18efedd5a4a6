#include "daemon/lmtp/memory_budget.hpp"

namespace liaison {

bool MemoryBudget::Share::grow_to(std::uint64_t size) {
    if (size <= size_) return true;
    if (budget_ == nullptr || !budget_->has_room_for(size - size_)) return false;
    budget_->used_ += size - size_;
    size_ = size;
    return true;
}

void MemoryBudget::Share::give_back() {
    if (budget_ != nullptr) budget_->used_ -= size_;
    size_ = 0;
}

std::optional<MemoryBudget::Share> MemoryBudget::take(std::uint64_t size) {
    if (!has_room_for(size)) return std::nullopt;
    used_ += size;
    return Share{*this, size};
}

} // namespace liaison
