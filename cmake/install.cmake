# What `cmake --install` puts where, under any prefix.
include(GNUInstallDirs)
set(LIAISOND_UNIT_DIR "lib/systemd/system" CACHE STRING "where systemd looks for units, under the prefix")

# notify-reload came with systemd 253; before it, and where its version is not known, a reload is a signal that systemd
# sends.
pkg_check_modules(SYSTEMD QUIET systemd)
if(NOT SYSTEMD_FOUND OR SYSTEMD_VERSION VERSION_LESS 253)
  set(SERVICE_TYPE "Type=notify\nExecReload=kill -HUP $MAINPID")
else()
  set(SERVICE_TYPE "Type=notify-reload")
endif()

# liaisond_unit(FILE CONFIGURATION STATE OF_INSTANCE AFTER_SOCKET): one unit made of systemd/liaisond.service.in.
function(liaisond_unit file CONFIGURATION STATE OF_INSTANCE AFTER_SOCKET)
  set(CREDENTIAL "${CONFIGURATION}.smtp.password")
  set(PROGRAM @PROGRAM@)
  set(made ${PROJECT_BINARY_DIR}/systemd/${file})
  configure_file(${PROJECT_SOURCE_DIR}/systemd/liaisond.service.in ${made}.in @ONLY)
  # Where the program is, is known only now: the prefix may be given to `cmake --install`.
  install(CODE "
    set(PROGRAM \${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}/liaisond)
    configure_file([==[${made}.in]==] [==[${made}]==] @ONLY)")
  install(FILES ${made} DESTINATION ${LIAISOND_UNIT_DIR})
endfunction()
liaisond_unit(liaisond.service liaisond liaisond "" " liaisond-lmtp.socket")
liaisond_unit(liaisond@.service %i liaisond/%i " of %i" "")

# Man pages and completions are what the program says of itself. A package brings compressed pages in place of these.
set(pages ${PROJECT_BINARY_DIR}/pages)
add_custom_command(
  OUTPUT ${pages}/liaisond.1
  COMMAND ${PROJECT_SOURCE_DIR}/scripts/write-pages $<TARGET_FILE:liaisond> ${PROJECT_VERSION} ${pages}
  DEPENDS liaisond ${PROJECT_SOURCE_DIR}/scripts/write-pages ${PROJECT_SOURCE_DIR}/config/liaisond.toml
          ${PROJECT_SOURCE_DIR}/config/directory.toml ${PROJECT_SOURCE_DIR}/docs/man/liaisond.description
          ${PROJECT_SOURCE_DIR}/docs/man/liaisond.ending
  VERBATIM)
add_custom_target(pages ALL DEPENDS ${pages}/liaisond.1)

install(TARGETS liaisond RUNTIME)
install(TARGETS liaisond-reader RUNTIME DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/liaisond)
install(FILES config/liaisond.toml config/directory.toml DESTINATION ${CMAKE_INSTALL_DATADIR}/liaisond/examples)
install(DIRECTORY config/templates DESTINATION ${CMAKE_INSTALL_DATADIR}/liaisond)
install(FILES ${pages}/liaisond.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT manual)
install(FILES ${pages}/liaisond.toml.5 ${pages}/liaisond-directory.5 DESTINATION ${CMAKE_INSTALL_MANDIR}/man5 COMPONENT manual)
install(FILES ${pages}/liaisond.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME liaisond)
install(FILES ${pages}/_liaisond DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${pages}/liaisond.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES systemd/liaisond-lmtp.socket DESTINATION ${LIAISOND_UNIT_DIR})
install(FILES systemd/liaisond.sysusers DESTINATION lib/sysusers.d RENAME liaisond.conf)
install(FILES systemd/liaisond.tmpfiles DESTINATION lib/tmpfiles.d RENAME liaisond.conf)
file(GLOB documents CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/*.md)
install(FILES README.md ${documents} DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES docs/examples/grafana.json docs/examples/prometheus.rules.yml DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
