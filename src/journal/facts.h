/// A record without its long words: what figures need. Titles, days, choices, numbers, links and rows stay;
/// of any other text only whether there is one ("+").
#pragma once

#include "base/bytes.h"
#include "journal/record.h"

namespace thirdrow::journal {

Record facts_of(const Record& record);

Bytes encode_facts(const Record& facts);
/// Code::damaged for anything that encode_facts did not write.
Result<Record> decode_facts(ByteView bytes);

}  // namespace thirdrow::journal
