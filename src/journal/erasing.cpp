#include "journal/erasing.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "journal/code_points.h"
#include "journal/fold.h"
#include "journal/rows.h"
#include "journal/scripts.h"

namespace thirdrow::journal {
namespace {

constexpr std::size_t kLeastBeginning = 3;  // "Al" begins half of a dictionary

struct Word {
  std::size_t begin = 0, end = 0;  ///< bytes
  std::string folded;
};

std::size_t utf8_size(char32_t point) {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/// `text` is UTF-8, as every text of a record is.
std::vector<Word> words_in(std::string_view text) {
  std::vector<Word> out;
  std::size_t at = 0;
  bool within = false;
  for (const char32_t point : to_code_points(text)) {
    const std::size_t size = utf8_size(point);
    if (is_word_character(point)) {
      if (!std::exchange(within, true)) out.push_back({at, at, {}});
      out.back().end = at + size;
    } else {
      within = false;
    }
    at += size;
  }
  for (Word& word : out) word.folded = fold(text.substr(word.begin, word.end - word.begin));
  return out;
}

bool is_small(std::string_view text, const Word& word) {
  return text[word.begin] >= 'a' && text[word.begin] <= 'z';
}

/// A small word of fewer bytes is rather an article than a name.
constexpr std::size_t kShortest = 3;

/// How many words of the text, from `at` on, are this name; 0 when they are not.
std::size_t words_of_name(std::string_view text, const std::vector<Word>& words, std::size_t at,
                          const Names::Name& name) {
  const std::size_t count = name.words.size();
  if (words.size() - at < count) return 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (words[at + i].folded != name.words[i]) return 0;
  }
  return count == 1 && !name.small && is_small(text, words[at]) ? 0 : count;
}

using ChangeText = std::function<std::string(const std::string&)>;

/// With every text, line, note, tag and cell of the field as `change` gives it back.
Value with_texts(const Field& field, const Value& value, const ChangeText& change) {
  if (const auto* text = std::get_if<std::string>(&value))
    return field.type == FieldType::choice ? value : Value(change(*text));
  const auto* set = std::get_if<Strings>(&value);
  if (set == nullptr || field.type == FieldType::refs) return value;
  Strings out;
  if (field.type == FieldType::rows) {
    std::vector<Cells> rows = cells_of(field, *set);
    for (Cells& cells : rows) {
      for (std::size_t i = 0; i < field.columns.size(); ++i) {
        if (field.columns[i].type == FieldType::line) cells[i] = change(cells[i]);
      }
    }
    return rows_of(rows, *set);
  }
  for (const std::string& element : *set) out.push_back(change(element));
  return out;
}

std::string other_id(const std::string& text, const std::map<RecordId, RecordId>& ids) {
  const auto id = RecordId::parse(text);
  const auto it = id ? ids.find(*id) : ids.end();
  return it == ids.end() ? text : it->second.text();
}

Value with_other_ids_in(const Field& field, const Value& value, const std::map<RecordId, RecordId>& ids) {
  if (const auto* id = std::get_if<RecordId>(&value)) {
    const auto it = ids.find(*id);
    return it == ids.end() ? value : Value(it->second);
  }
  const auto* line = std::get_if<std::string>(&value);
  if (line != nullptr && field.type == FieldType::line) return other_id(*line, ids);
  const auto* set = std::get_if<Strings>(&value);
  if (set == nullptr) return value;
  if (field.type == FieldType::refs) {
    Strings out;
    for (const std::string& element : *set) out.push_back(other_id(element, ids));
    return out;
  }
  if (field.type != FieldType::rows) return value;
  std::vector<Cells> rows = cells_of(field, *set);
  for (Cells& cells : rows) {
    for (std::size_t i = 0; i < field.columns.size(); ++i) {
      if (field.columns[i].type == FieldType::ref) cells[i] = other_id(cells[i], ids);
    }
  }
  return rows_of(rows, *set);
}

template <class Change>
Record changed(const Record& record, Change change) {
  Record out{record.id, record.kind, record.created, {}};
  for (const auto& [tag, value] : record.fields) {
    const Field* field = find_field(record.info(), tag);
    out.set(tag, field != nullptr ? change(*field, value) : value);
  }
  return out;
}

}  // namespace

std::vector<std::string> names_of(const Record& person, std::span<const std::string> also) {
  const std::string name = person.text(person::kName);
  std::vector<std::string> out{name, person.text(person::kAlias)};
  if (const std::vector<Word> words = words_in(name); words.size() > 1) {
    for (const Word& word : {words.front(), words.back()}) {
      std::string part = name.substr(word.begin, word.end - word.begin);
      // A part of "the client" takes no "the" away: alone it is a name only where it is written as one.
      if (part.front() >= 'a' && part.front() <= 'z')
        part.front() = static_cast<char>(part.front() - 'a' + 'A');
      out.push_back(std::move(part));
    }
  }
  out.insert(out.end(), also.begin(), also.end());
  std::erase_if(out, [](const std::string& each) { return words_in(each).empty(); });
  return out;
}

Names::Names(const std::vector<std::string>& written) {
  for (const std::string& name : written) {
    const std::vector<Word> words = words_in(name);
    if (words.empty()) continue;
    const bool small =
        is_small(name, words.front()) && (words.size() > 1 || words.front().folded.size() >= kShortest);
    all_.push_back({{}, small});
    for (const Word& word : words) all_.back().words.push_back(word.folded);
  }
}

std::string without_names(std::string_view text, const Names& names) {
  const std::vector<Word> words = words_in(text);
  std::string out;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t count = 0;
    // The longest name, so that "Ana Lima" is one gap and not two.
    for (const Names::Name& name : names.all()) count = std::max(count, words_of_name(text, words, at, name));
    if (count > 0) {
      out += text.substr(kept, words[at].begin - kept);
      out += kErased;
      kept = words[at + count - 1].end;
    }
    at += std::max<std::size_t>(count, 1);
  }
  return out += text.substr(kept);
}

namespace {

/// Tags are written small, whomever they name.
bool is_name(const std::string& tag, const Names& names) {
  const std::vector<Word> words = words_in(tag);
  return std::ranges::any_of(names.all(), [&words](const Names::Name& name) {
    return std::ranges::equal(words, name.words, {}, &Word::folded);
  });
}

}  // namespace

Record without_names(const Record& record, const Names& names) {
  const ChangeText change = [&](const std::string& text) { return without_names(text, names); };
  const ChangeText change_tag = [&](const std::string& tag) {
    return is_name(tag, names) ? std::string(kErased) : without_names(tag, names);
  };
  return changed(record, [&](const Field& field, const Value& value) {
    return with_texts(field, value, field.type == FieldType::tags ? change_tag : change);
  });
}

bool has_word_like(std::string_view text, const Names& names) {
  const std::vector<Word> words = words_in(text);
  for (const Names::Name& name : names.all()) {
    if (name.words.size() != 1) continue;
    const std::string& wanted = name.words.front();
    const bool as_beginning = to_code_points(wanted).size() >= kLeastBeginning;
    const auto like = [&](const Word& word) {
      return as_beginning ? word.folded.starts_with(wanted) : word.folded == wanted;
    };
    if (std::ranges::any_of(words, like)) return true;
  }
  return false;
}

bool has_word_like(const Record& record, const Names& names) {
  bool found = false;
  const ChangeText look = [&](const std::string& text) {
    found = found || has_word_like(text, names);
    return text;
  };
  for (const auto& [tag, value] : record.fields) {
    const Field* field = find_field(record.info(), tag);
    if (field != nullptr) static_cast<void>(with_texts(*field, value, look));
  }
  return found;
}

Record with_other_ids(const Record& record, const std::map<RecordId, RecordId>& ids) {
  return changed(
      record, [&](const Field& field, const Value& value) { return with_other_ids_in(field, value, ids); });
}

}  // namespace thirdrow::journal
