import Foundation

// How the runner and the kernel speak. Every process of the kernel (the first one, and one a step) has a stream socket to
// the runner. A message is its length as four bytes, little-endian, and that many bytes of JSON.
//
//   runner → a waiting process      `run`: fork, and let the child run the step
//   waiting process → runner        `forked`, carrying three open files: the child's socket, standard output and error
//   child → runner                  `begun` once the step's library is loaded
//   child → runner                  `output` (the runner answers `seen` once it has read what was printed before), then
//                                   `finished`: the child is now a snapshot and waits for `run` itself,
//                                   or `threw`: it waits for nothing and ends
//                                   or `crashed`, just before a signal ends it
//   waiting process → runner        `ended`: its child is gone, and how
//   either → runner                 `used`: what the step did with files, from the step's own process when it can say so,
//                                   before `finished` or `threw`, else from the process that forked it, before `ended`
//
// A process whose socket reaches its end exits at once: nothing outlives the runner.

/// What the runner says to a process of the kernel.
package enum RunnerMessage: Codable, Sendable {
  /// Fork; the child loads `library` and calls `entry`.
  case run(library: String, entry: String)
  /// What was printed before the last `output` has been read.
  case seen
}

/// What a process of the kernel says to the runner.
package enum KernelMessage: Codable, Sendable {
  /// The first process is ready.
  case ready
  /// A child runs the step; its socket, standard output and standard error come with this message. Where other threads
  /// are alive a fork would lose them: then the step runs in this same process and `inPlace` is true.
  case forked(pid: Int32, inPlace: Bool)
  /// The step's library is loaded: from now on it runs.
  case begun
  /// Where somebody measures: a piece of work inside the step, such as an epoch of a fit, is over, and took so many seconds.
  case spent(String, seconds: Double)
  case output(StepOutput)
  /// The step ended well; in seconds, without loading.
  case finished(seconds: Double)
  /// An error left the step; `frames` are where it was thrown, innermost first.
  case threw(message: String, type: String, frames: [CodeAddress])
  /// The step's library cannot be loaded.
  case unloadable(message: String)
  /// What the step in the process `pid` did with files, since this was last said.
  case used(pid: Int32, [FileUse])
  /// A signal is about to end the process.
  case crashed(signal: Int32, frames: [CodeAddress])
  /// The child `pid` is gone, with this status as waitpid gives it.
  case ended(pid: Int32, status: Int32)
}

/// A place in a loaded file.
package struct CodeAddress: Codable, Hashable, Sendable {
  /// The path of the executable or library.
  package var file: String
  /// Bytes from where it is loaded.
  package var offset: UInt64
  /// A place in a loaded file.
  package init(file: String, offset: UInt64) {
    self.file = file
    self.offset = offset
  }
}

/// Messages in bytes and back.
package enum MessageFraming {
  /// The bytes of one message.
  package static func frame(_ message: some Encodable) throws -> Data {
    let body = try JSONEncoder().encode(message)
    var size = UInt32(body.count).littleEndian
    return Data(bytes: &size, count: 4) + body
  }

  /// Takes the first whole message off `buffer`; nil when there is none yet.
  ///
  /// - Throws: `DecodingError` for bytes that are no such message.
  package static func next<Message: Decodable>(_ type: Message.Type, from buffer: inout Data) throws -> Message? {
    guard buffer.count >= 4 else { return nil }
    let size = buffer.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard buffer.count >= 4 + size else { return nil }
    let body = buffer.dropFirst(4).prefix(size)
    let message = try JSONDecoder().decode(Message.self, from: Data(body))
    buffer = Data(buffer.dropFirst(4 + size))
    return message
  }
}
