/// A JSON value. The parser is iterative and bounded, so hostile nesting or size gives an error, never a
/// crash.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace thirdrow {

class Json {
 public:
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;  ///< in the order written; the last of two equal names wins in `find`

  Json() = default;
  Json(std::nullptr_t) {}
  Json(bool v) : value_(v) {}
  Json(int v) : value_(std::int64_t{v}) {}
  Json(unsigned v) : value_(std::int64_t{v}) {}
  Json(std::int64_t v) : value_(v) {}
  Json(std::size_t v) : value_(static_cast<std::int64_t>(v)) {}
  Json(double v) : value_(v) {}
  Json(const char* v) : value_(std::string(v)) {}
  Json(std::string_view v) : value_(std::string(v)) {}
  Json(std::string v) : value_(std::move(v)) {}
  Json(Array v) : value_(std::move(v)) {}
  Json(Object v) : value_(std::move(v)) {}
  static Json object() { return Json(Object{}); }
  static Json array() { return Json(Array{}); }

  bool is_null() const { return value_.index() == 0; }
  const bool* boolean() const { return std::get_if<bool>(&value_); }
  const std::int64_t* integer() const { return std::get_if<std::int64_t>(&value_); }
  const double* real() const { return std::get_if<double>(&value_); }
  const std::string* string() const { return std::get_if<std::string>(&value_); }
  const Array* elements() const { return std::get_if<Array>(&value_); }
  const Object* members() const { return std::get_if<Object>(&value_); }
  Array* elements() { return std::get_if<Array>(&value_); }
  Object* members() { return std::get_if<Object>(&value_); }

  /// The member of that name, or nullptr when there is none or this is no object.
  const Json* find(std::string_view name) const;
  /// The string member of that name, or `otherwise`.
  std::string text(std::string_view name, std::string_view otherwise = {}) const;
  /// Appends a member (this must be an object) or an element (this must be an array); returns *this.
  Json& add(std::string name, Json value);
  Json& push(Json value);

  /// One document, UTF-8, at most `max_depth` deep; trailing text is an error. Integers beyond int64 become
  /// doubles.
  static Result<Json> parse(std::string_view text, std::size_t max_depth = 64);
  std::string dump() const;         ///< on one line
  std::string dump_pretty() const;  ///< two spaces a level

  friend bool operator==(const Json&, const Json&) = default;

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value_;
};

}  // namespace thirdrow
