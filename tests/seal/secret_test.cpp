#include "seal/secret.h"

#include <fcntl.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>
#include <type_traits>
#include <vector>

#include "seal/in_child.h"
#include "seal/secure_random.h"
#include "support/catch.h"
#include "support/fakes.h"

using namespace thirdrow;
using seal::Secret;

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);
template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};
static_assert(!Printable<Secret> && !std::is_convertible_v<Secret, std::string>);

namespace {

// The sanitizers answer mlock themselves: they say yes and lock nothing.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kLocksAreReal = false;
#else
constexpr bool kLocksAreReal = true;
#endif

/// The kernel's flags of the mapping that holds `address`, such as "rd wr lo dd".
std::string mapping_flags(const void* address) {
  const auto wanted = reinterpret_cast<std::uintptr_t>(address);
  std::ifstream smaps("/proc/self/smaps");
  bool inside = false;
  for (std::string line; std::getline(smaps, line);) {
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
    char dash = 0;
    std::istringstream head(line);
    if (head >> std::hex >> begin >> dash >> end && dash == '-') inside = begin <= wanted && wanted < end;
    if (inside && line.rfind("VmFlags:", 0) == 0) return line + " ";
  }
  return {};
}

}  // namespace

TEST_CASE("init may be called again and from many threads at once") {
  std::vector<std::thread> threads;
  std::vector<int> outcomes(8, 0);
  for (int& outcome : outcomes) {
    threads.emplace_back([&outcome] { outcome = seal::init().ok() && Secret::from_text("a").size() == 1; });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int outcome : outcomes) CHECK(outcome == 1);
  CHECK(seal::init());
}

TEST_CASE("a secret holds what was copied in, leaves the source alone and starts as zeros") {
  const std::string source = "correct horse";
  const Secret secret = Secret::from_text(source);
  CHECK(secret.text() == source);
  CHECK(secret.size() == 13);
  const Secret blank(48);
  CHECK(blank == Secret::copy_of(Bytes(48)));
  CHECK(Secret().empty());
  CHECK(Secret(0).empty());
  CHECK(Secret() == Secret::from_text(""));
}

// NOLINTBEGIN(bugprone-use-after-move): what is left behind is the point
TEST_CASE("moving a secret empties its source") {
  Secret first = Secret::from_text("one");
  const std::byte* pages = first.view().data();
  Secret second = std::move(first);
  CHECK(first.empty());
  CHECK_FALSE(first.locked());
  CHECK(second.view().data() == pages);
  Secret third = Secret::from_text("three");
  third = std::move(second);
  CHECK(second.empty());
  CHECK(third.text() == "one");
  Secret& self = third;
  third = std::move(self);
  CHECK(third.text() == "one");
  third.clear();
  CHECK(third.empty());
}
// NOLINTEND(bugprone-use-after-move)

TEST_CASE("secrets are equal when every byte is") {
  const Secret secret = Secret::from_text("abcdef");
  CHECK(secret == Secret::from_text("abcdef"));
  CHECK_FALSE(secret == Secret::from_text("abcdeg"));
  CHECK_FALSE(secret == Secret::from_text("bbcdef"));
  CHECK_FALSE(secret == Secret::from_text("abcde"));
  CHECK_FALSE(secret == Secret());
}

TEST_CASE("wiping leaves zeros behind") {
  Secret secret = Secret::from_text("some words that matter");
  seal::wipe(secret.writable());
  for (const std::byte b : secret.view()) CHECK(b == std::byte{0});

  std::string text(100, 'x');
  text.resize(40);
  const char* storage = text.data();
  const std::size_t capacity = text.capacity();
  seal::wipe(text);
  CHECK(text.empty());
  REQUIRE(text.data() == storage);
  text.resize(capacity, '\0');
  CHECK(text == std::string(capacity, '\0'));

  std::string nothing;
  seal::wipe(nothing);
  seal::wipe(std::span<std::byte>());
  CHECK(nothing.empty());
}

TEST_CASE("a secret stays out of core dumps, and out of swap when it says so") {
  const Secret secret = Secret::from_text("not for the disk");
  const std::string flags = mapping_flags(secret.view().data());
  INFO(flags);
  CHECK(flags.find(" dd ") != std::string::npos);
  CHECK((flags.find(" lo ") != std::string::npos) == (secret.locked() && kLocksAreReal));
}

TEST_CASE("where no memory may be locked a secret works and says that it is not locked", "[fault]") {
  CHECK(test::holds_in_child([] {
    const rlimit none{0, 0};
    if (setrlimit(RLIMIT_MEMLOCK, &none) != 0) return false;
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) return false;
    Secret secret = Secret::from_text("still here");
    const Secret moved = std::move(secret);
    return moved.text() == "still here" && !(moved.locked() && kLocksAreReal);
  }));
}

TEST_CASE("a step past the end of a secret stops the process", "[fault]") {
  CHECK_FALSE(test::holds_in_child([] {
    dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
    signal(SIGSEGV, SIG_DFL);
    Secret secret(32);
    volatile std::byte* past = secret.writable().data() + 32;
    *past = std::byte{1};
    return true;
  }));
}

TEST_CASE("the system's randomness fills wholly and never repeats itself") {
  REQUIRE(seal::init());
  seal::SecureRandom random;
  const Secret first = Secret::random(32, random);
  const Secret second = Secret::random(32, random);
  CHECK_FALSE(first == second);
  Bytes seen(64);
  for (int round = 0; round < 64; ++round) {  // a byte left untouched would stay zero through every round
    Bytes bytes(64);
    random.fill(bytes);
    for (std::size_t i = 0; i < bytes.size(); ++i) seen[i] |= bytes[i];
  }
  for (const std::byte b : seen) CHECK(b != std::byte{0});
  random.fill({});
}

TEST_CASE("a seeded secret repeats") {
  test::SeededRandom one(5);
  test::SeededRandom same(5);
  CHECK(Secret::random(16, one) == Secret::random(16, same));
}
