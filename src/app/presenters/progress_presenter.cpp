#include "app/presenters/progress_presenter.h"

#include <algorithm>
#include <utility>

#include "app/presenters/today_presenter.h"
#include "platform/files.h"
#include "render/picture.h"

namespace thirdrow::app {
namespace {

constexpr std::size_t kEnds = 5;

/// Today, and the ends of the calendar quarters before it.
std::vector<Day> ends_before(Day today) {
  std::vector<Day> ends = {today};
  auto [year, month, day] = today.civil();
  unsigned first = (month - 1) / 3 * 3 + 1;
  while (ends.size() < kEnds) {
    const auto quarter = Day::from_civil(year, first, 1);
    if (!quarter) break;
    if (*quarter - 1 != today) ends.push_back(*quarter - 1);
    year -= first == 1 ? 1 : 0;
    first = first == 1 ? 10 : first - 3;
  }
  return ends;
}

/// The last entry, when nothing was written for long.
Result<std::optional<Row>> before_the_pause(Session& session) {
  TR_LET(page, session.list({}, 1, 0));
  TR_LET(edit, session.last_edit());
  const Day today = session.now().day();
  if (edit && today - *edit < kLongPauseDays) return std::optional<Row>();
  if (!page.items.empty() && today - page.items.front().happened.day() < kLongPauseDays)
    return std::optional<Row>();
  return page.items.empty() ? std::nullopt : std::optional(std::move(page.items.front()));
}

std::string title_of(Session& session, const journal::Record& record) {
  constexpr std::size_t kMost = 120;
  if (journal::holds_counts(record.info())) return {};
  const std::string& words = record.title().empty() ? record.body() : record.title();
  std::string line(utf8_prefix(words.substr(0, words.find('\n')), kMost));
  const auto work = record.ref(journal::kEngagement);
  const std::string name = work ? session.name_of(*work) : std::string();
  if (line.empty() || name.empty()) return line.empty() ? name : line;
  return line + " · " + name;
}

void add_lines(Session& session, const std::vector<RecordId>& ids, EvidenceLine::Side side,
               std::vector<EvidenceLine>& out) {
  for (const RecordId id : ids) {
    const auto opened = session.open(id);
    if (!opened) continue;  // gone since it was counted
    const journal::Record& record = opened->record;
    out.push_back({id, record.kind, home_of(record), title_of(session, record), record.when(), side});
  }
}

render::Palette paper() { return render::Palette::paper(); }

}  // namespace

void ProgressPresenter::start() {
  alive_.renew();
  const std::size_t end = page_.end;
  desk_.ask(
      alive_,
      [end](Session& session) -> Result<Read> {
        const std::vector<Day> ends = ends_before(session.now().day());
        TR_LET(data, read_progress(session, journal::quarter_to(ends[std::min(end, ends.size() - 1)])));
        TR_LET(last, before_the_pause(session));
        return Read{std::move(data), std::move(last)};
      },
      [this](Result<Read> read) {
        if (!read) return view_.show_problem(read.error());
        const Day today = read->data.today;
        page_.today = today;
        page_.ends = ends_before(today);
        page_.empty = read->data.empty;
        page_.pick_up.reset();
        if (!figures_wanted_) page_.pick_up = std::move(read->last);
        data_ = std::move(read->data);
        show();
      });
}

void ProgressPresenter::show() {
  evidence_alive_.renew();
  page_.part = make_part(page_.part.part, *data_, speaker_);
  view_.show(page_);
}

void ProgressPresenter::forget() {
  alive_.renew();
  evidence_alive_.renew();
  save_alive_.renew();
  data_.reset();
  page_ = {};
  figures_wanted_ = false;
  view_.show(page_);
}

void ProgressPresenter::choose(Part part) {
  page_.part.part = part;
  if (data_) show();
}

void ProgressPresenter::choose_end(std::size_t end) {
  if (end >= page_.ends.size()) return;
  page_.end = end;
  start();
}

void ProgressPresenter::show_figures() {
  figures_wanted_ = true;
  page_.pick_up.reset();
  if (data_) show();
}

const Exhibit* ProgressPresenter::find(std::size_t exhibit) const {
  return exhibit < page_.part.exhibits.size() ? &page_.part.exhibits[exhibit] : nullptr;
}

std::optional<Exhibit> ProgressPresenter::printed(std::size_t exhibit) const {
  if (find(exhibit) == nullptr || !data_) return std::nullopt;
  PartPage part = make_part(page_.part.part, *data_, on_paper(speaker_));
  return std::move(part.exhibits[exhibit]);
}

void ProgressPresenter::ask_evidence(std::size_t exhibit, std::size_t point) {
  const Exhibit* shown = find(exhibit);
  if (shown == nullptr || point >= shown->evidence.size()) return;
  evidence_alive_.renew();
  desk_.ask(
      evidence_alive_,
      [evidence = shown->evidence[point],
       rated = shown->rated](Session& session) -> Result<std::vector<EvidenceLine>> {
        using enum EvidenceLine::Side;
        std::vector<EvidenceLine> lines;
        add_lines(session, evidence.hits, rated ? counted : behind, lines);
        add_lines(session, evidence.rest, rated ? not_counted : behind, lines);
        return lines;
      },
      [this, exhibit](const Result<std::vector<EvidenceLine>>& lines) {
        if (!lines) return view_.show_problem(lines.error());
        view_.show_evidence(exhibit, *lines);
      });
}

void ProgressPresenter::write(std::filesystem::path file, std::function<Result<Bytes>()> make) {
  desk_.ask(
      save_alive_,
      [file, make = std::move(make)](Session&) -> Status {
        TR_LET(bytes, make());
        return platform::write_new(file, bytes);
      },
      [this, file](const Status& written) {
        if (!written) return view_.show_problem(written.error());
        view_.show_saved(file);
      });
}

void ProgressPresenter::save_picture(std::size_t exhibit, PictureFormat format, std::filesystem::path file) {
  const std::optional<Exhibit> shown = printed(exhibit);
  if (!shown) return;
  render::Look look;
  look.direction = speaker_.direction;
  write(std::move(file), [chart = shown->chart, look, format]() -> Result<Bytes> {
    if (format == PictureFormat::png) return render::chart_png(chart, look, paper(), {});
    const std::string svg = render::chart_svg(chart, look, paper(), {});
    const ByteView view = as_bytes(svg);
    return Bytes(view.begin(), view.end());
  });
}

void ProgressPresenter::save_report(std::filesystem::path file) {
  if (!data_) return;
  write(std::move(file), [document = report()] { return render::whole(document, render::write_pdf); });
}

render::Document ProgressPresenter::report() const {
  return data_ ? progress_report(*data_, speaker_, desk_.host().clock->now()) : render::Document();
}

render::Document ProgressPresenter::sheet(std::size_t exhibit) const {
  render::Document out;
  const std::optional<Exhibit> shown = printed(exhibit);
  if (!shown) return out;
  out.title = shown->chart.title;
  out.language = speaker_.language;
  out.direction = speaker_.direction;
  out.created = desk_.host().clock->now();
  out.footer = "Third Row";
  out.blocks.push_back({render::FigureBlock{shown->chart}});
  for (const std::string& note : shown->notes)
    out.blocks.push_back({render::Paragraph{note, render::Paragraph::Voice::quiet}});
  return out;
}

}  // namespace thirdrow::app
