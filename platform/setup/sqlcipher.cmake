# SQLCipher: the distribution's own where it is 4.5 or later, else the amalgamation that platform/setup/install left in .deps.
set(amalgamation ${PROJECT_SOURCE_DIR}/.deps/sqlcipher)
if(EXISTS ${amalgamation}/sqlite3.c)
  add_library(sqlcipher STATIC ${amalgamation}/sqlite3.c)
  target_include_directories(sqlcipher SYSTEM PUBLIC ${amalgamation})
  target_compile_definitions(sqlcipher PUBLIC SQLITE_HAS_CODEC PRIVATE SQLITE_TEMP_STORE=2 SQLITE_ENABLE_FTS5
    SQLITE_THREADSAFE=1 SQLITE_SECURE_DELETE SQLITE_DQS=0 SQLITE_OMIT_LOAD_EXTENSION)
  find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
  target_link_libraries(sqlcipher PUBLIC OpenSSL::Crypto)
  target_link_libraries(sqlcipher PRIVATE thirdrow_flags)
  # Queries must be fast in the dev preset too, or its tests mostly wait for an unoptimised database.
  target_compile_options(sqlcipher PRIVATE -w $<$<CONFIG:Debug>:-O2>)
  if(THIRDROW_SANITIZE MATCHES undefined)
    # The check misjudges SQLite where it picks one of two arrays of different length; addresses stay checked.
    target_compile_options(sqlcipher PRIVATE -fno-sanitize=undefined)
  endif()
else()
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(SQLCIPHER REQUIRED IMPORTED_TARGET sqlcipher>=3.44)
  add_library(sqlcipher INTERFACE)
  target_compile_definitions(sqlcipher INTERFACE SQLITE_HAS_CODEC)
  target_link_libraries(sqlcipher INTERFACE PkgConfig::SQLCIPHER)
endif()
