#include "ui/start_options.h"

namespace thirdrow::ui {

Result<StartOptions> StartOptions::parse(const std::vector<std::string>& words) {
  StartOptions out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const bool has_value = i + 1 < words.size();
    if (word == "--help" || word == "-h") {
      out.run = Run::help;
    } else if (word == "--version") {
      out.run = Run::version;
    } else if (word == "--demo") {
      out.run = Run::demo;
    } else if (word == "--journal" && has_value) {
      out.journal = words[++i];
    } else if (word == "--language" && has_value) {
      out.language = words[++i];
    } else if (word == "--tour" && has_value) {
      out.run = Run::tour;
      out.tour = words[++i];
    } else if (word == "--figures" && has_value) {
      out.run = Run::figures;
      out.passphrase = words[++i];
    } else {
      return Error{Code::usage, word.starts_with("--") ? word : "unexpected word"};
    }
  }
  return out;
}

const char* usage_text() {
  return "Usage: third-row [options]\n"
         "  --journal DIR    open or make the journal in DIR\n"
         "  --demo           a throw-away journal filled with a year of a fictional leader's entries\n"
         "  --tour DIR       write a picture of every page over the demo journal into DIR, then leave\n"
         "  --figures FILE   open the journal with the passphrase in FILE (- for standard input), print what "
         "the start\n"
         "                   cost up to the first paint of each page, then leave\n"
         "  --language TAG   show the program in this language, e.g. de\n"
         "  --version        print the version\n"
         "  --help           print this\n";
}

}  // namespace thirdrow::ui
