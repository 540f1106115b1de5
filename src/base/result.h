/// Result<T>: an expected failure is a value with a code that some caller branches on. Exceptions are for
/// bugs.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace thirdrow {

enum class Code {
  failed,            ///< anything no caller can act on differently
  usage,             ///< the command's words are off
  invalid,           ///< a value is out of its limits or malformed
  mistyped,          ///< a recovery key that cannot be anybody's: its check characters do not fit
  wrong_passphrase,  ///< the passphrase or recovery key opens no slot
  not_found,
  exists,
  ambiguous,      ///< an id prefix that names several records
  refused,        ///< a rule of the domain says no; `detail` names the rule
  damaged,        ///< bytes that are truncated, altered or not ours
  newer_version,  ///< written by a later Third Row
  in_use,         ///< another process holds the journal
  read_only,      ///< the folder or file may not be written
  disk_full,
  io,         ///< any other failure of the file system
  locked,     ///< the journal is locked; nothing can be read
  cancelled,  ///< the person stopped it; not an error to show
  too_large,
  unavailable,  ///< an optional service (key store, spell checker) is not there
  offline,      ///< storage unreachable
  denied,       ///< the storage refuses the login, or what it may do
  hostile,      ///< parameters that only an attacker would write; refused before any work
};

/// What went wrong. `detail` is for the log and for choosing a sentence: it never holds a person's words,
/// names, keys, passphrases or full URLs. The sentence a person reads is made in ui and cli from `code`.
struct Error {
  Code code = Code::failed;
  std::string detail;
  friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  Result(Code code, std::string detail = {}) : Result(Error{code, std::move(detail)}) {}

  explicit operator bool() const { return state_.index() == 0; }
  bool ok() const { return state_.index() == 0; }
  /// Precondition: ok().
  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  /// Precondition: !ok().
  const Error& error() const { return std::get<1>(state_); }
  Code code() const { return error().code; }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)), ok_(false) {}
  Result(Code code, std::string detail = {}) : Result(Error{code, std::move(detail)}) {}

  explicit operator bool() const { return ok_; }
  bool ok() const { return ok_; }
  /// Precondition: !ok().
  const Error& error() const {
    assert(!ok_);
    return error_;
  }
  Code code() const { return error().code; }

 private:
  Error error_;
  bool ok_ = true;
};

using Status = Result<void>;

/// `TR_TRY(expr)` leaves the function with expr's error; `TR_LET(name, expr)` also binds its value.
#define TR_TRY(expr)                                                      \
  do {                                                                    \
    if (auto tr_status_ = (expr); !tr_status_) return tr_status_.error(); \
  } while (false)
#define TR_LET(name, expr)                            \
  auto name##_result_ = (expr);                       \
  if (!name##_result_) return name##_result_.error(); \
  auto name = std::move(*name##_result_)

}  // namespace thirdrow
