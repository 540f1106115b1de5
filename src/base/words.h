/// N_("…") marks an English sentence for translation where no translator is at hand; ui translates it when it shows it.
#pragma once
#define N_(text) text
