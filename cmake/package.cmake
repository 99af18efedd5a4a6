# `cpack -G DEB` in the build folder makes the Debian package.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME liaisond)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The liaisond maintainers <maintainers@liaisond.example>")
set(CPACK_DEBIAN_PACKAGE_SECTION mail)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "systemd | systemd-standalone-sysusers, tzdata")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "default-mta | mail-transport-agent, poppler-data")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "desk for the liaison statements of a standards body
Takes mail with liaison statements over LMTP, keeps it in SQLite, reads the
statement out of it, acknowledges it to the sender and forwards it to the
liaison manager in charge or to the coordinators. Reminds of deadlines.")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(package ${PROJECT_SOURCE_DIR}/packaging/debian)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${package}/conffiles ${package}/postinst ${package}/prerm ${package}/postrm)

# Debian's own forms and places: compressed pages, configuration, copyright, changelog. They are part of the package alone.
find_program(GZIP gzip REQUIRED)
set(changelog ${PROJECT_BINARY_DIR}/changelog.gz)
add_custom_command(OUTPUT ${changelog} COMMAND ${GZIP} -9nc ${package}/changelog > ${changelog}
                   DEPENDS ${package}/changelog VERBATIM)
set(packed ${changelog})
foreach(page liaisond.1 liaisond.toml.5 liaisond-directory.5)
  add_custom_command(OUTPUT ${pages}/${page}.gz COMMAND ${GZIP} -9nc ${pages}/${page} > ${pages}/${page}.gz
                     DEPENDS ${pages}/liaisond.1 VERBATIM)
  list(APPEND packed ${pages}/${page}.gz)
endforeach()
add_custom_target(packed ALL DEPENDS ${packed})
add_dependencies(packed pages)
install(FILES ${pages}/liaisond.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT package EXCLUDE_FROM_ALL)
install(FILES ${pages}/liaisond.toml.5.gz ${pages}/liaisond-directory.5.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man5
        COMPONENT package EXCLUDE_FROM_ALL)
install(FILES ${changelog} DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT package EXCLUDE_FROM_ALL)
install(FILES ${package}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT package EXCLUDE_FROM_ALL)
install(FILES config/liaisond.toml config/directory.toml DESTINATION /etc/liaisond COMPONENT package EXCLUDE_FROM_ALL)
set(CPACK_COMPONENTS_ALL Unspecified package)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
include(CPack)
