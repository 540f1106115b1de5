/// A storage in memory that several devices share, and that does on request what storages do: tear, delay,
/// show old lists, say yes and forget, say no and keep.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <mutex>

#include "sync/remote.h"

namespace thirdrow::test {

struct MemoryStorage {
  struct Calls {
    int lists = 0, gets = 0, puts = 0, removes = 0;
    int all() const { return lists + gets + puts + removes; }
  };
  std::map<std::string, Bytes> objects;
  Calls calls;
  /// What was ever put under a name: another content is a fault of ours (I4).
  std::map<std::string, Bytes> first_put;
  std::vector<std::string> put_twice;
};

class MemoryRemote : public sync::Remote {
 public:
  explicit MemoryRemote(MemoryStorage& storage) : storage_(storage) {}

  /// Asked before each call: what to fail it with, if with anything. It may change the storage, too.
  std::function<std::optional<Error>(std::string_view call, std::string_view path)> before;
  /// Asked after a put or removal was done: an answer that got lost.
  std::function<std::optional<Error>(std::string_view call, std::string_view path)> after;
  /// What a list shows in place of what is there.
  std::function<std::vector<Listed>(std::string_view folder, std::vector<Listed> there)> shown;

  Result<std::vector<Listed>> list(std::string_view folder, std::stop_token) const override {
    ++storage_.calls.lists;
    if (const auto fault = asked(before, "list", folder)) return *fault;
    const std::string prefix = std::string(folder) + "/";
    std::vector<Listed> out;
    for (const auto& [path, object] : storage_.objects) {
      if (path.starts_with(prefix) && path.find('/', prefix.size()) == std::string::npos)
        out.push_back({path.substr(prefix.size()), object.size()});
    }
    return shown ? shown(folder, std::move(out)) : out;
  }
  Result<Bytes> get(std::string_view path, std::size_t most, std::stop_token) const override {
    ++storage_.calls.gets;
    if (const auto fault = asked(before, "get", path)) return *fault;
    const auto at = storage_.objects.find(std::string(path));
    if (at == storage_.objects.end()) return {Code::not_found};
    if (at->second.size() > most) return {Code::too_large};
    return at->second;
  }
  Status put(std::string_view path, ByteView content, std::stop_token) const override {
    ++storage_.calls.puts;
    if (const auto fault = asked(before, "put", path)) return *fault;
    Bytes bytes(content.begin(), content.end());
    const auto [first, fresh] = storage_.first_put.emplace(path, bytes);
    if (!fresh && first->second != bytes) storage_.put_twice.emplace_back(path);
    storage_.objects[std::string(path)] = std::move(bytes);
    if (const auto fault = asked(after, "put", path)) return *fault;
    return {};
  }
  Status remove(std::string_view path, std::stop_token) const override {
    ++storage_.calls.removes;
    if (const auto fault = asked(before, "remove", path)) return *fault;
    storage_.objects.erase(std::string(path));
    if (const auto fault = asked(after, "remove", path)) return *fault;
    return {};
  }

 private:
  static std::optional<Error> asked(
      const std::function<std::optional<Error>(std::string_view, std::string_view)>& hook,
      std::string_view call, std::string_view path) {
    return hook ? hook(call, path) : std::nullopt;
  }
  MemoryStorage& storage_;
};

}  // namespace thirdrow::test
