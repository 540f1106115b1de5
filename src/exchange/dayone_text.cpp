#include "exchange/dayone_text.h"

#include <algorithm>
#include <map>
#include <set>

#include "exchange/text.h"

namespace thirdrow::exchange {
namespace {

constexpr std::string_view kPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/// The fence that opens (or would close) at the start of a line: its mark and length; 0 when there is none.
struct Fence {
  char mark = 0;
  std::size_t length = 0;
};
Fence fence_at(std::string_view line) {
  const auto indent = std::min(line.find_first_not_of(' '), line.size());
  line.remove_prefix(indent);
  if (indent > 3 || line.empty() || (line[0] != '`' && line[0] != '~')) return {};
  const std::size_t length = std::min(line.find_first_not_of(line[0]), line.size());
  if (length < 3) return {};
  if (line[0] == '`' && line.substr(length).find('`') != std::string_view::npos) return {};
  return {line[0], length};
}
bool closes(std::string_view line, Fence open) {
  const Fence fence = fence_at(line);
  return fence.mark == open.mark && fence.length >= open.length &&
         trim(line).find_first_not_of(open.mark) == std::string_view::npos;
}

/// Undoes escapes in running text without fences.
class Paragraphs {
 public:
  Paragraphs(std::string_view text, std::string& out) : text_(text), out_(out) {}

  void run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size() &&
          kPunctuation.find(text_[at_ + 1]) != std::string_view::npos) {
        out_ += text_[at_ + 1];
        at_ += 2;
      } else if (c == '`') {
        code_span();
      } else {
        out_ += c;
        ++at_;
      }
    }
  }

 private:
  std::size_t run_length(std::size_t at) const {
    const auto end = text_.find_first_not_of('`', at);
    return (end == std::string_view::npos ? text_.size() : end) - at;
  }
  /// Copies a code span as it is, or just its first marks when nothing closes it before the paragraph ends.
  void code_span() {
    if (at_ >= paragraph_end_) find_last_runs();
    const std::size_t length = run_length(at_);
    std::size_t end = at_ + length;
    if (last_run_[length] > at_) {
      end = text_.find('`', end);
      while (run_length(end) != length) end = text_.find('`', end + run_length(end));
      end += length;
    }
    out_ += text_.substr(at_, end - at_);
    at_ = end;
  }
  /// Where this paragraph has its last run of each length: so no search is in vain, and the time for a text
  /// stays in proportion to its length.
  void find_last_runs() {
    last_run_.clear();
    paragraph_end_ = std::min(text_.find("\n\n", at_), text_.size());
    for (std::size_t at = at_; at < paragraph_end_; at = text_.find('`', at)) {
      const std::size_t length = run_length(at);
      last_run_[length] = at;
      at += length;
    }
  }

  std::string_view text_;
  std::string& out_;
  std::size_t at_ = 0;
  std::size_t paragraph_end_ = 0;
  std::map<std::size_t, std::size_t> last_run_;  ///< length → position
};

bool is_plain(std::string_view text, std::size_t max) {
  return !text.empty() && text.size() <= max && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

void add_moments(const Json& entry, std::string_view list, std::string_view folder, std::string_view ending,
                 std::vector<Moment>& out) {
  const Json* member = entry.find(list);
  if (member == nullptr || member->elements() == nullptr) return;
  for (const Json& item : *member->elements()) {
    Moment moment{item.text("identifier"), {}, list == "photos"};
    const std::string hash = item.text("md5");
    std::string type = item.text("type", item.text("format", ending));
    if (!is_plain(type, 8)) type = ending;
    if (is_plain(hash, 64)) moment.file = std::string(folder) + "/" + hash + "." + type;
    out.push_back(std::move(moment));
  }
}

std::string link_to(const Moment& moment) {
  return std::string(moment.is_photo ? "![photo](" : "[attachment](") + moment.file + ")";
}

}  // namespace

std::string undo_escapes(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t plain_from = 0;
  Fence open;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t next = std::min(end + 1, text.size());
    const std::string_view line = text.substr(at, end - at);
    if (open.length == 0) {
      open = fence_at(line);
      if (open.length > 0) {
        Paragraphs(text.substr(plain_from, at - plain_from), out).run();
        out += text.substr(at, next - at);
      }
    } else {
      out += text.substr(at, next - at);
      if (closes(line, open)) {
        open = {};
        plain_from = next;
      }
    }
    at = next;
  }
  if (open.length == 0) Paragraphs(text.substr(plain_from), out).run();
  return out;
}

std::vector<Moment> moments_of(const Json& entry) {
  std::vector<Moment> out;
  add_moments(entry, "photos", "photos", "jpeg", out);
  add_moments(entry, "audios", "audios", "m4a", out);
  add_moments(entry, "videos", "videos", "mov", out);
  add_moments(entry, "pdfAttachments", "pdfs", "pdf", out);
  return out;
}

std::string link_moments(std::string text, const std::vector<Moment>& moments) {
  constexpr std::string_view kStart = "![](dayone-moment:";
  std::map<std::string_view, const Moment*> by_id;
  for (const Moment& moment : moments) {
    if (!moment.identifier.empty() && !moment.file.empty()) by_id.emplace(moment.identifier, &moment);
  }
  std::string out;
  std::set<const Moment*> shown;
  std::size_t from = 0;
  while (true) {
    const std::size_t start = text.find(kStart, from);
    if (start == std::string::npos) break;
    const std::size_t close = text.find_first_of(")\n", start);
    if (close == std::string::npos) break;
    const std::string_view link = std::string_view(text).substr(start, close - start);
    const auto known = by_id.find(link.substr(std::max(link.rfind('/'), kStart.size() - 1) + 1));
    out += text.substr(from, start - from);
    const bool replace =
        text[close] == ')' && link.find('/') != std::string_view::npos && known != by_id.end();
    if (replace) shown.insert(known->second);
    out += replace ? link_to(*known->second) : std::string(text.substr(start, close + 1 - start));
    from = close + 1;
  }
  out += text.substr(from);
  for (const auto& moment : moments) {
    const auto known = by_id.find(moment.identifier);
    if (known == by_id.end() || known->second != &moment || shown.contains(&moment)) continue;
    out += (out.empty() ? "" : "\n\n") + link_to(moment);
  }
  return out;
}

}  // namespace thirdrow::exchange
