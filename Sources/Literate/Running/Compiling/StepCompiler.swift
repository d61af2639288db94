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
  func compile(
    _ script: StepScript, after chain: [CompiledStep], times: ProfileLane = .off
  ) async throws -> CompiledStep {
    let span = times.begin(.build, script.module.name)
    var isKnown = false
    defer { span?.end(["cache": isKnown ? "found" : "compiled"]) }
    let key = try self.key(of: script, after: chain)
    let compiled = CompiledStep(module: script.module, folder: cache.appendingPathComponent(key, isDirectory: true))
    isKnown = FileManager.default.fileExists(atPath: compiled.folder.path)
    if isKnown { return compiled }

    let aside = try newFolder()
    do { try await make(compiled, of: script, after: chain, in: aside, times) } catch {
      await Self.remove(aside)
      throw error
    }
    await Self.remove(aside)
    return compiled
  }

  /// What the compiler would say about a script, without making anything; empty where it has nothing to say.
  ///
  /// - Parameter onlyGrammar: whether names and types are left out, because what they come from is not there.
  /// - Throws: ``CompilerRejection`` where it was ended; what the file system throws.
  func check(_ script: StepScript, after chain: [CompiledStep], onlyGrammar: Bool = false) async throws -> String {
    let aside = try newFolder()
    do {
      let words = try await words(about: script, after: chain, onlyGrammar: onlyGrammar, in: aside)
      await Self.remove(aside)
      return words
    } catch {
      await Self.remove(aside)
      throw error
    }
  }

  private func words(
    about script: StepScript, after chain: [CompiledStep], onlyGrammar: Bool, in aside: URL
  ) async throws -> String {
    let source = aside.appendingPathComponent("main.swift")
    try Data(script.source.utf8).write(to: source)
    // Not only `-typecheck`: that a function returns nothing, or a constant has no value, is found in what comes after it.
    var arguments = ["-frontend"] + (onlyGrammar ? ["-parse"] : ["-emit-sil", "-o", "/dev/null"])
    arguments += ["-primary-file", source.path, "-module-name", script.module.name]
    arguments += contextArguments(after: chain) + Self.wordArguments
    var (status, words) = try await run("swift-frontend", arguments)
    if status != 0, Self.mayNotUse(words) {
      (status, words) = try await run("swift-frontend", arguments + ["-disable-access-control"])
    }
    return status == 0 ? "" : words
  }

  private func newFolder() throws -> URL {
    let aside = cache.appendingPathComponent(
      "\(Self.aside)\(getpid()).\(UInt32.random(in: 0 ... .max))", isDirectory: true)
    try FileManager.default.createDirectory(at: aside, withIntermediateDirectories: true)
    return aside
  }

  /// Whether the compiler minds a conformance of an earlier step's type. Access control is not off by default, because that
  /// opens the libraries' internals too.
  private static func mayNotUse(_ words: String) -> Bool {
    words.contains("must be declared public") || words.contains("must be as accessible as")
  }

  /// Compiles and links in a folder of its own, which then gets the name of what was made.
  private func make(
    _ compiled: CompiledStep, of script: StepScript, after chain: [CompiledStep], in aside: URL, _ times: ProfileLane
  ) async throws {
    // Script mode wants this name.
    let source = aside.appendingPathComponent("main.swift")
    try Data(script.source.utf8).write(to: source)
    let made = CompiledStep(module: script.module, folder: aside)
    let object = aside.appendingPathComponent("step.o")

    let arguments = compilerArguments(source: source, object: object, made: made, chain: chain)
    var (status, words) = try await times.measure(.compile) { try await run("swift-frontend", arguments) }
    if status != 0, Self.mayNotUse(words) {
      (status, words) = try await times.measure(.compile) {
        try await run("swift-frontend", arguments + ["-disable-access-control"])
      }
    }
    guard status == 0 else { throw Self.rejection(words) }
    let linking = linkerArguments(object: object, made: made)
    (status, words) = try await times.measure(.link) { try await run("clang", linking) }
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
      digest.update(try InterfaceDigests.digest(of: step))
    }
    return "\(script.module.name)-\(digest.finish().prefix(32))"
  }

  private func compilerArguments(source: URL, object: URL, made: CompiledStep, chain: [CompiledStep]) -> [String] {
    var arguments = ["-frontend", "-c", "-primary-file", source.path, "-module-name", made.module.name]
    arguments += ["-entry-point-function-name", made.entry, "-o", object.path]
    arguments += ["-emit-module-path", made.interface.path, "-emit-module-doc-path", made.documentation.path]
    arguments += contextArguments(after: chain) + ["-g", "-no-serialize-debugging-options"]
    return arguments + Self.wordArguments
  }

  private static let wordArguments = ["-enable-private-imports", "-suppress-warnings", "-diagnostic-style", "llvm"]

  /// What says in which surroundings a step's code is read; the compiler's driver, which SourceKit uses, knows these too.
  func contextArguments(after chain: [CompiledStep]) -> [String] {
    let folders = [kernel.modules] + hiddenMaps + chain.map(\.folder)
    var arguments = folders.flatMap { ["-I", $0.path] }
    arguments +=
      awaits
      ? ["-swift-version", "6", "-default-isolation", "MainActor", "-disable-dynamic-actor-isolation"]
      : ["-swift-version", "5"]
    arguments += ["-Onone", "-enable-testing", "-package-name", "lesson", "-enable-bare-slash-regex"]
    arguments += ["-plugin-path", toolchain.usr.appendingPathComponent("lib/swift/host/plugins").path]
    return arguments + ["-module-cache-path", cache.appendingPathComponent("module-cache").path]
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
