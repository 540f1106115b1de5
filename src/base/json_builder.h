/// Shared by the two JSON readers of base: builds values from rapidjson's events, iteratively and within
/// limits.
#pragma once

#include <rapidjson/rapidjson.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace thirdrow {

/// An open container is a frame on the stack. With `take`, elements of the root's arrays named in `arrays`
/// are handed over as soon as they are whole, and their array stays empty.
class JsonBuilder {
 public:
  struct Limits {
    std::size_t depth = 64;
    std::size_t weight =
        SIZE_MAX;  ///< bytes of memory, about: of one handed-over element, and of all the rest
  };
  using Take = std::function<Status(std::string_view array, Json element)>;

  explicit JsonBuilder(Limits limits) : limits_(limits) {}
  JsonBuilder(Limits limits, std::vector<std::string> arrays, Take take)
      : limits_(limits), arrays_(std::move(arrays)), take_(std::move(take)) {}

  bool Null() { return put(Json()); }
  bool Bool(bool v) { return put(Json(v)); }
  bool Int(int v) { return put(Json(v)); }
  bool Uint(unsigned v) { return put(Json(v)); }
  bool Int64(std::int64_t v) { return put(Json(v)); }
  bool Uint64(std::uint64_t v) {
    return put(v <= INT64_MAX ? Json(static_cast<std::int64_t>(v)) : Json(static_cast<double>(v)));
  }
  bool Double(double v) { return put(Json(v)); }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return false; }
  bool String(const char* s, rapidjson::SizeType n, bool) { return weigh(n) && put(Json(std::string(s, n))); }
  bool Key(const char* s, rapidjson::SizeType n, bool) {
    stack_.back().key.assign(s, n);
    return weigh(n);
  }
  bool StartObject() { return open(Json::object()); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool StartArray() { return open(Json::array()); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  std::optional<Json> take_root() { return std::move(root_); }
  /// Why an event was refused; ok when none was.
  const Status& status() const { return status_; }
  /// Rises with every event.
  std::uint64_t events() const { return events_; }

 private:
  struct Frame {
    Json value;
    std::string key;
    std::string streams;  ///< the array's name when its elements are handed over
  };

  bool fail(Code code, const char* detail) {
    status_ = Error{code, detail};
    return false;
  }
  bool in_element() const { return stack_.size() > 1 && !stack_[1].streams.empty(); }
  bool weigh(std::size_t bytes) {
    ++events_;
    std::size_t& weight = in_element() ? element_weight_ : rest_weight_;
    weight += bytes + sizeof(Json::Member);
    return weight <= limits_.weight || fail(Code::too_large, "json: one value is too large");
  }
  bool open(Json container) {
    if (stack_.size() >= limits_.depth) return fail(Code::damaged, "json: nested too deep");
    if (!weigh(0)) return false;
    std::string streams;
    if (stack_.size() == 1 && container.elements() != nullptr && stack_[0].value.members() != nullptr &&
        std::ranges::find(arrays_, stack_[0].key) != arrays_.end()) {
      streams = stack_[0].key;
    }
    stack_.push_back({std::move(container), {}, std::move(streams)});
    return true;
  }
  bool close() {
    Json done = std::move(stack_.back().value);
    stack_.pop_back();
    return put(std::move(done));
  }
  bool put(Json value) {
    if (!weigh(0)) return false;
    if (stack_.empty()) {
      root_ = std::move(value);
    } else if (!stack_.back().streams.empty()) {
      element_weight_ = 0;
      status_ = take_(stack_.back().streams, std::move(value));
      return status_.ok();
    } else if (stack_.back().value.members() != nullptr) {
      stack_.back().value.add(std::move(stack_.back().key), std::move(value));
    } else {
      stack_.back().value.push(std::move(value));
    }
    return true;
  }

  Limits limits_;
  std::vector<std::string> arrays_;
  Take take_;
  std::vector<Frame> stack_;
  std::optional<Json> root_;
  Status status_;
  std::size_t element_weight_ = 0;
  std::size_t rest_weight_ = 0;
  std::uint64_t events_ = 0;
};

}  // namespace thirdrow
