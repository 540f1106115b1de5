#include <exception>
#include <string>

#include "app/explain.h"
#include "base/bytes.h"
#include "cli/cli.h"
#include "cli/context.h"
#include "cli/exit_code.h"
#include "cli/help.h"
#include "cli/output.h"
#include "cli/parse.h"

namespace thirdrow::cli {
namespace {

struct Words {
  std::string code, message, hint;
};

/// What went wrong, in a sentence: the command's own words, or those that the window uses too. Details of
/// these codes name fields, limits and rules, never a person's words.
Words words_for(const Error& error, const Context* context) {
  const app::Explained said = app::explain(error);
  Words words{said.code, said.what, said.next};
  if (context != nullptr && context->told()) {
    words.message = context->told()->message;
    words.hint = context->told()->hint;
    return words;
  }
  if (error.detail.empty()) return words;
  if (error.code == Code::usage) return {said.code, error.detail, {}};
  const bool telling = words.code == "invalid" || words.code == "refused" || words.code == "in_use";
  if (telling) words.message.insert(words.message.size() - 1, " (" + error.detail + ")");
  return words;
}

int report(const Error& error, const Context* context, const Arguments& arguments, const Streams& streams) {
  Words words = words_for(error, context);
  words.message = repair_utf8(words.message);  // it may repeat a word as typed
  if (arguments.has_global("json")) {
    Json inner = Json::object();
    inner.add("code", words.code).add("message", words.message).add("hint", words.hint);
    streams.err << Json::object().add("error", std::move(inner)).dump() << '\n';
  } else {
    streams.err << "thirdrow-cli: " << harmless(words.message) << '\n';
    if (!words.hint.empty()) streams.err << harmless(words.hint) << '\n';
  }
  return exit_code(error);
}

Status help(const Arguments& arguments, const Streams& streams) {
  if (arguments.help_topic.empty()) {
    print_overview(streams.out);
    return {};
  }
  if (print_help(streams.out, arguments.help_topic)) return {};
  return {Code::usage, "There is no command '" + arguments.help_topic + "'; see 'thirdrow-cli help'."};
}

Status answer(const Arguments& arguments, const Streams& streams, Context& context) {
  switch (arguments.ask) {
    case Arguments::Ask::help:
      return help(arguments, streams);
    case Arguments::Ask::version:
      streams.out << "thirdrow-cli " THIRDROW_VERSION "\n";
      return {};
    case Arguments::Ask::manual:
      print_manual(streams.out);
      return {};
    case Arguments::Ask::command:
      return arguments.command->run(context);
  }
  return {};
}

/// What no caller can do anything about (memory that is not there, a bug of ours or of a library) ends here.
Status caught_answer(const Arguments& arguments, const Streams& streams, Context& context) {
  try {
    return answer(arguments, streams, context);
  } catch (const std::exception&) {
    return Code::failed;  // its words might be a person's
  }
}

}  // namespace

int run(std::span<const std::string> words, const Streams& streams, const Surroundings& around) {
  Arguments arguments;
  if (const Status parsed = parse(words, arguments); !parsed)
    return report(parsed.error(), nullptr, arguments, streams);
  Context context(arguments, streams, around);
  const Status done = caught_answer(arguments, streams, context);
  context.end_progress();
  streams.out.flush();
  if (!done) return report(done.error(), &context, arguments, streams);
  if (!streams.out) return report({Code::io, "output"}, nullptr, arguments, streams);
  return 0;
}

}  // namespace thirdrow::cli
