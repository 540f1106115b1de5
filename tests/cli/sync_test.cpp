// Two journals become one through a storage, by the commands that a person gives.
#include <filesystem>

#include "support/scan.h"
#include "support/shell.h"

using namespace thirdrow;
using test::has;
using test::Outcome;
using test::Shell;

namespace {

struct Pair : Shell {
  Pair() {
    for (const char* name : {"journal", "desk"}) create(name);
    std::filesystem::create_directory(path("store"));
  }
  Outcome desk(std::vector<std::string> words) { return in("desk", std::move(words)); }
  /// Both sync through the folder, and are one.
  void join() {
    const std::string url = "file://" + path("store");
    REQUIRE(run({"remote", "set", url}).code == 0);
    REQUIRE(run({"sync"}).code == 0);
    REQUIRE(desk({"remote", "set", url}).code == 0);
    const Outcome joined = desk({"join", "--name", "desk"});
    INFO(joined.err);
    REQUIRE(joined.code == 0);
    REQUIRE(run({"sync"}).code == 0);
  }
  std::string body(const std::string& journal, const std::string& id) {
    const Outcome shown = in(journal, {"--json", "show", id});
    return shown.code == 0 ? shown.json().text("body") : "(none)";
  }
  Json synced(const std::string& journal) {
    const Outcome done = in(journal, {"--json", "sync"});
    INFO(done.err);
    REQUIRE(done.code == 0);
    return done.json();
  }
};

}  // namespace

TEST_CASE("what is written on one computer stands on the other after both have synced") {
  Pair two;
  const std::string first = two.run({"write", "--body", "Written here"}).id();
  const std::string second = two.desk({"write", "--body", "Written at the desk"}).id();
  two.join();
  CHECK(two.body("desk", first) == "Written here");
  CHECK(two.body("journal", second) == "Written at the desk");
  two.run({"edit", first, "--body", "Written here, and gone on with"});
  two.desk({"edit", first, "--body", "It was Written here"});
  for (int i = 0; i < 2; ++i) {
    for (const char* journal : {"journal", "desk"}) two.synced(journal);
  }
  CHECK(two.body("desk", first) == two.body("journal", first));
  CHECK(has(two.body("desk", first), "gone on with"));
  CHECK(has(two.body("desk", first), "It was"));
  const Json quiet = two.synced("journal");
  CHECK(quiet.text("state") == "ok");
  CHECK(*quiet.find("sent")->integer() == 0);
  CHECK(*quiet.find("received")->integer() == 0);
  CHECK(two.run({"verify"}).code == 0);
  int files = 0;
  CHECK(test::scan_folder(two.path("store"), {"Written", "gone on"}, &files).empty());
  CHECK(files > 5);
}

TEST_CASE("a second computer does not begin anew where a journal is already") {
  Pair two;
  const std::string url = "file://" + two.path("store");
  REQUIRE(two.run({"remote", "set", url}).code == 0);
  REQUIRE(two.run({"sync"}).code == 0);
  REQUIRE(two.desk({"remote", "set", url}).code == 0);
  const Outcome refused = two.in("desk", {"--json", "sync"});
  CHECK(refused.code == 1);
  CHECK(refused.error_code() == "storage_taken");
  two.write_file("wrong", "another passphrase altogether here\n");
  const Outcome wrong = two.desk({"join", "--their-passphrase-file", two.path("wrong")});
  CHECK(wrong.code == 3);
  CHECK(two.desk({"join"}).code == 0);
  CHECK(two.desk({"join"}).code == 1);
}

TEST_CASE("a device that was taken out gets nothing new, and keeps what it has") {
  Pair two;
  const std::string kept = two.run({"write", "--body", "Before"}).id();
  two.join();
  const Json devices = two.json({"device", "list"}).json();
  REQUIRE(devices.find("items")->elements()->size() == 2);
  std::string desk;
  for (const Json& each : *devices.find("items")->elements()) {
    if (each.text("name") == "desk") desk = each.text("id");
  }
  REQUIRE(two.run({"device", "remove", desk.substr(0, 6)}).code == 0);
  const std::string later = two.run({"write", "--body", "After"}).id();
  two.synced("journal");
  CHECK(two.synced("desk").text("state") == "removed");
  CHECK(two.body("desk", kept) == "Before");
  CHECK(two.body("desk", later) == "(none)");
}

TEST_CASE("the storage's password is in no file, and no address with a login is taken") {
  Pair two;
  two.write_file("password", "heron-secret-4711\n");
  const Outcome set = two.run({"remote", "set", "davs://cloud.example/dav/", "--user", "ada",
                               "--password-file", two.path("password")});
  INFO(set.err);
  REQUIRE(set.code == 0);
  const Json shown = two.json({"remote", "show"}).json();
  CHECK(shown.text("user") == "ada");
  CHECK(test::scan_folder(two.path("journal"), {"heron-secret", "cloud.example"}).empty());
  const std::pair<const char*, const char*> wrong[] = {
      {"davs://ada:heron@cloud.example/", "login_in_address"},
      {"dav://cloud.example/", "plain_http"},
      {"ftp://cloud.example/", "no_address"},
      {"s3://bucket/prefix", "no_address"},
      {"file://relative", "no_address"}};
  for (const auto& [address, code] : wrong) {
    INFO(address);
    const Outcome refused = two.json({"remote", "set", address});
    CHECK(refused.code == 2);
    CHECK(refused.error_code() == code);
  }
  CHECK(two.run({"remote", "forget"}).code == 0);
  CHECK(two.json({"sync"}).error_code() == "no_storage");
}

TEST_CASE("a folder that is not there is a storage that cannot be reached, and nothing is lost") {
  Pair two;
  two.join();
  std::filesystem::rename(two.path("store"), two.path("elsewhere"));
  const std::string id = two.run({"write", "--body", "Offline"}).id();
  const Outcome offline = two.json({"sync"});
  CHECK(offline.code == 5);
  CHECK(offline.error_code() == "offline");
  std::filesystem::rename(two.path("elsewhere"), two.path("store"));
  two.synced("journal");
  two.synced("desk");
  CHECK(two.body("desk", id) == "Offline");
}
