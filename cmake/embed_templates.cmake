# Writes OUTPUT, a C++ file with the mail templates of FOLDER as built-in texts, and with HELP, a page of docs/, as the
# template of the mail that explains the commands. Run by the build: cmake -P.
file(GLOB templates ${FOLDER}/*.mustache)
set(rows "")
foreach(template IN LISTS templates)
  get_filename_component(name ${template} NAME_WE)
  file(READ ${template} text)
  string(APPEND rows "        {\"${name}\", R\"mustache(${text})mustache\"},\n")
endforeach()
file(READ ${HELP} text)
string(APPEND rows "        {\"help\", R\"mustache(Subject: How to run the {{desk}} liaison desk by mail\n\n${text})mustache\"},\n")
file(WRITE ${OUTPUT} "#include \"config/built_in_templates.hpp\"

namespace liaison {

TemplateTexts built_in_templates() {
    return {
${rows}    };
}

} // namespace liaison
")
