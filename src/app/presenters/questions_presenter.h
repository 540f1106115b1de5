/// The question bank as a page: by standard, favourites, retired, one's own. Front thread.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/desk.h"

namespace thirdrow::app {

struct QuestionFilter {
  std::string standard = {};  ///< empty = every
  std::string words = {};     ///< part of the text; case does not matter for ASCII
  enum class Shelf : std::uint8_t { in_use, favourites, own, retired } shelf = Shelf::in_use;
};

class QuestionsView {
 public:
  virtual ~QuestionsView() = default;
  virtual void show(const std::vector<Prompt>& prompts) = 0;
  virtual void show_standards(const std::vector<std::string>& standards) = 0;
  virtual void show_added() = 0;
  virtual void show_not_added(const Error& error) = 0;
  virtual void show_problem(const Error& error) = 0;
};

class QuestionsPresenter {
 public:
  QuestionsPresenter(Desk& desk, QuestionsView& view) : desk_(desk), view_(view) {}

  void start();
  void forget();
  void filter(QuestionFilter filter);
  const QuestionFilter& filter() const { return filter_; }

  void add(std::string_view text, std::string_view theme);
  void retire(const std::string& id);
  void bring_back(const std::string& id);
  void toggle_favourite(const std::string& id);
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
  Alive alive_, act_alive_;
};

}  // namespace thirdrow::app
