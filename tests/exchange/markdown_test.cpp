#include <sys/stat.h>

#include "exchange/dates.h"
#include "exchange/front_matter.h"
#include "exchange_support.h"

using namespace thirdrow;
using namespace thirdrow::exchange;
using test::Collected;
using test::Scratch;

namespace {
Collected import_folder(const test::fs::path& folder) {
  test::FixedClock clock;
  Collected got;
  const auto summary = import_markdown(folder, clock, got.sink());
  REQUIRE(summary);
  CHECK(summary->entries == static_cast<std::int64_t>(got.entries.size()));
  return got;
}
/// The one entry made from a file of that name and content.
ImportedEntry import_one(const std::string& name, const std::string& content) {
  Scratch scratch;
  scratch.write(name, content);
  const Collected got = import_folder(scratch.path());
  REQUIRE(got.entries.size() == 1);
  return got.entries[0];
}
}  // namespace

TEST_CASE("a folder of notes from several programs is read") {
  Scratch scratch;
  scratch.write("hugo/post.md",
                "---\ntitle: \"A: post\"\ndate: 2024-05-06T07:08:09Z\ntags: [one, \"two three\"]\ndraft: "
                "true\n---\n\nWords\n");
  scratch.write("_posts/2024-05-06-met-ana.md",
                "---\nlayout: post\ndate: 2024-05-07 08:00:00 +0200\ntags: a b\n---\n# Met Ana\nWords\n");
  scratch.write(
      "vault/2024-05-08.md",
      "---\ncreation date: 2024-05-01 10:00\ndate: \"[[2024-05-08]]\"\ntags: \"#x, #y\"\n---\nDaily\n");
  scratch.write("bear/Note.txt", "\xEF\xBB\xBFTitle\r\n=====\r\n\r\nLine\r\n");
  scratch.write("20240509 Standup.markdown", "Words only\n");
  scratch.write(".obsidian/workspace.md", "hidden");
  scratch.write("vault/.trash/old.md", "hidden");
  scratch.write("image.png", "not text");
  const Collected got = import_folder(scratch.path());
  REQUIRE(got.entries.size() == 5);

  const ImportedEntry* hugo = got.titled("A: post");
  REQUIRE(hugo != nullptr);
  CHECK(hugo->body == "Words");
  CHECK(hugo->happened.text() == "2024-05-06T07:08:09+00:00");
  CHECK(hugo->tags == std::vector<std::string>{"one", "two three"});
  CHECK(got.has("hugo/post.md", Reason::left_out));
  const ImportedEntry* jekyll = got.titled("Met Ana");
  REQUIRE(jekyll != nullptr);
  CHECK(jekyll->body == "Words");
  CHECK(jekyll->happened.text() == "2024-05-07T08:00:00+02:00");
  CHECK(jekyll->tags == std::vector<std::string>{"a", "b"});
  const ImportedEntry* obsidian = got.titled("2024-05-08");
  REQUIRE(obsidian != nullptr);
  CHECK(obsidian->happened.text() == "2024-05-08T12:00:00+01:00");
  CHECK(obsidian->created.text() == "2024-05-01T10:00:00+01:00");
  CHECK(obsidian->tags == std::vector<std::string>{"x", "y"});
  CHECK(got.titled("Title")->body == "Line");
  CHECK(got.has("bear/Note.txt", Reason::no_date));
  CHECK(got.titled("Standup")->happened.day().text() == "2024-05-09");
  CHECK(got.remarks.size() == 3);
}

TEST_CASE("the title comes from front matter, else a heading on the first line, else the name") {
  CHECK(import_one("n.md", "## Two ##\n\nbody").title == "Two");
  CHECK(import_one("n.md", "words\n\n# Later\n").title == "n");
  CHECK(import_one("n.md", "words\n\n# Later\n").body == "words\n\n# Later");
  CHECK(import_one("n.md", "---\ntitle: T\n---\n# Heading\nx").body == "# Heading\nx");
  CHECK(import_one("n.md", "---\ntitle: \"\"\n---\nx").title.empty());
  CHECK(import_one("n.md", "#tag not a heading").title == "n");
  CHECK(import_one("2024-05-06 Über Ana.md", "x").title == "Über Ana");
  CHECK(import_one("n.md", "# " + std::string(300, 'x')).body == "# " + std::string(300, 'x'));
  CHECK(import_one("n.md", "---\ntitle: |\n  two\n  lines\n---\nx").title == "two lines");
}

TEST_CASE("a note is the same one wherever it lies and from whichever folder it is read") {
  Scratch scratch;
  scratch.write("md/sub/2024-05-06 Note.md", "---\ntags: [a]\n---\nWords\n");
  const auto whole = import_folder(scratch / "md");
  const auto part = import_folder(scratch / "md/sub");
  REQUIRE(whole.entries.size() == 1);
  CHECK(part.entries.at(0).source == whole.entries[0].source);
  scratch.write("md/moved/2024-05-06 Note.md", "---\ntags: [a]\nmodified: 2025-01-01\n---\nWords\n");
  const auto twice = import_folder(scratch / "md");
  CHECK(twice.entries.size() == 1);
  CHECK(twice.remarks.size() == 1);
  CHECK(twice.has("sub/2024-05-06 Note.md", Reason::duplicate));
  for (const auto& [name, content] : {std::pair{"2024-05-06 Note.md", "---\ntags: [a]\n---\nMended words\n"},
                                      {"2024-05-07 Note.md", "---\ntags: [a]\n---\nWords\n"},
                                      {"2024-05-06 Note.md", "---\ntags: [b]\n---\nWords\n"},
                                      {"2024-05-06 Other.md", "---\ntags: [a]\n---\nWords\n"}}) {
    INFO(name << content);
    CHECK(import_one(name, content).source != whole.entries[0].source);
  }
}

TEST_CASE("the TOML that Hugo writes is read like YAML") {
  const ImportedEntry post = import_one("post.md",
                                        "+++\ntitle = 'A \"post\"'\ndate = 2024-05-06T07:08:09+02:00\ntags = "
                                        "['one', \"two three\"]\n+++\n\nWords\n");
  CHECK(post.title == "A \"post\"");
  CHECK(post.happened.text() == "2024-05-06T07:08:09+02:00");
  CHECK(post.tags == std::vector<std::string>{"one", "two three"});
  CHECK(post.body == "Words");
  CHECK(import_one("n.md", "+++\ndate = 2024-05-06\n+++\nx").happened.text() == "2024-05-06T12:00:00+01:00");
  CHECK(import_one("n.md", "+++\ndate = '2024-05-06 07:08'\n+++\nx").happened.text() ==
        "2024-05-06T07:08:00+01:00");
  CHECK(split_front_matter("+++\ndraft = true\n[params]\na = 1\n+++\nx").front->others.size() == 2);
  CHECK(split_front_matter("+++\ntitle = \n+++\nx").malformed);
  CHECK(split_front_matter("+++\na = " + std::string(60'000, '[') + "\n+++\nx").malformed);
  CHECK(import_one("n.md", "+++\nnot closed\n").body == "+++\nnot closed");
  CHECK(import_one("n.md", "+++\nJust words\n+++\nmore").body == "+++\nJust words\n+++\nmore");
}

TEST_CASE("a kind is taken when it is one of ours") {
  CHECK(import_one("n.md", "---\nkind: weekly\n---\nx").subkind == "weekly");
  CHECK(import_one("n.md", "---\nkind: recipe\n---\nx").subkind.empty());
}

TEST_CASE("what only looks like front matter is body") {
  CHECK(import_one("n.md", "---\nnot closed\n").body == "---\nnot closed");
  CHECK(import_one("n.md", "---\nJust words\n---\nmore").body == "---\nJust words\n---\nmore");
  CHECK(split_front_matter("---\na: [\n---\nx").malformed);
  CHECK(split_front_matter("---\n" + std::string(70'000, 'a') + ": 1\n---\nx").malformed);
  CHECK(split_front_matter("---\n" + std::string(60'000, '[') + "\n---\nx").malformed);
  CHECK(split_front_matter("---\n\n---\nx").front);
  CHECK(split_front_matter("---\n\n---\nx").body == "x");
  const auto laughs = split_front_matter("---\na: &a [x, x]\nb: &b [*a, *a]\ntags: &c [*b, *c]\n---\nx");
  CHECK((laughs.malformed || laughs.front->tags.empty()));
}

TEST_CASE("files that cannot be read as text are remarked") {
  Scratch scratch;
  scratch.write("latin1.md", "caf\xE9");
  scratch.write("utf16.txt", std::string("\xFF\xFEh\0i\0", 6));
  scratch.write("empty.md", "\n\n  \n");
  scratch.write("bad.md", "---\na: [\n---\nwords");
  scratch.write("large.md", std::string((8 << 20) + 1, 'x'));
  scratch.write("long.md", std::string(1'000'001, 'x'));
  const Collected got = import_folder(scratch.path());
  CHECK(got.has("latin1.md", Reason::not_utf8));
  CHECK(got.has("utf16.txt", Reason::not_utf8));
  CHECK(got.has("empty.md", Reason::empty));
  CHECK(got.has("bad.md", Reason::malformed));
  CHECK(got.has("large.md", Reason::too_large));
  CHECK(got.has("long.md", Reason::too_large));
  REQUIRE(got.entries.size() == 1);
  CHECK(got.entries[0].body == "---\na: [\n---\nwords");
}

TEST_CASE("links are not followed, nor are pipes opened") {
  Scratch scratch, outside;
  outside.write("secret.md", "secret");
  scratch.write("in/a.md", "words");
  test::fs::create_symlink(outside / "secret.md", scratch / "link.md");
  test::fs::create_directory_symlink(outside.path(), scratch / "out");
  test::fs::create_directory_symlink(scratch.path(), scratch / "in/loop");
  REQUIRE(mkfifo((scratch / "pipe.md").c_str(), 0600) == 0);
  const Collected got = import_folder(scratch.path());
  CHECK(got.entries.size() == 1);
  CHECK(got.has("link.md", Reason::link));
  CHECK(got.has("out", Reason::link));
  CHECK(got.has("in/loop", Reason::link));
}

TEST_CASE("one file, a trailing slash, long and odd names work, nothing there says so") {
  Scratch scratch;
  test::FixedClock clock;
  Collected got;
  const auto file = scratch.write("notes/one.md", "words");
  REQUIRE(import_markdown(file, clock, got.sink()));
  const auto with_slash = import_folder((scratch / "notes").string() + "/");
  CHECK(with_slash.entries.at(0).source == got.entries.at(0).source);
  CHECK(import_markdown(scratch / "none", clock, got.sink()).code() == Code::not_found);

  std::string deep;
  for (int i = 0; i < 5; ++i) deep += std::string(100, static_cast<char>('a' + i)) + "/";
  scratch.write("odd/" + deep + "x.md", "deep");
  scratch.write("odd/\xFF.md", "bad name");
  scratch.write("odd/new\nline.md", "new line");
  const auto odd = import_folder(scratch / "odd");
  REQUIRE(odd.entries.size() == 3);
  for (const ImportedEntry& e : odd.entries) {
    CHECK(is_utf8(e.title));
    CHECK(e.title.find('\n') == std::string::npos);
  }
}

TEST_CASE("dates are read in many spellings") {
  test::FixedClock clock;
  const auto read = [&](std::string_view text) {
    const auto moment = read_moment(text, clock);
    return moment ? moment->text() : std::string("none");
  };
  CHECK(read("2024-05-06") == "2024-05-06T12:00:00+01:00");
  CHECK(read(" 2024/05/06 ") == "2024-05-06T12:00:00+01:00");
  CHECK(read("20240506") == "2024-05-06T12:00:00+01:00");
  CHECK(read("2024-05-06 7:08") == "2024-05-06T07:08:00+01:00");
  CHECK(read("2024-05-06T07:08:09") == "2024-05-06T07:08:00+01:00");
  CHECK(read("2024-05-06T07:08:09.5-03:30") == "2024-05-06T07:08:09.500-03:30");
  CHECK(read("2024-05-06 07:08:09 +0200") == "2024-05-06T07:08:09+02:00");
  CHECK(read("March 5, 2021") == "2021-03-05T12:00:00+01:00");
  CHECK(read("5 mar. 2021 7:08") == "2021-03-05T07:08:00+01:00");
  CHECK(read("Friday, March 5th, 2021 at 7:08 pm") == "2021-03-05T19:08:00+01:00");
  CHECK(read("Fri, 05 Mar 2021 07:08:09 +0200") == "2021-03-05T07:08:09+02:00");
  CHECK(read("1614834000") == "2021-03-04T06:00:00+01:00");
  CHECK(read("1614834000500") == "2021-03-04T06:00:00.500+01:00");
  CHECK(read("2024-05-05 23:30 Europe/Berlin") == "2024-05-05T23:30:00+02:00");
  CHECK(read("2024-01-05 23:30 America/New_York") == "2024-01-05T23:30:00-05:00");
  for (const char* bad :
       {"03/04/2021", "March 35, 2021", "Mayor 5, 2021", "March 5", "2024-05-05 23:30 Mars/Olympus",
        "March 5, 2021 13:00 pm", "", "May 6", "2024-13-06", "2024-05-06x", "2024-05-06T25:00", "2024",
        "202405061", "2024-05-06 noon"}) {
    INFO(bad);
    CHECK(read(bad) == "none");
  }
}

TEST_CASE("too many files stop, and stopping stops") {
  Scratch scratch;
  test::FixedClock clock;
  for (int i = 0; i < 600; ++i) scratch.write(std::to_string(i) + ".md", "words " + std::to_string(i));
  ImportLimits limits;
  limits.members = 500;
  Collected got;
  CHECK(import_markdown(scratch.path(), clock, got.sink(), limits).code() == Code::too_large);
  CHECK(got.entries.empty());
  Sink sink = got.sink();
  sink.progress = [&](std::int64_t done, std::int64_t) { return done < 7; };
  CHECK(import_markdown(scratch.path(), clock, sink).code() == Code::cancelled);
  CHECK(got.entries.size() == 7);
}

TEST_CASE("mutated notes give an entry or a remark, never a crash") {
  constexpr std::uint64_t kSeed = 5150;
  INFO("seed " << kSeed);
  test::SeededRandom random(kSeed);
  Scratch scratch;
  const std::string note =
      "---\ntitle: \"A: b\"\ndate: 2024-05-06T07:08:09Z\ntags: [a, 'b', {c: d}]\nx: &y [1, *y]\nkind: "
      "daily\n? a\n: |\n  b\n---\n# H\n\nwords\n";
  const std::string post =
      "+++\ntitle = 'A \"b\"'\ndate = 2024-05-06T07:08:09Z\ntags = ['a', \"b\\u00e9\", 7]\n[x.y]\nz = {a = "
      "[1, 2.5]}\n+++\nwords\n";
  test::FixedClock clock;
  for (std::size_t size = 0; size <= note.size(); ++size) {
    Collected got;
    REQUIRE(import_markdown(scratch.write("n.md", note.substr(0, size)), clock, got.sink()));
    REQUIRE(got.entries.size() + got.remarks.size() >= 1);
  }
  for (int i = 0; i < 4000; ++i) {
    Collected got;
    REQUIRE(import_markdown(scratch.write("n.md", test::mutated(i % 2 == 0 ? note : post, random)), clock,
                            got.sink()));
    REQUIRE(got.entries.size() + got.remarks.size() >= 1);
    for (const ImportedEntry& e : got.entries)
      REQUIRE((is_utf8(e.title) && e.title.find('\n') == std::string::npos));
  }
}

TEST_CASE("any text survives YAML quoting") {
  constexpr std::uint64_t kSeed = 808;
  INFO("seed " << kSeed);
  test::SeededRandom random(kSeed);
  const std::vector<std::string> pieces = {"\"",
                                           "\\",
                                           "'",
                                           ":",
                                           ": ",
                                           "#",
                                           " #",
                                           "---",
                                           "- ",
                                           "?",
                                           "|",
                                           ">",
                                           "%",
                                           "@",
                                           "`",
                                           "{",
                                           "}",
                                           "[",
                                           "]",
                                           ",",
                                           "&a",
                                           "*a",
                                           "!t",
                                           "~",
                                           "null",
                                           "é",
                                           "🎉",
                                           "مرحبا",
                                           "\xE2\x80\xAE",
                                           "\xE2\x80\xA8",
                                           "\xC2\x85",
                                           "\x7F",
                                           "\t",
                                           "1e3",
                                           "a"};
  for (int i = 0; i < 2000; ++i) {
    std::string text = "x";
    for (auto n = random.below(12); n > 0; --n) text += pieces[random.below(pieces.size())];
    text += "x";
    const std::string yaml = "---\ntags: [" + yaml_quoted(text) + "]\n---\n";
    INFO(yaml);
    const auto split = split_front_matter(yaml);
    REQUIRE(split.front);
    REQUIRE(split.front->tags.at(0) == text);
  }
}

TEST_CASE("a date that is not understood is kept in the text and told, never lost") {
  Scratch scratch;
  scratch.write("2024-05-06 n.md", "---\ndate: 03/04/2021\ncreated: long ago\n---\nWords\n");
  scratch.write("m.md", "---\ndate: 03/04/2021\n---\nWords\n");
  const Collected got = import_folder(scratch.path());
  REQUIRE(got.entries.size() == 2);
  CHECK(got.titled("n")->body == "Words\n\ndate: 03/04/2021\ncreated: long ago");
  CHECK(got.titled("n")->happened.day().text() == "2024-05-06");
  CHECK(got.titled("m")->body == "Words\n\ndate: 03/04/2021");
  CHECK(got.has("m.md (03/04/2021)", Reason::bad_date));
  CHECK(got.has("2024-05-06 n.md (03/04/2021)", Reason::bad_date));
  CHECK(got.has("2024-05-06 n.md (long ago)", Reason::bad_date));
  CHECK(got.remarks.size() == 3);
}
