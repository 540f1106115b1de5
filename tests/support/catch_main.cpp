// Catch2 2's own main takes long to compile; it lives here alone. Catch2 3 brings a library instead.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
