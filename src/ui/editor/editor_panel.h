/// The entry being read and written. A passive view of EditorPresenter.
#pragma once

#include <wx/choice.h>
#include <wx/panel.h>

#include <functional>
#include <memory>
#include <vector>

#include "app/presenters/editor_presenter.h"
#include "ui/editor/chip_row.h"
#include "ui/editor/history_panel.h"
#include "ui/editor/meta_row.h"
#include "ui/editor/section_card.h"
#include "ui/page.h"
#include "ui/records/record_form.h"
#include "ui/widgets/book.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/text_column.h"

namespace thirdrow::ui {

class EditorPanel : public wxPanel, public app::EditorView {
 public:
  EditorPanel(wxWindow* parent, Shared& shared, const app::MakeTimer& make_timer);
  app::EditorPresenter& presenter() { return presenter_; }
  const app::EditorPresenter& presenter() const { return presenter_; }
  void focus_text();
  /// The entry shown next gets the keyboard.
  void focus_when_shown() { focus_next_ = true; }
  /// Instead of the way to begin, while no entry is shown: what else was chosen, and the way there. Without
  /// `words`, the way to begin.
  void stand_in(const wxString& words, std::function<void()> open);
  void show_history();
  bool shows_history() const;
  /// The section that has the keyboard; nullptr when none has.
  SectionCard* focused_section() const;
  bool can_undo() const;
  bool can_redo() const;
  void undo();
  void redo();
  /// Whether the section with the keyboard has a question without an answer.
  bool can_swap_prompt() const;
  void swap_focused_prompt();
  /// Clears every word, undo included.
  void forget();

  std::function<void()> on_remove = [] {};
  std::function<void()> on_put_back = [] {};
  std::function<void()> on_purge = [] {};
  std::function<void()> on_begin = [] {};
  /// Another entry is shown, or none.
  std::function<void()> on_page = [] {};

  void show_entry(const app::EntryPage& page) override;
  void show_nothing() override;
  void show_meta(const app::EntryPage& page) override;
  void show_sections(const app::Sections& sections, std::size_t focus) override;
  void show_status(const app::EditorStatus& status) override;
  void show_words(std::size_t words) override;
  void show_suggestions(const app::Suggestions& suggestions) override;
  void show_field_error(const journal::Field* field, const Error& error) override;
  void clear_field_errors() override;
  void show_versions(const std::vector<app::VersionLine>& versions) override;
  void show_difference(std::size_t version, const std::vector<app::FieldDiff>& fields) override;
  std::string section_text(std::size_t index) const override;
  void hand_over() override;

 private:
  /// What stands over or beside the words: Earlier versions, the calendar. False when there is nothing of it.
  bool close_aside();
  void close_history();
  void build_column();
  void show_way_to_begin();
  void put_into_nothing(EmptyState* state);
  void build_title(wxPanel* panel);
  void build_chips(wxPanel* panel);
  void build_foot(wxBoxSizer* column);
  void build_state(wxPanel* foot, wxBoxSizer* row);
  wxPanel* build_written_acts(wxPanel* foot);
  wxPanel* build_trashed_acts(wxPanel* foot);
  /// Without telling of a change; undo begins anew.
  void show_title(const std::string& words);
  /// Of the field that has the keyboard; nullptr where there is nothing to undo in.
  TextUndo* focused_undo() const;
  wxString heading_of(const app::Section& section, std::size_t index) const;
  std::size_t place_of(const SectionCard* card) const;
  void drop_sections(std::size_t from, std::size_t to);
  void insert_sections(const app::Sections& sections, std::size_t from, std::size_t to);
  void rebuild_sections(const app::Sections& sections);
  SectionCard* make_section(const app::Section& section, std::size_t index);
  void show_moves(const app::EntryPage& page);
  void focus_asked(const journal::Record& record);
  void allow_writing(const app::EntryPage& page);
  void grow_all();
  void grow_soon();
  void follow_caret(const SectionCard& card);
  void spell_soon();
  void start_spelling();
  void dress_title();
  wxString error_words(const Error& error) const;
  Day today() const;

  Shared& shared_;
  app::EditorPresenter presenter_;
  Book* book_;
  wxPanel *nothing_, *writing_;
  bool stands_in_ = false;
  TextColumn* column_ = nullptr;
  HistoryPanel* history_ = nullptr;
  MetaRow* meta_ = nullptr;
  wxTextCtrl* title_ = nullptr;
  wxBoxSizer* section_sizer_ = nullptr;
  wxWindow* after_sections_ = nullptr;
  std::unique_ptr<TextUndo> title_undo_;
  std::vector<SectionCard*> sections_;
  ChipRow *tags_ = nullptr, *people_ = nullptr;
  wxPanel* form_card_ = nullptr;
  RecordForm* form_ = nullptr;
  wxBoxSizer* moves_ = nullptr;
  Label *status_ = nullptr, *problem_ = nullptr, *words_ = nullptr;
  wxWindow *foot_written_ = nullptr, *foot_trashed_ = nullptr;
  std::unique_ptr<port::Spelling> spelling_;
  wxTimer spell_timer_;
  std::vector<RecordId> people_ids_;
  std::vector<std::string> tag_words_;
  bool quiet_ = false;
  bool focus_next_ = false;
  bool growing_soon_ = false;
};

}  // namespace thirdrow::ui
