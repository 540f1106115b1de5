#include "sync/http.h"

#include <curl/curl.h>

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <random>
#include <utility>

namespace thirdrow::sync {
namespace {

constexpr int kMostHops = 3;
constexpr std::size_t kMostHeaderBytes = 64 * 1024;
constexpr std::size_t kMostErrorPage = 64 * 1024;  // of what says why not; the rest is not waited for

struct EndEasy {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct EndMulti {
  void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
struct EndList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// Once per process, before any thread of ours speaks.
void ready_curl() {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (ready != CURLE_OK) throw std::bad_alloc();
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

/// What comes while one request is on its way. curl calls these from inside perform: nothing may be thrown.
struct Exchange {
  HttpAnswer answer;
  std::size_t most = 0;
  std::size_t header_bytes = 0;
  bool too_large = false;
  bool is_error = false;  ///< by its status, so far
  bool enough = false;    ///< of an error's page
  ByteView body;
  std::size_t sent = 0;
};

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* self) noexcept {
  auto& exchange = *static_cast<Exchange*>(self);
  const std::size_t bytes = size * count;
  const std::size_t most = exchange.is_error ? kMostErrorPage : exchange.most;
  if (bytes > most - std::min(most, exchange.answer.body.size())) {
    (exchange.is_error ? exchange.enough : exchange.too_large) = true;
    return 0;
  }
  const auto* from = reinterpret_cast<const std::byte*>(data);
  exchange.answer.body.insert(exchange.answer.body.end(), from, from + bytes);
  return bytes;
}

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* self) noexcept {
  auto& exchange = *static_cast<Exchange*>(self);
  const std::size_t bytes = size * count;
  exchange.header_bytes += bytes;
  if (exchange.header_bytes > kMostHeaderBytes) return 0;
  const std::string_view line(data, bytes);
  if (line.starts_with("HTTP/")) {
    exchange.answer.headers.clear();  // of the answer that counts
    const std::size_t space = line.find(' ');
    exchange.is_error = space != std::string_view::npos && !line.substr(space + 1).starts_with('2');
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return bytes;
  std::string& value = exchange.answer.headers[lowered(trimmed(line.substr(0, colon)))];
  if (!value.empty()) value += ", ";
  value += trimmed(line.substr(colon + 1));
  return bytes;
}

std::size_t give_body(char* out, std::size_t size, std::size_t count, void* self) noexcept {
  auto& exchange = *static_cast<Exchange*>(self);
  const std::size_t bytes = std::min(size * count, exchange.body.size() - exchange.sent);
  std::memcpy(out, exchange.body.data() + exchange.sent, bytes);
  exchange.sent += bytes;
  return bytes;
}

int rewind_body(void* self, curl_off_t offset, int origin) noexcept {
  auto& exchange = *static_cast<Exchange*>(self);
  if (origin != SEEK_SET || offset < 0 || static_cast<std::size_t>(offset) > exchange.body.size())
    return CURL_SEEKFUNC_CANTSEEK;
  exchange.sent = static_cast<std::size_t>(offset);
  return CURL_SEEKFUNC_OK;
}

bool is_redirection(long status) { return status == 301 || status == 302 || status == 307 || status == 308; }

bool is_distrust(CURLcode code) {
  return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE ||
         code == CURLE_SSL_ISSUER_ERROR;
}

/// Waits, and says whether the whole time went by.
bool pause(std::chrono::milliseconds time, const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any changed;
  std::unique_lock lock(mutex);
  return !changed.wait_for(lock, stop, time, [&] { return stop.stop_requested(); });
}

}  // namespace

bool may_be_better_later(long status) {
  constexpr long kTries[] = {408, 423, 425, 429, 500, 502, 503, 504};
  return std::ranges::find(kTries, status) != std::end(kTries);
}

std::string HttpAnswer::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

/// One connection and what it remembers: the login agreed on, the session of TLS.
class Http::Line {
 public:
  explicit Line(const HttpOptions& options)
      : options_(options), easy_(curl_easy_init()), multi_(curl_multi_init()) {
    if (!easy_ || !multi_) throw std::bad_alloc();
  }

  Result<HttpAnswer> perform(const HttpRequest& request, const std::vector<std::string>& extra,
                             const std::stop_token& stop) {
    Exchange exchange;
    exchange.most = request.most;
    exchange.body = request.body;
    const auto headers = prepare(request, extra, exchange);
    const CURLcode code = run(stop);
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &exchange.answer.status);
    curl_easy_setopt(easy_.get(), CURLOPT_HTTPHEADER, nullptr);
    if (stop.stop_requested()) return Code::cancelled;
    if (exchange.too_large) return {Code::too_large, "answer"};
    if (is_distrust(code)) return {Code::denied, "certificate"};
    if (code != CURLE_OK && !exchange.enough) return {Code::offline, curl_easy_strerror(code)};
    return std::move(exchange.answer);
  }

  bool agreed() const { return agreed_; }
  void agree(long methods) {
    methods_ = methods;
    agreed_ = true;
  }

 private:
  using Headers = std::unique_ptr<curl_slist, EndList>;

  template <class Value>
  void set(CURLoption option, Value value) {
    if (curl_easy_setopt(easy_.get(), option, value) != CURLE_OK) throw std::logic_error("curl option");
  }

  Headers prepare(const HttpRequest& request, const std::vector<std::string>& extra, Exchange& exchange) {
    set(CURLOPT_HTTPGET, 1L);  // undoes what the request before was; a reset would forget the login agreed on
    set(CURLOPT_URL, (options_.base.origin() + request.target).c_str());
    set(CURLOPT_PROTOCOLS_STR, "https,http");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PATH_AS_IS, 1L);
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_within.count()));
    set(CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(std::max<std::size_t>(1, options_.slowest / 16)));
    set(CURLOPT_LOW_SPEED_TIME,
        static_cast<long>(std::max<std::int64_t>(1, options_.stalled_for.count() / 1000)));
    const auto size_ms =
        static_cast<std::int64_t>((request.body.size() + request.most) * 1000 / options_.slowest);
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(options_.answer_within.count() + size_ms));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!options_.authority.empty()) {
      set(CURLOPT_CAINFO, options_.authority.c_str());
      set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
    // In the clear to this computer alone: not by way of another one.
    if (options_.base.scheme == "http") set(CURLOPT_PROXY, "");
    set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
    set(CURLOPT_WRITEFUNCTION, take_body);
    set(CURLOPT_WRITEDATA, &exchange);
    set(CURLOPT_HEADERFUNCTION, take_header);
    set(CURLOPT_HEADERDATA, &exchange);
    if (request.method == "HEAD") set(CURLOPT_NOBODY, 1L);
    if (request.method == "PUT" || !request.body.empty()) upload(exchange);
    log_in();
    return set_headers(request, extra);
  }

  void upload(Exchange& exchange) {
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(exchange.body.size()));
    set(CURLOPT_READFUNCTION, give_body);
    set(CURLOPT_READDATA, &exchange);
    set(CURLOPT_SEEKFUNCTION, rewind_body);
    set(CURLOPT_SEEKDATA, &exchange);
  }

  void log_in() {
    if (options_.user.empty() || !options_.password) return;
    set(CURLOPT_HTTPAUTH, methods_);
    set(CURLOPT_USERNAME, options_.user.c_str());
    std::string password(options_.password->text());
    set(CURLOPT_PASSWORD, password.c_str());
    seal::wipe(password);
  }

  Headers set_headers(const HttpRequest& request, const std::vector<std::string>& extra) {
    Headers list;
    for (const std::vector<std::string>* part : {&request.headers, &extra}) {
      for (const std::string& line : *part) {
        curl_slist* longer = curl_slist_append(list.get(), line.c_str());
        if (longer == nullptr) throw std::bad_alloc();
        static_cast<void>(list.release());
        list.reset(longer);
      }
    }
    set(CURLOPT_HTTPHEADER, list.get());
    return list;
  }

  CURLcode run(const std::stop_token& stop) {
    const std::stop_callback wake(stop, [this] { curl_multi_wakeup(multi_.get()); });
    curl_multi_add_handle(multi_.get(), easy_.get());
    CURLcode code = CURLE_ABORTED_BY_CALLBACK;
    for (int running = 1; running > 0 && !stop.stop_requested();) {
      if (curl_multi_perform(multi_.get(), &running) != CURLM_OK) break;
      if (running > 0) curl_multi_poll(multi_.get(), nullptr, 0, 1000, nullptr);
    }
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg == CURLMSG_DONE) code = message->data.result;
    }
    curl_multi_remove_handle(multi_.get(), easy_.get());
    return code;
  }

  const HttpOptions& options_;
  std::unique_ptr<CURL, EndEasy> easy_;
  std::unique_ptr<CURLM, EndMulti> multi_;
  long methods_ = CURLAUTH_BASIC;
  bool agreed_ = false;
};

struct Http::Pool {
  std::mutex mutex;
  std::vector<std::unique_ptr<Line>> free;
};

Http::Http(HttpOptions options) : options_(std::move(options)), pool_(std::make_unique<Pool>()) {
  ready_curl();
}
Http::~Http() = default;

std::unique_ptr<Http::Line> Http::take_line() const {
  {
    const std::lock_guard lock(pool_->mutex);
    if (!pool_->free.empty()) {
      auto line = std::move(pool_->free.back());
      pool_->free.pop_back();
      return line;
    }
  }
  return std::make_unique<Line>(options_);
}

void Http::give_back(std::unique_ptr<Line> line) const {
  const std::lock_guard lock(pool_->mutex);
  pool_->free.push_back(std::move(line));
}

/// The answer, wherever the server sends us on its own ground.
Result<HttpAnswer> Http::follow(Line& line, HttpRequest request, const std::stop_token& stop,
                                const Sign& sign) const {
  for (int hop = 0;; ++hop) {
    auto answer = line.perform(request, sign ? sign() : std::vector<std::string>(), stop);
    if (!answer || !is_redirection(answer->status)) return answer;
    std::string to = answer->header("location");
    if (to.starts_with('/') && !to.starts_with("//")) to = options_.base.origin() + to;
    const auto next = parse_url(to.substr(0, to.find_first_of("?#")));
    if (sign || hop == kMostHops || !next || next->origin() != options_.base.origin())
      return {Code::refused, "redirect"};
    const std::size_t slash = to.find('/', to.find("://") + 3);
    request.target = slash == std::string::npos ? "/" : to.substr(slash);
  }
}

Result<HttpAnswer> Http::send(const HttpRequest& request, std::stop_token stop, const Sign& sign) const {
  auto line = take_line();
  std::minstd_rand chance{std::random_device{}()};
  Result<HttpAnswer> answer = Code::offline;
  auto wait = options_.first_pause;
  for (int attempt = 1;; ++attempt) {
    answer = follow(*line, request, stop, sign);
    if (answer && answer->status == 401 && !line->agreed() && !options_.user.empty()) {
      const std::string offered = lowered(answer->header("www-authenticate"));
      if (offered.find("digest") != std::string::npos && offered.find("basic") == std::string::npos) {
        line->agree(CURLAUTH_DIGEST);
        HttpRequest empty{"OPTIONS", options_.base.path, {}, {}, 64 * 1024};
        static_cast<void>(line->perform(empty, {}, stop));  // agrees on the nonce with nothing uploaded
        continue;
      }
    }
    if (request.folder_may_lack && (answer ? answer->status == 500 : answer.error().code == Code::offline))
      break;
    const bool again = answer ? may_be_better_later(answer->status) : answer.error().code == Code::offline;
    if (!again) break;
    if (answer && attempt < options_.attempts) {
      const std::string asked = answer->header("retry-after");
      if (!asked.empty() &&
          std::ranges::all_of(asked, [](unsigned char c) { return std::isdigit(c) != 0; }) &&
          asked.size() < 6)
        wait = std::max<std::chrono::milliseconds>(wait, std::chrono::seconds(std::stol(asked)));
    }
    if (attempt >= options_.attempts) {
      if (answer) answer = Error{Code::offline, "status " + std::to_string(answer->status)};
      break;
    }
    wait = std::min(wait, options_.longest_pause);
    const auto jitter =
        std::chrono::milliseconds(wait.count() * static_cast<std::int64_t>(chance() % 25) / 100);
    if (!pause(wait + jitter, stop)) {
      answer = Code::cancelled;
      break;
    }
    wait *= 2;
  }
  give_back(std::move(line));
  return answer;
}

}  // namespace thirdrow::sync
