/// A cairo surface and its context, let go together. For the canvases of this module.
#pragma once

#include <cairo.h>

namespace thirdrow::render {

struct CairoSurface {
  /// Takes the surface over.
  explicit CairoSurface(cairo_surface_t* made) : surface(made), context(cairo_create(made)) {}
  ~CairoSurface() {
    cairo_destroy(context);
    cairo_surface_destroy(surface);
  }
  CairoSurface(const CairoSurface&) = delete;
  CairoSurface& operator=(const CairoSurface&) = delete;

  bool good() const {
    return cairo_status(context) == CAIRO_STATUS_SUCCESS &&
           cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
  }

  cairo_surface_t* surface;
  cairo_t* context;
};

}  // namespace thirdrow::render
