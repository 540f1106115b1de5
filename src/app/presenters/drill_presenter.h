/// The drill "which one question would you have asked?": something that happened, one's own question, and
/// only then those of the bank. It counts no use: nobody was asked. Front thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/desk.h"
#include "app/drill.h"

namespace thirdrow::app {

/// Newest first; `place` is of the one that is shown.
struct DrillPage {
  std::optional<DrillSituation> situation;  ///< nothing: the journal holds none yet
  std::size_t place = 0, of = 0;
};

class DrillView {
 public:
  virtual ~DrillView() = default;
  virtual void show(const DrillPage& page) = 0;
  virtual void show_answer(const DrillAnswer& answer) = 0;
  /// The words go back to where they were typed.
  virtual void show_not_kept(const Error& error, const std::string& text) = 0;
  virtual void show_problem(const Error& error) = 0;
};

class DrillPresenter {
 public:
  DrillPresenter(Desk& desk, DrillView& view) : desk_(desk), view_(view) {}

  void start();
  void forget();
  void another();
  /// Keeps it among one's own questions, then shows others.
  void answer(std::string_view question);
  void open();

  std::function<void(const DrillSituation&)> on_open = [](const DrillSituation&) {};

 private:
  void show();

  Desk& desk_;
  DrillView& view_;
  std::vector<DrillSituation> situations_;
  std::size_t place_ = 0;
  Alive alive_, act_alive_;
};

}  // namespace thirdrow::app
