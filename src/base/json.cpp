#include "base/json.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "base/json_builder.h"

namespace thirdrow {
namespace {

namespace rj = rapidjson;

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
  JsonBuilder builder({max_depth});
  rj::Reader reader;
  rj::MemoryStream memory(text.data(), text.size());
  rj::EncodedInputStream<rj::UTF8<>, rj::MemoryStream> stream(memory);
  constexpr unsigned kFlags = rj::kParseIterativeFlag | rj::kParseValidateEncodingFlag;
  const rj::ParseResult parsed = reader.Parse<kFlags>(stream, builder);
  if (parsed.IsError()) return {Code::damaged, "json at byte " + std::to_string(parsed.Offset())};
  auto root = builder.take_root();
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
