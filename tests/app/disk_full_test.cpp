// A full disk, on a real small one: each act says so, nothing that was acknowledged is lost, the journal
// still opens, and all is well again once there is space.
#include <fstream>

#include "app/explain.h"
#include "app/presenters/today_presenter.h"
#include "support/child.h"
#include "support/editor_fixture.h"
#include "support/journal_fixture.h"
#include "support/small_disk.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using test::secret;
using test::SmallDisk;

namespace {

constexpr const char* kFirst = "correct horse battery staple";

struct TodayLine : TodayView {
  void show(const TodayPage&) override {}
  void show_prompt(const std::optional<Prompt>&) override {}
  void show_captured(Capture, RecordId) override {}
  void show_not_captured(const Error&, const std::string&) override {}
  void show_done(const DutyDone&) override {}
  void show_problem(const Error&) override {}
};

/// A journal on a disk of a few megabytes; without a session when it could not be made.
struct SmallJournal {
  SmallDisk disk;
  test::FixedClock clock;
  seal::SecureRandom random;
  Host host = test::cheap_host(clock, random);
  Vault vault{host, disk / "journal"};
  std::unique_ptr<Session> session;

  explicit SmallJournal(const test::Scratch& scratch) : disk(scratch / "small") {
    auto made = vault.create("Mine", secret(kFirst));
    if (made) session = std::move(made->session);
  }
};

Status write(Session& session, const std::string& title) {
  Record r = session.new_entry(*find_entry_kind("free"));
  r.set(reflection::kTitle, title);
  r.set(reflection::kBody, std::string(3000, 'x'));
  return test::put(session, r);
}

/// Writes until it is refused; how many were acknowledged.
Code write_until_refused(Session& session, std::int64_t& acknowledged) {
  for (int i = 0; i < 100'000; ++i) {
    const Status done = write(session, "entry");
    if (!done) return done.code();
    ++acknowledged;
  }
  return Code::failed;
}

std::string sound(Session& session, std::int64_t entries) {
  const auto found = session.verify();
  TR_EXPECT(found);
  if (!found->problems.empty())
    return std::string("verify: ") + app::explain(found->problems.front().wrong).code;
  const auto listed = session.list({}, 1, 0);
  TR_EXPECT(listed);
  if (listed->total != entries)
    return std::to_string(listed->total) + " entries, not " + std::to_string(entries);
  return {};
}

}  // namespace

TEST_CASE("on a full disk writing is refused, nothing is lost, and it goes on when there is room",
          "[fault]") {
  test::Scratch scratch;
  const std::string complaint = test::in_child([&]() -> std::string {
    SmallJournal small(scratch);
    auto& [disk, clock, random, host, vault, session] = small;
    TR_EXPECT(session);
    std::int64_t entries = 0;
    for (; entries < 20; ++entries) TR_EXPECT(write(*session, "before"));
    disk.fill();
    TR_EXPECT(write_until_refused(*session, entries) == Code::disk_full);
    TR_EXPECT(vault.change_passphrase(*session, secret(kFirst), secret("the next one, longer")).code() ==
              Code::disk_full);
    TR_EXPECT(session->backup(disk / "backup").code() == Code::disk_full);
    TR_EXPECT(session->export_to("thirdrow-json", disk / "out.json").code() == Code::disk_full);
    const Status settled = session->set_setting("big", std::string(200'000, 's'));
    TR_EXPECT(settled.code() == Code::disk_full);
    if (auto bad = sound(*session, entries); !bad.empty()) return "while full, " + bad;
    session.reset();
    auto again = vault.open(secret(kFirst));
    if (!again) return "does not open while the disk is full: " + again.error().detail;
    if (auto bad = sound(**again, entries); !bad.empty()) return "opened while full, " + bad;
    TR_EXPECT(write_until_refused(**again, entries) == Code::disk_full);
    disk.make_room();
    TR_EXPECT(write(**again, "after"));
    TR_EXPECT((*again)->backup(disk / "backup"));
    again->reset();
    auto last = vault.open(secret(kFirst));
    TR_EXPECT(last);
    return sound(**last, entries + 1);
  });
  CHECK(complaint == "");
}

TEST_CASE("an import that fills the disk keeps whole batches and goes on when there is room", "[fault]") {
  test::Scratch scratch;
  test::write_notes(scratch / "notes", 1200, 4000);
  const std::string complaint = test::in_child([&]() -> std::string {
    SmallJournal small(scratch);
    auto& [disk, clock, random, host, vault, session] = small;
    TR_EXPECT(session);
    const auto import = [&] { return session->import_from("markdown", scratch / "notes", ImportRun::real); };
    TR_EXPECT(write(*session, "before"));
    disk.fill();
    TR_EXPECT(import().code() == Code::disk_full);
    const std::int64_t kept = session->list({}, 1, 0)->total;
    if (auto bad = sound(*session, kept); !bad.empty()) return bad;
    disk.make_room();
    disk.fill(1 << 20);  // room for a part only
    TR_EXPECT(import().code() == Code::disk_full);
    disk.make_room();
    TR_EXPECT(vault.exists());
    return sound(*session, session->list({}, 1, 0)->total);
  });
  CHECK(complaint == "");
}

TEST_CASE("a journal that does not fit on the disk is not made at all", "[fault]") {
  test::Scratch scratch;
  const std::string complaint = test::in_child([&]() -> std::string {
    SmallDisk disk(scratch / "small");
    test::FixedClock clock;
    seal::SecureRandom random;
    disk.fill();
    Vault vault(test::cheap_host(clock, random), disk / "journal");
    const auto made = vault.create("Mine", secret(kFirst));
    TR_EXPECT(!made);
    TR_EXPECT(made.code() == Code::disk_full);
    TR_EXPECT(!std::filesystem::exists(disk / "journal"));
    disk.make_room();
    TR_EXPECT(vault.create("Mine", secret(kFirst)));
    return {};
  });
  CHECK(complaint == "");
}

TEST_CASE("words that the full disk does not take survive a lock and are written after an unlock",
          "[fault]") {
  test::Scratch scratch;
  const std::string complaint = test::in_child([&]() -> std::string {
    SmallDisk disk(scratch / "small");
    test::EditorFixture f(disk / "journal");
    TodayLine today;
    TodayPresenter page(*f.desk, today);
    const RecordId id = f.write("Title", "one");
    f.open(id);
    disk.fill();
    f.type("one two" + std::string(20'000, '.'));
    page.keep_line("a line for later");
    f.lock();
    TR_EXPECT(!f.desk->is_open() && !f.view.page);
    for (const bool room : {false, true}) {
      if (room) disk.make_room();
      f.unlock();
      TR_EXPECT(f.body(id).starts_with("one two..."));
      TR_EXPECT(f.now([](Session& s) { return *s.kept_line(); }) == "a line for later");
      f.lock();
    }
    Vault vault(f.pump.host(), disk / "journal");
    auto again =
        vault.open(secret(test::DeskFixture::kPassphrase));  // as a process that held nothing sees it
    TR_EXPECT(again);
    TR_EXPECT((*again)->open(id)->record.body().starts_with("one two..."));
    TR_EXPECT(!(*again)->open(id)->from_draft);
    TR_EXPECT(*(*again)->kept_line() == "a line for later");
    return sound(**again, 1);
  });
  CHECK(complaint == "");
}

TEST_CASE("sealed words show nothing and come back to their own journal only", "[fault]") {
  test::JournalFixture j, other;
  Record r = j.session->new_entry(*find_entry_kind("free"));
  r.set(reflection::kBody, std::string("zebra crossing"));
  {
    const test::FullDisk full;
    CHECK(j.session->keep_draft(r, r).code() == Code::disk_full);
  }
  const Bytes sealed = j.session->sealed_words();
  CHECK(as_text(sealed).find("zebra") == std::string_view::npos);
  CHECK(other.session->take_back(sealed).code() == Code::damaged);
  j.close();
  j.open();
  CHECK(j.session->sealed_words().empty());
  REQUIRE(j.session->take_back(sealed));
  CHECK(j.session->open(r.id)->record == r);
  CHECK(*j.session->settle_drafts() == 1);
  CHECK(j.session->sealed_words().empty());
}
