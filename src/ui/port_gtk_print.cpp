// GTK's own print operation writes every page to a temporary file on disk first. A print job is given an
// anonymous memory file instead, which the print system reads; it has no name and goes with its last
// descriptor.
#include "ui/print_sheet.h"

#ifdef __WXGTK__

#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <cairo-svg.h>
#include <gtk/gtk.h>
#include <gtk/gtkunixprint.h>

#include <algorithm>
#include <string_view>

#include "render/cairo_canvas.h"
#include "render/pages.h"

namespace thirdrow::ui {
namespace {

constexpr double kMargin = 64;  // points
constexpr double kModule = 4.5;
constexpr double kBetweenPapers = 1.35;  ///< height by width: letter is below, A4 above

cairo_status_t write_all(void* file, const unsigned char* data, unsigned length) {
  const Status written =
      static_cast<platform::MemoryFile*>(file)->write({reinterpret_cast<const std::byte*>(data), length});
  return written ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

cairo_surface_t* make_surface(PageFormat format, double width, double height, platform::MemoryFile* file) {
  switch (format) {
    case PageFormat::postscript:
      return cairo_ps_surface_create_for_stream(write_all, file, width, height);
    case PageFormat::svg:
      return cairo_svg_surface_create_for_stream(write_all, file, width, height);
    case PageFormat::pdf:
      break;
  }
  return cairo_pdf_surface_create_for_stream(write_all, file, width, height);
}

/// Draws a paragraph and gives its height.
double put(cairo_t* page, std::string_view words, const char* font, double y, double width) {
  PangoLayout* layout = pango_cairo_create_layout(page);
  PangoFontDescription* description = pango_font_description_from_string(font);
  pango_layout_set_font_description(layout, description);
  pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_text(layout, words.data(), static_cast<int>(words.size()));
  cairo_move_to(page, kMargin, y);
  pango_cairo_show_layout(page, layout);
  int height = 0;
  pango_layout_get_size(layout, nullptr, &height);
  pango_font_description_free(description);
  g_object_unref(layout);
  return static_cast<double>(height) / PANGO_SCALE;
}

void draw(cairo_t* page, const PrintSheet& sheet, double width) {
  const double room = width - 2 * kMargin;
  double y = kMargin;
  y += put(page, sheet.title, "Sans Bold 20", y, room) + 12;
  y += put(page, sheet.advice, "Sans 11", y, room) + 28;
  y += put(page, sheet.key.text(), "Monospace Bold 15", y, room) + 28;
  for (int i = 0; i < sheet.code_width * sheet.code_width; ++i) {
    if (!sheet.code[static_cast<std::size_t>(i)]) continue;
    cairo_rectangle(page, kMargin + i % sheet.code_width * kModule, y + i / sheet.code_width * kModule,
                    kModule, kModule);
  }
  cairo_fill(page);
  put(page, sheet.footer, "Sans 9", y + sheet.code_width * kModule + 28, room);
}

/// Ends both.
Status finish(cairo_t* page, cairo_surface_t* surface) {
  cairo_destroy(page);
  cairo_surface_finish(surface);
  const bool good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  return good ? Status() : Error{Code::io, "page"};
}

PageFormat format_for(GtkPrinter* printer, GtkPrintSettings* settings) {
  const char* wanted = gtk_print_settings_get(settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT);
  const std::string_view format = wanted == nullptr || !gtk_printer_is_virtual(printer) ? "" : wanted;
  if (format == "svg") return PageFormat::svg;
  return format == "ps" || gtk_printer_accepts_pdf(printer) == FALSE ? PageFormat::postscript
                                                                     : PageFormat::pdf;
}

}  // namespace

Status write_sheet(const PrintSheet& sheet, PageFormat format, double width, double height,
                   platform::MemoryFile& file) {
  cairo_surface_t* surface = make_surface(format, width, height, &file);
  cairo_t* page = cairo_create(surface);
  draw(page, sheet, width);
  cairo_show_page(page);
  return finish(page, surface);
}

PageWriter pages_of(render::Document document) {
  return [document = std::move(document)](PageFormat format, double width, double height,
                                          platform::MemoryFile& file) mutable -> Status {
    document.paper = height / width < kBetweenPapers ? render::Paper::letter : render::Paper::a4;
    cairo_surface_t* surface = make_surface(format, width, height, &file);
    cairo_t* page = cairo_create(surface);
    {
      render::CairoCanvas canvas(page, render::Palette::paper());
      const render::Pages pages(document, canvas);
      const double scale = std::min(width / pages.paper().width, height / pages.paper().height);
      for (std::size_t i = 0; i < pages.size(); ++i) {
        cairo_save(page);
        cairo_scale(page, scale, scale);
        pages.paint(canvas, i);
        cairo_restore(page);
        cairo_show_page(page);
      }
    }
    return finish(page, surface);
  };
}

struct SheetPrinter::Impl : std::enable_shared_from_this<Impl> {
  SheetPrinter* owner = nullptr;
  PageWriter write;
  GtkWidget* dialog = nullptr;

  void answer(const Status& status) {
    const auto self = shared_from_this();  // what is told may end the printer
    const auto told = owner->on_end;
    told(status);
  }

  static void on_response(GtkDialog*, gint response, Impl* self) {
    if (response != GTK_RESPONSE_OK) return self->answer(Code::cancelled);
    gtk_widget_hide(self->dialog);
    if (const Status sent = self->send(); !sent) self->answer(sent);
  }

  Status send() {
    auto* chooser = GTK_PRINT_UNIX_DIALOG(dialog);
    GtkPrinter* printer = gtk_print_unix_dialog_get_selected_printer(chooser);
    if (printer == nullptr) return {Code::unavailable, "printer"};
    GtkPrintSettings* settings = gtk_print_unix_dialog_get_settings(chooser);
    GtkPageSetup* setup = gtk_print_unix_dialog_get_page_setup(chooser);
    Status status;
    if (auto memory = platform::MemoryFile::make(); !memory) {
      status = memory.error();
    } else {
      status = write(format_for(printer, settings), gtk_page_setup_get_paper_width(setup, GTK_UNIT_POINTS),
                     gtk_page_setup_get_paper_height(setup, GTK_UNIT_POINTS), *memory);
      if (status) status = memory->rewind();
      if (status)
        status = hand_over(gtk_print_job_new("Third Row", printer, settings, setup), std::move(*memory));
    }
    g_object_unref(settings);
    return status;
  }

  Status hand_over(GtkPrintJob* job, platform::MemoryFile memory) {
    auto sending = std::make_unique<Sending>(Sending{weak_from_this(), std::move(memory)});
    const bool taken = gtk_print_job_set_source_fd(job, sending->file.descriptor(), nullptr) == TRUE;
    if (taken) gtk_print_job_send(job, &Sending::on_sent, sending.release(), &Sending::end);
    g_object_unref(job);  // while it is sent GTK holds it
    return taken ? Status() : Error{Code::io, "printing"};
  }

  /// Outlives the printer when need be: the print system reads the file until it has all.
  struct Sending {
    std::weak_ptr<Impl> printer;
    platform::MemoryFile file;
    static void on_sent(GtkPrintJob*, gpointer self, const GError* error) {
      const auto printer = static_cast<Sending*>(self)->printer.lock();
      if (printer) printer->answer(error == nullptr ? Status() : Error{Code::io, "printing"});
    }
    static void end(gpointer self) { const std::unique_ptr<Sending> ended(static_cast<Sending*>(self)); }
  };
};

SheetPrinter::SheetPrinter(wxWindow* parent, PrintSheet sheet)
    : SheetPrinter(parent, [shared = std::make_shared<PrintSheet>(std::move(sheet))](
                               PageFormat format, double width, double height, platform::MemoryFile& file) {
        return write_sheet(*shared, format, width, height, file);
      }) {}

SheetPrinter::SheetPrinter(wxWindow* parent, PageWriter write) : impl_(std::make_shared<Impl>()) {
  impl_->owner = this;
  impl_->write = std::move(write);
  GtkWidget* top = gtk_widget_get_toplevel(parent->GetHandle());
  impl_->dialog = gtk_print_unix_dialog_new(nullptr, GTK_WINDOW(top));
  gtk_window_set_modal(GTK_WINDOW(impl_->dialog), TRUE);
  gtk_window_set_destroy_with_parent(GTK_WINDOW(impl_->dialog), TRUE);
  g_signal_connect(impl_->dialog, "response", G_CALLBACK(&Impl::on_response), impl_.get());
  gtk_widget_show(impl_->dialog);
}

SheetPrinter::~SheetPrinter() {
  g_signal_handlers_disconnect_by_data(impl_->dialog, impl_.get());
  gtk_widget_destroy(impl_->dialog);
}

}  // namespace thirdrow::ui

#else

namespace thirdrow::ui {

struct SheetPrinter::Impl {};
SheetPrinter::SheetPrinter(wxWindow*, PrintSheet) {}
SheetPrinter::SheetPrinter(wxWindow*, PageWriter) {}
PageWriter pages_of(render::Document) {
  return [](PageFormat, double, double, platform::MemoryFile&) -> Status { return Code::unavailable; };
}
SheetPrinter::~SheetPrinter() = default;
Status write_sheet(const PrintSheet&, PageFormat, double, double, platform::MemoryFile&) {
  return Code::unavailable;
}

}  // namespace thirdrow::ui

#endif
