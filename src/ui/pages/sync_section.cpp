#include "ui/pages/sync_section.h"

#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include <memory>
#include <utility>

#include "app/explain.h"
#include "ui/dates.h"
#include "ui/port_gtk.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/form.h"

namespace thirdrow::ui {
namespace {

constexpr int kLookMs = 2000;
enum Kind { kFolder, kServer, kBucket };
enum Way { kPassphrase, kRecovery, kCode };

const char* state_words(std::string_view state) {
  if (state == "not_admitted") return N_("This computer waits to be let in: sync the one that invited it.");
  if (state == "removed")
    return N_("This computer was taken out of the synced journal. What is here stays here.");
  if (state == "rolled_back")
    return N_("The storage shows an older state than before. Repair it: what is missing is put back.");
  if (state == "forked")
    return N_("A device wrote two different things in one place: it was copied, or somebody has its keys.");
  if (state == "differs")
    return N_("Another device made something else of the same changes. Rebuild the journal on both.");
  if (state == "withheld") return N_("The storage does not give everything that was announced.");
  if (state == "held_back")
    return N_("Nothing is sent yet: this copy waits for what was written before it was restored.");
  return "";
}

}  // namespace

wxString sync_words(const app::SyncNews& news, Day today) {
  if (!news.synced) return {};
  if (news.working) return _("Syncing.");
  const wxString when = news.as_of ? when_words(*news.as_of, today) : wxString();
  if (news.wrong) {
    const wxString what = tr(app::explain(*news.wrong).what);
    return news.as_of ? what + wxS(" ") + fill(_("Synced last: %s."), when) : what;
  }
  wxString words = news.as_of ? fill(_("Up to date. Synced last: %s."), when) : wxString();
  if (!news.found) return words;
  if (const char* state = state_words(app::state_of(*news.found)); *state != '\0') words = tr(state);
  if (news.found->waiting > 0)
    words += wxS(" ") + plural("%s object waits to be sent.", "%s objects wait to be sent.",
                               static_cast<std::int64_t>(news.found->waiting));
  return words;
}

SyncSection::SyncSection(wxWindow* parent, Shared& shared) : Section(parent, shared, _("Sync")) {
  build_storage();
  build_begin();
  build_join();
  build_going();
  build_pairing();
  busy_ = new Busy(this, shared.theme);
  body()->Add(busy_, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
  look_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { ask_claimant(); });
  show_step(Step::nothing);
}

Label* SyncSection::add_words(wxPanel* panel, const wxString& words) {
  auto* label = new Label(panel, shared_.theme, words, TextStyle::dim);
  panel->GetSizer()->Add(label->paragraph(2 * padding(this)),
                         wxSizerFlags().Expand().Border(wxTOP, FromDIP(6)));
  return label;
}

namespace {
wxPanel* make_panel(wxWindow* parent) {
  auto* panel = new wxPanel(parent);
  panel->SetSizer(new wxBoxSizer(wxVERTICAL));
  return panel;
}
wxBoxSizer* column_of(wxPanel* panel) { return static_cast<wxBoxSizer*>(panel->GetSizer()); }
}  // namespace

void SyncSection::build_storage() {
  Theme& theme = shared_.theme;
  storage_ = make_panel(this);
  add_words(storage_,
            _("The journal can be the same on several computers, through storage that you have "
              "already. It is sealed before it leaves: whoever runs the storage sees when and how much "
              "you sync, and nothing of what you write."));
  kind_ = new wxChoice(storage_, wxID_ANY);
  for (const wxString& each : {_("A folder (a network drive, or one that another program carries)"),
                               _("WebDAV (Nextcloud and others)"), _("S3 (an object store)")})
    kind_->Append(each);
  kind_->SetSelection(kServer);
  kind_->SetName(wxS("sync.kind"));
  add_field(column_of(storage_), storage_, theme, _("Kind of storage"), kind_);
  kind_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { show_kind(); });

  of_folder_ = make_panel(storage_);
  folder_ = new LineField(of_folder_, _("Folder"), wxS("sync.folder"));
  add_field(column_of(of_folder_), of_folder_, theme, _("Folder"), folder_);
  column_of(storage_)->Add(of_folder_, wxSizerFlags().Expand());

  of_server_ = make_panel(storage_);
  address_ = new LineField(of_server_, _("Address"), wxS("sync.address"));
  address_->SetHint(wxS("https://cloud.example/remote.php/dav/files/ada/ThirdRow"));
  add_field(column_of(of_server_), of_server_, theme, _("Address"), address_);
  of_bucket_ = make_panel(of_server_);
  bucket_ = new LineField(of_bucket_, _("Bucket"), wxS("sync.bucket"));
  add_field(column_of(of_bucket_), of_bucket_, theme, _("Bucket"), bucket_);
  region_ = new LineField(of_bucket_, _("Region"), wxS("sync.region"));
  region_->SetHint(wxS("us-east-1"));
  add_field(column_of(of_bucket_), of_bucket_, theme, _("Region"), region_);
  column_of(of_server_)->Add(of_bucket_, wxSizerFlags().Expand());
  user_ = new LineField(of_server_, _("User name or access key"), wxS("sync.user"));
  add_field(column_of(of_server_), of_server_, theme, _("User name or access key"), user_);
  password_ = new SecretField(of_server_, _("Password or secret key"), "sync.password");
  add_field(column_of(of_server_), of_server_, theme, _("Password or secret key"), password_);
  authority_ = new LineField(of_server_, _("Certificate file (optional)"), wxS("sync.authority"));
  add_field(column_of(of_server_), of_server_, theme, _("Certificate file (optional)"), authority_);
  add_words(of_server_, _("The certificate file is for a server with an authority of its own. "
                          "Take a password of its own for each computer, so that you can revoke it alone. At "
                          "an employer's storage, remember that it may be taken away."));
  column_of(storage_)->Add(of_server_, wxSizerFlags().Expand());
  column_of(storage_)->Add(make_button(
                               storage_, theme, _("Use this storage"), ButtonLook::primary,
                               [this] { use_storage(); }, {}, "sync.use"),
                           wxSizerFlags().Border(wxTOP, FromDIP(12)));
  body()->Add(storage_, wxSizerFlags().Expand());
}

void SyncSection::build_begin() {
  begin_ = make_panel(this);
  add_words(begin_,
            _("Nothing is in this storage yet. Type your passphrase to begin: with it and the storage's "
              "login you can come in from another computer."));
  passphrase_ = new SecretField(begin_, _("Passphrase"), "sync.passphrase");
  add_field(column_of(begin_), begin_, shared_.theme, _("Passphrase"), passphrase_);
  passphrase_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { begin(); });
  auto* buttons = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  buttons->Add(make_button(
                   begin_, shared_.theme, _("Begin to sync"), ButtonLook::primary, [this] { begin(); }, {},
                   "sync.begin"),
               wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(8)));
  buttons->Add(make_button(
                   begin_, shared_.theme, _("Another storage"), ButtonLook::flat,
                   [this] { forget_storage(); }, {}, "sync.other"),
               wxSizerFlags().Border(wxTOP, FromDIP(8)));
  column_of(begin_)->Add(buttons, wxSizerFlags().Expand());
  body()->Add(begin_, wxSizerFlags().Expand());
}

void SyncSection::build_join() {
  join_ = make_panel(this);
  add_words(join_,
            _("A journal is in this storage already. Join it, and what both hold is one; nothing is lost."));
  way_ = new wxChoice(join_, wxID_ANY);
  for (const wxString& each :
       {_("With its passphrase"), _("With its recovery key"), _("With a code that a computer of it shows")})
    way_->Append(each);
  way_->SetSelection(kPassphrase);
  way_->SetName(wxS("sync.way"));
  add_field(column_of(join_), join_, shared_.theme, _("How"), way_);
  key_ = new SecretField(join_, _("Passphrase, key or code"), "sync.key");
  add_field(column_of(join_), join_, shared_.theme, _("Passphrase, key or code"), key_);
  key_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { join(); });
  auto* buttons = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  buttons->Add(make_button(
                   join_, shared_.theme, _("Join"), ButtonLook::primary, [this] { join(); }, {}, "sync.join"),
               wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(8)));
  buttons->Add(make_button(
                   join_, shared_.theme, _("Another storage"), ButtonLook::flat, [this] { forget_storage(); },
                   {}, "sync.other_storage"),
               wxSizerFlags().Border(wxTOP, FromDIP(8)));
  column_of(join_)->Add(buttons, wxSizerFlags().Expand());
  body()->Add(join_, wxSizerFlags().Expand());
}

void SyncSection::build_going() {
  Theme& theme = shared_.theme;
  going_ = make_panel(this);
  state_ = new Label(going_, theme, wxString());
  state_->SetName(wxS("sync.state"));
  column_of(going_)->Add(state_->paragraph(2 * padding(this)),
                         wxSizerFlags().Expand().Border(wxTOP, FromDIP(6)));
  where_ = add_words(going_, wxString());
  auto* buttons = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto add = [&](const wxString& label, ButtonLook look, std::function<void()> pressed,
                       const char* id) {
    buttons->Add(make_button(going_, theme, label, look, std::move(pressed), {}, id),
                 wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(8)));
  };
  add(
      _("Sync now"), ButtonLook::primary, [this] { service().sync_now(); }, "sync.now");
  add(
      _("Let another computer in"), ButtonLook::flat, [this] { invite(); }, "sync.invite");
  add(
      _("Repair the storage"), ButtonLook::flat,
      [this] {
        work(
            _("Putting back what the storage lacks."),
            [](app::Syncing& syncing, std::stop_token stop) -> Status {
              TR_TRY(syncing.repair());
              const auto ran = syncing.run(std::move(stop));
              return ran ? Status() : Status(ran.error());
            },
            _("The storage has all that is here."));
      },
      "sync.repair");
  column_of(going_)->Add(buttons, wxSizerFlags().Expand());
  column_of(going_)->Add(new Label(going_, theme, _("Devices"), TextStyle::strong),
                         wxSizerFlags().Border(wxTOP, FromDIP(14)));
  devices_ = new wxBoxSizer(wxVERTICAL);
  column_of(going_)->Add(devices_, wxSizerFlags().Expand());
  body()->Add(going_, wxSizerFlags().Expand());
}

void SyncSection::build_pairing() {
  Theme& theme = shared_.theme;
  pairing_ = make_panel(this);
  add_words(pairing_,
            _("On the other computer, choose the same storage, then join with this code. It is good "
              "for one computer, as long as this page is open."));
  code_ = new Label(pairing_, theme, wxString(), TextStyle::heading);
  code_->SetName(wxS("sync.code"));
  column_of(pairing_)->Add(code_, wxSizerFlags().Border(wxTOP, FromDIP(10)));
  check_ = add_words(pairing_, wxString());
  auto* buttons = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  let_in_ = make_button(
      pairing_, theme, _("The digits are the same: let it in"), ButtonLook::primary, [this] { welcome(); },
      {}, "sync.welcome");
  buttons->Add(let_in_, wxSizerFlags().Border(wxRIGHT | wxTOP, FromDIP(8)));
  buttons->Add(
      make_button(
          pairing_, theme, _("Cancel"), ButtonLook::flat, [this] { end_pairing(); }, {}, "sync.end_pairing"),
      wxSizerFlags().Border(wxTOP, FromDIP(8)));
  column_of(pairing_)->Add(buttons, wxSizerFlags().Expand());
  body()->Add(pairing_, wxSizerFlags().Expand());
}

void SyncSection::show_step(Step step) {
  storage_->Show(step == Step::storage);
  begin_->Show(step == Step::begin);
  join_->Show(step == Step::join);
  going_->Show(step == Step::going);
  if (step != Step::going) end_pairing();
  show_kind();
}

void SyncSection::show_kind() {
  of_folder_->Show(kind_->GetSelection() == kFolder);
  of_server_->Show(kind_->GetSelection() != kFolder);
  of_bucket_->Show(kind_->GetSelection() == kBucket);
  on_resize();
}

void SyncSection::enter() {
  service().ask(
      alive_,
      [](app::Syncing& syncing, const std::stop_token&) -> Result<Known> {
        Known known;
        TR_LET(storage, syncing.storage());
        TR_LET(synced, syncing.is_synced());
        known.storage = std::move(storage);
        known.synced = synced;
        if (!known.storage || !synced) return known;
        TR_LET(found, syncing.known());
        known.devices = std::move(found.devices);
        return known;
      },
      [this](const Result<Known>& known) {
        if (known) show(*known);
      });
}

void SyncSection::show(const Known& known) {
  if (!known.storage) return show_step(Step::storage);
  where_->set_text(to_wx(known.storage->address));
  if (!known.synced) return look_at_storage();
  show_devices(known.devices);
  show_step(Step::going);
  show_news();
}

void SyncSection::look_at_storage() {
  busy_->start(_("Looking at the storage."));
  on_resize();
  service().ask(
      alive_,
      [](app::Syncing& syncing, const std::stop_token& stop) -> Result<bool> {
        TR_LET(steps, syncing.test(stop));
        if (steps.back().wrong) return *steps.back().wrong;
        return syncing.is_storage_taken(stop);
      },
      [this](const Result<bool>& taken) {
        busy_->stop();
        if (!taken) {
          shared_.notify(notice_of(taken.error()));
          return show_step(Step::storage);
        }
        show_step(*taken ? Step::join : Step::begin);
      });
}

void SyncSection::show_devices(const std::vector<sync::Heard>& devices) {
  devices_->Clear(true);
  const Day today = shared_.desk.host().clock->now().day();
  for (const sync::Heard& each : devices) {
    if (each.removed) continue;
    wxString words = to_wx(each.name);
    if (each.own) {
      words += wxS(", ") + _("this computer");
    } else if (each.last_ms == 0) {
      words += wxS(", ") + _("not heard from yet");
    } else {
      words += wxS(", ") + fill(_("last heard: %s"), when_words(Stamp{each.last_ms, 0}, today));
    }
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    row->Add(new Label(going_, shared_.theme, words),
             wxSizerFlags().CenterVertical().Border(wxRIGHT | wxTOP, FromDIP(8)));
    if (!each.own) {
      auto* out = make_button(
          going_, shared_.theme, _("Take it out"), ButtonLook::link, [this, each] { take_out(each); }, {},
          "sync.take_out");
      port::set_accessible_name(out, fill(_("Take out: %s"), to_wx(each.name)), wxS("sync.take_out"));
      row->Add(out, wxSizerFlags().CenterVertical().Border(wxTOP, FromDIP(8)));
    }
    devices_->Add(row, wxSizerFlags().Expand());
  }
}

void SyncSection::show_news() {
  const wxString words = sync_words(service().news(), shared_.desk.host().clock->now().day());
  if (words == state_->text()) return;
  state_->set_text(words);
  if (going_->IsShown()) on_resize();
}

void SyncSection::work(const wxString& sentence, std::function<Status(app::Syncing&, std::stop_token)> what,
                       const wxString& done) {
  if (std::exchange(working_, true)) return;
  busy_->start(sentence);
  on_resize();
  service().ask(alive_, std::move(what), [this, done](const Status& status) {
    working_ = false;
    busy_->stop();
    if (!status && status.code() != Code::cancelled) shared_.notify(notice_of(status.error()));
    if (status && !done.empty()) shared_.notify(success_notice(done));
    if (status) service().sync_now();
    enter();
  });
}

void SyncSection::use_storage() {
  const auto storage = std::make_shared<app::Storage>(app::typed_storage(
      static_cast<app::StorageKind>(kind_->GetSelection()),
      from_wx(kind_->GetSelection() == kFolder ? folder_->GetValue() : address_->GetValue()),
      from_wx(bucket_->GetValue())));
  const bool folder = kind_->GetSelection() == kFolder;
  if (!folder) storage->user = from_wx(user_->GetValue());
  if (!folder) storage->authority = from_wx(authority_->GetValue());
  if (kind_->GetSelection() == kBucket) storage->region = from_wx(region_->GetValue());
  const auto password = std::make_shared<seal::Secret>(folder ? seal::Secret() : password_->take());
  work(_("Keeping the login in the journal, encrypted."),
       [storage, password](app::Syncing& syncing, const std::stop_token&) {
         return syncing.set_storage(*storage, *password);
       },
       {});
}

void SyncSection::begin() {
  const auto phrase = std::make_shared<seal::Secret>(passphrase_->take());
  work(
      _("Sealing the journal's first objects."),
      [phrase](app::Syncing& syncing, std::stop_token stop) {
        return syncing.start(*phrase, std::move(stop));
      },
      _("The journal is synced from now on."));
}

void SyncSection::join() {
  const auto key = std::make_shared<seal::Secret>(key_->take());
  const int way = way_->GetSelection();
  if (way != kCode) {
    return work(
        _("Opening the journal in the storage."),
        [key, way](app::Syncing& syncing, std::stop_token stop) {
          return way == kPassphrase ? syncing.join_by_passphrase(*key, std::move(stop))
                                    : syncing.join_by_recovery(*key, std::move(stop));
        },
        _("This journal and the one in the storage are one now."));
  }
  if (std::exchange(working_, true)) return;
  busy_->start(_("Waiting to be let in."));
  service().ask(
      alive_,
      [key](app::Syncing& syncing, std::stop_token stop) { return syncing.claim(*key, std::move(stop)); },
      [this](const Result<std::string>& check) {
        if (!check) {
          working_ = false;
          busy_->stop();
          return shared_.notify(notice_of(check.error()));
        }
        busy_->start(fill(_("The other computer shows %s: then let this one in there."), to_wx(*check)));
        on_resize();
        look_.Start(kLookMs);
      });
}

void SyncSection::invite() {
  service().ask(
      alive_, [](app::Syncing& syncing, const std::stop_token&) { return syncing.invite(); },
      [this](Result<seal::Secret> code) {
        if (!code) return shared_.notify(notice_of(code.error()));
        code_->set_text(to_wx(code->text()));
        check_->set_text(_("Waiting for the other computer."));
        let_in_->Hide();
        pairing_->Show();
        on_resize();
        look_.Start(kLookMs);
      });
}

/// The one that invites looks for who claimed; the one that claimed, whether it is in.
void SyncSection::ask_claimant() {
  if (working_) {
    return service().ask(
        alive_,
        [](app::Syncing& syncing, std::stop_token stop) { return syncing.is_welcome(std::move(stop)); },
        [this](const Result<bool>& in) {
          if (in && !*in) return;
          look_.Stop();
          working_ = false;
          busy_->stop();
          if (!in) return shared_.notify(notice_of(in.error()));
          shared_.notify(success_notice(_("This journal and the one in the storage are one now.")));
          service().sync_now();
          enter();
        });
  }
  service().ask(
      alive_, [](app::Syncing& syncing, std::stop_token stop) { return syncing.claimant(std::move(stop)); },
      [this](const Result<std::optional<app::Syncing::Claimant>>& claimant) {
        if (!claimant || !*claimant || !pairing_->IsShown()) return;
        look_.Stop();
        check_->set_text(
            fill(fill(_("%s wants to come in, and shows the digits %s."), to_wx((*claimant)->name)),
                 to_wx((*claimant)->check)));
        let_in_->Show();
        on_resize();
        let_in_->SetFocus();
      });
}

void SyncSection::welcome() {
  pairing_->Hide();
  work(
      _("Letting it in."),
      [](app::Syncing& syncing, std::stop_token stop) { return syncing.welcome(std::move(stop)); },
      _("The other computer is in."));
}

void SyncSection::end_pairing() {
  if (!working_) look_.Stop();
  if (!pairing_->IsShown()) return;
  pairing_->Hide();
  code_->set_text(wxString());
  on_resize();
  service().ask(
      alive_,
      [](app::Syncing& syncing, std::stop_token stop) { return syncing.end_invitation(std::move(stop)); },
      [](const Status&) {});
}

void SyncSection::take_out(const sync::Heard& device) {
  Notice notice;
  notice.kind = Notice::Kind::warning;
  notice.what = fill(_("Take out %s?"), to_wx(device.name));
  notice.safe =
      _("It gets nothing new from now on. What is on it stays on it: wipe it if you can, and delete "
        "its password at the storage.");
  notice.action = _("Take it out");
  notice.on_action = [this, dev = device.dev] {
    work(
        _("Taking it out."),
        [dev](app::Syncing& syncing, const std::stop_token& stop) -> Status {
          const auto before = syncing.run(stop);  // what it published until now counts
          if (!before) return before.error();
          TR_TRY(syncing.put_out(dev));
          const auto after = syncing.run(stop);
          return after ? Status() : Status(after.error());
        },
        _("It is out."));
  };
  shared_.notify(notice);
}

void SyncSection::forget_storage() {
  work({}, [](app::Syncing& syncing, const std::stop_token&) { return syncing.forget_storage(); }, {});
}

void SyncSection::leave() { end_pairing(); }

void SyncSection::forget() {
  alive_.renew();
  look_.Stop();
  working_ = false;
  busy_->stop();
  for (LineField* each : {folder_, address_, bucket_, region_, user_, authority_})
    each->ChangeValue(wxString());
  for (SecretField* each : {password_, passphrase_, key_}) each->wipe();
  for (Label* each : {where_, state_, code_, check_}) each->set_text(wxString());
  devices_->Clear(true);
  pairing_->Hide();
  show_step(Step::nothing);
}

}  // namespace thirdrow::ui
