#include "journal/listed.h"

namespace thirdrow::journal {

Stamp listed_at(const Record& record) {
  const Stamp at = record.happened();
  const Day own = record.when();
  if (record.info().shelf != Shelf::journal || own == at.day()) return at;
  return Stamp::from_local(own, at.minute_of_day(), at.offset_min);
}

}  // namespace thirdrow::journal
