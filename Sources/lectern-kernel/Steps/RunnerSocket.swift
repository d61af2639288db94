internal import CDescriptorPassing
import Foundation
import StepOutput

/// This process's line to the runner. When the runner is gone the process exits: it has no one to work for.
final class RunnerSocket {
  let descriptor: Int32
  private var buffer = Data()

  private let onEnd: () -> Never

  /// - Parameter onEnd: what to do when the runner is gone.
  init(descriptor: Int32, onEnd: @escaping () -> Never = { _exit(0) }) {
    self.descriptor = descriptor
    self.onEnd = onEnd
  }

  /// Sends a message, and open files with it.
  func send(_ message: KernelMessage, files: [Int32] = []) {
    guard let data = try? MessageFraming.frame(message) else { _exit(70) }
    let sent = data.withUnsafeBytes {
      descriptors_send(descriptor, $0.baseAddress, $0.count, files, Int32(files.count))
    }
    if sent != 0 { onEnd() }
  }

  /// The next message, waiting for it.
  func receive() -> RunnerMessage {
    while true {
      if let message = nextInBuffer() { return message }
      readMore()
    }
  }

  /// Reads what is there, once; exits at the end of the stream.
  func readMore() {
    var bytes = [UInt8](repeating: 0, count: 64 << 10)
    var none: Int32 = 0
    let count = descriptors_receive(descriptor, &bytes, bytes.count, nil, &none)
    if count <= 0 { onEnd() }
    buffer.append(contentsOf: bytes.prefix(count))
  }

  /// A message that has been read already.
  func nextInBuffer() -> RunnerMessage? {
    do { return try MessageFraming.next(RunnerMessage.self, from: &buffer) } catch { _exit(70) }
  }
}
