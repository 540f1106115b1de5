# How our own code is compiled: warnings, hardening and the presets' switches.
add_library(thirdrow_flags INTERFACE)
target_compile_options(thirdrow_flags INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual>
  -fstack-protector-strong
  # What is handed out names no folder of the builder's; a debugger wants to find the sources.
  "$<$<NOT:$<CONFIG:Debug>>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>")
if(THIRDROW_WERROR)
  target_compile_options(thirdrow_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
endif()

include(CheckPIESupported)
check_pie_supported()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(THIRDROW_SANITIZE)
  add_compile_options(-fsanitize=${THIRDROW_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${THIRDROW_SANITIZE})
else()
  target_compile_options(thirdrow_flags INTERFACE
    "$<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>")
endif()
target_compile_definitions(thirdrow_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:_GLIBCXX_ASSERTIONS>
  $<$<BOOL:${THIRDROW_WATCHDOG}>:THIRDROW_WATCHDOG>)
include(CheckCXXCompilerFlag)
# Each processor has its own guard against jumps to where nobody meant to go.
foreach(flag -fstack-clash-protection -fcf-protection -mbranch-protection=standard)
  string(MAKE_C_IDENTIFIER "has${flag}" has)
  check_cxx_compiler_flag(${flag} ${has})
  if(${has})
    target_compile_options(thirdrow_flags INTERFACE ${flag})
  endif()
endforeach()
if(NOT WIN32 AND NOT APPLE)
  target_link_options(thirdrow_flags INTERFACE -Wl,-z,relro,-z,now -Wl,--as-needed)
endif()
if(THIRDROW_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()
if(THIRDROW_LTO)
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
endif()
