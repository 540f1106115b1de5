/// Dates that leave the program: check-ins, promises and closes for calendar programs. They carry an alias at
/// most, and nothing a person wrote.
#pragma once

#include "app/session.h"
#include "exchange/calendar_file.h"

namespace thirdrow::app {

Result<exchange::Calendar> agenda_of(Session& session);

}  // namespace thirdrow::app
