import Files
import Foundation

/// Where the kernel and what its steps import is.
public struct KernelLocation: Sendable, Hashable {
  /// The executable that runs steps: `lectern-kernel`.
  public var executable: URL
  /// The folder with the compiled interfaces (`.swiftmodule`) of what steps import.
  public var modules: URL
  /// What every step sees without importing it.
  public var imports: [String]
  /// C modules that those interfaces mention but that no step needs: they are given as empty ones, so that no header is
  /// looked for or read.
  public var hiddenModules: [String]

  public init(executable: URL, modules: URL, imports: [String], hiddenModules: [String]) {
    self.executable = executable
    self.modules = modules
    self.imports = imports
    self.hiddenModules = hiddenModules
  }

  /// Changes whenever the engine is built anew.
  func identity() throws -> String {
    let values = try FileManager.default.attributesOfItem(atPath: executable.resolvingSymlinksInPath().path)
    let time = (values[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return "\(executable.path) \(values[.size] ?? 0) \(time) \(values[.systemFileNumber] ?? 0)"
  }
}

extension KernelLocation {
  /// The kernel that was built with this package, in the folder of its products.
  public init(products: URL) {
    self.init(
      executable: products.appendingPathComponent("lectern-kernel"),
      modules: products.appendingPathComponent("Modules", isDirectory: true),
      imports: ["TransferLearning", "Foundation"],
      hiddenModules: [
        "COneDNN", "COpenBLAS", "CHDF5", "CCairo", "CZip", "CCurl", "COpenSSL", "CJPEG", "CPNG", "CLanes", "CPixels",
        "CNormalization",
      ])
  }
}
