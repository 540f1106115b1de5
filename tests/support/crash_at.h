/// A process that is killed at a chosen point: right before one of its calls that change a file.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace thirdrow::test {

/// What `body` does to files, in a child of its own, in order: the call's name and, where it has one, the
/// path. Throws where one's own child may not be traced.
std::vector<std::string> calls_that_change_files(const std::function<void()>& body);

/// Runs `body` in a child that is killed right before the `nth` of those calls, counted from 0. False when it
/// ended before.
bool kill_before_call(std::size_t nth, const std::function<void()>& body);

}  // namespace thirdrow::test
