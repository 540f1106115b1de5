/// Some programs cut texts between the two halves of a character and write what is left as `\ud83d` into
/// their JSON, which no strict reader takes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/json.h"

namespace thirdrow::exchange {

/// Stands between a file's pieces and the JSON reader: half a surrogate pair becomes `\ufffd`, all else
/// passes as it is.
class HalfCharacters {
 public:
  using More = std::function<Result<std::string_view>()>;
  explicit HalfCharacters(More more) : more_(std::move(more)) {}

  /// The next piece, valid until the next call; empty at the end.
  Result<std::string_view> next();
  /// True when the text, taken from this file, may hold one of those replaced.
  bool mended(std::string_view text) const {
    return replaced_ > 0 && text.find("\xEF\xBF\xBD") != std::string_view::npos;
  }

 private:
  enum class Ending : std::uint8_t { more_follows, last };
  /// Mends what is whole; the start of an escape that goes on in the next piece is held back.
  void mend(Ending ending);

  More more_;
  std::string piece_;
  std::string held_;
  std::int64_t replaced_ = 0;
};

}  // namespace thirdrow::exchange
