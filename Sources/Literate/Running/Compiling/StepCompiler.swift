import Files
import Foundation
import StepOutput
import Subprocess

/// Compiles steps, one module each, and keeps what it made by content: an unchanged step is not compiled again.
struct StepCompiler: Sendable {
  let toolchain: Toolchain
  let kernel: KernelLocation
  private let cache: URL
  private let identity: String
  private let hiddenMaps: [URL]
  /// Keeps `lectern cache clear` from removing what was compiled before this is done with it.
  private let inUse: SharedFileLock?
  /// Whether steps of the lesson wait at their top level: then variables are the main actor's, in all steps alike.
  private let awaits: Bool
  /// How folders begin that are being filled.
  private static let aside = ".aside."

  /// - Throws: when the cache folder cannot be written or the kernel is not there.
  init(toolchain: Toolchain, kernel: KernelLocation, awaits: Bool = false) throws {
    self.awaits = awaits
    self.toolchain = toolchain
    self.kernel = kernel
    cache = try CacheFolder.folder("steps")
    inUse = SharedFileLock(cache.appendingPathComponent(".in-use"))
    Leftovers.remove(in: cache, prefix: Self.aside)
    identity = "1 \(try toolchain.identity()) \(try kernel.identity())"
    let maps = cache.appendingPathComponent("hidden-modules", isDirectory: true)
    hiddenMaps = try kernel.hiddenModules.map { name in
      let folder = maps.appendingPathComponent(name, isDirectory: true)
      let map = folder.appendingPathComponent("module.modulemap")
      if !FileManager.default.fileExists(atPath: map.path) {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try WholeFile.write(Data("module \(name) {}\n".utf8), to: map)
      }
      return folder
    }
  }

  /// Compiles a script against the chain before it, or finds it compiled.
  ///
  /// - Throws: ``CompilerRejection`` with the compiler's words; what the file system throws.
  func compile(_ script: StepScript, after chain: [CompiledStep]) async throws -> CompiledStep {
    let key = try self.key(of: script, after: chain)
    let compiled = CompiledStep(module: script.module, folder: cache.appendingPathComponent(key, isDirectory: true))
    if FileManager.default.fileExists(atPath: compiled.folder.path) { return compiled }

    let aside = cache.appendingPathComponent(
      "\(Self.aside)\(getpid()).\(UInt32.random(in: 0 ... .max))", isDirectory: true)
    try FileManager.default.createDirectory(at: aside, withIntermediateDirectories: true)
    do { try await make(compiled, of: script, after: chain, in: aside) } catch {
      await Self.remove(aside)
      throw error
    }
    await Self.remove(aside)
    return compiled
  }

  /// Compiles and links in a folder of its own, which then gets the name of what was made.
  private func make(
    _ compiled: CompiledStep, of script: StepScript, after chain: [CompiledStep], in aside: URL
  ) async throws {
    // Script mode wants this name.
    let source = aside.appendingPathComponent("main.swift")
    try Data(script.source.utf8).write(to: source)
    let made = CompiledStep(module: script.module, folder: aside)
    let object = aside.appendingPathComponent("step.o")

    let arguments = compilerArguments(source: source, object: object, made: made, chain: chain)
    var (status, words) = try await run("swift-frontend", arguments)
    if status != 0, words.contains("must be declared public") || words.contains("must be as accessible as") {
      // A conformance of an earlier step's type; not by default, because it opens the libraries' internals too.
      (status, words) = try await run("swift-frontend", arguments + ["-disable-access-control"])
    }
    guard status == 0 else { throw Self.rejection(words) }
    (status, words) = try await run("clang", linkerArguments(object: object, made: made))
    guard status == 0 else { throw CompilerRejection(words: words) }
    try? FileManager.default.removeItem(at: object)
    // Whoever renames first wins; both made the same.
    if rename(aside.path, compiled.folder.path) != 0, !FileManager.default.fileExists(atPath: compiled.folder.path) {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: compiled.folder.path])
    }
  }

  /// Removes a folder that was being filled. Of a linker that was ended in the middle, a part may still be writing there.
  private static func remove(_ aside: URL) async {
    for _ in 0..<100 {
      try? FileManager.default.removeItem(at: aside)
      if !FileManager.default.fileExists(atPath: aside.path) { return }
      await Task.detached { try? await Task.sleep(for: .milliseconds(20)) }.value
    }
  }

  private static func rejection(_ words: String) -> any Error {
    if let mismatch = ToolchainMismatch(words: words) { return mismatch }
    return CompilerRejection(words: words)
  }

  private func key(of script: StepScript, after chain: [CompiledStep]) throws -> String {
    let digest = Digest(.sha256)
    digest.update("\(identity) \(awaits)")
    digest.update(script.source)
    for step in chain {
      digest.update("\n\(step.module.name) ")
      digest.update(try Digest.hex(contentsOf: step.interface))
    }
    return "\(script.module.name)-\(digest.finish().prefix(32))"
  }

  private func compilerArguments(source: URL, object: URL, made: CompiledStep, chain: [CompiledStep]) -> [String] {
    let folders = [kernel.modules] + hiddenMaps + chain.map(\.folder)
    var arguments = ["-frontend", "-c", "-primary-file", source.path, "-module-name", made.module.name]
    arguments += ["-entry-point-function-name", made.entry, "-o", object.path]
    arguments += ["-emit-module-path", made.interface.path]
    arguments += folders.flatMap { ["-I", $0.path] }
    arguments +=
      awaits
      ? ["-swift-version", "6", "-default-isolation", "MainActor", "-disable-dynamic-actor-isolation"]
      : ["-swift-version", "5"]
    arguments += ["-Onone", "-g", "-enable-testing", "-enable-private-imports"]
    arguments += ["-package-name", "lesson", "-enable-bare-slash-regex", "-no-serialize-debugging-options"]
    arguments += ["-plugin-path", toolchain.usr.appendingPathComponent("lib/swift/host/plugins").path]
    arguments += ["-module-cache-path", cache.appendingPathComponent("module-cache").path]
    arguments += ["-suppress-warnings", "-diagnostic-style", "llvm"]
    return arguments
  }

  private func linkerArguments(object: URL, made: CompiledStep) -> [String] {
    let libraries = toolchain.usr.appendingPathComponent("lib/swift/linux")
    #if arch(arm64)
      let architecture = "aarch64"
    #else
      let architecture = "x86_64"
    #endif
    // swiftrt.o registers the module's types with the runtime; without it casts fail and Codable crashes.
    let runtime = libraries.appendingPathComponent("\(architecture)/swiftrt.o")
    let names = [
      "swiftCore", "swiftSwiftOnoneSupport", "swift_Concurrency", "swift_StringProcessing", "swift_RegexParser",
      "swiftRegexBuilder", "swiftObservation", "swiftSynchronization", "swiftGlibc", "Foundation",
      "FoundationEssentials",
      "FoundationInternationalization", "FoundationNetworking", "swiftDispatch", "dispatch", "BlocksRuntime",
    ]
    let present = names.filter { FileManager.default.fileExists(atPath: "\(libraries.path)/lib\($0).so") }
    var arguments = ["-shared", "-fuse-ld=lld", "-o", made.library.path, runtime.path, object.path]
    arguments += ["-L", libraries.path, "-Wl,-rpath,\(libraries.path)", "-Wl,--as-needed"]
    arguments += present.map { "-l\($0)" } + ["-lm"]
    return arguments
  }

  private func run(_ tool: String, _ arguments: [String]) async throws -> (status: Int32, words: String) {
    for tries in 1... {
      let result = try await Subprocess.run(
        .path(.init(toolchain.usr.appendingPathComponent("bin/\(tool)").path)),
        arguments: Arguments(arguments), platformOptions: .apart, input: .none, output: .discarded,
        error: .string(limit: 1 << 20))
      let words = result.standardError
      switch result.terminationStatus {
      case .exited(let code):
        // The linker's driver tells of it so.
        if !words.contains("failed due to signal") || tries == 3 { return (code, words) }
      case .signaled(let signal):
        try Task.checkCancellation()
        guard tries == 3 else { continue }
        if !Self.ownSignals.contains(signal) { throw CompilerRejection(words: "", signal: signal) }
        return (128 + signal, "\(Self.crashed) (signal \(signal))\n" + words)
      }
    }
    throw CancellationError()
  }

  static let crashed = "the compiler itself crashed on this step: say it in another way"

  /// By which a program ends itself. Once may be somebody else's doing.
  private static let ownSignals: Set<Int32> = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV]
}

/// The compiler or linker said no.
struct CompilerRejection: Error {
  var words: String
  /// What ended it, where it came to no end of its own.
  var signal: Int32?
}
