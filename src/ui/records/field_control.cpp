#include "ui/records/field_control.h"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/textctrl.h>
#include <wx/weakref.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "app/form.h"
#include "journal/fold.h"
#include "ui/dates.h"
#include "ui/editor/chip_row.h"
#include "ui/port_gtk.h"
#include "ui/port_gtk_clicks.h"
#include "ui/port_gtk_text.h"
#include "ui/records/day_field.h"
#include "ui/text.h"
#include "ui/text_undo.h"
#include "ui/widgets/line_field.h"

namespace thirdrow::ui {
namespace {

using journal::Field;
using journal::FieldType;
using Choices = std::vector<app::RefChoice>;

bool is_tall(const Field& field) {
  return field.type == FieldType::text || field.type == FieldType::dated || field.type == FieldType::rows;
}

const Choices& choices_for(const app::RefChoices& all, const Field& field) {
  static const Choices kNone;
  const auto at = all.find(field.target);
  return at == all.end() ? kNone : at->second;
}

std::string name_in(const Choices& choices, const std::string& id) {
  const auto at =
      std::ranges::find_if(choices, [&](const app::RefChoice& one) { return one.id.text() == id; });
  return at == choices.end() ? std::string() : from_wx(choice_label(*at));
}

const app::RefChoice* called(const Choices& choices, const std::string& name) {
  const auto at = std::ranges::find_if(choices, [&](const app::RefChoice& one) {
    return journal::fold(from_wx(choice_label(one))) == journal::fold(name);
  });
  return at == choices.end() ? nullptr : &*at;
}

int letters_of(const Field& field, Fit fit) {
  if (field.type == FieldType::day) return 11;
  if (field.type == FieldType::integer || field.type == FieldType::decimal) return fit == Fit::cell ? 6 : 16;
  if (fit == Fit::cell) return field.max > 80 ? 30 : 16;
  return 20;
}

FieldControl make_text(wxWindow* parent, const Field& field, Fit fit, FieldHooks hooks) {
  const bool tall = is_tall(field);
  const wxString hint = fit == Fit::cell && field.type == FieldType::line ? tr(field.label) : hint_of(field);
  auto* text = tall ? new wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                     wxTE_MULTILINE | wxTE_RICH2)
                    : new LineField(parent, tr(field.label), wxString());
  if (tall) {
    port::dress_text(text);
    text->SetMinSize(wxSize(-1, text->GetCharHeight() * 5));
  } else {
    text->SetHint(hint);
    if (field.type == FieldType::line && field.max > 0)
      text->SetMaxLength(static_cast<unsigned long>(field.max));
    text->Bind(wxEVT_TEXT_MAXLEN, [hooks](wxCommandEvent&) { hooks.full(); });
    const int typed = text->GetCharWidth() * (letters_of(field, fit) + 4);
    const int hinted = field.type == FieldType::line ? 0 : text->GetTextExtent(hint).x + text->FromDIP(36);
    text->SetMinSize(wxSize(std::max(typed, hinted), -1));
  }
  const bool at_once = field.type == FieldType::line || field.type == FieldType::text;
  if (at_once) text->Bind(wxEVT_TEXT, [hooks](wxCommandEvent&) { hooks.changed(); });
  text->Bind(wxEVT_KILL_FOCUS, [hooks, at_once](wxFocusEvent& event) {
    event.Skip();
    if (!at_once) hooks.changed();
    hooks.left();
  });
  TextUndo::give(text);
  return {text, [text] { return from_wx(text->GetValue()); },
          [text](const std::string& words) {
            if (from_wx(text->GetValue()) != words) text->ChangeValue(to_wx(words));
            TextUndo::of(text)->clear();
          }};
}

FieldControl make_day(wxWindow* parent, Theme& theme, const Field& field, Fit fit, const FieldHooks& hooks) {
  auto* day = new DayField(parent, theme);
  FieldControl control = make_text(day, field, fit, hooks);
  auto* typed = dynamic_cast<wxTextCtrl*>(control.window);
  day->hold(typed, hooks.changed);
  // The calendar belongs to the day that was there.
  control.write = [day, typed, write = control.write](const std::string& words) {
    if (words.empty() || from_wx(typed->GetValue()) != words) day->fold();
    write(words);
  };
  control.typed = std::exchange(control.window, day);
  return control;
}

FieldControl make_choice(wxWindow* parent, const Field& field, Fit fit, const FieldHooks& hooks) {
  auto* choice = new wxChoice(parent, wxID_ANY);
  choice->Append(fit == Fit::cell ? tr(field.label) : _("Not said"));
  for (const std::string_view one : field.choices) choice->Append(tr(app::choice_words(one).c_str()));
  choice->Bind(wxEVT_CHOICE, [hooks](wxCommandEvent&) { hooks.changed(); });
  const Field* described = &field;
  return {choice,
          [choice, described] {
            const int n = choice->GetSelection();
            return n > 0 ? std::string(described->choices[static_cast<std::size_t>(n) - 1]) : std::string();
          },
          [choice, described](const std::string& words) {
            const auto at = std::ranges::find(described->choices, words);
            const auto n = at - described->choices.begin();
            choice->SetSelection(at == described->choices.end() ? 0 : static_cast<int>(n) + 1);
          }};
}

FieldControl make_flag(wxWindow* parent, const Field& field, const FieldHooks& hooks) {
  auto* box = new wxCheckBox(parent, wxID_ANY, tr(field.label));
  port::ignore_second_clicks(box);
  box->Bind(wxEVT_CHECKBOX, [hooks](wxCommandEvent&) { hooks.changed(); });
  return {box, [box] { return std::string(box->GetValue() ? "yes" : ""); },
          [box](const std::string& words) { box->SetValue(words == "yes"); }};
}

/// A record among those that are there.
FieldControl make_chooser(wxWindow* parent, const Field& field, const FieldHooks& hooks) {
  auto* choice = new wxChoice(parent, wxID_ANY);
  const auto ids = std::make_shared<std::vector<std::string>>();
  const auto read = [choice, ids] {
    const int n = choice->GetSelection();
    return n > 0 ? (*ids)[static_cast<std::size_t>(n) - 1] : std::string();
  };
  const auto write = [choice, ids](const std::string& id) {
    auto at = std::ranges::find(*ids, id);
    if (at == ids->end() && !id.empty()) {
      choice->Append(_("A record that is not listed here"));
      ids->push_back(id);
      at = std::prev(ids->end());
    }
    choice->SetSelection(id.empty() ? 0 : static_cast<int>(at - ids->begin()) + 1);
  };
  const auto offer = [choice, ids, read, write, described = &field](const app::RefChoices& all) {
    const std::string chosen = read();
    choice->Clear();
    ids->clear();
    choice->Append(_("Not said"));
    for (const app::RefChoice& one : choices_for(all, *described)) {
      choice->Append(choice_label(one));
      ids->push_back(one.id.text());
    }
    choice->SetMaxSize(wxSize(choice->GetCharWidth() * 44, -1));
    write(chosen);
  };
  offer({});
  choice->Bind(wxEVT_CHOICE, [hooks](wxCommandEvent&) { hooks.changed(); });
  return {choice, read, write, offer};
}

struct NamedField {
  std::string id;
  Choices people;
  std::string asked;  ///< a name whose person is on the way
};

/// A person: typed, completed, and made when there is none of that name.
FieldControl make_person(wxWindow* parent, const Field& field, Fit fit, const FieldHooks& hooks) {
  auto* text = new LineField(parent, tr(field.label), wxString());
  const wxString hint = fit == Fit::cell ? tr(field.label) : _("Name");
  text->SetHint(hint);
  text->SetMinSize(wxSize(text->GetCharWidth() * 22, -1));
  const auto state = std::make_shared<NamedField>();
  const auto write = [text, state, hint](const std::string& id) {
    state->id = id;
    state->asked.clear();
    const std::string name = name_in(state->people, id);
    text->SetHint(!id.empty() && name.empty() ? _("Name removed") : hint);
    text->ChangeValue(to_wx(name));
    port::close_completions(text);
  };
  const auto offer = [text, state, write, described = &field](const app::RefChoices& all) {
    state->people = choices_for(all, *described);
    wxArrayString names;
    for (const app::RefChoice& one : state->people) names.Add(choice_label(one));
    port::close_completions(text);
    text->AutoComplete(names);
    write(state->id);
  };
  const auto settle = [text, state, write, hooks] {
    const std::string name = app::trimmed(from_wx(text->GetValue()));
    if (name == name_in(state->people, state->id) || (!name.empty() && name == state->asked)) return;
    if (const app::RefChoice* known = called(state->people, name); known != nullptr || name.empty()) {
      write(known == nullptr ? std::string() : known->id.text());
      return hooks.changed();
    }
    state->asked = name;
    hooks.name_person(name, [here = wxWeakRef<LineField>(text), write, hooks](RecordId id) {
      if (!here) return;
      write(id.text());
      hooks.changed();
    });
  };
  text->Bind(wxEVT_TEXT_ENTER, [settle](wxCommandEvent&) { settle(); });
  text->Bind(wxEVT_KILL_FOCUS, [settle, hooks](wxFocusEvent& event) {
    event.Skip();
    settle();
    hooks.left();
  });
  return {text,
          [state, settle] {
            settle();
            return state->id;
          },
          write, offer};
}

std::string joined(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : ", ") + id;
  return out;
}

/// Several records, as chips.
FieldControl make_chips(wxWindow* parent, Theme& theme, const Field& field, const FieldHooks& hooks) {
  const std::string id = "field." + std::string(field.name) + ".add";
  auto* row = new ChipRow(parent, theme, {wxString(), tr(field.label), _("Take off %s"), id.c_str()});
  struct Held {
    std::vector<std::string> ids;
    Choices choices;
  };
  const auto held = std::make_shared<Held>();
  const auto show = [row, held] {
    std::vector<std::string> names;
    for (const std::string& each : held->ids) names.push_back(name_in(held->choices, each));
    row->show(names);
  };
  const auto add = [held, show, hooks](const std::string& each) {
    if (std::ranges::find(held->ids, each) != held->ids.end()) return;
    held->ids.push_back(each);
    show();
    hooks.changed();
  };
  row->on_remove = [held, show, hooks](std::size_t n) {
    if (n >= held->ids.size()) return;
    held->ids.erase(held->ids.begin() + static_cast<std::ptrdiff_t>(n));
    show();
    hooks.changed();
  };
  row->on_add = [row, held, add, hooks,
                 people = field.target == journal::Kind::person](const std::string& name) {
    if (const app::RefChoice* known = called(held->choices, name)) return add(known->id.text());
    if (!people) return port::announce(row, fill(_("There is none called \"%s\" yet."), to_wx(name)));
    hooks.name_person(name, [here = wxWeakRef<ChipRow>(row), add](RecordId each) {
      if (here) add(each.text());
    });
  };
  return {row, [held] { return joined(held->ids); },
          [held, show](const std::string& text) {
            held->ids = journal::split_list(text);
            show();
          },
          [row, held, show, described = &field](const app::RefChoices& all) {
            held->choices = choices_for(all, *described);
            std::vector<std::string> names;
            for (const app::RefChoice& one : held->choices) names.push_back(from_wx(choice_label(one)));
            row->suggest(names);
            show();
          }};
}

}  // namespace

FieldControl make_control(wxWindow* parent, Theme& theme, const Field& field, Fit fit, FieldHooks hooks) {
  switch (field.type) {
    case FieldType::day:
      return make_day(parent, theme, field, fit, hooks);
    case FieldType::flag:
      return make_flag(parent, field, hooks);
    case FieldType::choice:
      return make_choice(parent, field, fit, hooks);
    case FieldType::ref:
      return field.target == journal::Kind::person ? make_person(parent, field, fit, hooks)
                                                   : make_chooser(parent, field, hooks);
    case FieldType::refs:
      return make_chips(parent, theme, field, hooks);
    default:
      return make_text(parent, field, fit, std::move(hooks));
  }
}

wxString columns_of(const Field& field) {
  wxString words;
  for (const Field& column : field.columns) {
    if (!words.empty()) words += wxS(" | ");
    words += tr(column.label);
  }
  return words;
}

wxString hint_of(const Field& field) {
  switch (field.type) {
    case FieldType::day:
      return _("YYYY-MM-DD or today");
    case FieldType::integer:
      if (field.max > 100) return {};  // a limit of the program, not of what is counted
      return wxUniChar(0x200E) + wxString::Format(wxS("%lld–%lld"), static_cast<long long>(field.min),
                                                  static_cast<long long>(field.max));
    case FieldType::decimal:
      return wxS("2.5");
    case FieldType::tags:
      return _("Words with commas between");
    case FieldType::dated:
      return _("YYYY-MM-DD and a few words, one per line");
    default:
      return {};
  }
}

wxString choice_label(const app::RefChoice& choice) {
  if (!choice.name.empty()) return to_wx(choice.name);
  const wxString words = tr(journal::info(choice.kind).label) + to_wx(" · ") + day_words(choice.day);
  return choice.who.empty() ? words : words + to_wx(" · ") + to_wx(choice.who);
}

}  // namespace thirdrow::ui
