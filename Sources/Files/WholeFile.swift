import Foundation

/// Files that are there whole or not at all: written aside in the same folder, then renamed.
public enum WholeFile {
  /// Writes `data` to `url`; whoever opens `url` meanwhile finds the old file or the new one, never a part.
  ///
  /// - Throws: what Foundation throws when the folder cannot be written, or `FileError`.
  public static func write(_ data: Data, to url: URL) throws {
    try write(to: url) { try data.write(to: $0) }
  }

  /// Lets `body` write a file beside `url`, then renames it to `url`. When `body` throws, nothing is left behind.
  ///
  /// - Parameter durably: whether the file is on the disk before it takes the place of another: what cannot be had again.
  /// - Throws: what `body` throws, or `FileError`.
  public static func write(to url: URL, durably: Bool = false, _ body: (URL) throws -> Void) throws {
    let aside = url.deletingLastPathComponent()
      .appendingPathComponent(".\(url.lastPathComponent).\(getpid()).\(UInt32.random(in: 0 ... .max)).part")
    do {
      try body(aside)
      if durably { try synchronize(aside) }
      try rename(aside, to: url)
    } catch {
      try? FileManager.default.removeItem(at: aside)
      throw error
    }
  }

  /// Waits until what was written to a file is on the disk.
  private static func synchronize(_ url: URL) throws {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError.system(url) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileError.system(url) }
  }

  /// Gives a finished file or folder its name, in place of the file or empty folder that has it.
  ///
  /// - Throws: `FileError`.
  public static func rename(_ finished: URL, to url: URL) throws {
    guard Foundation.rename(finished.path, url.path) == 0 else { throw FileError.system(url) }
  }
}
