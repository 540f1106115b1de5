#include "app/demo.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "app/demo_words.h"

namespace thirdrow::app {
namespace {

using journal::Record;
using journal::Strings;

constexpr int kDays = 365;
constexpr int kOpenDays = 14;
constexpr std::int64_t kMinuteMs = 60'000;
constexpr int kMorning = 7 * 60;
constexpr int kEvening = 21 * 60;

/// Draws from the sentence pieces; never the same two in a row from one list.
class Writer {
 public:
  explicit Writer(std::uint64_t seed) : engine_(seed) {}

  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(engine_() % bound); }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  std::string_view pick(std::span<const std::string_view> pieces) {
    std::size_t at = below(pieces.size());
    if (pieces[at].data() == last_) at = (at + 1) % pieces.size();
    last_ = pieces[at].data();
    return pieces[at];
  }
  /// A sentence with {p} a person, {q} another, {e} an engagement.
  std::string sentence(std::span<const std::string_view> pieces) {
    std::string out(pick(pieces));
    replace(out, "{p}", person_);
    replace(out, "{q}", other_);
    replace(out, "{e}", engagement_);
    return out;
  }
  void cast(std::string person, std::string other, std::string engagement) {
    person_ = std::move(person);
    other_ = std::move(other);
    engagement_ = std::move(engagement);
  }

 private:
  static void replace(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
      text.replace(at, what.size(), with);
    }
  }
  std::mt19937_64 engine_;
  const char* last_ = nullptr;
  std::string person_, other_, engagement_;
};

class Filler {
 public:
  Filler(Session& session, std::uint64_t seed)
      : session_(session), writer_(seed), today_(session.now().day()) {}

  Status fill(const DemoSize& size) {
    TR_TRY(add_people(size.people));
    TR_TRY(add_engagements());
    TR_TRY(add_questions());
    TR_TRY(add_objections());
    for (int i = 0; i < size.entries; ++i) {
      // from the oldest to today, closer together lately
      const double way = static_cast<double>(i + 1) / size.entries;
      const int ago = static_cast<int>((1.0 - way) * (1.0 - 0.35 * way) * kDays);
      TR_TRY(add_entry(today_ - ago, i));
    }
    return {};
  }

 private:
  Status add_people(int count) {
    for (int i = 0; i < std::min<int>(count, static_cast<int>(demo::kPeople.size())); ++i) {
      const demo::Someone& someone = demo::kPeople[static_cast<std::size_t>(i)];
      Record person = session_.new_record(journal::Kind::person);
      person.set(journal::person::kName, std::string(someone.name));
      person.set(journal::person::kRelation, std::string(someone.relation));
      person.set(journal::person::kPerspective, std::string(someone.perspective));
      TR_TRY(session_.add(person));
      people_.push_back(person.id);
    }
    return {};
  }

  Status add_engagements() {
    int number = 0;
    for (const demo::Work& work : demo::kWorks) {
      Record record = session_.new_record(journal::Kind::engagement);
      record.set(journal::engagement::kTitle, std::string(work.title));
      record.set(journal::engagement::kWhy, std::string(work.why));
      record.set(journal::engagement::kType, std::string(work.type));
      record.set(journal::engagement::kPlannedStart, today_ - work.began_days_ago);
      record.set(journal::engagement::kPlannedEnd, today_ - work.began_days_ago + 120);
      record.set(journal::kPeople, Strings{person(number).text(), person(number + 3).text()});
      TR_TRY(session_.add(record));
      if (work.began_days_ago > 0) {
        const Day began = today_ - work.began_days_ago;
        TR_TRY(session_.transition(record.id, "start", [began](Record& r) -> Status {
          r.set(journal::engagement::kActualStart, began);
          return {};
        }));
      }
      engagements_.push_back(record.id);
      ++number;
    }
    return {};
  }

  Status add_questions() {
    for (const std::string_view text : demo::kOwnQuestions) {
      TR_LET(id, session_.add_prompt(text, "mine"));
      TR_TRY(session_.prompt_used(id.text(), static_cast<int>(writer_.below(5))));
    }
    return {};
  }

  /// The same words twice: what one says oneself comes back.
  Status add_objections() {
    for (const int ago : {80, 25}) {
      Record record = session_.new_entry(*journal::find_entry_kind("objection"));
      record.set(journal::reflection::kTitle, std::string("There is no time for it"));
      record.set(journal::reflection::kBody, std::string("We pay people; is that not enough?"));
      record.set(journal::reflection::kWhose, std::string("own"));
      record.set(journal::kHappened, Stamp::from_local(today_ - ago, kEvening, session_.now().offset_min));
      TR_TRY(session_.add(record));
    }
    return {};
  }

  Status add_entry(Day day, int number) {
    const std::size_t who = writer_.below(people_.size());
    const std::size_t also = (who + 1 + writer_.below(people_.size() - 1)) % people_.size();
    const std::size_t what = writer_.below(engagements_.size());
    writer_.cast(std::string(demo::kPeople[who].first), std::string(demo::kPeople[also].first),
                 std::string(demo::kWorks[what].title));
    const std::string_view name = demo::kRhythm[static_cast<std::size_t>(number) % demo::kRhythm.size()];
    const journal::EntryKind* kind = journal::find_entry_kind(name);
    if (kind == nullptr) return Error{Code::failed, "demo kind"};
    Record entry = session_.new_entry(*kind);
    const int minute = writer_.chance(60) ? kEvening + static_cast<int>(writer_.below(90))
                                          : kMorning + static_cast<int>(writer_.below(120));
    Stamp happened = Stamp::from_local(day, minute, session_.now().offset_min);
    if (happened.utc_ms > session_.now().utc_ms) happened.utc_ms = session_.now().utc_ms - kMinuteMs * number;
    entry.set(journal::kHappened, happened);
    entry.set(journal::kPeople, writer_.chance(30) ? Strings{people_[who].text(), people_[also].text()}
                                                   : Strings{people_[who].text()});
    if (writer_.chance(55)) entry.set(journal::kEngagement, engagements_[what]);
    Strings tags{std::string(writer_.pick(demo::kTags))};
    if (writer_.chance(35)) tags.emplace_back(writer_.pick(demo::kTags));
    entry.set(journal::kTags, tags);
    write_words(entry);
    TR_TRY(session_.add(entry));
    // Nearly every moment was looked at again within two weeks.
    if (entry.kind != journal::Kind::moment || today_ - day < kOpenDays) return {};
    TR_TRY(session_.transition(entry.id, "reflect"));
    return session_.transition(entry.id, "close");
  }

  void write_words(Record& entry) {
    if (entry.kind == journal::Kind::moment) return write_moment(entry);
    if (entry.kind == journal::Kind::story) return write_story(entry);
    entry.set(journal::reflection::kTitle, writer_.sentence(demo::kTitles));
    std::string body = writer_.sentence(demo::kHappened) + " " + writer_.sentence(demo::kReacted);
    if (writer_.chance(75))
      body += "\n\n" + writer_.sentence(demo::kLearned) + " " + writer_.sentence(demo::kNext);
    if (writer_.chance(25))
      body += "\n\n" + writer_.sentence(demo::kHappened) + " " + writer_.sentence(demo::kLearned);
    entry.set(journal::reflection::kBody, body);
  }

  void write_moment(Record& entry) {
    namespace m = journal::moment;
    constexpr std::array<std::string_view, 5> kUrges = {"squash", "minimise", "defend", "fix", "withdraw"};
    constexpr std::array<std::string_view, 4> kPlaces = {"one_to_one", "group", "writing", "call"};
    entry.set(m::kTitle, writer_.sentence(demo::kMomentTitles));
    entry.set(m::kSetting, std::string(writer_.pick(kPlaces)));
    entry.set(m::kUrge, std::string(writer_.pick(kUrges)));
    entry.set(m::kPaused, std::string(writer_.chance(70) ? "yes" : "no"));
    entry.set(m::kAsked, std::string(writer_.chance(60) ? "yes" : "no"));
    if (entry.text(m::kAsked) == "yes") entry.set(m::kThanked, std::min(today_, entry.happened().day() + 1));
    entry.set(m::kBody, writer_.sentence(demo::kReacted) + " " + writer_.sentence(demo::kLearned));
  }

  void write_story(Record& entry) {
    namespace s = journal::story;
    entry.set(s::kTitle, writer_.sentence(demo::kStoryTitles));
    entry.set(s::kBody, writer_.sentence(demo::kStories));
    entry.set(s::kFor, std::string(writer_.chance(50) ? "inside" : "outside"));
    entry.set(s::kNamedOk, std::string(writer_.chance(50) ? "yes" : "not_asked"));
    if (entry.text(s::kFor) != "outside") return;
    entry.set(s::kCelebratedHow, std::string("Told it over coffee"));
    entry.set(s::kCelebratedOn, std::min(today_, entry.happened().day() + 3));
  }

  RecordId person(int number) const { return people_[static_cast<std::size_t>(number) % people_.size()]; }

  Session& session_;
  Writer writer_;
  Day today_;
  std::vector<RecordId> people_;
  std::vector<RecordId> engagements_;
};

}  // namespace

Status fill_demo(Session& session, std::uint64_t seed, DemoSize size) {
  size.people = std::max(size.people, 2);
  return Filler(session, seed).fill(size);
}

}  // namespace thirdrow::app
