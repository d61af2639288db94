import Offline
import Testing

/// What the doctor says of machines that are made up.
@Suite struct DiagnosisTests {
  private static func machine(_ change: (inout MachineFacts) -> Void = { _ in }) -> [Finding] {
    var facts = MachineFacts(
      architecture: "x86_64", processorFlags: ["avx2", "avx512f", "avx512_bf16"], cores: 8, system: "debian 12",
      memory: (16_000_000_000, 12_000_000_000),
      spaces: ["cache", "temporary files", "pages"].map {
        .init(purpose: $0, path: "/\($0)", free: 50_000_000_000, problem: nil)
      },
      compiler: .found(usr: "/opt/swift/usr", version: "6.3.1", missing: []), builtWith: "6.3.1", missingPackages: [],
      kernel: ("/l/lectern-kernel", true), weights: .known([.init(name: "xception", bytes: 83_469_008, isHere: true)]),
      photos: .known(["flowers": true]), programs: ["chromium", "pip"], hasLoopback: true, trial: .ran(seconds: 1.04))
    change(&facts)
    return Diagnosis(facts).findings
  }

  private static func finding(_ subject: String, _ change: (inout MachineFacts) -> Void) throws -> Finding {
    try #require(machine(change).first { $0.subject == subject })
  }

  @Test func aMachineWithEverythingIsGood() {
    let findings = Self.machine()
    #expect(findings.allSatisfy { $0.verdict == .good && $0.remedies.isEmpty })
    #expect(
      findings.map(\.subject) == [
        "processor", "system", "memory", "disk: cache", "disk: temporary files", "disk: pages", "Swift", "packages",
        "kernel", "weights", "photographs", "a step",
      ])
    #expect(Diagnosis.canRun(findings))
    #expect(findings[0].found.contains("AVX2, AVX-512, bfloat16"))
  }

  @Test func nothingIsRequiredOfTheProcessorBeyondTheBaseline() throws {
    let old = try Self.finding("processor") { $0.processorFlags = [] }
    #expect(old.verdict == .good && old.found.contains("without AVX2"))
    let arm = try Self.finding("processor") { $0.architecture = "aarch64" }
    #expect(arm.verdict == .good && arm.found.contains("arm64"))
    #expect(try Self.finding("processor") { $0.architecture = "riscv64" }.verdict == .missing)
  }

  @Test(arguments: [
    (1_900_000_000, Finding.Verdict.missing), (2_100_000_000, .advice), (4_100_000_000, .good),
  ])
  func memoryIsJudged(available: Int, verdict: Finding.Verdict) throws {
    let finding = try Self.finding("memory") { $0.memory = (8_000_000_000, available) }
    #expect(finding.verdict == verdict)
    #expect(finding.remedies.isEmpty == (verdict == .good))
  }

  @Test func disksAreJudged() throws {
    let full = try Self.finding("disk: cache") { $0.spaces[0].free = 1000 }
    #expect(full.verdict == .missing && full.remedies.contains("lectern cache clear"))
    let tight = try Self.finding("disk: cache") { $0.spaces[0].free = 1_000_000_000 }
    #expect(tight.verdict == .advice)
    let locked = try Self.finding("disk: cache") { $0.spaces[0].problem = "Read-only file system" }
    #expect(locked.verdict == .missing && locked.found.contains("Read-only file system"))
    #expect(locked.remedies.first?.contains("LECTERN_CACHE") == true)
    // Somebody may ask the doctor anywhere.
    #expect(try Self.finding("disk: pages") { $0.spaces[2].problem = "Permission denied" }.verdict == .advice)
  }

  @Test func theToolchainIsJudged() throws {
    let none = try Self.finding("Swift") { $0.compiler = .absent(reason: "there is no swiftc on PATH") }
    #expect(none.verdict == .missing && none.wanted?.contains("6.3.1") == true)
    let other = try Self.finding("Swift") { $0.builtWith = "6.2" }
    #expect(other.verdict == .missing && other.wanted?.contains("6.2") == true)
    for piece in ToolchainPiece.all {
      let finding = try Self.finding("Swift") {
        $0.compiler = .found(usr: "/usr", version: "6.3.1", missing: [piece])
      }
      #expect(finding.verdict == (piece.isNecessary ? .missing : .advice))
      #expect(finding.found.contains(piece.path))
    }
  }

  @Test func packagesAreNamedWithTheCommand() throws {
    let needed = try Self.finding("packages") { $0.missingPackages = ["libdnnl2", "libcairo2-dev"] }
    #expect(needed.verdict == .missing && needed.remedies == ["sudo apt-get install -y libdnnl2"])
    let toBuild = try Self.finding("to build") { $0.missingPackages = ["libcairo2-dev"] }
    #expect(toBuild.verdict == .advice && toBuild.remedies == ["sudo apt-get install -y libcairo2-dev"])
    #expect(try Self.finding("packages") { $0.missingPackages = nil }.verdict == .advice)
  }

  @Test func whatTheEngineHasIsJudged() throws {
    let some = try Self.finding("weights") {
      $0.weights = .known([
        .init(name: "a", bytes: 5_000_000, isHere: true), .init(name: "b", bytes: 9_000_000, isHere: false),
      ])
    }
    #expect(some.verdict == .missing && some.found == "not here: b (9.0 MB); here: a")
    #expect(some.remedies.first == "lectern weights fetch")
    let silent = try Self.finding("weights") { $0.weights = .unknown(reason: "no kernel") }
    #expect(silent.verdict == .missing && silent.found.contains("no kernel"))
    let photos = try Self.finding("photographs") { $0.photos = .known(["flowers": false, "pets": true]) }
    #expect(photos.verdict == .advice && photos.remedies == ["lectern photos fetch flowers"])
    #expect(try Self.finding("kernel") { $0.kernel.isThere = false }.verdict == .missing)
  }

  @Test func whatDoesNotRunIsTold() throws {
    let failed = Self.machine { $0.trial = .failed("the kernel ended") }
    #expect(!Diagnosis.canRun(failed) && failed.last?.found == "the kernel ended")
    #expect(!Diagnosis.canRun(Self.machine { $0.trial = .notTried(reason: "no kernel") }))
    let lonely = try Self.finding("loopback") { $0.hasLoopback = false }
    #expect(lonely.verdict == .missing && lonely.remedies == ["sudo ip link set lo up"])
    // What is nice to have keeps nobody from running.
    let plain = Self.machine { ($0.programs, $0.system) = ([], "ubuntu 24.04") }
    #expect(Diagnosis.canRun(plain) && plain.filter { $0.verdict == .advice }.count == 3)
  }

  @Test func whatIsNotGoodSaysWhatIsWantedAndWhatMendsIt() {
    let all = Self.machine {
      $0.architecture = "riscv64"
      $0.system = ""
      $0.memory = nil
      $0.compiler = .absent(reason: "none")
      $0.missingPackages = Set(DebianPackages.running + DebianPackages.building)
      $0.kernel.isThere = false
      $0.weights = .unknown(reason: "none")
      $0.photos = .unknown(reason: "none")
      $0.programs = []
      $0.hasLoopback = false
      $0.trial = .notTried(reason: "none")
      for index in $0.spaces.indices { $0.spaces[index].problem = "no" }
    }
    for finding in all {
      #expect(finding.verdict != .good && finding.wanted != nil && !finding.remedies.isEmpty, "\(finding)")
    }
    #expect(all.count == 16)
  }
}
