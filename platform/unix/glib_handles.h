/// Owners for what GLib hands out, and the few calls every D-Bus service here shares.
#pragma once

#include <gio/gio.h>

#include <functional>
#include <memory>
#include <utility>

namespace thirdrow::platform {

struct GFree {
  void operator()(gpointer p) const { g_free(p); }
  void operator()(GError* p) const { g_error_free(p); }
  void operator()(GVariant* p) const { g_variant_unref(p); }
  void operator()(GMainContext* p) const { g_main_context_unref(p); }
  void operator()(GSource* p) const { g_source_unref(p); }
  void operator()(GList* p) const { g_list_free_full(p, g_object_unref); }
  void operator()(GHashTable* p) const { g_hash_table_unref(p); }
};
template <class T>
using GOwned = std::unique_ptr<T, GFree>;

struct GObjectFree {
  void operator()(gpointer p) const { g_object_unref(p); }
};
template <class T>
using GObjectOwned = std::unique_ptr<T, GObjectFree>;

/// `out` where a C call fills in a pointer that the owner then takes: `finish(result, GOut(error))`.
template <class Owner>
class GOut {
 public:
  explicit GOut(Owner& owner) : owner_(owner) {}
  ~GOut() { owner_.reset(raw_); }
  operator typename Owner::pointer *() { return &raw_; }

 private:
  Owner& owner_;
  typename Owner::pointer raw_ = nullptr;
};

/// A C++ callable as a one-shot GAsyncReadyCallback. It is called exactly once, on the context of the caller.
using AsyncDone = std::function<void(GAsyncResult*)>;
inline void run_async_done(GObject*, GAsyncResult* result, gpointer data) {
  const std::unique_ptr<AsyncDone> done(static_cast<AsyncDone*>(data));
  (*done)(result);
}
inline gpointer keep(AsyncDone done) { return new AsyncDone(std::move(done)); }

}  // namespace thirdrow::platform
