import Files
import Foundation
import Literate
import Offline
import Subprocess

extension MachineFacts {
  /// Looks at this machine. Nothing is changed but that a step is run.
  static func gather() async -> MachineFacts {
    let cache = MachineReading.space("cache", CacheFolder.root)
    let temporary = MachineReading.space("temporary files", FileManager.default.temporaryDirectory)
    let pages = MachineReading.space("pages", URL(fileURLWithPath: "Output", isDirectory: true))
    var facts = MachineFacts(
      architecture: MachineReading.architecture, processorFlags: MachineReading.processorFlags,
      cores: ProcessInfo.processInfo.activeProcessorCount, system: MachineReading.system,
      memory: MachineReading.memory, spaces: [cache, temporary, pages], compiler: await compiler(),
      builtWith: MachineReading.swift(
        ofModule: Installation.kernel.modules.appendingPathComponent("TransferLearning.swiftmodule")),
      missingPackages: await missingPackages(),
      kernel: (
        Installation.kernel.executable.path,
        FileManager.default.isExecutableFile(atPath: Installation.kernel.executable.path)
      ),
      weights: await weights(), photos: await photos(), programs: await programs(), hasLoopback: Loopback.isUp,
      trial: .notTried(reason: "what it needs is not here"))
    facts.trial = await facts.tried([cache, temporary])
    return facts
  }

  private static func compiler() async -> Compiler {
    // A launcher outside of a toolchain would have to be asked, and waited for over the loopback.
    guard Loopback.isUp else { return .absent(reason: "not looked for, because the interface lo is down") }
    do {
      let toolchain = try Toolchain.current()
      return .found(
        usr: toolchain.usr.path, version: toolchain.version, missing: ToolchainPiece.missing(in: toolchain.usr))
    } catch ToolchainError.noCompiler {
      return .absent(reason: "there is no swiftc on PATH")
    } catch {
      return .absent(reason: "\(error)")
    }
  }

  static func missingPackages() async -> Set<String>? {
    let names = Set(DebianPackages.running + DebianPackages.building)
    let arguments = ["--show", "--showformat=${Package} ${db:Status-Status}\n"] + names.sorted()
    guard let said = await output(of: "dpkg-query", arguments) else { return nil }
    let installed = said.split(separator: "\n").filter { $0.hasSuffix(" installed") }.map { String($0.dropLast(10)) }
    return names.subtracting(installed)
  }

  private static func weights() async -> Answer<[Weights]> {
    do {
      let all = try await EngineQuestion.weights().filter(\.isOfTheCourse)
      return .known(all.map { Weights(name: $0.name, bytes: $0.bytes, isHere: $0.path != nil) })
    } catch {
      return .unknown(reason: "\(error)")
    }
  }

  private static func photos() async -> Answer<[String: Bool]> {
    do {
      let all = try await EngineQuestion.photos()
      return .known(Dictionary(all.map { ($0.name, $0.path != nil) }) { first, _ in first })
    } catch {
      return .unknown(reason: "\(error)")
    }
  }

  private static func programs() async -> Set<String> {
    var found: Set<String> = []
    let chromium = ProcessInfo.processInfo.environment["LECTERN_CHROMIUM"] ?? "chromium"
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let places = chromium.contains("/") ? [chromium] : path.split(separator: ":").map { "\($0)/\(chromium)" }
    if places.contains(where: { FileManager.default.isExecutableFile(atPath: $0) }) { found.insert("chromium") }
    if await output(of: "python3", ["-m", "pip", "--version"])?.hasPrefix("pip ") == true { found.insert("pip") }
    return found
  }

  /// What a program prints; nil where it cannot be started.
  private static func output(of program: String, _ arguments: [String]) async -> String? {
    try? await Subprocess.run(
      .name(program), arguments: Arguments(arguments), input: .none, output: .string(limit: 1 << 20), error: .discarded
    ).standardOutput
  }

  private func tried(_ spaces: [Space]) async -> Trial {
    if let space = spaces.first(where: { $0.problem != nil }) {
      return .notTried(reason: "\(space.path) cannot be written")
    }
    if !hasLoopback { return .notTried(reason: "the interface lo is down") }
    guard kernel.isThere else { return .notTried(reason: "there is no kernel") }
    guard case .found(_, _, let missing) = compiler, !missing.contains(where: \.isNecessary) else {
      return .notTried(reason: "there is no whole Swift toolchain")
    }
    return await TrialStep.run()
  }
}
