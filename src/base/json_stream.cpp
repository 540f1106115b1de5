#include "base/json_stream.h"

#include <rapidjson/reader.h>

#include "base/json_builder.h"

namespace thirdrow {
namespace {

/// rapidjson's idea of a stream over pieces of text; a zero character stands for the end, as it wants.
class Pieces {
 public:
  using Ch = char;

  Pieces(const JsonStream& stream, const JsonBuilder& builder) : stream_(stream), builder_(builder) {
    refill();
    for (const char c : {'\xEF', '\xBB', '\xBF'}) {  // a byte order mark is allowed at the start
      if (Peek() != c) break;
      Take();
    }
  }

  Ch Peek() const { return at_ < piece_.size() ? piece_[at_] : '\0'; }
  Ch Take() {
    if (at_ >= piece_.size()) return '\0';
    const Ch c = piece_[at_++];
    if (at_ == piece_.size()) refill();
    return c;
  }
  std::size_t Tell() const { return before_ + at_; }
  /// Only for parsing in place, which is not done.
  Ch* PutBegin() { return nullptr; }
  void Put(Ch) {}
  void Flush() {}
  std::size_t PutEnd(Ch*) { return 0; }

  bool ended() const { return at_ >= piece_.size(); }
  const Status& status() const { return status_; }

 private:
  void refill() {
    before_ += piece_.size();
    at_ = 0;
    piece_ = {};
    if (builder_.events() != seen_events_) since_event_ = 0;
    seen_events_ = builder_.events();
    if (since_event_ > stream_.max_token) {
      status_ = Error{Code::too_large, "json: one text is too large"};
      return;
    }
    auto next = stream_.more();
    if (!next) {
      status_ = next.error();
      return;
    }
    piece_ = *next;
    since_event_ += piece_.size();
  }

  const JsonStream& stream_;
  const JsonBuilder& builder_;
  std::string_view piece_;
  std::size_t at_ = 0;
  std::size_t before_ = 0;
  std::size_t since_event_ = 0;
  std::uint64_t seen_events_ = 0;
  Status status_;
};

}  // namespace

Result<Json> read_json(const JsonStream& stream) {
  namespace rj = rapidjson;
  JsonBuilder builder({stream.max_depth, stream.max_value}, stream.arrays, stream.take);
  Pieces pieces(stream, builder);
  rj::Reader reader;
  const rj::ParseResult parsed =
      reader.Parse<rj::kParseIterativeFlag | rj::kParseValidateEncodingFlag>(pieces, builder);
  if (!pieces.status()) return pieces.status().error();
  if (!builder.status()) return builder.status().error();
  if (parsed.IsError() || !pieces.ended())
    return {Code::damaged, "json at byte " + std::to_string(pieces.Tell())};
  auto root = builder.take_root();
  if (!root) return {Code::damaged, "json"};
  return std::move(*root);
}

}  // namespace thirdrow
