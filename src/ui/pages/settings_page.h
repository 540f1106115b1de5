/// Locking, looks, keys, data, import and export. Messages appear in place.
#pragma once

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/spinctrl.h>

#include <vector>

#include "ui/page.h"
#include "ui/pages/section.h"
#include "ui/widgets/text_column.h"

namespace thirdrow::ui {

class CalendarSection;
class CareSection;
class ExchangeSection;
class KeysSection;
class SyncSection;

class SettingsPage : public Page {
 public:
  SettingsPage(wxWindow* parent, Shared& shared);
  void enter() override;
  void leave() override;
  void forget() override;
  bool run(CommandId id) override;
  ExchangeSection& exchange() { return *exchange_; }
  CalendarSection& calendar() { return *calendar_; }
  /// The sync service has something new to say.
  void sync_news();

 private:
  Section* build_locking(wxWindow* parent);
  Section* build_looks(wxWindow* parent);
  Section* build_prompts(wxWindow* parent);
  Section* build_about(wxWindow* parent);
  template <class T>
  T* add(T* section);

  TextColumn* column_;
  std::vector<Section*> sections_;
  CalendarSection* calendar_ = nullptr;
  CareSection* care_ = nullptr;
  ExchangeSection* exchange_ = nullptr;
  KeysSection* keys_ = nullptr;
  SyncSection* sync_ = nullptr;
  wxSpinCtrl* minutes_ = nullptr;
  wxCheckBox* minimise_ = nullptr;
  wxChoice* appearance_ = nullptr;
  wxChoice* text_size_ = nullptr;
  wxChoice* hour_ = nullptr;
};

}  // namespace thirdrow::ui
