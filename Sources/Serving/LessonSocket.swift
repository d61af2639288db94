import FlyingFox
import Foundation
import Literate

/// The web socket of a page: text messages both ways.
///
/// RFC 6455, The WebSocket Protocol: https://www.rfc-editor.org/rfc/rfc6455
struct LessonSocket: WSHandler {
  let lesson: LiveLesson
  /// The last event that the page knows.
  let known: Int

  func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
    let connection = LiveConnection(lesson, after: known)
    let answers = ControlFrames()
    let reading = Task {
      var message = Data()
      do {
        for try await frame in client {
          switch frame.opcode {
          case .text, .binary, .continuation:
            message = frame.opcode == .continuation ? message + frame.payload : frame.payload
            guard message.count <= LiveConnection.mostBytes else { break }
            if frame.fin {
              connection.receive(message)
              message = Data()
            }
            continue
          case .ping:
            answers.add(WSFrame(fin: true, opcode: .pong, mask: nil, payload: frame.payload))
            connection.nudge()
            continue
          case .pong: continue
          default: answers.add(WSFrame(fin: true, opcode: .close, mask: nil, payload: frame.payload.prefix(2)))
          }
          break
        }
      } catch {}
      connection.close()
    }
    return AsyncStream {
      while true {
        if let frame = answers.next() { return frame }
        switch await connection.next() {
        case .message(let data): return WSFrame(fin: true, opcode: .text, mask: nil, payload: data)
        case .nothing: continue
        // The other side's closing is answered before all ends.
        case .end: return answers.next()
        }
      }
    } onCancel: {
      reading.cancel()
      connection.close()
    }
  }
}

/// Answers to pings and to closing, which go before all else.
private final class ControlFrames: @unchecked Sendable {
  private let lock = NSLock()
  private var frames: [WSFrame] = []

  func add(_ frame: WSFrame) { lock.withLock { if frames.count < 16 { frames.append(frame) } } }
  func next() -> WSFrame? { lock.withLock { frames.isEmpty ? nil : frames.removeFirst() } }
}
