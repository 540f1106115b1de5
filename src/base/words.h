/// N_("…") marks an English sentence for translation where no translator is at hand; ui translates it when it
/// shows it. (wxWidgets has a macro of that name and meaning; whichever header comes first gives it.)
#pragma once
#ifndef N_
#define N_(text) text
#endif
