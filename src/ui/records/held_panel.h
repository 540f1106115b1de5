/// What the journal holds about a person: a list that leads to each record, and beneath it the way to take
/// them out for good, which says first what it does.
#pragma once

#include <wx/button.h>
#include <wx/textctrl.h>

#include <functional>

#include "app/presenters/person_presenter.h"
#include "ui/page.h"
#include "ui/widgets/book.h"
#include "ui/widgets/busy.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/text_column.h"

namespace thirdrow::ui {

class HeldPanel : public wxPanel, public app::PersonView {
 public:
  HeldPanel(wxWindow* parent, Shared& shared);

  void look_at(RecordId person);
  /// Another side of the person, or nobody, is shown.
  void close();
  void forget();
  void resume() { presenter_.resume(); }

  void show_held(const app::HeldPage& page) override;
  void show_progress(std::int64_t done, std::int64_t of) override { working_->show_progress(done, of); }
  void show_erased(const std::string& name, const app::Erased& erased) override;
  void show_not_erased(const Error& error) override;
  void show_interrupted(const std::string& name) override;
  void show_problem(const Error& error) override;

  /// Their own page must let go of them.
  std::function<void(RecordId)> on_erased = [](RecordId) {};

 private:
  enum View : std::size_t { kList, kErase };
  wxPanel* build_list();
  wxWindow* build_erase();
  wxString markup(std::size_t row) const;
  void open(std::size_t row);
  void ask_to_erase();
  void erase();
  void allow_erase();
  void turn(View view);

  Shared& shared_;
  app::PersonPresenter presenter_;
  app::HeldPage page_;
  Book* book_;
  Label *count_ = nullptr, *heading_ = nullptr, *what_ = nullptr;
  RowList* list_ = nullptr;
  Busy *looking_ = nullptr, *working_ = nullptr;
  TextColumn* column_ = nullptr;
  wxTextCtrl *name_ = nullptr, *also_ = nullptr;
  wxButton *erase_ = nullptr, *go_ = nullptr, *cancel_ = nullptr;
};

}  // namespace thirdrow::ui
