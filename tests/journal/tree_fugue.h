/// The oracle for text merges: Fugue as its paper draws it, a tree of characters, slow and plain.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "journal/text_merge.h"

namespace thirdrow::test {

class TreeFugue {
 public:
  using OpId = journal::OpId;

  /// Does a local edit; positions mean the tree's own text.
  void write(const journal::TextEvent& event) {
    OpId id = event.id;
    for (const journal::Hunk& hunk : event.hunks) {
      const std::vector<OpId> seen = visible();
      for (std::uint32_t i = 0; i < hunk.del; ++i, ++id.n) nodes_.at(seen.at(hunk.pos + i)).deleted = true;
      OpId left = hunk.pos == 0 ? OpId{} : seen.at(hunk.pos - 1);
      for (std::size_t at = 0; at < hunk.ins.size(); ++id.n) {
        std::size_t size = 1;
        while (at + size < hunk.ins.size() && (hunk.ins[at + size] & 0xC0) == 0x80) ++size;
        insert(id, left, hunk.ins.substr(at, size));
        left = id;
        at += size;
      }
    }
  }

  /// Takes over all that `other` has.
  void join(const TreeFugue& other) {
    for (const auto& [id, node] : other.nodes_) {
      const auto [mine, is_new] = nodes_.try_emplace(id, node);
      mine->second.deleted |= node.deleted;
      if (is_new) children_[{node.parent, node.on_left}].push_back(id);
    }
    for (auto& [place, ids] : children_) std::sort(ids.begin(), ids.end());
  }

  std::string text() const {
    std::string out;
    for (const OpId& id : visible()) out += nodes_.at(id).letter;
    return out;
  }

 private:
  struct Node {
    std::string letter;
    OpId parent;  ///< n == 0: the root
    bool on_left = false;
    bool deleted = false;
  };

  void insert(const OpId& id, const OpId& left, const std::string& letter) {
    OpId parent = left;
    bool on_left = false;
    if (const auto right_children = children_.find({left, false}); right_children != children_.end()) {
      parent = right_children->second.front();  // the next character in the tree: down the left side
      on_left = true;
      for (auto it = children_.find({parent, true}); it != children_.end();
           it = children_.find({parent, true})) {
        parent = it->second.front();
      }
    }
    nodes_[id] = {letter, parent, on_left, false};
    auto& siblings = children_[{parent, on_left}];
    siblings.insert(std::upper_bound(siblings.begin(), siblings.end(), id), id);
  }

  void walk(const OpId& id, std::vector<OpId>& out) const {
    walk_side(id, true, out);
    if (id.n != 0 && !nodes_.at(id).deleted) out.push_back(id);
    walk_side(id, false, out);
  }
  void walk_side(const OpId& id, bool on_left, std::vector<OpId>& out) const {
    const auto found = children_.find({id, on_left});
    if (found == children_.end()) return;
    for (const OpId& child : found->second) walk(child, out);
  }
  std::vector<OpId> visible() const {
    std::vector<OpId> out;
    walk({}, out);
    return out;
  }

  std::map<OpId, Node> nodes_;
  std::map<std::pair<OpId, bool>, std::vector<OpId>> children_;  ///< never holds an empty list
};

}  // namespace thirdrow::test
