# The wxWidgets program: the library thirdrow_ui, the program third-row, its catalogues.
option(THIRDROW_SPELL "check spelling through gspell" ON)

find_package(wxWidgets 3.2 REQUIRED COMPONENTS core base)
pkg_check_modules(GTK REQUIRED IMPORTED_TARGET gtk+-3.0 gtk+-unix-print-3.0 gio-2.0)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
if(THIRDROW_SPELL)
  pkg_check_modules(GSPELL REQUIRED IMPORTED_TARGET gspell-1)
endif()

# The two wxNO_ switches make every place where a char* would silently become a wxString, or back, an error.
add_library(thirdrow_wx INTERFACE)
target_include_directories(thirdrow_wx SYSTEM INTERFACE ${wxWidgets_INCLUDE_DIRS})
target_compile_definitions(thirdrow_wx INTERFACE ${wxWidgets_DEFINITIONS}
  wxNO_IMPLICIT_WXSTRING_ENCODING wxNO_UNSAFE_WXSTRING_CONV)
target_compile_options(thirdrow_wx INTERFACE ${wxWidgets_CXX_FLAGS})
target_link_libraries(thirdrow_wx INTERFACE ${wxWidgets_LIBRARIES})

thirdrow_module(ui SOURCES ${ui_sources} LINK thirdrow_app thirdrow_wx
  PRIVATE PkgConfig::GTK PkgConfig::QRENCODE $<TARGET_NAME_IF_EXISTS:PkgConfig::GSPELL>)
target_compile_definitions(thirdrow_ui PRIVATE THIRDROW_LOCALE_FOLDER="${CMAKE_INSTALL_FULL_LOCALEDIR}")
if(THIRDROW_SPELL)
  target_compile_definitions(thirdrow_ui PRIVATE THIRDROW_SPELL)
endif()
if(THIRDROW_PCH)
  target_precompile_headers(thirdrow_ui PRIVATE
    <functional> <map> <memory> <optional> <string> <vector>
    <wx/app.h> <wx/bmpbndl.h> <wx/button.h> <wx/dataview.h> <wx/dcbuffer.h> <wx/frame.h> <wx/graphics.h> <wx/menu.h>
    <wx/panel.h> <wx/scrolwin.h> <wx/settings.h> <wx/simplebook.h> <wx/sizer.h> <wx/srchctrl.h> <wx/stattext.h>
    <wx/textctrl.h> <wx/tglbtn.h> <wx/timer.h> <wx/translation.h>)
  if(CCACHE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(thirdrow_ui PRIVATE -fpch-preprocess)
  endif()
endif()

# Catalogues: one thirdrow.mo per src/ui/po/LANGUAGE.po, and the template that translators start from.
find_program(XGETTEXT xgettext REQUIRED)
find_program(MSGFMT msgfmt REQUIRED)
set(THIRDROW_POT ${PROJECT_BINARY_DIR}/po/thirdrow.pot)
file(GLOB_RECURSE translatable CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/ui/*.cpp ${PROJECT_SOURCE_DIR}/src/ui/*.h
  ${PROJECT_SOURCE_DIR}/src/app/*.cpp ${PROJECT_SOURCE_DIR}/src/app/*.h ${PROJECT_SOURCE_DIR}/src/journal/*.cpp)
list(TRANSFORM translatable REPLACE "${PROJECT_SOURCE_DIR}/" "" OUTPUT_VARIABLE translatable_names)
list(JOIN translatable_names "\n" translatable_list)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/po/files.txt CONTENT "${translatable_list}\n")
add_custom_command(OUTPUT ${THIRDROW_POT}
  COMMAND ${XGETTEXT} --language=C++ --from-code=UTF-8 --keyword= --keyword=_ --keyword=N_ --keyword=tr
          --keyword=wxPLURAL:1,2 --keyword=plural:1,2 --package-name=thirdrow --sort-output
          --files-from=${PROJECT_BINARY_DIR}/po/files.txt --output=${THIRDROW_POT}
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} DEPENDS ${translatable} VERBATIM)
add_custom_target(thirdrow-pot DEPENDS ${THIRDROW_POT})

file(GLOB po_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/ui/po/*.po)
set(catalogues)
foreach(po ${po_files})
  get_filename_component(language ${po} NAME_WE)
  set(mo ${PROJECT_BINARY_DIR}/locale/${language}/LC_MESSAGES/thirdrow.mo)
  get_filename_component(mo_folder ${mo} DIRECTORY)
  add_custom_command(OUTPUT ${mo} COMMAND ${CMAKE_COMMAND} -E make_directory ${mo_folder}
    COMMAND ${MSGFMT} --check --output-file=${mo} ${po} DEPENDS ${po} VERBATIM)
  list(APPEND catalogues ${mo})
  install(FILES ${mo} DESTINATION ${CMAKE_INSTALL_LOCALEDIR}/${language}/LC_MESSAGES)
endforeach()
add_custom_target(thirdrow-catalogues ALL DEPENDS ${catalogues})

if(EXISTS ${PROJECT_SOURCE_DIR}/src/ui/main.cpp)
  add_executable(third-row src/ui/main.cpp)
  target_link_libraries(third-row PRIVATE thirdrow_ui thirdrow_flags)
  target_compile_definitions(thirdrow_ui PUBLIC THIRDROW_VERSION="${PROJECT_VERSION}")
  add_dependencies(third-row thirdrow-catalogues)
  install(TARGETS third-row RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

  # what desktops and software centres know the program by
  set(id org.thirdrow.ThirdRow)
  configure_file(installer/${id}.metainfo.xml.in ${PROJECT_BINARY_DIR}/installer/${id}.metainfo.xml @ONLY)
  configure_file(installer/third-row.1.in ${PROJECT_BINARY_DIR}/installer/third-row.1 @ONLY)
  set(data ${CMAKE_INSTALL_DATADIR})
  install(FILES installer/${id}.desktop DESTINATION ${data}/applications)
  install(FILES ${PROJECT_BINARY_DIR}/installer/${id}.metainfo.xml DESTINATION ${data}/metainfo)
  install(FILES installer/${id}.svg DESTINATION ${data}/icons/hicolor/scalable/apps)
  install(FILES installer/${id}-symbolic.svg DESTINATION ${data}/icons/hicolor/symbolic/apps)
  install(FILES ${PROJECT_BINARY_DIR}/installer/third-row.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()
