internal import CDescriptorPassing
import Foundation
import StepOutput

/// The runner's line to one process of the kernel, and what that process prints.
final class KernelLine {
  let pid: Int32
  let socket: Int32
  /// Its standard output and error; -1 where it has none of its own or they are at their end.
  private(set) var output: Int32
  private(set) var error: Int32
  private var buffer = Data()
  private(set) var isOpen = true
  /// The state that the process is in, when it waits.
  weak var holds: KernelState?
  /// Who forked it and learns of its end.
  weak var forkedBy: KernelLine?
  private var outputText = TextDecoder()
  private var errorText = TextDecoder()

  init(pid: Int32, socket: Int32, output: Int32 = -1, error: Int32 = -1) {
    self.pid = pid
    self.socket = socket
    self.output = output
    self.error = error
    for file in [output, error] where file >= 0 { _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) | O_NONBLOCK) }
  }

  deinit { for file in [socket, output, error] where file >= 0 { close(file) } }

  /// Whether there is something to read, its end for one.
  var canRead: Bool {
    var polled = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, 0) > 0
  }

  /// Whether the process still waits at the other end.
  var isAlive: Bool {
    var polled = pollfd(fd: socket, events: 0, revents: 0)
    return isOpen && poll(&polled, 1, 0) >= 0 && Int32(polled.revents) & (POLLHUP | POLLERR) == 0
  }

  /// Says something; a process that is gone does not hear it.
  func send(_ message: RunnerMessage) {
    guard isOpen, let data = try? MessageFraming.frame(message) else { return }
    if data.withUnsafeBytes({ descriptors_send(socket, $0.baseAddress, $0.count, nil, 0) }) != 0 { isOpen = false }
  }

  /// Reads once what the process says; the messages that are whole, and the open files that came with them.
  func receive() throws -> (messages: [KernelMessage], files: [Int32]) {
    var bytes = [UInt8](repeating: 0, count: 256 << 10)
    var files = [Int32](repeating: -1, count: 8)
    var count: Int32 = 8
    let length = descriptors_receive(socket, &bytes, bytes.count, &files, &count)
    if length <= 0 { isOpen = false } else { buffer.append(contentsOf: bytes.prefix(length)) }
    var messages: [KernelMessage] = []
    while let message = try MessageFraming.next(KernelMessage.self, from: &buffer) { messages.append(message) }
    return (messages, Array(files.prefix(Int(count))))
  }

  /// What has been printed since; reads until there is no more for now, at most 16 MiB a call of each.
  func printed() -> [StepOutput] {
    var found: [StepOutput] = []
    if let text = Self.read(&output, &outputText) { found.append(.text(text)) }
    if let text = Self.read(&error, &errorText) { found.append(.errorText(text)) }
    return found
  }

  private static func read(_ file: inout Int32, _ decoder: inout TextDecoder) -> String? {
    guard file >= 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 64 << 10)
    var text = ""
    for _ in 0..<256 {
      let count = Foundation.read(file, &bytes, bytes.count)
      if count > 0 {
        text += decoder.decode(bytes[..<count])
      } else if count < 0 && errno == EINTR {
        continue
      } else {
        if count == 0 {
          close(file)
          file = -1
          text += decoder.finish()
        }
        break
      }
    }
    return text.isEmpty ? nil : text
  }
}
