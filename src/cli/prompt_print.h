/// A prompt as JSON.
#pragma once

#include "app/prompts.h"
#include "base/json.h"

namespace thirdrow::cli {

Json prompt_json(const app::Prompt& prompt);

}  // namespace thirdrow::cli
