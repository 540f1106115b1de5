// What servers and networks do to a request, and what becomes of it.
#include "sync/http.h"

#include "sync/scripted_server.h"
#include "sync/storage_server.h"
#include "sync/webdav_remote.h"

using namespace thirdrow;
using namespace thirdrow::sync;
using test::ScriptedServer;

namespace {

constexpr std::size_t kSome = 10'000;

Result<HttpAnswer> get(ScriptedServer&, HttpOptions options) {
  return Http(std::move(options)).send({"GET", "/base/x", {}, {}, kSome}, {});
}
Result<HttpAnswer> get(ScriptedServer& server) { return get(server, server.options()); }

std::shared_ptr<const seal::Secret> secret(const char* words) {
  return std::make_shared<const seal::Secret>(seal::Secret::from_text(words));
}

std::size_t count_of(const std::vector<std::string>& asked, std::string_view words) {
  return static_cast<std::size_t>(std::ranges::count_if(
      asked, [&](const std::string& each) { return each.find(words) != std::string::npos; }));
}

/// A real server behind a proxy that faults below TLS.
struct Faulty {
  explicit Faulty(const std::string& fault) : port(test::free_port()) {
    const std::string url = server.url();
    const std::string up = url.substr(url.rfind(':') + 1, url.size() - url.rfind(':') - 2);
    proxy = std::make_unique<test::Background>(
        std::vector<std::string>{"python3", THIRDROW_SHARED_DIR "/servers/faultproxy.py",
                                 std::to_string(port), up, std::to_string(test::free_port()), fault},
        test::Background::Output::first_line);
    REQUIRE(proxy->first_line() == "ready");
  }
  std::unique_ptr<Remote> sound() const { return webdav_remote(server.options()); }
  std::unique_ptr<Remote> through() const {
    HttpOptions options = server.options();
    options.base.port = port;
    options.stalled_for = std::chrono::milliseconds(1000);
    options.connect_within = std::chrono::milliseconds(1000);
    options.attempts = 2;
    return webdav_remote(options);
  }

  test::StorageServer server{"nginx-dav"};
  int port;
  std::unique_ptr<test::Background> proxy;
};

}  // namespace

TEST_CASE("what may be better later is asked again, and then is offline") {
  for (const char* status :
       {"408 Timeout", "423 Locked", "429 Slow down", "500 Oops", "502 Gateway", "503 Busy", "504 Gateway"}) {
    INFO(status);
    ScriptedServer better({ScriptedServer::answer(status, "Retry-After: 1\r\n"),
                           ScriptedServer::answer("200 OK", "", "words")});
    const auto answer = get(better);
    REQUIRE(answer);
    CHECK(as_text(answer->body) == "words");
    CHECK(better.asked().size() == 2);
    ScriptedServer never({ScriptedServer::answer(status, "")});
    CHECK(get(never).error() == Error{Code::offline, "status " + std::string(status).substr(0, 3)});
    CHECK(never.asked().size() == 4);
  }
}

TEST_CASE("what will not be better is asked once") {
  for (const char* status :
       {"400 No", "401 Who", "403 No", "404 None", "405 No", "413 Large", "501 No", "507 Full"}) {
    ScriptedServer server({ScriptedServer::answer(status, "")});
    const auto answer = get(server);
    REQUIRE(answer);
    CHECK(std::to_string(answer->status) == std::string(status).substr(0, 3));
    CHECK(server.asked().size() == 1);
  }
}

TEST_CASE("a redirection is followed on the server's own ground and nowhere else") {
  ScriptedServer own({ScriptedServer::answer("301 There", "Location: http://127.0.0.1:%PORT/base/x/\r\n"),
                      ScriptedServer::answer("308 There", "Location: /base/y\r\n"),
                      ScriptedServer::answer("200 OK", "", "words")});
  const auto answer = get(own);
  REQUIRE(answer);
  CHECK(answer->status == 200);
  CHECK(own.asked()[1].starts_with("GET /base/x/ "));
  CHECK(own.asked()[2].starts_with("GET /base/y "));
  for (const char* to : {"http://localhost:%PORT/x", "https://127.0.0.1:%PORT/x", "http://127.0.0.1:1/x",
                         "//127.0.0.1:%PORT/x", "file:///etc/passwd", "", "http://ana@127.0.0.1:%PORT/x"}) {
    INFO(to);
    ScriptedServer server({ScriptedServer::answer("302 Elsewhere", std::string("Location: ") + to + "\r\n"),
                           ScriptedServer::answer("200 OK", "", "words")});
    CHECK(get(server).error() == Error{Code::refused, "redirect"});
    CHECK(server.asked().size() == 1);
  }
  ScriptedServer top({ScriptedServer::answer("301 There", "Location: http://127.0.0.1:%PORT\r\n"),
                      ScriptedServer::answer("200 OK", "", "words")});
  REQUIRE(get(top));
  CHECK(top.asked()[1].starts_with("GET / "));
  ScriptedServer ring({ScriptedServer::answer("302 Round", "Location: /base/x\r\n")});
  CHECK(get(ring).error() == Error{Code::refused, "redirect"});
  CHECK(ring.asked().size() == 4);
}

TEST_CASE("an answer is read up to what was asked for") {
  ScriptedServer fits({ScriptedServer::answer("200 OK", "", std::string(kSome, 'w'))});
  CHECK(get(fits)->body.size() == kSome);
  ScriptedServer longer({ScriptedServer::answer("200 OK", "", std::string(kSome + 1, 'w'))});
  CHECK(get(longer).code() == Code::too_large);
  CHECK(longer.asked().size() == 1);
  ScriptedServer heads({ScriptedServer::answer("200 OK", "X: " + std::string(90'000, 'h') + "\r\n")});
  CHECK_FALSE(get(heads));
}

TEST_CASE("an error's page is not read for long, and its status counts all the same") {
  const std::string page(300'000, 'x');
  ScriptedServer better(
      {ScriptedServer::answer("503 Busy", "", page), ScriptedServer::answer("200 OK", "", "words")});
  const auto answer = get(better);
  REQUIRE(answer);
  CHECK(as_text(answer->body) == "words");
  ScriptedServer missing({ScriptedServer::answer("404 Not Found", "", page)});
  const auto none = get(missing);
  REQUIRE(none);
  CHECK(none->status == 404);
  CHECK(none->body.size() <= 64 * 1024);
}

TEST_CASE("a server that asks for time before an upload gets it") {
  ScriptedServer server({ScriptedServer::answer("429 Slow down", "Retry-After: 1\r\n"),
                         ScriptedServer::answer("201 Created", "")});
  const auto begun = std::chrono::steady_clock::now();
  const Bytes content(10);
  CHECK(webdav_remote(server.options())->put("h/one", content, {}));
  CHECK(std::chrono::steady_clock::now() - begun >= std::chrono::milliseconds(950));
  CHECK(server.asked().size() == 2);
}

TEST_CASE("what goes to this computer in the clear goes by way of no other") {
  ScriptedServer proxy({ScriptedServer::answer("200 OK", "", "proxied")});
  ScriptedServer server({ScriptedServer::answer("200 OK", "", "words")});
  const std::string address = proxy.options().base.origin();
  setenv("http_proxy", address.c_str(), 1);
  setenv("all_proxy", address.c_str(), 1);
  const auto answer = get(server);
  unsetenv("http_proxy");
  unsetenv("all_proxy");
  REQUIRE(answer);
  CHECK(as_text(answer->body) == "words");
  CHECK(proxy.asked().empty());
}

TEST_CASE("an answer that is shorter than it says is none") {
  ScriptedServer server({"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort"});
  CHECK(get(server).code() == Code::offline);
  ScriptedServer silent({""});
  CHECK(get(silent).code() == Code::offline);
  ScriptedServer noise({"\x01\x02\x03 what\r\n\r\n"});
  CHECK_FALSE(get(noise));
}

TEST_CASE("a login is sent at once, and its words stand in no address") {
  ScriptedServer server({ScriptedServer::answer("200 OK", "")});
  HttpOptions options = server.options();
  options.user = "ana";
  options.password = secret("s3cret");
  REQUIRE(get(server, options));
  REQUIRE(server.asked().size() == 1);
  CHECK(count_of(server.asked(), "Authorization: Basic YW5hOnMzY3JldA==") == 1);
  CHECK(count_of(server.asked(), "s3cret") == 0);
}

TEST_CASE("where a server wants Digest nothing is uploaded before the login is agreed on") {
  const std::string wants =
      "WWW-Authenticate: Digest realm=\"r\", nonce=\"abc\", qop=\"auth\", algorithm=SHA-256\r\n";
  ScriptedServer server({ScriptedServer::answer("401 Who", wants), ScriptedServer::answer("401 Who", wants),
                         ScriptedServer::answer("200 OK", ""), ScriptedServer::answer("201 Made", "")});
  HttpOptions options = server.options();
  options.user = "ana";
  options.password = secret("s3cret");
  const Http http(options);
  REQUIRE(http.send({"GET", "/base/x", {}, {}, kSome}, {})->status < 300);
  const std::string words = "a long reflection";
  REQUIRE(http.send({"PUT", "/base/y", {}, as_bytes(words), kSome}, {})->status == 201);
  const auto asked = server.asked();
  CHECK(asked.back().starts_with("PUT /base/y "));
  CHECK(asked.back().find("Authorization: Digest username=\"ana\"") != std::string::npos);
  CHECK(asked.back().ends_with(words));
  CHECK(count_of(asked, words) == 1);
}

TEST_CASE("a portal's page is no listing and no storage") {
  ScriptedServer server(
      {ScriptedServer::answer("200 OK", "Content-Type: text/html\r\n", "<html>Please log in</html>")});
  CHECK(webdav_remote(server.options())->list("t3r1", {}).code() == Code::damaged);
}

TEST_CASE("what a storage says is told by its meaning") {
  const auto put = [](const char* status) {
    ScriptedServer server({ScriptedServer::answer(status, "")});
    return webdav_remote(server.options())->put("a/b", as_bytes("x"), {}).error().code;
  };
  CHECK(put("401 Who") == Code::denied);
  CHECK(put("403 No") == Code::denied);
  CHECK(put("405 No") == Code::refused);
  CHECK(put("413 Large") == Code::too_large);
  CHECK(put("503 Busy") == Code::offline);
  CHECK(put("507 Full") == Code::disk_full);
}

TEST_CASE("a request that is stopped ends, whatever the server does") {
  ScriptedServer server({ScriptedServer::answer("503 Busy", "Retry-After: 60\r\n")});
  HttpOptions options = server.options();
  options.longest_pause = std::chrono::hours(1);
  std::stop_source stop;
  std::thread stopper([&] {
    while (server.asked().empty()) std::this_thread::yield();
    stop.request_stop();
  });
  CHECK(Http(options).send({"GET", "/base/x", {}, {}, kSome}, stop.get_token()).code() == Code::cancelled);
  stopper.join();
}

TEST_CASE("an answer that is cut anywhere is never taken for an object, and a whole one is", "[shared]") {
  const std::string words(40'000, 'w');
  {
    const Faulty whole("rst_down=1000000");
    REQUIRE(whole.sound()->put("t3r1/a", as_bytes(words), {}));
    const auto got = whole.through()->get("t3r1/a", 1 << 20, {});
    REQUIRE(got);
    CHECK(as_text(*got) == words);
  }
  for (const char* fault : {"rst_down=100", "rst_down=3000", "fin_down=3000", "rst_down=20000",
                            "fin_down=20000", "fin_down=41000"}) {
    INFO(fault);
    const Faulty faulty(fault);
    REQUIRE(faulty.sound()->put("t3r1/a", as_bytes(words), {}));
    CHECK(faulty.through()->get("t3r1/a", 1 << 20, {}).code() == Code::offline);
  }
}

TEST_CASE("an upload that is cut is an error, and done again is whole", "[shared]") {
  const std::string words(200'000, 'w');
  for (const char* fault : {"rst_up=1000", "rst_up=60000", "fin_up=60000"}) {
    INFO(fault);
    const Faulty faulty(fault);
    CHECK(faulty.through()->put("t3r1/a", as_bytes(words), {}).error().code == Code::offline);
    REQUIRE(faulty.sound()->put("t3r1/a", as_bytes(words), {}));
    CHECK(as_text(*faulty.sound()->get("t3r1/a", 1 << 20, {})) == words);
  }
}

TEST_CASE("a server that goes silent is given up", "[shared]") {
  for (const char* fault : {"refuse=1", "blackhole=1", "stall_down=3000"}) {
    INFO(fault);
    const Faulty faulty(fault);
    REQUIRE(faulty.sound()->put("t3r1/a", as_bytes(std::string(40'000, 'w')), {}));
    CHECK(faulty.through()->get("t3r1/a", 1 << 20, {}).code() == Code::offline);
  }
}
