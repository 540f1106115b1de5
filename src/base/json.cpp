#include "base/json.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <optional>

namespace thirdrow {
namespace {

namespace rj = rapidjson;

/// Builds a Json from the reader's events; an open container is a frame on `stack_`.
class Builder {
 public:
  explicit Builder(std::size_t max_depth) : max_depth_(max_depth) {}

  bool Null() { return put(Json()); }
  bool Bool(bool v) { return put(Json(v)); }
  bool Int(int v) { return put(Json(v)); }
  bool Uint(unsigned v) { return put(Json(v)); }
  bool Int64(std::int64_t v) { return put(Json(v)); }
  bool Uint64(std::uint64_t v) {
    return put(v <= INT64_MAX ? Json(static_cast<std::int64_t>(v)) : Json(static_cast<double>(v)));
  }
  bool Double(double v) { return put(Json(v)); }
  bool RawNumber(const char*, rj::SizeType, bool) { return false; }
  bool String(const char* s, rj::SizeType n, bool) { return put(Json(std::string(s, n))); }
  bool Key(const char* s, rj::SizeType n, bool) {
    stack_.back().key.assign(s, n);
    return true;
  }
  bool StartObject() { return open(Json::object()); }
  bool EndObject(rj::SizeType) { return close(); }
  bool StartArray() { return open(Json::array()); }
  bool EndArray(rj::SizeType) { return close(); }

  std::optional<Json> take() { return std::move(root_); }

 private:
  struct Frame {
    Json value;
    std::string key;
  };

  bool open(Json container) {
    if (stack_.size() >= max_depth_) return false;
    stack_.push_back({std::move(container), {}});
    return true;
  }
  bool close() {
    Json done = std::move(stack_.back().value);
    stack_.pop_back();
    return put(std::move(done));
  }
  bool put(Json value) {
    if (stack_.empty()) {
      root_ = std::move(value);
    } else if (stack_.back().value.members() != nullptr) {
      stack_.back().value.add(std::move(stack_.back().key), std::move(value));
    } else {
      stack_.back().value.push(std::move(value));
    }
    return true;
  }

  std::size_t max_depth_;
  std::vector<Frame> stack_;
  std::optional<Json> root_;
};

template <class Writer>
void write(Writer& out, const Json& json) {
  if (json.is_null()) out.Null();
  if (const auto* v = json.boolean()) out.Bool(*v);
  if (const auto* v = json.integer()) out.Int64(*v);
  if (const auto* v = json.real()) out.Double(*v);
  if (const auto* v = json.string()) out.String(v->data(), static_cast<rj::SizeType>(v->size()));
  if (const auto* v = json.elements()) {
    out.StartArray();
    for (const Json& element : *v) write(out, element);
    out.EndArray();
  }
  if (const auto* v = json.members()) {
    out.StartObject();
    for (const auto& [name, value] : *v) {
      out.Key(name.data(), static_cast<rj::SizeType>(name.size()));
      write(out, value);
    }
    out.EndObject();
  }
}

}  // namespace

const Json* Json::find(std::string_view name) const {
  const Object* object = members();
  if (object == nullptr) return nullptr;
  for (auto it = object->rbegin(); it != object->rend(); ++it) {
    if (it->first == name) return &it->second;
  }
  return nullptr;
}

std::string Json::text(std::string_view name, std::string_view otherwise) const {
  const Json* member = find(name);
  const std::string* s = member != nullptr ? member->string() : nullptr;
  return s != nullptr ? *s : std::string(otherwise);
}

Json& Json::add(std::string name, Json value) {
  std::get<Object>(value_).emplace_back(std::move(name), std::move(value));
  return *this;
}

Json& Json::push(Json value) {
  std::get<Array>(value_).push_back(std::move(value));
  return *this;
}

Result<Json> Json::parse(std::string_view text, std::size_t max_depth) {
  Builder builder(max_depth);
  rj::Reader reader;
  rj::MemoryStream memory(text.data(), text.size());
  rj::EncodedInputStream<rj::UTF8<>, rj::MemoryStream> stream(memory);
  constexpr unsigned kFlags = rj::kParseIterativeFlag | rj::kParseValidateEncodingFlag;
  const rj::ParseResult parsed = reader.Parse<kFlags>(stream, builder);
  if (parsed.IsError()) return {Code::damaged, "json at byte " + std::to_string(parsed.Offset())};
  auto root = builder.take();
  if (!root) return {Code::damaged, "json"};
  return std::move(*root);
}

std::string Json::dump() const {
  rj::StringBuffer buffer;
  rj::Writer<rj::StringBuffer> writer(buffer);
  write(writer, *this);
  return {buffer.GetString(), buffer.GetSize()};
}

std::string Json::dump_pretty() const {
  rj::StringBuffer buffer;
  rj::PrettyWriter<rj::StringBuffer> writer(buffer);
  writer.SetIndent(' ', 2);
  write(writer, *this);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace thirdrow
