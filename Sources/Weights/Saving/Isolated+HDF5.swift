import Foundation

extension Isolated {
  /// What `body` writes into the file that it is given, in a process of its own that may crash on an HDF5 file.
  ///
  /// - Throws: `WeightsError` naming the HDF5 file.
  static func data(about hdf5: URL, memory: Int, _ body: (_ result: URL) throws -> Void) throws -> Data {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let result = scratch.appendingPathComponent("result")
    do {
      try run(memory: memory, scratch: scratch) { try body(result) }
    } catch Failure.died(let signal) {
      let how = signal == SIGALRM ? "reading it does not end" : "the HDF5 library crashes on it (signal \(signal))"
      throw WeightsError.malformed(file: hdf5.path, format: "HDF5", problem: how, offset: nil)
    } catch Failure.threw(let error) {
      throw error
    }
    return try Data(contentsOf: result)
  }
}
