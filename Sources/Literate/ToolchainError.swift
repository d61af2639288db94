/// Why there is no toolchain to compile steps with.
public enum ToolchainError: Error, Hashable, CustomStringConvertible {
  case noCompiler(searched: [String])
  case noLibraries(compiler: String)

  public var description: String {
    switch self {
    case .noCompiler(let folders):
      let places = folders.isEmpty ? "PATH is empty" : "looked in \(folders.joined(separator: ", "))"
      return "Lectern needs the Swift compiler, but there is no swiftc on PATH (\(places)). "
        + "Install Swift from swift.org and add its usr/bin to PATH."
    case .noLibraries(let compiler):
      return "\(compiler) is not in a Swift toolchain: there is no lib/swift beside its bin folder, and it does not "
        + "say where it is. Put the usr/bin of a whole toolchain first on PATH."
    }
  }
}
