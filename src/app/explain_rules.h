/// The part of explain() for Code::refused by a rule of the domain.
#pragma once

#include <optional>
#include <string_view>

#include "app/explain.h"

namespace thirdrow::app {

/// `detail` is what journal::check_rules or a step's act gives; nothing for any other.
std::optional<Explained> explain_rule(std::string_view detail);

}  // namespace thirdrow::app
