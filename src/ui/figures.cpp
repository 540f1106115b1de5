#include "ui/figures.h"

#include <cinttypes>
#include <cstdio>
#include <memory>

#include "platform/terminal.h"
#include "platform/usage.h"
#include "ui/painted.h"

namespace thirdrow::ui {
namespace {

constexpr std::size_t kMaxPassphrase = 1024;

Result<seal::Secret> read_passphrase(const std::filesystem::path& file) {
  seal::Secret buffer(kMaxPassphrase);
  const std::span<std::byte> room = buffer.writable();
  TR_LET(length, platform::read_secret_line(file, {reinterpret_cast<char*>(room.data()), room.size()}));
  return seal::Secret::copy_of(buffer.view().first(length));
}

void print_usage(const char* name) {
  const platform::Usage used = platform::usage_so_far();
  std::printf("%s %.3f %" PRId64 " %" PRId64 " %" PRId64 "\n", name, used.cpu_ms, used.at_ns,
              used.resident_kib, used.own_kib);
  std::fflush(stdout);
}

/// Belongs to itself until its end; the frame outlives it.
class Figures : public std::enable_shared_from_this<Figures> {
 public:
  Figures(Frame& frame, std::filesystem::path passphrase, std::function<void(const Status&)> done)
      : frame_(frame), passphrase_(std::move(passphrase)), done_(std::move(done)) {}

  void begin() {
    port::after_paint(&frame_, [self = shared_from_this()] {
      print_usage("unlock");
      self->frame_.CallAfter([self] { self->unlock(); });
    });
  }

 private:
  void unlock() {
    const auto self = shared_from_this();
    frame_.shared().desk.unlock(
        frame_.alive(),
        [file = passphrase_](app::Vault& vault) -> Result<std::unique_ptr<app::Session>> {
          TR_LET(secret, read_passphrase(file));
          return vault.open(secret);
        },
        [self](const Status& opened) {
          if (!opened) return self->done_(opened);
          self->painted([self] {
            print_usage("today");
            self->frame_.CallAfter([self] { self->journal(); });
          });
        });
  }

  void journal() {
    const auto self = shared_from_this();
    frame_.show_page(PageId::journal);
    // first the places, then the rows that the list finds it must draw
    painted([self] {
      self->frame_.CallAfter([self] {
        self->painted([self] {
          print_usage("journal");
          self->frame_.CallAfter([self] { self->progress(); });
        });
      });
    });
  }

  void progress() {
    const auto self = shared_from_this();
    frame_.show_page(PageId::progress);
    painted([self] {
      print_usage("progress");
      self->frame_.CallAfter([self] { self->done_({}); });
    });
  }

  /// After everything that was asked of the journal so far has come back and was drawn.
  void painted(std::function<void()> next) {
    frame_.shared().desk.ask(
        frame_.alive(), [](app::Session&) -> Status { return {}; },
        [self = shared_from_this(), next = std::move(next)](const Status&) {
          port::after_paint(&self->frame_, next);
        });
  }

  Frame& frame_;
  std::filesystem::path passphrase_;
  std::function<void(const Status&)> done_;
};

}  // namespace

void start_figures(Frame& frame, const std::filesystem::path& passphrase,
                   std::function<void(const Status&)> done) {
  std::make_shared<Figures>(frame, passphrase, std::move(done))->begin();
}

}  // namespace thirdrow::ui
