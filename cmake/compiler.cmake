# Which compiler, which language, which warnings.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
  message(FATAL_ERROR
    "g++ ${CMAKE_CXX_COMPILER_VERSION} cannot build liaisond: before version 14 it destroys temporaries of co_await "
    "statements at the wrong time, without a warning, and the daemon crashes. Use clang 19 "
    "(cmake --preset release does; Debian 12: apt-get install clang-19) or g++ 14 and later.")
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
                    -Wcast-align -Woverloaded-virtual -Wnull-dereference -Wimplicit-fallthrough -Werror)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  add_compile_options(-Wswitch-enum -Wno-missing-field-initializers)
  add_link_options(-fuse-ld=lld)
endif()

# A preset says address, undefined, thread or fuzzer; the list reaches compiler and linker alike.
set(LIAISOND_SANITIZE "" CACHE STRING "value of -fsanitize=, empty for none")
if(LIAISOND_SANITIZE)
  add_compile_options(-fsanitize=${LIAISOND_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${LIAISOND_SANITIZE})
elseif(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # What nobody calls is not in the program, nor a library that nobody needs.
  add_compile_options(-ffunction-sections -fdata-sections)
  add_link_options(-Wl,--as-needed -Wl,--gc-sections -Wl,--icf=safe)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
