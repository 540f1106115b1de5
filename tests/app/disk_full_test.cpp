// A full disk, on a real small one: each act says so, nothing that was acknowledged is lost, the journal
// still opens, and all is well again once there is space.
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "support/child.h"
#include "support/journal_fixture.h"

using namespace thirdrow;
using namespace thirdrow::app;
using namespace thirdrow::journal;
using test::secret;

namespace {

constexpr const char* kFirst = "correct horse battery staple";

/// 6 MiB of its own, seen by this process alone; where mounting is not allowed, a limit on the size of any
/// file. For a child process: it is gone with it.
class SmallDisk {
 public:
  explicit SmallDisk(std::filesystem::path at) : at_(std::move(at)) {
    std::filesystem::create_directories(at_);
    const int spaces = geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER;
    mounted_ = unshare(spaces) == 0 && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
               mount("tmpfs", at_.c_str(), "tmpfs", 0, "size=6m,mode=0700") == 0;
    signal(SIGXFSZ, SIG_IGN);
  }
  bool mounted() const { return mounted_; }
  std::filesystem::path operator/(const char* name) const { return at_ / name; }

  void fill() {
    if (!mounted_) return limit(64 * 1024);
    std::ofstream filler(at_ / "filler", std::ios::binary);
    const std::string block(4096, 'f');
    while (filler.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
    }
  }
  void make_room() {
    if (!mounted_) return limit(RLIM_INFINITY);
    std::filesystem::remove(at_ / "filler");
  }

 private:
  static void limit(rlim_t bytes) {
    rlimit now{};
    getrlimit(RLIMIT_FSIZE, &now);
    now.rlim_cur = std::min(bytes, now.rlim_max);
    setrlimit(RLIMIT_FSIZE, &now);
  }
  std::filesystem::path at_;
  bool mounted_ = false;
};

struct Setting {
  test::FixedClock clock;
  seal::SecureRandom random;
  Host host;
  Setting() {
    host.clock = &clock;
    host.random = &random;
    host.kdf_cost = seal::kFloorCost;
  }
};

Status write(Session& session, const std::string& title) {
  Record r = session.new_entry(*find_entry_kind("free"));
  r.set(reflection::kTitle, title);
  r.set(reflection::kBody, std::string(3000, 'x'));
  return session.save(r);
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

void write_markdown(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (int i = 0; i < 1200; ++i) {
    std::ofstream(folder / ("n" + std::to_string(i) + ".md")) << "# Note " << i << "\n"
                                                              << std::string(4000, 'w') << "\n";
  }
}

std::string sound(Session& session, std::int64_t entries) {
  const auto found = session.verify();
  TR_EXPECT(found);
  if (!found->problems.empty()) return "verify: " + found->problems.front();
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
    SmallDisk disk(scratch / "small");
    Setting s;
    Vault vault(s.host, disk / "journal");
    auto made = vault.create("Mine", secret(kFirst));
    TR_EXPECT(made);
    auto session = std::move(made->session);
    std::int64_t entries = 0;
    for (; entries < 20; ++entries) TR_EXPECT(write(*session, "before"));
    disk.fill();
    TR_EXPECT(write_until_refused(*session, entries) == Code::disk_full);
    TR_EXPECT(vault.change_passphrase(*session, secret(kFirst), secret("the next one, longer")).code() ==
                  Code::disk_full ||
              !disk.mounted());
    TR_EXPECT(session->backup(disk / "backup").code() == Code::disk_full);
    TR_EXPECT(session->export_to("thirdrow-json", disk / "out.json").code() == Code::disk_full);
    const Status settled = session->set_setting("big", std::string(200'000, 's'));
    TR_EXPECT(settled.code() == Code::disk_full);
    if (auto bad = sound(*session, entries); !bad.empty()) return "while full, " + bad;
    session.reset();
    auto again = vault.open(secret(kFirst));
    if (!again) again = vault.open(secret("the next one, longer"));
    if (!again) return "does not open while the disk is full: " + again.error().detail;
    if (auto bad = sound(**again, entries); !bad.empty()) return "opened while full, " + bad;
    TR_EXPECT(write_until_refused(**again, entries) == Code::disk_full);
    disk.make_room();
    TR_EXPECT(write(**again, "after"));
    TR_EXPECT((*again)->backup(disk / "backup"));
    again->reset();
    auto last = vault.open(secret(kFirst));
    if (!last) last = vault.open(secret("the next one, longer"));
    TR_EXPECT(last);
    return sound(**last, entries + 1);
  });
  CHECK(complaint == "");
}

TEST_CASE("an import that fills the disk keeps whole batches and goes on when there is room", "[fault]") {
  test::Scratch scratch;
  write_markdown(scratch / "notes");
  const std::string complaint = test::in_child([&]() -> std::string {
    SmallDisk disk(scratch / "small");
    Setting s;
    Vault vault(s.host, disk / "journal");
    auto made = vault.create("Mine", secret(kFirst));
    TR_EXPECT(made);
    auto session = std::move(made->session);
    const auto import = [&] { return session->import_from("markdown", scratch / "notes", ImportRun::real); };
    TR_EXPECT(write(*session, "before"));
    disk.fill();
    TR_EXPECT(import().code() == Code::disk_full);
    const std::int64_t kept = session->list({}, 1, 0)->total;
    if (auto bad = sound(*session, kept); !bad.empty()) return bad;
    disk.make_room();
    std::ofstream(disk / "filler") << std::string(3 << 20, 'f');  // room for a part only
    if (disk.mounted()) TR_EXPECT(import().code() == Code::disk_full);
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
    Setting s;
    disk.fill();
    Vault vault(s.host, disk / "journal");
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
