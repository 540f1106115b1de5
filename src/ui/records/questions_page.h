/// The bank of great questions: by standard, favourites, retired, one's own.
#pragma once

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/srchctrl.h>
#include <wx/textctrl.h>

#include "app/presenters/questions_presenter.h"
#include "ui/page.h"
#include "ui/records/drill_panel.h"
#include "ui/records/question_uses.h"
#include "ui/widgets/book.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list.h"

namespace thirdrow::ui {

class QuestionsPage : public Page, public app::QuestionsView {
 public:
  QuestionsPage(wxWindow* parent, Shared& shared);

  void enter() override;
  void leave() override;
  void forget() override;
  void open_record(RecordId id) override;
  std::optional<RecordId> shown_record() const override;

  void show(const std::vector<app::Prompt>& prompts) override;
  void show_standards(const std::vector<std::string>& standards) override;
  void show_added() override;
  void show_not_added(const Error& error, const std::string& text, const std::string& theme) override;
  void show_kept(const std::string& text) override;
  void show_found(const std::string& id) override;
  void show_problem(const Error& error) override;

 private:
  enum class Side : std::size_t { bank, drill };
  void show_side(Side side);
  void build_bank();
  void build_filters(wxBoxSizer* column);
  void build_foot(wxBoxSizer* column);
  void build_adding(wxBoxSizer* column);
  void filter();
  void add();
  wxString markup(std::size_t row) const;
  const app::Prompt* chosen() const;
  void show_chosen();
  /// Why the list is empty, in its place.
  void show_empty();

  app::QuestionsPresenter presenter_;
  Book* book_ = nullptr;
  wxPanel* bank_ = nullptr;
  DrillPanel* drill_ = nullptr;
  QuestionUses* uses_ = nullptr;
  std::vector<app::Prompt> prompts_;
  std::vector<std::string> standards_;
  std::string chosen_;
  wxSearchCtrl* search_ = nullptr;
  wxChoice *standard_ = nullptr, *shelf_ = nullptr;
  Label *count_ = nullptr, *question_ = nullptr;
  RowList* list_ = nullptr;
  EmptyState* empty_ = nullptr;
  wxBoxSizer* inside_ = nullptr;
  wxButton *answer_ = nullptr, *favourite_ = nullptr, *retire_ = nullptr;
  wxTextCtrl *text_ = nullptr, *theme_field_ = nullptr;
};

}  // namespace thirdrow::ui
