#include "sync/membership.h"

#include <algorithm>
#include <set>

namespace thirdrow::sync {

/// The statements in an order in which causes come first, and what each of them knew.
class Assembly {
 public:
  Assembly(SpaceId space, std::span<const Statement> statements) : space_(space) {
    for (const Statement& one : statements) {
      if (one.space == space) by_name_.emplace(one.name(), &one);
    }
    for (const auto& [name, statement] : by_name_) visit(name);
  }

  Membership assemble() {
    judge({});
    std::vector<std::size_t> removals;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      if (counts_[i] && removal(i) != nullptr) removals.push_back(i);
    }
    const std::vector<bool> sound = counts_;
    judge(removals);
    for (std::size_t i = 0; i < order_.size(); ++i) {
      if (counts_[i]) take_in(i);
    }
    for (std::size_t i = 0; i < order_.size(); ++i) {
      if (sound[i] && !counts_[i]) take_in_as_past(i);
    }
    for (const std::size_t i : removals) take_out(*removal(i));
    out_.ends_ = ends();
    out_.waiting_ = by_name_.size() - order_.size();
    return std::move(out_);
  }

 private:
  using Past = std::vector<bool>;  // by place; as long as there are statements

  const Statement& at(std::size_t i) const { return *order_[i]; }
  const Remove* removal(std::size_t i) const { return std::get_if<Remove>(&at(i).body); }

  /// Which statements count. `removals` do in any case: they are judged by their own past alone.
  void judge(const std::vector<std::size_t>& removals) {
    counts_.assign(order_.size(), false);
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const bool removes = std::ranges::find(removals, i) != removals.end();
      counts_[i] = removes || (is_sound(i) && !is_void(i, removals));
    }
  }

  /// False while something it builds on is missing. A ring of statements waits for ever.
  bool visit(const ObjectName& name) {
    if (places_.contains(name)) return true;
    const auto found = by_name_.find(name);
    if (found == by_name_.end() || !visiting_.insert(name).second) return false;
    const Statement& statement = *found->second;
    Past past(by_name_.size());
    for (const ObjectName& before : statement.after) {
      if (!visit(before)) {
        visiting_.erase(name);
        return false;
      }
      const std::size_t place = places_.at(before);
      past[place] = true;
      for (std::size_t i = 0; i < place; ++i) past[i] = past[i] || pasts_[place][i];
    }
    visiting_.erase(name);
    places_.emplace(name, order_.size());
    order_.push_back(&statement);
    pasts_.push_back(std::move(past));
    return true;
  }

  /// Who a device was, as the statement knew: nullopt when it did not belong.
  struct Standing {
    const Enrolled* device;
    Role role;
  };
  std::optional<Standing> standing(DeviceId dev, const Past& past) const {
    std::optional<Standing> found;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      if (!past[i] || !counts_[i]) continue;
      if (const Enrolled* device = at(i).enrolls(); device != nullptr && device->id() == dev) {
        const auto* add = std::get_if<AddDevice>(&at(i).body);
        found = Standing{device, add == nullptr ? Role::owner : add->role};
      }
      if (const Remove* remove = removal(i); remove != nullptr && remove->dev == dev) return std::nullopt;
    }
    return found;
  }

  bool is_sound(std::size_t i) const {
    const Statement& statement = at(i);
    if (const auto* genesis = std::get_if<Genesis>(&statement.body))
      return statement.after.empty() && genesis_space(*genesis) == space_ &&
             statement.is_signed_by(genesis->first.signing);
    const auto author = standing(statement.by, pasts_[i]);
    return author && statement.is_signed_by(author->device->signing) && may(*author, i);
  }

  bool may(const Standing& author, std::size_t i) const {
    if (const auto* add = std::get_if<AddDevice>(&at(i).body))
      return author.role == Role::owner && !ever_known(add->device.id(), pasts_[i]);
    if (const Remove* remove = removal(i))
      return (author.role == Role::owner || remove->dev == at(i).by) && ever_known(remove->dev, pasts_[i]);
    if (const auto* epoch = std::get_if<Epoch>(&at(i).body))
      return author.role != Role::reader && is_new(*epoch, pasts_[i]);
    return true;
  }

  bool ever_known(DeviceId dev, const Past& past) const {
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const Enrolled* device = past[i] && counts_[i] ? at(i).enrolls() : nullptr;
      if (device != nullptr && device->id() == dev) return true;
    }
    return false;
  }

  /// Whether it is the next one after those that counted before, and none of them.
  bool is_new(const Epoch& epoch, const Past& past) const {
    std::uint64_t last = 0;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const auto* before = past[i] && counts_[i] ? std::get_if<Epoch>(&at(i).body) : nullptr;
      if (before == nullptr) continue;
      if (before->id == epoch.id || before->key_tag == epoch.key_tag) return false;
      last = std::max(last, before->number);
    }
    return epoch.number == last + 1;
  }

  /// Stated by a device that was removed, without knowing of it.
  bool is_void(std::size_t i, const std::vector<std::size_t>& removals) const {
    if (removal(i) != nullptr) return false;
    return std::ranges::any_of(removals,
                               [&](std::size_t r) { return removal(r)->dev == at(i).by && !pasts_[r][i]; });
  }

  void take_in(std::size_t i) {
    if (const auto* genesis = std::get_if<Genesis>(&at(i).body)) {
      out_.owner_ = genesis->owner;
      out_.members_[genesis->first.id()] = {genesis->first, genesis->owner, Role::owner};
    } else if (const auto* add = std::get_if<AddDevice>(&at(i).body)) {
      // Added twice without knowing: the same keys, and the first of the order that all find alike.
      out_.members_.try_emplace(add->device.id(),
                                Membership::Member{add->device, add->identity, add->role, add->slot});
    } else if (const auto* epoch = std::get_if<Epoch>(&at(i).body)) {
      out_.epochs_.try_emplace(epoch->id, *epoch);
    }
  }

  /// Stated by one who was out by then: others may have built on it before they knew.
  void take_in_as_past(std::size_t i) {
    if (const auto* add = std::get_if<AddDevice>(&at(i).body)) {
      out_.members_.try_emplace(add->device.id(),
                                Membership::Member{add->device, add->identity, add->role, add->slot, true});
    } else if (const auto* epoch = std::get_if<Epoch>(&at(i).body)) {
      if (out_.epochs_.try_emplace(epoch->id, *epoch).second) out_.past_epochs_.insert(epoch->id);
    }
  }

  /// Of several cuts the least counts, and none is less than any.
  void take_out(const Remove& remove) {
    const auto found = out_.members_.find(remove.dev);
    if (found == out_.members_.end()) return;
    Membership::Member& member = found->second;
    const auto cut = remove.cut.empty() ? std::nullopt : std::optional(remove.cut.front());
    member.cut = member.removed ? std::min(member.cut, cut) : cut;
    member.removed = true;
  }

  /// What does not count is built on by nobody.
  std::vector<ObjectName> ends() const {
    std::set<ObjectName> ends;
    for (const auto& [name, place] : places_) {
      if (counts_[place]) ends.insert(name);
    }
    for (std::size_t i = 0; i < order_.size(); ++i) {
      if (!counts_[i]) continue;
      for (const ObjectName& before : at(i).after) ends.erase(before);
    }
    return {ends.begin(), ends.end()};
  }

  SpaceId space_;
  std::map<ObjectName, const Statement*> by_name_;
  std::set<ObjectName> visiting_;
  std::map<ObjectName, std::size_t> places_;
  std::vector<const Statement*> order_;
  std::vector<Past> pasts_;
  std::vector<bool> counts_;
  Membership out_;
};

Membership Membership::of(SpaceId space, std::span<const Statement> statements) {
  return Assembly(space, statements).assemble();
}

const Membership::Member* Membership::find(DeviceId dev) const {
  const auto found = members_.find(dev);
  return found == members_.end() ? nullptr : &found->second;
}

std::vector<DeviceId> Membership::current() const {
  std::vector<DeviceId> out;
  for (const auto& [dev, member] : members_) {
    if (!member.removed) out.push_back(dev);
  }
  return out;
}

const Epoch* Membership::epoch() const {
  const Epoch* best = nullptr;
  for (const auto& [id, epoch] : epochs_) {
    if (past_epochs_.contains(id)) continue;
    if (best == nullptr || best->number <= epoch.number) best = &epoch;
  }
  return best;
}

bool Membership::can_open(DeviceId dev, EpochId epoch, std::set<EpochId>& tried) const {
  const auto at = epochs_.find(epoch);
  if (at == epochs_.end() || !tried.insert(epoch).second) return false;
  if (std::ranges::find(at->second.boxes, dev, &Epoch::Box::dev) != at->second.boxes.end()) return true;
  return std::ranges::any_of(epochs_, [&](const auto& other) {
    const auto& earlier = other.second.earlier;
    return std::ranges::find(earlier, epoch, &Epoch::Earlier::id) != earlier.end() &&
           can_open(dev, other.first, tried);
  });
}

bool Membership::is_open_to_all(EpochId epoch) const {
  return std::ranges::all_of(current(), [&](DeviceId dev) {
    std::set<EpochId> tried;
    return can_open(dev, epoch, tried);
  });
}

bool Membership::epoch_fits() const {
  const Epoch* now = epoch();
  if (now == nullptr) return false;
  return std::ranges::equal(now->boxes, current(), {}, &Epoch::Box::dev);
}

}  // namespace thirdrow::sync
