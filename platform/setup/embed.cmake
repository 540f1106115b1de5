# Turns text files under schema/ into string constants, so that the programs need no data files beside them.
#   thirdrow_embed(out_var symbol file...)  ->  `const EmbeddedFile symbol[]` and `const std::size_t symbol_count`
set(THIRDROW_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed_file.cmake)
function(thirdrow_embed out symbol)
  set(target ${PROJECT_BINARY_DIR}/embedded/${symbol}.cpp)
  add_custom_command(OUTPUT ${target}
    COMMAND ${CMAKE_COMMAND} -DOUT=${target} -DSYMBOL=${symbol} "-DFILES=${ARGN}" -P ${THIRDROW_EMBED_SCRIPT}
    DEPENDS ${ARGN} ${THIRDROW_EMBED_SCRIPT} VERBATIM)
  set(${out} ${target} PARENT_SCOPE)
endfunction()

file(GLOB migration_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/schema/[0-9]*.sql)
file(GLOB prompt_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/schema/prompts/*.json)
thirdrow_embed(embedded_migrations kMigrationFiles ${migration_files})
thirdrow_embed(embedded_prompts kPromptFiles ${prompt_files})
