// Words that must be readable nowhere but in the open journal are planted everywhere a person can type, and
// then looked for in every file, in what the process said, in a core dump, and in memory after a lock.
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "journal/record_json.h"
#include "journal/rows.h"
#include "platform/files.h"
#include "platform/hardening.h"
#include "seal/recovery_key.h"
#include "support/child.h"
#include "support/journal_fixture.h"
#include "support/scan.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using test::Masked;
using test::Scratch;
using test::secret;

namespace {

/// Words of ten letters that occur nowhere else; the same in every process.
class Canaries {
 public:
  std::string next() {
    std::string word = "qz";
    for (int i = 0; i < 8; ++i) word += static_cast<char>('a' + random_.below(26));
    words_.push_back(word);
    return word;
  }
  const std::vector<std::string>& words() const { return words_; }

 private:
  test::SeededRandom random_{777};
  std::vector<std::string> words_;
};

Value planted(const Field& field, Canaries& canaries, seal::SecureRandom& random);

Value planted_rows(const Field& field, Canaries& canaries, seal::SecureRandom& random) {
  Cells cells;
  for (const Field& column : field.columns) {
    const Json cell = value_json(planted(column, canaries, random));
    cells.push_back(cell.string() != nullptr ? *cell.string() : cell.dump());
  }
  return rows_of(std::vector<Cells>{cells});
}

Value planted(const Field& field, Canaries& canaries, seal::SecureRandom& random) {
  switch (field.type) {
    case FieldType::line:
    case FieldType::text:
      return canaries.next();
    case FieldType::tags:
      return Strings{canaries.next(), canaries.next()};
    case FieldType::dated:
      return Strings{"2026-03-02 " + canaries.next()};
    case FieldType::integer:
      return field.max;
    case FieldType::flag:
      return true;
    case FieldType::choice:
      // whom a story names must have allowed it before it is told (I15)
      return std::string(field.name == "named_ok" ? "yes" : field.choices.front());
    case FieldType::day:
      return *Day::parse("2026-03-02");
    case FieldType::stamp:
      return *Stamp::parse("2026-03-02T10:00:00+01:00");
    case FieldType::ref:
      return RecordId::make(random);
    case FieldType::refs:
      return Strings{RecordId::make(random).text()};
    case FieldType::decimal:
      return 2.5;
    case FieldType::rows:
      return planted_rows(field, canaries, random);
  }
  return {};
}

/// Every field of the kind filled to the brim with words nobody else uses.
Record planted(Session& session, const KindInfo& kind, Canaries& canaries) {
  seal::SecureRandom random;
  Record r = session.new_record(kind.kind);
  for (const std::span<const Field> fields : {kind.fields, common_fields()}) {
    for (const Field& field : fields) {
      if (field.tag != kDeleted && field.tag != kState) r.set(field.tag, planted(field, canaries, random));
    }
  }
  return r;
}

/// What the rules ask of a sheet, of a count and of what was shown: an item of its own, a round that is open,
/// and one that was released.
Status fit_for_rules(Session& s, std::vector<Record>& all) {
  Record& last = all.back();
  if (last.kind == Kind::assessment) {
    auto answers = cells_of(last, assessment::kAnswers);
    answers.front().front() = "ideal";
    last.set(assessment::kAnswers, rows_of(answers));
  }
  if (last.kind != Kind::tally && last.kind != Kind::publication) return {};
  Record round = s.new_record(Kind::round);
  round.set(round::kInvited, std::int64_t{255});
  round.set(round::kMode, std::string("spoken"));
  TR_TRY(s.add(round));
  TR_TRY(s.transition(round.id, "open"));
  if (last.kind == Kind::publication) {
    TR_TRY(s.transition(round.id, "close"));
    TR_TRY(s.transition(round.id, "release"));
    last.set(publication::kRound, round.id);
    last.set(publication::kPooled, {});
    return {};
  }
  last.set(tally::kRound, round.id);
  last.set(tally::kBlanks, std::int64_t{0});
  last.set(tally::kCounts, rows_of(std::vector<Cells>{{"again", "yes", "1"}}));
  last.set(kPeople, {});
  last.set(kHappened, {});
  return {};
}

struct Journal {
  test::FixedClock clock;
  seal::SecureRandom random;
  Host host;
  Vault vault;
  explicit Journal(const std::filesystem::path& folder)
      : host(test::cheap_host(clock, random)), vault(host, folder) {}
};

/// Its own home, temporary folder and output, all below `root`.
void move_into(const std::filesystem::path& root) {
  for (const char* name : {"home", "tmp", "run", "data", "config", "cache", "state", "cwd"}) {
    std::filesystem::create_directories(root / name);
  }
  setenv("HOME", (root / "home").c_str(), 1);
  setenv("TMPDIR", (root / "tmp").c_str(), 1);
  setenv("SQLITE_TMPDIR", (root / "tmp").c_str(), 1);
  setenv("XDG_RUNTIME_DIR", (root / "run").c_str(), 1);
  setenv("XDG_DATA_HOME", (root / "data").c_str(), 1);
  setenv("XDG_CONFIG_HOME", (root / "config").c_str(), 1);
  setenv("XDG_CACHE_HOME", (root / "cache").c_str(), 1);
  setenv("XDG_STATE_HOME", (root / "state").c_str(), 1);
  std::filesystem::current_path(root / "cwd");
  const int out = open((root / "output").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
}

/// A day's work with the journal, every act a person can do; ends like a crash, with everything open.
std::string use(const std::filesystem::path& root, Canaries& canaries) {
  move_into(root);
  TR_EXPECT(platform::harden_process());
  Journal j(root / "journal");
  const std::string passphrase = canaries.next() + canaries.next();
  auto made = j.vault.create(canaries.next(), secret(passphrase));
  TR_EXPECT(made);
  Session& s = *made->session;
  std::vector<Record> all;
  for (const KindInfo& kind : kinds()) {
    all.push_back(planted(s, kind, canaries));
    TR_EXPECT(fit_for_rules(s, all));
    if (const Status saved = test::put(s, all.back()); !saved) return "save: " + saved.error().detail;
  }
  Record draft = planted(s, info(Kind::reflection), canaries);
  TR_EXPECT(test::put_draft(s, draft));
  TR_EXPECT(s.person_named(canaries.next()));
  TR_EXPECT(s.add_prompt(canaries.next(), canaries.next()));
  TR_EXPECT(s.set_setting("search", canaries.next()));
  TR_EXPECT(s.search(canaries.next(), {}, Order::best, 10));
  TR_EXPECT(s.search(all[2].title(), {}, Order::newest, 10)->total == 1);
  all[2].set(reflection::kBody, canaries.next());
  TR_EXPECT(test::put(s, all[2]));
  Record wrong = s.new_record(Kind::person);
  wrong.set(person::kAlias, canaries.next() + canaries.next());
  TR_EXPECT(test::put(s, wrong).error().detail.find("qz") == std::string::npos);
  TR_EXPECT(s.resolve(canaries.next()).error().detail.find("qz") == std::string::npos);
  TR_EXPECT(s.remove(all[5].id));
  TR_EXPECT(s.purge(all[6].id));
  TR_EXPECT(s.rebuild());
  TR_EXPECT(s.verify());
  TR_EXPECT(s.backup(root / "home" / "backup"));
  TR_EXPECT(s.import_from("markdown", root / "nowhere", ImportRun::real).error().detail.find("qz") ==
            std::string::npos);
  TR_EXPECT(j.vault.change_passphrase(s, secret(canaries.next()), secret(canaries.next())).code() ==
            Code::wrong_passphrase);
  TR_EXPECT(j.vault.open(secret(canaries.next())).code() == Code::in_use);
  draft.set(reflection::kBody, canaries.next());  // so that the write-ahead log is not empty at the end
  TR_EXPECT(test::put_draft(s, draft));
  _exit(77);
}

}  // namespace

TEST_CASE("what a person types is readable in no file, open, crashed or closed", "[fault]") {
  Scratch root;
  const auto end = test::run_in_child([&]() -> std::string {
    Canaries canaries;
    return use(root.path(), canaries);
  });
  INFO(end.complaint);
  REQUIRE(end.exit_code == 77);
  Canaries again;
  for (int i = 0; i < 400; ++i) again.next();
  int files = 0;
  CHECK(test::scan_folder(root.path(), again.words(), &files) == std::vector<std::string>{});
  CHECK(files >= 6);  // database, write-ahead log, keys, lock, backup, output
  CHECK(std::filesystem::file_size(root.path() / "journal" / "journal.db-wal") > 0);

  Canaries first;
  const std::string passphrase = first.next() + first.next();
  {
    Journal j(root.path() / "journal");
    auto opened = j.vault.open(secret(passphrase));
    REQUIRE(opened);
    const std::string name = (*opened)->about()->name;
    CHECK(name == again.words()[2]);  // the words looked for are those that were planted
    CHECK((*opened)->search(again.words().at(3), {}, Order::best, 3).ok());
    CHECK(*(*opened)->settle_drafts() == 1);
  }
  CHECK(test::scan_folder(root.path(), again.words()) == std::vector<std::string>{});
  for (const auto& word : {again.words()[0], again.words()[20]}) {
    std::ofstream(root / "plain") << "x" << word;
    CHECK(test::scan_folder(root.path(), again.words()) == std::vector<std::string>{"plain: " + word});
    for (const std::string& form : test::encodings("." + word + ".")) {
      std::ofstream(root / "plain", std::ios::binary) << form;
      CHECK_FALSE(test::scan_folder(root.path(), again.words()).empty());
    }
    std::filesystem::remove(root / "plain");
  }
}

TEST_CASE("the recovery key is in no file", "[fault]") {
  test::JournalFixture j;
  std::string text(j.recovery.text());
  std::string bare = text;
  std::erase(bare, '-');
  const auto bits = seal::parse_recovery(j.recovery);
  REQUIRE(bits);
  std::vector<std::string> words{text, bare, std::string(as_text(bits->view()))};
  for (std::size_t i = 0; i + 9 <= text.size(); i += 5) words.push_back(text.substr(i, 9));
  CHECK(test::scan_folder(j.scratch.path(), words) == std::vector<std::string>{});
}

TEST_CASE("a hardened process that crashes leaves no core", "[fault]") {
  Scratch root;
  const auto crash = [&](const char* name, bool hardened) {
    const auto folder = root / name;
    std::filesystem::create_directories(folder);
    const auto end = test::run_in_child([&]() -> std::string {
      std::filesystem::current_path(folder);
      if (hardened) {
        TR_EXPECT(platform::harden_process());
        TR_EXPECT(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0);
        rlimit now{};
        TR_EXPECT(getrlimit(RLIMIT_CORE, &now) == 0 && now.rlim_cur == 0 && now.rlim_max == 0);
      }
      rlimit much{RLIM_INFINITY, RLIM_INFINITY};
      setrlimit(RLIMIT_CORE, &much);  // somebody asks for one all the same
      abort();
    });
    CHECK(end.complaint == "");
    CHECK(end.signal == SIGABRT);
    CHECK((hardened ? std::filesystem::is_empty(folder) : true));
    return end.core;
  };
  CHECK_FALSE(crash("hardened", true));
  INFO(
      "a plain process must be able to leave a core here, or nothing was shown: is the hard limit (ulimit "
      "-Hc) 0?");
  CHECK(crash("plain", false));
}

// The sanitizers keep freed memory as it was, to tell who uses it.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("after a lock neither the key nor the passphrase is left in memory", "[fault]") {
  Scratch root;
  const std::string complaint = test::in_child([&]() -> std::string {
    Journal j(root / "journal");
    std::string passphrase = "held for a moment only";
    const Masked masked_passphrase(as_bytes(std::string_view(passphrase)));
    seal::Secret typed = secret(passphrase);
    seal::wipe(passphrase);
    auto made = j.vault.create("Mine", typed);
    TR_EXPECT(made);
    made->recovery.clear();
    std::unique_ptr<Session> session = std::move(made->session);
    std::optional<Masked> key, hex, word;
    {
      const auto file = seal::KeyFile::parse(
          *platform::read_file(root / "journal" / kKeyFileName, seal::KeyFile::kMaxBytes));
      const auto plain = file->open_with_passphrase(typed);
      TR_EXPECT(plain);
      std::string text = to_hex(plain->view());
      key.emplace(plain->view());
      hex.emplace(as_bytes(std::string_view(text)));
      seal::wipe(text);
      std::string body = "qzwordsinmemory";
      word.emplace(as_bytes(std::string_view(body)));
      Record r = session->new_entry(*find_entry_kind("free"));
      r.set(reflection::kBody, body);
      seal::wipe(body);
      TR_EXPECT(test::put(*session, r));
      TR_EXPECT(session->search("qzwords", {}, Order::newest, 5)->total == 1);
    }
    typed.clear();
    if (key->count_in_memory() == 0) return "the scan does not see the key of an open journal";
    const int words_open = word->count_in_memory();
    session.reset();
    if (const int n = key->count_in_memory(); n > 0)
      return "the key stands in memory " + std::to_string(n) + " times";
    if (const int n = hex->count_in_memory(); n > 0)
      return "the key in hex stands in memory " + std::to_string(n) + " times";
    if (masked_passphrase.count_in_memory() > 0) return "the passphrase stands in memory";
    return "words: " + std::to_string(words_open) + " open, " + std::to_string(word->count_in_memory()) +
           " locked";
  });
  WARN(complaint);
  CHECK(complaint.starts_with("words: "));
}
#endif
