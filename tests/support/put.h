/// A record, or the draft of one, as a test wants it, whatever is there.
#pragma once

#include "app/session.h"

namespace thirdrow::test {

inline Status put(app::Session& session, const journal::Record& record) {
  const auto there = session.open(record.id);
  return there ? session.save(record, there->written) : session.add(record);
}

inline Status put_draft(app::Session& session, const journal::Record& record) {
  const auto there = session.open(record.id);
  return session.keep_draft(record, there ? there->written : record);
}

}  // namespace thirdrow::test
