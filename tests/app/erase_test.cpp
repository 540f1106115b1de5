// Taking a person out of the journal for good, and what it holds about them.
#include <fstream>
#include <map>
#include <set>

#include "app/formats.h"
#include "journal/erasing.h"
#include "journal/rows.h"
#include "render/tools.h"
#include "support/journal_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using test::JournalFixture;

namespace {

struct Named : JournalFixture {
  RecordId person = make(Kind::person, [](Record& r) {
    r.set(person::kName, std::string("Annabel Quillfeather"));
    r.set(person::kAlias, std::string("AQX"));
    r.set(person::kPreferences, std::string("likes short notes from Quillfeather"));
  });

  RecordId make(Kind kind, const std::function<void(Record&)>& fill) {
    Record record = session->new_record(kind);
    fill(record);
    REQUIRE(session->add(record));
    return record.id;
  }
  RecordId entry(const std::string& words) {
    return make(Kind::reflection, [&](Record& r) { r.set(reflection::kBody, words); });
  }
  std::vector<std::string> bodies() {
    std::vector<std::string> out;
    const auto all = session->all_of(Kind::reflection);
    REQUIRE(all);
    for (const Record& record : *all) out.push_back(record.body());
    std::ranges::sort(out);
    return out;
  }
};

/// By name; a PDF's as the words that it shows.
std::map<std::string, std::string> files_of(const std::filesystem::path& target) {
  std::map<std::string, std::string> out;
  const auto add = [&out](const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (text.starts_with("%PDF-")) text = test::words_of_pdf(as_bytes(text));
    out[file.filename().string()] = text + file.string();
  };
  if (!std::filesystem::is_directory(target)) {
    add(target);
    return out;
  }
  for (const auto& each : std::filesystem::recursive_directory_iterator(target)) {
    if (each.is_regular_file()) add(each.path());
  }
  return out;
}

}  // namespace

TEST_CASE("names go as whole words, in any case, and a small word that is also a name stays") {
  const std::vector<std::string> names = {"May Brown", "May", "Brown", "MB"};
  CHECK(without_names("MAY BROWN said, May's idea may work; mayor Brown", names) ==
        "removed said, removed's idea may work; mayor removed");
  CHECK(without_names("maybe brownish", names) == "maybe brownish");
  CHECK(without_names("", names).empty());
  CHECK(without_names("nobody", {}) == "nobody");
}

TEST_CASE("a name that its person writes small goes in small letters too") {
  const std::vector<std::string> names = {"otto", "Ana", "ana"};
  CHECK(without_names("I asked otto, Otto and ana", names) == "I asked removed, removed and removed");
  CHECK(without_names("ask ana", std::vector<std::string>{"Ana"}) == "ask ana");
}

TEST_CASE("a word like a name begins with it, and one like a short name is it") {
  const std::vector<std::string> names = {"Ana Lima", "Ana", "Al"};
  CHECK(has_word_like("Anas Idee", names));
  CHECK(has_word_like("ask ANA", names));
  CHECK(has_word_like("ask al", names));
  CHECK_FALSE(has_word_like("also a banana", names));
}

TEST_CASE("after erasing, the records where a word like the name stays are told, in every version") {
  Named j;
  const RecordId otto = j.make(Kind::person, [](Record& r) { r.set(person::kName, std::string("otto")); });
  j.entry("I asked otto about Ottos plan");
  const RecordId like = j.entry("Ottoman chairs");
  const RecordId once = j.entry("an ottoman");
  const Record before = j.session->open(once)->record;
  Record changed = before;
  changed.set(reflection::kBody, std::string("a chair"));
  j.clock.advance_days(1);
  REQUIRE(j.session->save(changed, before));
  j.entry("nobody");
  const auto erased = j.session->erase_person(otto);
  REQUIRE(erased);
  CHECK(erased->rewritten == 1);
  CHECK(j.session->search("otto", {}, Order::newest, 10)->total == 2);  // what begins like it, and stays
  CHECK(erased->alike.size() == 3);
  const std::set<RecordId> alike(erased->alike.begin(), erased->alike.end());
  CHECK(alike.contains(like));
  CHECK(alike.contains(once));
  CHECK(j.bodies() ==
        std::vector<std::string>{"I asked removed about Ottos plan", "Ottoman chairs", "a chair", "nobody"});
}

TEST_CASE("of a small name of two words no single word is taken from a text") {
  Named j;
  const RecordId client =
      j.make(Kind::person, [](Record& r) { r.set(person::kName, std::string("the client")); });
  j.entry("the plan of the client is my plan");
  REQUIRE(j.session->erase_person(client));
  CHECK(j.bodies() == std::vector<std::string>{"the plan of removed is my plan"});
}

TEST_CASE("a small name given beside the person's own goes too") {
  Named j;
  j.entry("ask annabel");
  const std::vector<std::string> also = {"annabel"};
  REQUIRE(j.session->erase_person(j.person, also));
  CHECK(j.bodies() == std::vector<std::string>{"ask removed"});
}

TEST_CASE(
    "what is held about a person is every record that names them in a field or in words of any version") {
  Named j;
  const RecordId in_field = j.make(Kind::heard, [&](Record& r) {
    r.set(heard::kWords, std::string("too late"));
    r.set(heard::kType, std::string("issue"));
    r.set(kPeople, Strings{j.person.text()});
  });
  const RecordId in_row = j.make(Kind::agreement, [&](Record& r) {
    r.set(agreement::kAgreedBy, rows_of(std::vector<Cells>{{j.person.text(), "said"}}));
  });
  const RecordId in_words = j.entry("Annabel was right");
  const RecordId once = j.entry("then Quillfeather left");
  const Record before = j.session->open(once)->record;
  Record changed = before;
  changed.set(reflection::kBody, std::string("then she left"));
  j.clock.advance_days(1);
  REQUIRE(j.session->save(changed, before));
  j.entry("nothing of her");
  const auto held = j.session->held_about(j.person);
  REQUIRE(held);
  std::set<RecordId> found, by_name;
  for (const Held& each : *held) {
    found.insert(each.id);
    if (each.by_name) by_name.insert(each.id);
  }
  CHECK(found == std::set<RecordId>{in_field, in_row, in_words, once});
  CHECK(by_name == std::set<RecordId>{in_words, once});
}

TEST_CASE("looking for what is held about somebody stops when it is told to") {
  Named j;
  for (int i = 0; i < 3; ++i) j.entry("Annabel again");
  std::int64_t looked_at = 0;
  const auto held = j.session->held_about(j.person, [&](std::int64_t done, std::int64_t) {
    looked_at = done;
    return done < 1;
  });
  CHECK(held.code() == Code::cancelled);
  CHECK(looked_at == 1);
}

TEST_CASE(
    "words of the week that nobody reads any more go at the next lock, and with somebody who is erased") {
  Named j;
  REQUIRE(j.session->set_setting("week.due", "call Quillfeather"));
  REQUIRE(j.session->settle_drafts());
  CHECK(j.session->setting("week.due").empty());
  REQUIRE(j.session->set_setting("week.due", "call Quillfeather"));
  REQUIRE(j.session->erase_person(j.person));
  CHECK(j.session->setting("week.due").empty());
}

TEST_CASE("erasing leaves no name in a record, a version, the index, an export") {
  Named j;
  const RecordId work = j.make(Kind::engagement, [&](Record& r) {
    r.set(engagement::kTitle, std::string("Desk with Quillfeather"));
    r.set(kPeople, Strings{j.person.text()});
  });
  const RecordId meeting = j.make(Kind::checkin, [&](Record& r) {
    r.set(checkin::kDue, j.session->now().day());
    r.set(kEngagement, work);
  });
  j.entry("ANNABEL QUILLFEATHER asked why");
  j.entry("nobody asked");
  const Record fresh = j.session->new_record(Kind::reflection);
  Record draft = fresh;
  draft.set(reflection::kTitle, std::string(300, 'x') + " Quillfeather");  // over its limit: stays a draft
  REQUIRE(j.session->keep_draft(draft, fresh));
  REQUIRE(j.session->keep_line("call Annabel"));
  const auto erased = j.session->erase_person(j.person);
  REQUIRE(erased);
  CHECK(erased->rewritten == 2);
  CHECK(j.bodies() == std::vector<std::string>{"nobody asked", "removed asked why"});
  CHECK(j.session->open(j.person).code() == Code::not_found);
  const auto of_meeting = j.session->open(meeting);
  REQUIRE(of_meeting);
  const auto moved_to = of_meeting->record.ref(kEngagement);
  REQUIRE(moved_to);
  CHECK(*moved_to != work);
  CHECK(j.session->name_of(*moved_to) == "Desk with removed");
  CHECK(j.session->history(*moved_to)->size() == 1);
  CHECK(*j.session->kept_line() == "call removed");
  for (const char* word : {"Quillfeather", "Annabel", "AQX"})
    CHECK(j.session->search(word, {}, Order::newest, 10)->total == 0);
  const auto found = j.session->verify();
  REQUIRE(found);
  for (const store::Problem& problem : found->problems) UNSCOPED_INFO(static_cast<int>(problem.wrong));
  CHECK(found->problems.empty());
}

TEST_CASE("exports of every format that are made after an erasure hold no name, in a tag neither") {
  Named j;
  const RecordId work = j.make(Kind::engagement, [&](Record& r) {
    r.set(engagement::kTitle, std::string("Desk with Quillfeather"));
    r.set(kPeople, Strings{j.person.text()});
  });
  j.make(Kind::checkin, [&](Record& r) {
    r.set(checkin::kDue, j.session->now().day());
    r.set(checkin::kTitle, std::string("Talk with Annabel"));
    r.set(kPeople, Strings{j.person.text()});
    r.set(kEngagement, work);
  });
  j.make(Kind::reflection, [&](Record& r) {
    r.set(reflection::kBody, std::string("Annabel asked why"));
    r.set(kTags, Strings{"annabel quillfeather", "desk", "quillfeather"});
  });
  REQUIRE(j.session->erase_person(j.person));
  std::size_t read = 0;
  for (const ExportFormat& format : export_formats()) {
    INFO(format.name);
    const auto target = j.scratch / std::string(format.name);
    REQUIRE(j.session->export_to(format.name, target));
    for (const auto& [name, text] : files_of(target)) {
      INFO(name);
      ++read;
      for (const char* word : {"uillfeather", "nnabel", "AQX"}) CHECK_FALSE(test::has(text, word));
    }
  }
  CHECK(read >= export_formats().size());
}

TEST_CASE("erasing somebody who is no person is refused, and a stopped one changes nothing") {
  Named j;
  const RecordId entry = j.entry("Annabel asked");
  CHECK(j.session->erase_person(entry).code() == Code::not_found);
  const auto stopped =
      j.session->erase_person(j.person, {}, [](std::int64_t, std::int64_t) { return false; });
  CHECK(stopped.code() == Code::cancelled);
  CHECK(j.session->open(entry)->record.body() == "Annabel asked");
  CHECK(j.session->name_of(j.person) == "Annabel Quillfeather");
}
