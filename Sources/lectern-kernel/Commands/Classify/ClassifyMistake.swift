import Foundation

/// Words of the command line that mean nothing, as a sentence.
struct ClassifyMistake: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// What is said beside the results.
enum Complaint {
  static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
