/// A disk under SQLite that fails when the test says so: a VFS that stands before the system's own while this
/// lives.
#pragma once

#include <sqlite3.h>

#include <cerrno>
#include <cstdint>
#include <stdexcept>

namespace thirdrow::test {

/// Counts every call that changes a file (write, sync, truncate, delete) and fails from the chosen one on.
/// One at a time, on one thread; files opened before it stay outside, those opened while it lives are closed
/// before it goes.
class FailingDisk {
 public:
  enum class Fault { no_space, io_error };
  /// Whether the disk fails once, or for good as from a pulled plug.
  enum class For { once, good };

  FailingDisk() : below_(sqlite3_vfs_find(nullptr)) {
    if (below_ == nullptr || self() != nullptr) throw std::logic_error("failing disk");
    self() = this;
    vfs_ = *below_;
    vfs_.zName = "failing-disk";
    vfs_.szOsFile = static_cast<int>(sizeof(File)) + below_->szOsFile;
    vfs_.pNext = nullptr;
    vfs_.xOpen = open;
    vfs_.xDelete = remove;
    vfs_.xGetLastError = last_error;
    if (sqlite3_vfs_register(&vfs_, 1) != SQLITE_OK) throw std::logic_error("failing disk");
  }
  ~FailingDisk() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(below_, 1);
    self() = nullptr;
  }
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

  /// The `nth` call from now on fails, counted from 1.
  void fail_at(std::int64_t nth, Fault fault, For how_long) {
    calls_ = 0;
    at_ = nth;
    fault_ = fault;
    for_ = how_long;
  }
  void mend() { at_ = 0; }
  /// Calls since fail_at(); whether one of them failed.
  std::int64_t calls() const { return calls_; }
  bool failed() const { return at_ > 0 && calls_ >= at_; }

 private:
  struct File : sqlite3_file {
    sqlite3_io_methods methods;
    sqlite3_file* own() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  };
  static FailingDisk*& self() {
    static FailingDisk* one = nullptr;
    return one;
  }
  static File* as_file(sqlite3_file* file) { return static_cast<File*>(file); }

  bool fails() {
    ++calls_;
    return at_ > 0 && (for_ == For::once ? calls_ == at_ : calls_ >= at_);
  }
  int error(int io) const { return fault_ == Fault::no_space ? SQLITE_FULL : io; }

  static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
    File* const f = as_file(file);
    const int rc = self()->below_->xOpen(self()->below_, name, f->own(), flags, out);
    f->pMethods = nullptr;
    if (f->own()->pMethods == nullptr) return rc;
    fill(f->methods);
    f->methods.iVersion = f->own()->pMethods->iVersion;
    f->pMethods = &f->methods;
    return rc;
  }
  static int remove(sqlite3_vfs*, const char* name, int sync) {
    if (self()->fails()) return SQLITE_IOERR_DELETE;
    return self()->below_->xDelete(self()->below_, name, sync);
  }
  static int last_error(sqlite3_vfs*, int, char*) { return self()->fault_ == Fault::no_space ? ENOSPC : EIO; }

  static void fill(sqlite3_io_methods& m) {
    m.xClose = [](sqlite3_file* f) { return as_file(f)->own()->pMethods->xClose(as_file(f)->own()); };
    m.xRead = [](sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
      return as_file(f)->own()->pMethods->xRead(as_file(f)->own(), to, size, at);
    };
    m.xWrite = [](sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
      sqlite3_file* const own = as_file(f)->own();
      if (!self()->fails()) return own->pMethods->xWrite(own, from, size, at);
      own->pMethods->xWrite(own, from, size / 2, at);  // a part still reaches the disk
      return self()->error(SQLITE_IOERR_WRITE);
    };
    m.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) {
      if (self()->fails()) return SQLITE_IOERR_TRUNCATE;
      return as_file(f)->own()->pMethods->xTruncate(as_file(f)->own(), size);
    };
    m.xSync = [](sqlite3_file* f, int flags) {
      if (self()->fails()) return SQLITE_IOERR_FSYNC;
      return as_file(f)->own()->pMethods->xSync(as_file(f)->own(), flags);
    };
    m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
      return as_file(f)->own()->pMethods->xFileSize(as_file(f)->own(), size);
    };
    fill_locks(m);
  }
  static void fill_locks(sqlite3_io_methods& m) {
    m.xLock = [](sqlite3_file* f, int level) {
      return as_file(f)->own()->pMethods->xLock(as_file(f)->own(), level);
    };
    m.xUnlock = [](sqlite3_file* f, int level) {
      return as_file(f)->own()->pMethods->xUnlock(as_file(f)->own(), level);
    };
    m.xCheckReservedLock = [](sqlite3_file* f, int* out) {
      return as_file(f)->own()->pMethods->xCheckReservedLock(as_file(f)->own(), out);
    };
    m.xFileControl = [](sqlite3_file* f, int op, void* arg) {
      return as_file(f)->own()->pMethods->xFileControl(as_file(f)->own(), op, arg);
    };
    m.xSectorSize = [](sqlite3_file* f) {
      return as_file(f)->own()->pMethods->xSectorSize(as_file(f)->own());
    };
    m.xDeviceCharacteristics = [](sqlite3_file* f) {
      return as_file(f)->own()->pMethods->xDeviceCharacteristics(as_file(f)->own());
    };
    m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
      return as_file(f)->own()->pMethods->xShmMap(as_file(f)->own(), page, size, extend, out);
    };
    m.xShmLock = [](sqlite3_file* f, int offset, int n, int flags) {
      return as_file(f)->own()->pMethods->xShmLock(as_file(f)->own(), offset, n, flags);
    };
    m.xShmBarrier = [](sqlite3_file* f) { as_file(f)->own()->pMethods->xShmBarrier(as_file(f)->own()); };
    m.xShmUnmap = [](sqlite3_file* f, int erase) {
      return as_file(f)->own()->pMethods->xShmUnmap(as_file(f)->own(), erase);
    };
    m.xFetch = [](sqlite3_file* f, sqlite3_int64 at, int size, void** out) {
      return as_file(f)->own()->pMethods->xFetch(as_file(f)->own(), at, size, out);
    };
    m.xUnfetch = [](sqlite3_file* f, sqlite3_int64 at, void* page) {
      return as_file(f)->own()->pMethods->xUnfetch(as_file(f)->own(), at, page);
    };
  }

  sqlite3_vfs* below_;
  sqlite3_vfs vfs_{};
  std::int64_t calls_ = 0, at_ = 0;
  Fault fault_ = Fault::io_error;
  For for_ = For::once;
};

}  // namespace thirdrow::test
