#include "ui/journal/journal_page.h"

#include <algorithm>
#include <utility>

#include "app/home.h"
#include "app/presenters/journal_pair.h"
#include "ui/dates.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/wx_timer.h"

namespace thirdrow::ui {
namespace {

const journal::EntryKind& free_kind() { return *journal::find_entry_kind("free"); }

}  // namespace

JournalPage::JournalPage(wxWindow* parent, Shared& shared) : JournalPage(parent, shared, WxTimer::maker()) {}

JournalPage::JournalPage(wxWindow* parent, Shared& shared, const app::MakeTimer& make_timer)
    : Page(parent, shared),
      split_(new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                  wxSP_LIVE_UPDATE | wxSP_NOBORDER)),
      list_(new ListPanel(split_, shared)),
      editor_(new EditorPanel(split_, shared, make_timer)) {
  port::set_accessible_name(split_, _("List and entry"), wxS("journal.split"));
  split_->SetMinimumPaneSize(FromDIP(220));
  split_->SplitVertically(list_, editor_, FromDIP(330));
  auto* sizer = new wxBoxSizer(wxVERTICAL);
  sizer->Add(split_, wxSizerFlags(1).Expand());
  SetSizer(sizer);

  split_->Bind(wxEVT_SPLITTER_SASH_POS_CHANGED, [this](wxSplitterEvent& event) {
    event.Skip();
    sash_moved_ = sash_moved_ || split_->HasCapture();
  });
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    event.Skip();
    if (!sash_moved_) place_sash();
  });

  list_->on_new = [this](const journal::EntryKind& kind) { begin(kind); };
  app::pair_up(list_->presenter(), editor_->presenter());
  list_->presenter().on_elsewhere = [this](const app::SearchHit* hit) { show_elsewhere(hit); };
  list_->on_activate = [this](const app::SearchHit& hit) {
    journal::info(hit.row.kind).shelf == journal::Shelf::journal ? editor_->focus_text() : go_to(hit.row.id);
  };
  editor_->on_page = [this] {
    if (editor_->presenter().has_entry()) editor_->stand_in({}, {});
    list_->show_beside(editor_->presenter().has_entry() ? ListPanel::Beside::entry
                                                        : ListPanel::Beside::nothing);
  };
  editor_->on_begin = [this] { begin(free_kind()); };
  editor_->on_remove = [this] { remove(); };
  editor_->on_put_back = [this] { list_->presenter().put_back_selected(); };
  editor_->on_purge = [this] { list_->presenter().purge_selected(); };
}

void JournalPage::show_elsewhere(const app::SearchHit* hit) {
  if (hit == nullptr) return editor_->stand_in({}, {});
  wxString name = kind_words(hit->row.subkind);
  if (!hit->row.title.empty()) name = to_wx(hit->row.title) + to_wx("  ·  ") + name;
  const wxString words = fill(_("This stands on a page of its own: %s"), name);
  editor_->stand_in(words, [this, id = hit->row.id] { go_to(id); });
  editor_->presenter().close();
}

void JournalPage::go_to(RecordId id) {
  with_record(id,
              [this, id](const journal::Record& record) { shared().go(page_of(app::home_of(record)), id); });
}

void JournalPage::place_sash() {
  const int width = GetClientSize().x;
  const int letters = GetCharWidth();
  split_->SetSashPosition(std::clamp(width * 37 / 100, FromDIP(220), std::max(FromDIP(360), letters * 42)));
}

void JournalPage::enter() {
  if (!std::exchange(entered_, true)) {
    list_->presenter().start();
  } else {
    list_->presenter().refresh();
    editor_->presenter().refresh();
  }
  if (auto prompt = std::exchange(shared().to_answer, std::nullopt)) {
    const journal::EntryKind* kind = journal::find_entry_kind(prompt->kind);
    const bool reflection = kind != nullptr && kind->kind == journal::Kind::reflection;
    begin(reflection ? *kind : free_kind(), prompt);
  }
}

void JournalPage::leave() { editor_->presenter().flush(); }

void JournalPage::forget() {
  entered_ = false;
  editor_->forget();
  list_->forget();
}

void JournalPage::open_record(RecordId id) {
  list_->presenter().select_record(id);
  editor_->presenter().open(id);
}

std::optional<RecordId> JournalPage::shown_record() const {
  const app::EditorPresenter& editor = editor_->presenter();
  if (!editor.has_entry() || editor.page().record.deleted()) return std::nullopt;
  return editor.page().record.id;
}

void JournalPage::begin(const journal::EntryKind& kind, const std::optional<app::Prompt>& prompt) {
  list_->presenter().select_record({});
  if (list_->presenter().in_trash()) list_->presenter().show_shelf(app::Filter::Shelf::journal);
  editor_->focus_when_shown();
  editor_->presenter().create(kind, prompt);
}

void JournalPage::remove() {
  if (!editor_->presenter().has_entry()) return;
  if (!editor_->presenter().page().stored) return editor_->presenter().discard_new();
  list_->presenter().select_record(editor_->presenter().page().record.id);
  list_->presenter().remove_selected();
}

bool JournalPage::can(CommandId id) const {
  const bool open = editor_->presenter().has_entry();
  switch (id) {
    case CommandId::save_now:
    case CommandId::delete_entry:
    case CommandId::show_history:
      return open && !editor_->presenter().page().record.deleted();
    case CommandId::undo:
      return editor_->can_undo();
    case CommandId::redo:
      return editor_->can_redo();
    case CommandId::next_prompt:
      return editor_->can_swap_prompt();
    default:
      return false;
  }
}

bool JournalPage::run(CommandId id) {
  switch (id) {
    case CommandId::new_entry:
      begin(free_kind());
      return true;
    case CommandId::find:
      list_->focus_search();
      return true;
    case CommandId::save_now:
      editor_->presenter().flush();
      return true;
    case CommandId::delete_entry:
      remove();
      return true;
    case CommandId::show_history:
      editor_->show_history();
      return true;
    case CommandId::undo:
      editor_->undo();
      return true;
    case CommandId::redo:
      editor_->redo();
      return true;
    case CommandId::next_prompt:
      editor_->swap_focused_prompt();
      return true;
    default:
      return false;
  }
}

}  // namespace thirdrow::ui
