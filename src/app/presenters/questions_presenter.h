/// The question bank as a page: by standard, favourites, retired, one's own. Front thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "app/presenters/asked_lines.h"

namespace thirdrow::app {

struct QuestionFilter {
  std::string standard = {};  ///< empty = every
  std::string words = {};     ///< part of the text; case and accents do not matter
  enum class Shelf : std::uint8_t { in_use, favourites, own, retired } shelf = Shelf::in_use;
};

class QuestionsView {
 public:
  virtual ~QuestionsView() = default;
  virtual void show(const std::vector<Prompt>& prompts) = 0;
  virtual void show_standards(const std::vector<std::string>& standards) = 0;
  virtual void show_added() = 0;
  /// The words go back to where they were typed, before what stands there by now.
  virtual void show_not_added(const Error& error, const std::string& text, const std::string& theme) = 0;
  /// A question that was typed but not added before the last lock.
  virtual void show_kept(const std::string& text) = 0;
  /// find() has found it, and the list holds every question in use.
  virtual void show_found(const std::string& id) = 0;
  virtual void show_problem(const Error& error) = 0;
};

class QuestionsPresenter {
 public:
  QuestionsPresenter(Desk& desk, QuestionsView& view) : desk_(desk), view_(view) {}

  void start();
  void forget();
  void filter(QuestionFilter filter);
  const QuestionFilter& filter() const { return filter_; }

  /// The view empties its fields at once: what is typed next is another question.
  void add(std::string_view text, std::string_view theme);
  /// What stands in the field when the page is left or locked: kept in the encrypted file, shown again.
  void keep_typed(std::string_view text);
  void retire(const std::string& id);
  void bring_back(const std::string& id);
  void toggle_favourite(const std::string& id);
  /// It was asked today; `opened`: how far it opened things up, 0 to 4.
  void used(const std::string& id, std::optional<int> opened);
  /// The question that is kept in this record, or that was used in it.
  void find(RecordId record);
  /// Hands the question to on_answer: a new entry under it.
  void answer(const std::string& id);

  std::function<void(const Prompt&)> on_answer = [](const Prompt&) {};

 private:
  void show();
  template <class Work>
  void change(Work work);

  Desk& desk_;
  QuestionsView& view_;
  QuestionFilter filter_;
  std::vector<Prompt> prompts_;
  std::vector<AskedLine> asked_;  ///< in the order in which they were asked for, and are answered
  std::string added_;             ///< shown once it is among the others
  bool kept_given_ = false;
  Alive alive_, act_alive_;
};

}  // namespace thirdrow::app
