/// A file descriptor with an owner, and the one mapping from errno to Code.
#pragma once

#include <unistd.h>

#include <string>
#include <utility>

#include "base/result.h"

namespace thirdrow::platform {

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  int get() const { return number_; }
  bool valid() const { return number_ >= 0; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

/// `step` is what was tried, such as "open"; `number` an errno.
Error system_error(int number, const std::string& step);

}  // namespace thirdrow::platform
