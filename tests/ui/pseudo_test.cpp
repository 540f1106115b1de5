#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/menu.h>
#include <wx/tglbtn.h>
#include <wx/translation.h>

#include <set>
#include <string>

#include "platform/paths.h"
#include "support/catch.h"
#include "ui/gate.h"
#include "ui/journal/journal_page.h"
#include "ui/text.h"
#include "window.h"

using namespace thirdrow;

namespace {

/// Names, numbers, paths and keys of the keyboard are the same in every language.
bool needs_no_translation(const std::string& text) {
  if (text.empty() || text == "Third Row" || text.find('/') != std::string::npos) return true;
  if (text.find("Ctrl") != std::string::npos || text == "F1") return true;
  return text.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
}

void collect_untranslated(wxWindow* top, std::vector<std::string>& out) {
  for (wxWindow* each : test::windows_of(top, test::Which::visible)) {
    std::string text;
    if (const auto* label = dynamic_cast<ui::Label*>(each)) {
      text = label->text().utf8_string();
    } else if (dynamic_cast<wxButton*>(each) != nullptr || dynamic_cast<wxToggleButton*>(each) != nullptr ||
               dynamic_cast<wxCheckBox*>(each) != nullptr) {
      text = each->GetLabel().utf8_string();
    }
    if (!needs_no_translation(text) && text.find('[') == std::string::npos) out.push_back(text);
  }
}

class PseudoLanguage {
 public:
  PseudoLanguage() {
    const std::string folder = platform::process_environment()("THIRDROW_PSEUDO");
    wxFileTranslationsLoader::AddCatalogLookupPathPrefix(ui::to_wx(folder));
    auto* translations = new wxTranslations;
    wxTranslations::Set(translations);
    translations->SetLanguage(wxString(wxS("eo")));
    loaded = translations->AddCatalog(wxS("thirdrow"));
  }
  ~PseudoLanguage() { wxTranslations::Set(nullptr); }
  bool loaded = false;
};

}  // namespace

TEST_CASE("Every string of every page and menu is translated", "[pseudo]") {
  const PseudoLanguage language;
  REQUIRE(language.loaded);
  test::Window window;
  std::vector<std::string> found;
  constexpr ui::Gate::Step kSteps[] = {ui::Gate::Step::welcome, ui::Gate::Step::unlock, ui::Gate::Step::recovery,
                                       ui::Gate::Step::new_passphrase};
  for (const ui::Gate::Step step : kSteps) {
    window.frame().gate().show_step(step);
    collect_untranslated(&window.frame(), found);
  }
  window.frame().gate().enter();
  window.create_journal();
  std::set<std::string> content;  // the question bank is kept in English
  window.with_session([&](app::Session& session) {
    const auto bank = session.prompts();
    REQUIRE(bank);
    for (const app::Prompt& prompt : bank->all()) content.insert(prompt.text);
  });
  for (const ui::PageId id : window.page_ids()) {
    window.show(id);
    collect_untranslated(&window.frame(), found);
  }
  std::erase_if(found, [&](const std::string& text) { return content.contains(text); });
  CHECK(found == std::vector<std::string>{});

  const wxMenuBar* bar = window.frame().GetMenuBar();
  for (std::size_t i = 0; i < bar->GetMenuCount(); ++i) {
    CHECK(bar->GetMenuLabelText(i).StartsWith(wxS("[")));
    for (const wxMenuItem* item : bar->GetMenu(i)->GetMenuItems()) {
      if (!item->IsSeparator()) CHECK(item->GetItemLabelText().StartsWith(wxS("[")));
    }
  }
}

TEST_CASE("Choices and states are named in the person's language in a version's difference", "[pseudo]") {
  const PseudoLanguage language;
  test::Window window;
  window.create_journal();
  window.show(ui::PageId::journal);
  RecordId id;
  window.with_session([&](app::Session& session) {
    journal::Record moment = session.new_record(journal::Kind::moment);
    moment.set(journal::moment::kTitle, std::string("T"));
    moment.set(journal::moment::kSetting, std::string("group"));
    REQUIRE(session.add(moment));
    REQUIRE(session.transition(moment.id, "reflect"));
    id = moment.id;
  });
  auto& editor = static_cast<ui::JournalPage&>(*window.frame().page(ui::PageId::journal)).editor().presenter();
  editor.open(id);
  REQUIRE(window.wait([&] { return editor.has_entry(); }));
  window.frame().run(ui::CommandId::show_history);
  window.settle();
  const wxString words = dynamic_cast<wxTextCtrl&>(*window.find("history.difference")).GetValue();
  CHECK(words.Contains(wxS("[Group]")));
  CHECK(words.Contains(wxS("[Reflected on]")));
}
