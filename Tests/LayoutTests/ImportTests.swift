import Foundation
import TestSupport
import Testing

/// Who may import whom: below is all of it, and anything else is a mistake.
@Suite struct ImportTests {
  /// What each module's files import, besides Foundation.
  private static let allowed: [String: Set<String>] = [
    // At the bottom: the first three know nothing of the package.
    "Files": ["COpenSSL"],
    "Wording": [],
    "PhotoFolders": [],
    "HTTP": ["CCurl"],
    "Downloads": ["Files", "Wording", "HTTP", "CZip"],
    // The engine.
    "Tensors": ["Wording", "CPixels", "CNormalization", "COneDNN", "COpenBLAS"],
    "NeuralNetworks": ["Tensors", "Files", "Wording", "CLanes"],
    "Architectures": ["NeuralNetworks", "Tensors", "Wording"],
    "Weights": ["Architectures", "NeuralNetworks", "Tensors", "Files", "Downloads", "Wording", "CHDF5"],
    "Datasets": ["Tensors", "Files", "PhotoFolders", "Downloads", "Wording", "CPixels", "CJPEG", "CPNG", "CCairo"],
    // What a step shows.
    "StepOutput": [],
    "Charts": ["StepOutput", "CCairo"],
    // What measurements have in common.
    "Benchmarks": [],
    // What a lesson imports, and the process that runs its steps.
    "TransferLearning": [
      "Architectures", "Charts", "Datasets", "NeuralNetworks", "StepOutput", "Tensors", "Weights", "Wording",
    ],
    "lectern-kernel": [
      "TransferLearning", "StepOutput", "Files", "Wording", "Benchmarks", "CStepRuntime", "CDescriptorPassing",
      "ArgumentParser",
    ],
    // The process around SourceKit.
    "lectern-sourcekit": ["CSourceKit"],
    // The runner, which knows nothing of neural networks.
    "Literate": [
      "StepOutput", "Files", "Wording", "CCMark", "CDescriptorPassing", "CSourceKit", "SwiftParser", "SwiftSyntax",
      "Yams", "Subprocess",
    ],
    // Live pages over HTTP.
    "Serving": ["Literate", "FlyingFox", "FlyingSocks"],
    // A room for workshops.
    "Rooms": ["Literate", "Serving", "Files", "HTTP", "FlyingFox", "FlyingSocks"],
    // What is missing on a machine, and courses as one file.
    "Offline": ["Files", "Wording", "Subprocess"],
    "lectern": [
      "Literate", "Serving", "Rooms", "Offline", "StepOutput", "Files", "PhotoFolders", "Benchmarks", "ArgumentParser",
      "Subprocess",
    ],
  ]

  /// Each Swift file of `Sources` with its module.
  private static let files: [(module: String, file: URL)] = {
    let sources = Shared.package.appendingPathComponent("Sources")
    let found = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
    return (found ?? []).filter { $0.pathExtension == "swift" }.map { file in
      (String(file.path.dropFirst(sources.path.count + 1).prefix { $0 != "/" }), file)
    }
  }()

  /// The lines that import something, without the leading spaces, with what they import.
  private static func imports(of file: URL) throws -> [(line: String, module: String)] {
    let line = #/\s*(?:@\w+ )?(?:(?:public|package|internal|private) )?import (?:(?:struct|class|enum|func) )?([\w.]+)/#
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { text in
      try line.wholeMatch(in: text).map { (text.trimmingCharacters(in: .whitespaces), String($0.1)) }
    }
  }

  @Test func everyModuleIsInTheTable() {
    #expect(Set(Self.files.map(\.module)) == Set(Self.allowed.keys))
  }

  @Test func modulesImportOnlyWhatTheyMay() throws {
    for (module, file) in Self.files {
      for (_, imported) in try Self.imports(of: file) where !["Foundation", "Synchronization"].contains(imported) {
        #expect(
          Self.allowed[module]?.contains(imported) == true, "\(module) imports \(imported) in \(file.lastPathComponent)"
        )
      }
    }
  }

  /// So that a step, which sees the engine's modules, needs no C headers.
  @Test func cModulesStayInside() throws {
    let cModules = try FileManager.default
      .contentsOfDirectory(atPath: Shared.package.appendingPathComponent("Sources").path)
      .filter { $0.first == "C" && $0.dropFirst().first?.isUppercase == true }
    #expect(cModules.count >= 8)
    for (_, file) in Self.files {
      for (line, imported) in try Self.imports(of: file) where cModules.contains(imported) {
        #expect(line == "internal import \(imported)", "\(file.path)")
      }
    }
  }

  /// A type with its module's name would hide every other name of the module.
  @Test func noModuleIsNamedAfterItsType() throws {
    // `StepOutput` is all that its module is about: there is nothing else to hide.
    for (module, file) in Self.files where !module.contains("-") && module != "StepOutput" {
      let text = try String(contentsOf: file, encoding: .utf8)
      let declaration = try Regex("(?m)^(?:[a-z]+ )*(?:struct|class|enum|actor|protocol|typealias) \(module)\\b")
      #expect(!text.contains(declaration), "\(module) in \(file.lastPathComponent)")
    }
  }

  @Test func filesStayShort() throws {
    let lengths = try Self.files.map { _, file in
      (
        file,
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false).count
      )
    }
    for (file, length) in lengths { #expect(length <= 400, "\(file.path)") }
    #expect(lengths.map(\.1).sorted()[lengths.count / 2] < 150)
  }
}
