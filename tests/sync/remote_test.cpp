#include "sync/remote.h"

#include "sync/folder_remote.h"
#include "sync/remote_contract.h"
#include "sync/s3_remote.h"
#include "sync/sigv4.h"
#include "sync/storage_server.h"
#include "sync/webdav_remote.h"

using namespace thirdrow;
using namespace thirdrow::sync;

TEST_CASE("a folder does what every storage has to", "[contract]") {
  const test::Scratch folder;
  test::check_remote(*folder_remote(folder.path()));
}

TEST_CASE("a folder that is not there is out of reach, and is not made") {
  const test::Scratch folder;
  const auto remote = folder_remote(folder / "unmounted");
  CHECK(remote->list("t3r1", {}).code() == Code::offline);
  CHECK(remote->put("t3r1/a", as_bytes("x"), {}).error().code == Code::offline);
  CHECK_FALSE(std::filesystem::exists(folder / "unmounted"));
}

TEST_CASE("what other programs leave in a folder is no object of ours") {
  const test::Scratch folder;
  folder.write("t3r1/one", "1");
  folder.write("t3r1/one (conflicted copy 2026-11-23)", "2");
  folder.write("t3r1/.one.swp", "3");
  folder.write("t3r1/two.part", "4");
  folder.write("t3r1/TWO", "5");
  const auto listed = folder_remote(folder.path())->list("t3r1", {});
  REQUIRE(listed);
  CHECK(*listed ==
        std::vector<Remote::Listed>{{"one", 1}, {"two", 1}});  // a drive that gives names back in capitals
}

TEST_CASE("Apache does what every storage has to", "[contract][shared]") {
  const test::StorageServer server("apache-dav");
  test::check_remote(*webdav_remote(server.options()));
}

TEST_CASE("nginx does what every storage has to", "[contract][shared]") {
  const test::StorageServer server("nginx-dav");
  test::check_remote(*webdav_remote(server.options()));
}

TEST_CASE("sabre does what every storage has to", "[contract][shared]") {
  const test::StorageServer server("sabre-dav");
  test::check_remote(*webdav_remote(server.options()));
}

TEST_CASE("a server's certificate is trusted by its authority alone, and no words go to it before",
          "[shared]") {
  const test::StorageServer server("nginx-dav");
  HttpOptions options = server.options();
  options.authority.clear();
  CHECK(webdav_remote(options)->list("t3r1", {}).code() == Code::denied);
  CHECK(webdav_remote(options)->put("t3r1/a", as_bytes("x"), {}).error() ==
        Error{Code::denied, "certificate"});
  options = server.options();
  options.base.host = "127.0.0.2";  // another machine, by its certificate
  CHECK_FALSE(webdav_remote(options)->list("t3r1", {}));
}

TEST_CASE("a wrong password is told and not tried again", "[shared]") {
  const test::StorageServer server("nginx-dav");
  HttpOptions options = server.options();
  options.password = std::make_shared<const seal::Secret>(seal::Secret::from_text("alice-pw2"));
  const auto remote = webdav_remote(options);
  CHECK(remote->list("t3r1", {}).error() == Error{Code::denied, "status 401"});
  CHECK(remote->put("t3r1/a", as_bytes("x"), {}).error().code == Code::denied);
}

TEST_CASE("a server that is gone is offline, and comes back", "[shared]") {
  auto server = std::make_unique<test::StorageServer>("nginx-dav");
  const auto remote = webdav_remote(server->options());
  CHECK(remote->put("t3r1/a", as_bytes("x"), {}).ok());
  server->stop();
  CHECK(remote->get("t3r1/a", 10, {}).code() == Code::offline);
}

TEST_CASE("listings of servers of every taste are read") {
  const auto read = [](const std::string& inner) {
    return read_multistatus(
        as_bytes("<?xml version=\"1.0\"?><D:multistatus xmlns:D=\"DAV:\">" + inner + "</D:multistatus>"),
        "/a%20b/h/");
  };
  const auto response = [](const std::string& href, const std::string& prop,
                           const std::string& status = "HTTP/1.1 200 OK") {
    return "<D:response><D:href>" + href + "</D:href><D:propstat><D:prop>" + prop + "</D:prop><D:status>" +
           status + "</D:status></D:propstat></D:response>";
  };
  const std::string length = "<D:resourcetype/><D:getcontentlength>12</D:getcontentlength>";
  const std::vector<Remote::Listed> one{{"one", 12}};
  CHECK(*read(response("/a%20b/h/", "<D:resourcetype><D:collection/></D:resourcetype>") +
              response("/a%20b/h/one", length)) == one);
  CHECK(*read(response("https://host:8443/a%20b/h/one", length)) == one);
  CHECK(*read(response("/a b/h/%6Fne", length)) == one);
  CHECK(read(response("/a%20b/h/one", length, "HTTP/1.1 404 Not Found"))->empty());
  CHECK(read("<D:response><D:href>/a%20b/h/one</D:href><D:status>HTTP/1.1 507 Insufficient "
             "Storage</D:status></D:response>")
            ->empty());
  CHECK(read(response("/a%20b/h/one", "<D:resourcetype/>"))->empty());  // of no known size: not there yet
  CHECK(read(response("/a%20b/h", "<D:resourcetype><D:collection/></D:resourcetype>"))->empty());
  CHECK(read(response("/elsewhere/one", length)).code() == Code::damaged);
  CHECK(read("").code() == Code::damaged);
  CHECK(read(response("/a%20b/h/deeper/one", length))->empty());
  CHECK(read(response("/a%20b/h/..%2f..%2fone", length))->empty());
  CHECK(read(response("/a%20b/h/one", length) + response("/a%20b/h/one", length))->size() == 1);
  CHECK(read_multistatus(as_bytes("<html><body>Please log in</body></html>"), "/").code() == Code::damaged);
  CHECK(read_multistatus({}, "/").code() == Code::damaged);
}

TEST_CASE("pages of an object store are read") {
  const auto page = read_s3_page(
      as_bytes(
          "<ListBucketResult><IsTruncated>true</IsTruncated><Contents><Key>p/h/one</Key><Size>7</Size></"
          "Contents>"
          "<Contents><Key>p/h/.hidden</Key><Size>7</Size></Contents><CommonPrefixes><Prefix>p/h/z/</Prefix>"
          "</CommonPrefixes></ListBucketResult>"),
      "p/h/");
  REQUIRE(page);
  CHECK(page->objects == std::vector<Remote::Listed>{{"one", 7}});
  CHECK(page->more);
  CHECK(page->last_key == "p/h/z/");
  CHECK(read_s3_page(as_bytes("<Error/>"), "").code() == Code::damaged);
}

// The GET of "Authenticating Requests: Using the Authorization Header", Amazon S3 API Reference, signs a
// range as well; this is its list request: GET ?max-keys=2&prefix=J.
TEST_CASE("requests to an object store are signed as published") {
  REQUIRE(seal::init());
  const seal::Secret secret = seal::Secret::from_text("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
  const S3Login login{"AKIAIOSFODNN7EXAMPLE", &secret, "us-east-1"};
  const S3Request request{"GET",
                          "examplebucket.s3.amazonaws.com",
                          "/",
                          {{"prefix", "J"}, {"max-keys", "2"}},
                          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"};
  const auto headers = sign_s3(request, login, 1369353600);
  CHECK(headers[0] == "x-amz-date: 20130524T000000Z");
  CHECK(headers[2].ends_with("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"));
}

TEST_CASE("an address is taken as typed, or refused for what is wrong with it") {
  const auto typed = [](std::string_view text) {
    const auto url = parse_url(text);
    return url ? url->origin() + url->path : url.error().detail;
  };
  CHECK(typed("https://Cloud.Example.org/remote.php/dav/files/ana") ==
        "https://cloud.example.org/remote.php/dav/files/ana/");
  CHECK(typed("https://h:443") == "https://h/");
  CHECK(typed("https://h:8443/a b/%7e") == "https://h:8443/a%20b/~/");
  CHECK(typed("https://[::1]:8443/") == "https://[::1]:8443/");
  CHECK(typed("http://localhost:80/x") == "http://localhost/x/");
  CHECK(typed("http://example.org/") == "url http");
  CHECK(typed("https://ana:secret@h/") == "url login");
  CHECK(typed("https://h/?a=b") == "url query");
  CHECK(typed("https://h/#top") == "url query");
  for (const char* bad : {"", "h", "ftp://h/", "https://", "https:///x", "https://h:0/", "https://h:x/",
                          "https://h:70000/", "https://[::1/"})
    CHECK(typed(bad) == "url");
}

TEST_CASE("names that no storage loses are the only ones") {
  CHECK(is_object_name("0123abc.def-_"));
  CHECK(is_object_name(std::string(100, 'a')));
  for (const std::string& bad :
       {std::string(), std::string(101, 'a'), std::string("A"), std::string(".a"), std::string("a b"),
        std::string("a/b"), std::string("a.tmp"), std::string("a.part"), std::string("..")})
    CHECK_FALSE(is_object_name(bad));
}
