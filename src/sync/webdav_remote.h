/// A storage that speaks WebDAV (RFC 4918): Nextcloud, ownCloud, Apache, nginx and many a hoster. Uses what
/// all of them do alike and nothing else.
#pragma once

#include <memory>

#include "sync/http.h"
#include "sync/remote.h"

namespace thirdrow::sync {

/// Objects stand below `options.base`, whose folder must exist.
std::unique_ptr<Remote> webdav_remote(HttpOptions options);

/// What a PROPFIND of depth 1 of the folder at `path` (percent-encoded, with its slash) says: the files in
/// it, in order of name. Code::damaged for what is no multistatus. Public for tests: the bytes are the
/// server's.
Result<std::vector<Remote::Listed>> read_multistatus(ByteView body, std::string_view path);

}  // namespace thirdrow::sync
