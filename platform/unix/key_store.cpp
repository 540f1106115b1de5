#include "platform/key_store.h"

#include <libsecret/secret.h>
#include <string.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "bus.h"

namespace thirdrow::platform {
namespace {

using Wait = KeyStore::Wait;

const SecretSchema* schema() {
  static const SecretSchema kSchema = {"io.thirdrow.JournalKey",
                                       SECRET_SCHEMA_NONE,
                                       {{"journal", SECRET_SCHEMA_ATTRIBUTE_STRING}, {nullptr, {}}},
                                       0,
                                       nullptr,
                                       nullptr,
                                       nullptr,
                                       nullptr,
                                       nullptr,
                                       nullptr,
                                       nullptr};
  return &kSchema;
}

constexpr const char* kContentType = "text/plain";
// how long a cancelled call may take to say so, before it is left to itself
constexpr Wait kGrace{250};

struct SecretFree {
  void operator()(SecretValue* value) const { secret_value_unref(value); }
};
using SecretOwned = std::unique_ptr<SecretValue, SecretFree>;

/// One conversation with the service on a main context of its own, under one deadline, on the calling thread.
class Conversation {
 public:
  explicit Conversation(Wait within) : context_(g_main_context_new()), cancel_(g_cancellable_new()) {
    g_main_context_push_thread_default(context_.get());
    deadline_ = timer(
        within,
        [](gpointer cancel) -> gboolean {
          g_cancellable_cancel(static_cast<GCancellable*>(cancel));
          return G_SOURCE_REMOVE;
        },
        cancel_.get());
    give_up_ = timer(
        within + kGrace,
        [](gpointer expired) -> gboolean {
          *static_cast<bool*>(expired) = true;
          return G_SOURCE_REMOVE;
        },
        &expired_);
  }
  ~Conversation() {
    g_source_destroy(deadline_.get());
    g_source_destroy(give_up_.get());
    g_main_context_pop_thread_default(context_.get());
  }
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  GCancellable* cancel() const { return cancel_.get(); }

  /// Starts a call and runs the context until it answers. Null when it never did.
  template <class Start>
  GObjectOwned<GAsyncResult> await(Start&& start) {
    // shared: a call that was given up may still answer, into nothing
    const auto answer = std::make_shared<GObjectOwned<GAsyncResult>>();
    start(run_async_done,
          keep([answer](GAsyncResult* result) { answer->reset(G_ASYNC_RESULT(g_object_ref(result))); }));
    while (!*answer && !expired_) g_main_context_iteration(context_.get(), TRUE);
    return std::move(*answer);
  }

 private:
  GOwned<GSource> timer(Wait after, GSourceFunc run, gpointer data) const {
    GOwned<GSource> source(g_timeout_source_new(static_cast<guint>(std::max<Wait::rep>(after.count(), 0))));
    g_source_set_callback(source.get(), run, data, nullptr);
    g_source_attach(source.get(), context_.get());
    return source;
  }

  GOwned<GMainContext> context_;
  GObjectOwned<GCancellable> cancel_;
  GOwned<GSource> deadline_;
  GOwned<GSource> give_up_;
  bool expired_ = false;
};

Error unavailable(const GOwned<GError>& error, const char* step) {
  // GLib's sentences may quote paths and bus addresses: only their kind is kept
  std::string detail = step;
  if (error)
    detail += std::string(": ") + g_quark_to_string(error->domain) + " " + std::to_string(error->code);
  return {Code::unavailable, detail};
}

/// The service with its collections loaded. Its own object each time: libsecret's shared one belongs to the
/// context of whichever thread asked first.
Result<GObjectOwned<SecretService>> open_service(Conversation& talk) {
  GOwned<GError> error;
  // the bus first, so that its end does not end us (GLib's default), and so that "no bus" is told at once
  const auto bus_answer = talk.await([&](GAsyncReadyCallback done, gpointer data) {
    g_bus_get(G_BUS_TYPE_SESSION, talk.cancel(), done, data);
  });
  if (!bus_answer) return unavailable(error, "session bus");
  const GObjectOwned<GDBusConnection> bus(g_bus_get_finish(bus_answer.get(), GOut(error)));
  if (!bus) return unavailable(error, "session bus");
  g_dbus_connection_set_exit_on_close(bus.get(), FALSE);

  const auto answer = talk.await([&](GAsyncReadyCallback done, gpointer data) {
    secret_service_open(
        SECRET_TYPE_SERVICE, nullptr,
        static_cast<SecretServiceFlags>(SECRET_SERVICE_OPEN_SESSION | SECRET_SERVICE_LOAD_COLLECTIONS),
        talk.cancel(), done, data);
  });
  if (!answer) return unavailable(error, "secret service");
  GObjectOwned<SecretService> service(secret_service_open_finish(answer.get(), GOut(error)));
  if (!service) return unavailable(error, "secret service");
  return service;
}

/// The object path of a collection that takes a secret without a dialog and keeps it past this login.
Result<std::string> usable_collection(Conversation& talk, SecretService* service) {
  GOwned<GError> error;
  const auto answer = talk.await([&](GAsyncReadyCallback done, gpointer data) {
    secret_collection_for_alias(service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, talk.cancel(),
                                done, data);
  });
  if (!answer) return unavailable(error, "default collection");
  const GObjectOwned<SecretCollection> preferred(
      secret_collection_for_alias_finish(answer.get(), GOut(error)));
  const std::string_view preferred_path =
      preferred ? g_dbus_proxy_get_object_path(G_DBUS_PROXY(preferred.get())) : std::string_view();

  const GOwned<GList> collections(secret_service_get_collections(service));
  std::string found;
  for (const GList* at = collections.get(); at; at = at->next) {
    const std::string_view path = g_dbus_proxy_get_object_path(G_DBUS_PROXY(at->data));
    if (path.ends_with("/session") || secret_collection_get_locked(SECRET_COLLECTION(at->data))) continue;
    if (found.empty() || path == preferred_path) found = path;
  }
  if (found.empty()) return {Code::unavailable, "no unlocked collection"};
  return found;
}

GOwned<GHashTable> attributes_of(std::string_view id) {
  GOwned<GHashTable> attributes(g_hash_table_new_full(g_str_hash, g_str_equal, nullptr, g_free));
  g_hash_table_insert(attributes.get(), const_cast<char*>("journal"), g_strndup(id.data(), id.size()));
  return attributes;
}

SecretOwned secret_text(ByteView key) {
  std::string text = to_hex(key);
  SecretOwned value(secret_value_new(text.data(), static_cast<gssize>(text.size()), kContentType));
  explicit_bzero(text.data(), text.size());
  return value;
}

/// The items of this id; fails when one of them is locked, since using it would ask the person.
Result<GOwned<GList>> find(Conversation& talk, SecretService* service, std::string_view id) {
  const auto attributes = attributes_of(id);
  const auto answer = talk.await([&](GAsyncReadyCallback done, gpointer data) {
    secret_service_search(service, schema(), attributes.get(),
                          static_cast<SecretSearchFlags>(SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS),
                          talk.cancel(), done, data);
  });
  GOwned<GError> error;
  if (!answer) return unavailable(error, "search");
  GOwned<GList> items(secret_service_search_finish(service, answer.get(), GOut(error)));
  if (error) return unavailable(error, "search");
  for (const GList* at = items.get(); at; at = at->next) {
    if (secret_item_get_locked(SECRET_ITEM(at->data))) return {Code::unavailable, "locked item"};
  }
  return items;
}

class DesktopKeyStore : public KeyStore {
 public:
  Status check(Wait within) override {
    Conversation talk(within);
    TR_LET(service, open_service(talk));
    TR_LET(collection, usable_collection(talk, service.get()));
    return {};
  }

  Status store(std::string_view id, ByteView key, Wait within) override {
    Conversation talk(within);
    TR_LET(service, open_service(talk));
    TR_LET(collection, usable_collection(talk, service.get()));
    const auto attributes = attributes_of(id);
    const SecretOwned value = secret_text(key);
    const auto answer = talk.await([&](GAsyncReadyCallback done, gpointer data) {
      secret_service_store(service.get(), schema(), attributes.get(), collection.c_str(),
                           "Third Row journal key", value.get(), talk.cancel(), done, data);
    });
    GOwned<GError> error;
    if (!answer || !secret_service_store_finish(service.get(), answer.get(), GOut(error))) {
      return unavailable(error, "store");
    }
    return {};
  }

  Result<Bytes> load(std::string_view id, Wait within) override {
    Conversation talk(within);
    TR_LET(service, open_service(talk));
    TR_LET(items, find(talk, service.get(), id));
    if (!items) {
      // a locked or missing collection looks the same as an empty one: tell them apart for the caller
      TR_LET(collection, usable_collection(talk, service.get()));
      return {Code::not_found, "key store item"};
    }
    const SecretOwned value(secret_item_get_secret(SECRET_ITEM(items->data)));
    if (!value) return {Code::unavailable, "secret not given"};
    gsize length = 0;
    const gchar* text = secret_value_get(value.get(), &length);
    auto key = from_hex({text, length});
    if (!key) return {Code::damaged, "key store item"};
    return std::move(*key);
  }

  Status remove(std::string_view id, Wait within) override {
    Conversation talk(within);
    TR_LET(service, open_service(talk));
    TR_LET(items, find(talk, service.get(), id));
    if (!items) {
      TR_LET(collection, usable_collection(talk, service.get()));  // a locked one would hide what it keeps
      return {};
    }
    const auto attributes = attributes_of(id);
    const auto answer = talk.await([&](GAsyncReadyCallback done, gpointer data) {
      secret_service_clear(service.get(), schema(), attributes.get(), talk.cancel(), done, data);
    });
    GOwned<GError> error;
    if (answer) secret_service_clear_finish(service.get(), answer.get(), GOut(error));
    if (!answer || error) return unavailable(error, "remove");
    return {};
  }
};

}  // namespace

std::unique_ptr<KeyStore> desktop_key_store() { return std::make_unique<DesktopKeyStore>(); }

}  // namespace thirdrow::platform
