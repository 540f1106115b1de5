/// Programs that read what was written: a PDF's words, facts and tags, an XML file's mistakes.
#pragma once

#include <array>
#include <cstdio>
#include <fstream>
#include <string>

#include "base/bytes.h"
#include "support/catch.h"
#include "support/scratch.h"

namespace thirdrow::test {

inline bool has(const std::string& text, std::string_view piece) {
  return text.find(piece) != std::string::npos;
}

/// What `command` says on both streams.
inline std::string said_by(const std::string& command) {
  std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string out;
  std::array<char, 4096> buffer = {};
  for (std::size_t n = 1; n > 0;) {
    n = std::fread(buffer.data(), 1, buffer.size(), pipe);
    out.append(buffer.data(), n);
  }
  const int status = ::pclose(pipe);
  INFO(command << ": " << out);
  CHECK(status != 127 * 256);  // the program is there
  return out;
}

/// The same about a file with these bytes, whose name is put after it.
inline std::string said_of(ByteView bytes, const std::string& command, const std::string& after = {}) {
  const Scratch scratch;
  const auto file = scratch.write("file", std::string(as_text(bytes)));
  return said_by(command + " '" + file.string() + "' " + after);
}

inline std::string complaints_of_xml(const std::string& xml) {
  return said_of(as_bytes(xml), "xmllint --noout --nonet");
}
inline std::string words_of_pdf(ByteView pdf) { return said_of(pdf, "pdftotext -layout", "-"); }
inline std::string facts_of_pdf(ByteView pdf) { return said_of(pdf, "pdfinfo"); }
inline std::string tags_of_pdf(ByteView pdf) { return said_of(pdf, "pdfinfo -struct-text"); }

}  // namespace thirdrow::test
