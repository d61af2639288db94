/// Where a file of a bundle is: beneath its folder, and nowhere else.
enum BundlePath {
  /// What a tar header of 1988 can hold.
  private static let longest = 200

  /// - Throws: ``BundleFault/hostilePath(_:)`` for a path that is absolute, empty, leads up or has letters that no file of ours has.
  static func check(_ path: String) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain =
      !path.isEmpty && path.utf8.count <= longest && !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
      && !path.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
    guard isPlain else { throw BundleFault.hostilePath(path) }
  }
}
