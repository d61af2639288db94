import Files
import Foundation

/// A step's module in the cache: its library and its interface.
struct CompiledStep: Hashable, Sendable {
  var module: StepScript.Module
  /// Holds `MODULE.swiftmodule`, `MODULE.swiftdoc` and `libMODULE.so`; named by what they were made of.
  var folder: URL

  var library: URL { folder.appendingPathComponent("lib\(module.name).so") }
  var interface: URL { folder.appendingPathComponent("\(module.name).swiftmodule") }
  /// What its comments say of what it declares.
  var documentation: URL { folder.appendingPathComponent("\(module.name).swiftdoc") }
  /// The C name of the function that runs the step.
  var entry: String { "\(module.name)_main" }
}
