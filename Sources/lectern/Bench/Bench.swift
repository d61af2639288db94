import ArgumentParser

/// `lectern bench …`: what lessons take is measured from here, what the engine takes by the engine.
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measure Lectern on this machine, side by side with others.",
    usage: "lectern bench inference | training | input | kernel | course | growth | report [<options>]",
    discussion: """
      lectern bench inference     what networks make of batches of pictures, beside the machine's peak
      lectern bench training      fine-tuning steps, and a head on a frozen base
      lectern bench input         how picture files become a network's input
      lectern bench kernel        how lessons start, change, go back and run again
      lectern bench course        the lessons that begin the course, and a notebook that does the same
      lectern bench growth        how costs grow with steps, lessons, output and pictures
      lectern bench report        a page, and a table for a README, of what these have printed

      Each explains itself with --help.
      """)
  @Argument(parsing: .captureForPassthrough) var arguments: [String] = []

  /// Those that run here; all others are the kernel's.
  private static let own: [String: any ParsableCommand.Type] = [
    "kernel": KernelBench.self, "course": CourseBench.self, "growth": GrowthBench.self, "report": ReportBench.self,
  ]

  func run() async throws {
    guard let word = arguments.first, !["-h", "--help", "help"].contains(word) else {
      throw CleanExit.helpRequest(Self.self)
    }
    guard let type = Self.own[word] else {
      try EngineCommand.become("bench", arguments, known: Self.own.keys.sorted() + ["inference", "training", "input"])
    }
    var command = try type.parseAsRoot(Array(arguments.dropFirst()))
    if var bench = command as? any AsyncParsableCommand { try await bench.run() } else { try command.run() }
  }
}
