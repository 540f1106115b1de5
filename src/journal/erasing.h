/// Taking a person's names out of what others wrote about them. Pure.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journal/record.h"

namespace thirdrow::journal {

/// What stands in a name's place.
inline constexpr std::string_view kErased = "removed";

/// The names by which texts may call the person: the whole name, the alias, the first and the last part of
/// the name, and `also`.
std::vector<std::string> names_of(const Record& person, std::span<const std::string> also = {});

/// Names as texts are searched for them: made once for many texts.
class Names {
 public:
  Names() = default;
  Names(const std::vector<std::string>& written);

  struct Name {
    std::vector<std::string> words;  ///< folded
    bool small = false;              ///< as the person writes it
  };
  const std::vector<Name>& all() const { return all_; }

 private:
  std::vector<Name> all_;
};

/// With kErased for each whole word or row of words that is one of the names, whatever its case and accents.
/// A name of one word that is not itself written with a small Latin letter counts only where the text does
/// not begin it with one: "may" is no May, but "otto" is the otto who writes himself so.
std::string without_names(std::string_view text, const Names& names);

/// The same in every text, line, note, tag and cell of the record; a tag that is a name goes in small letters
/// too.
Record without_names(const Record& record, const Names& names);

/// Whether a word begins with one of the names that are one word ("Anas idea", "maybe"), or, of a name of one
/// or two letters, is it, in any case: what without_names() may have left for a person to judge.
bool has_word_like(std::string_view text, const Names& names);
/// The same of every text, line, note, tag and cell of the record.
bool has_word_like(const Record& record, const Names& names);

/// With other ids in every field and cell that names a record.
Record with_other_ids(const Record& record, const std::map<RecordId, RecordId>& ids);

}  // namespace thirdrow::journal
