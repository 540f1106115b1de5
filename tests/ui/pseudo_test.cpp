#include <wx/ctrlsub.h>
#include <wx/dataview.h>
#include <wx/menu.h>
#include <wx/textentry.h>
#include <wx/translation.h>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "journal/kinds.h"
#include "journal/rows.h"
#include "platform/paths.h"
#include "support/catch.h"
#include "ui/journal/journal_page.h"
#include "ui/port_gtk.h"
#include "ui/text.h"
#include "ui/widgets/label.h"
#include "window.h"

using namespace thirdrow;

namespace {

/// Every run of white space is one space.
std::string on_one_line(const std::string& text) {
  std::istringstream words(text);
  std::string out;
  for (std::string word; words >> word;) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// What stands in the lists of a record, but for the choices.
std::string cell_words(const journal::Record& record, const journal::Field& field) {
  std::string all;
  for (const journal::Cells& row : journal::cells_of(record, field.tag)) {
    for (std::size_t i = 0; i < field.columns.size(); ++i) {
      if (field.columns[i].type != journal::FieldType::choice) all += row[i] + "\n";
    }
  }
  return all;
}

/// What the journal itself holds, in which titles, names and snippets are found again.
std::string journal_words(app::Session& session) {
  std::string all = "Demo\n";
  const auto bank = session.prompts();
  REQUIRE(bank);
  for (const app::Prompt& prompt : bank->all())
    all += prompt.text + "\n" + prompt.theme + "\n" + prompt.standard + "\n";
  for (const journal::KindInfo& kind : journal::kinds()) {
    const auto records = session.all_of(kind.kind);
    REQUIRE(records);
    for (const journal::Record& record : *records) {
      for (const journal::Field& field : kind.fields) {
        if (field.type != journal::FieldType::choice) all += record.text(field.tag) + "\n";
        if (field.type == journal::FieldType::rows) all += cell_words(record, field);
      }
      for (const std::string& tag : record.strings(journal::kTags)) all += tag + "\n";
    }
  }
  for (const auto shelf : {app::Filter::Shelf::journal, app::Filter::Shelf::trash}) {
    app::Filter filter;
    filter.shelf = shelf;
    const auto page = session.list(filter, 10'000, 0);
    REQUIRE(page);
    for (const app::Row& row : page->items) all += row.preview + "\n";
  }
  return on_one_line(all);
}

/// Everything a person sees of the control that the program itself has words for. What is typed is the
/// person's.
std::string shown_words(wxWindow* window) {
  std::string out = window->GetToolTipText().utf8_string() + "\n" +
                    on_one_line(ui::port::accessible_name(window).utf8_string()) + "\n";
  if (const auto* label = dynamic_cast<ui::Label*>(window)) return out + label->text().utf8_string();
  if (const auto* field = dynamic_cast<wxTextEntryBase*>(window)) return out + field->GetHint().utf8_string();
  if (const auto* items = dynamic_cast<wxItemContainerImmutable*>(window)) {
    for (unsigned i = 0; i < items->GetCount(); ++i) out += items->GetString(i).utf8_string() + "\n";
    return out;
  }
  if (auto* list = dynamic_cast<wxDataViewCtrl*>(window)) return out + test::list_words(*list);
  if (dynamic_cast<wxControl*>(window) != nullptr) out += window->GetLabel().utf8_string();
  return out;
}

std::string without_markup(const std::string& text) {
  std::string out;
  bool inside = false;
  for (const char c : text) {
    inside = c == '<' || (inside && c != '>');
    if (!inside && c != '>') out += c;
  }
  return out;
}

/// Names, numbers, days, paths and keys of the keyboard are the same in every language, or come from the
/// system.
bool needs_no_translation(const std::string& text) {
  static const std::regex days(
      "(\\d{1,2} )?(January|February|March|April|May|June|July|August|September|October|November|"
      "December)( \\d{4})?");
  if (text == "Third Row" || text.find('/') != std::string::npos || text == "F1") return true;
  if (text.find("Ctrl") != std::string::npos || std::regex_match(text, days)) return true;
  return text.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
}

/// Without what stands around a person's words: dots where they were cut, the space in a chip, how often a
/// tag is used.
std::string trimmed(std::string text) {
  static const std::regex uses(" \\(\\d+\\)$");
  text = std::regex_replace(text, uses, "");
  for (const char* space : {"\u00A0", "\u2002", "\u2009", "\u200A"}) {
    if (text.starts_with(space)) text.erase(0, std::string_view(space).size());
  }
  if (text.ends_with("…")) text.resize(text.size() - 3);
  if (text.starts_with("…")) text.erase(0, 3);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  while (!text.empty() && text.front() == ' ') text.erase(0, 1);
  return text;
}

/// Pieces that are neither translated nor the journal's own.
std::set<std::string> untranslated(wxWindow* top, const std::string& own) {
  std::set<std::string> out;
  for (wxWindow* each : test::windows_of(top, test::Which::visible)) {
    std::string words = without_markup(shown_words(each));
    for (std::size_t at; (at = words.find("·")) != std::string::npos;)
      words.replace(at, std::string("·").size(), "\n");
    std::istringstream lines(words);
    for (std::string line; std::getline(lines, line);) {
      line = trimmed(on_one_line(line));
      if (line.find('[') != std::string::npos || line.find(']') != std::string::npos ||
          needs_no_translation(line))
        continue;
      if (own.find(line) == std::string::npos) out.insert(line);
    }
  }
  return out;
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

TEST_CASE("Every word of every scene and menu is translated or the person's own", "[pseudo]") {
  const PseudoLanguage language;
  REQUIRE(language.loaded);
  test::Window window;
  std::string own;
  window.play([&](const ui::Scene& scene) {
    if (window.desk().is_open()) {
      window.with_session([&](app::Session& session) { own = journal_words(session); });
    }
    INFO(scene.name);
    CHECK(untranslated(&window.frame(), own) == std::set<std::string>{});
  });

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
  auto& editor =
      static_cast<ui::JournalPage&>(*window.frame().page(ui::PageId::journal)).editor().presenter();
  editor.open(id);
  REQUIRE(window.wait([&] { return editor.has_entry(); }));
  window.frame().run(ui::CommandId::show_history);
  window.settle();
  const wxString words = dynamic_cast<wxTextCtrl&>(*window.find("history.difference")).GetValue();
  CHECK(words.Contains(wxS("[Group]")));
  CHECK(words.Contains(wxS("[Reflected on]")));
}
