import ArgumentParser

/// Where pages go and what the terminal shows.
struct DisplayOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: ArgumentHelp("The folder of the pages.", valueName: "dir"))
  var output = "Output"
  @Flag(name: .shortAndLong, help: "Print failures only.")
  var quiet = false
  @Option(help: ArgumentHelp("When to use colour.", valueName: "when"))
  var color = ColorChoice.auto
}
