/// Printing, also a page that holds a secret: through the desktop's print dialog, from memory, past every
/// temporary file. Front thread.
#pragma once

#include <wx/window.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/memory_file.h"
#include "render/document.h"
#include "seal/secret.h"

namespace thirdrow::ui {

struct PrintSheet {
  std::string title;
  std::string advice;
  seal::Secret key;  ///< as read: groups of letters with hyphens
  std::string footer;
  int code_width = 0;      ///< of the QR code, in modules
  std::vector<bool> code;  ///< row by row, true is black
};

enum class PageFormat { pdf, postscript, svg };

/// Draws the page, `width` by `height` points.
Status write_sheet(const PrintSheet& sheet, PageFormat format, double width, double height,
                   platform::MemoryFile& file);

/// Writes pages of that format, `width` by `height` points, into a file in memory.
using PageWriter =
    std::function<Status(PageFormat format, double width, double height, platform::MemoryFile& file)>;
/// The pages of a document, as large as the paper allows.
PageWriter pages_of(render::Document document);

/// The dialog, while it is open, and the job it began. Ending it closes the dialog without printing; a job
/// already handed to the system's queue goes on.
class SheetPrinter {
 public:
  SheetPrinter(wxWindow* parent, PrintSheet sheet);
  SheetPrinter(wxWindow* parent, PageWriter write);
  ~SheetPrinter();
  SheetPrinter(const SheetPrinter&) = delete;
  SheetPrinter& operator=(const SheetPrinter&) = delete;

  /// The queue took the page, or why not; Code::cancelled when the dialog was closed. Once.
  std::function<void(const Status&)> on_end = [](const Status&) {};

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace thirdrow::ui
