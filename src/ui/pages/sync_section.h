/// Settings: keeping the journal the same on several computers. Three steps, of which one is shown: the
/// storage, beginning or joining, and how it goes.
#pragma once

#include <wx/choice.h>
#include <wx/timer.h>

#include <optional>
#include <string>
#include <vector>

#include "app/sync_service.h"
#include "ui/pages/section.h"
#include "ui/widgets/busy.h"
#include "ui/widgets/line_field.h"
#include "ui/widgets/secret_field.h"

namespace thirdrow::ui {

/// What there is to say of the last run, in a sentence; with the day as it is called today.
wxString sync_words(const app::SyncNews& news, Day today);

class SyncSection : public Section {
 public:
  SyncSection(wxWindow* parent, Shared& shared);
  void enter() override;
  void leave() override;
  void forget() override;
  /// The service has something new to say.
  void show_news();

 private:
  enum class Step { nothing, storage, begin, join, going };
  struct Known {
    std::optional<app::Storage> storage;
    bool synced = false;
    std::vector<sync::Heard> devices;
  };
  void build_storage();
  void build_begin();
  void build_join();
  void build_going();
  void build_pairing();
  Label* add_words(wxPanel* panel, const wxString& words);
  void show_step(Step step);
  void show_kind();
  void show(const Known& known);
  void show_devices(const std::vector<sync::Heard>& devices);
  void look_at_storage();
  void use_storage();
  void begin();
  void join();
  void invite();
  void ask_claimant();
  void welcome();
  void end_pairing();
  void take_out(const sync::Heard& device);
  void forget_storage();
  /// Something is asked of the storage; what came of it is told, and what is known shown anew.
  void work(const wxString& sentence, std::function<Status(app::Syncing&, std::stop_token)> what,
            const wxString& done);
  app::SyncService& service() const { return *shared_.sync; }

  wxPanel *storage_ = nullptr, *begin_ = nullptr, *join_ = nullptr, *going_ = nullptr, *pairing_ = nullptr;
  wxChoice *kind_ = nullptr, *way_ = nullptr;
  LineField *folder_ = nullptr, *address_ = nullptr, *bucket_ = nullptr, *region_ = nullptr, *user_ = nullptr,
            *authority_ = nullptr;
  SecretField *password_ = nullptr, *passphrase_ = nullptr, *key_ = nullptr;
  wxPanel *of_folder_ = nullptr, *of_server_ = nullptr, *of_bucket_ = nullptr;
  Label *where_ = nullptr, *state_ = nullptr, *code_ = nullptr, *check_ = nullptr;
  wxButton* let_in_ = nullptr;
  wxBoxSizer* devices_ = nullptr;
  Busy* busy_ = nullptr;
  wxTimer look_;
  bool working_ = false;
};

}  // namespace thirdrow::ui
