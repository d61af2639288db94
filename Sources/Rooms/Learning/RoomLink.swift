import Foundation
import HTTP

/// HTTP to a teacher's machine: requests with answers that are bounded, and a line of events. It follows nobody elsewhere.
final class RoomLink: Sendable {
  /// Nobody answers, or what answers is too long.
  struct Broken: Error { var reason: String }

  /// The room says no.
  struct Refused: Error {
    var status: Int
    /// As the room says it.
    var problem: String
  }

  /// What is asked of a room.
  struct Request {
    var method = "GET"
    var url: URL
    var headers: [String: String] = [:]
    var body: Data?
    /// Without a byte for so long, nobody is there; a line says something every ten seconds.
    var patience = 35.0
  }

  struct Answer {
    var status: Int
    var body: Data
  }

  /// What is on its way, so that it can be ended.
  private let asked = Exchanges()

  /// Asks, and waits for the whole answer.
  ///
  /// - Throws: ``Broken``.
  func ask(_ request: Request, most: Int = 8 << 20) async throws -> Answer {
    let exchange = Self.exchange(request)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        asked.run(exchange) {
          var answer = Answer(status: 0, body: Data())
          exchange.onHead = {
            answer.status = $0.status
            return true
          }
          exchange.onData = {
            answer.body += $0
            return answer.body.count <= most
          }
          continuation.resume(
            with: Result {
              do throws(HTTPExchange.Failure) { try exchange.run() } catch {
                throw Broken(reason: Self.words(for: error))
              }
              return answer
            })
        }
      }
    } onCancel: {
      exchange.stop()
    }
  }

  /// What comes over a line, piece by piece, as long as it is open. A status that is no success ends it by ``Refused``.
  func open(_ request: Request) -> AsyncThrowingStream<Data, any Error> {
    AsyncThrowingStream { continuation in
      let exchange = Self.exchange(request)
      continuation.onTermination = { _ in exchange.stop() }
      asked.run(exchange) {
        var refusal: Refused?
        var said = Data()
        exchange.onHead = {
          if $0.status != 200 { refusal = Refused(status: $0.status, problem: "") }
          return true
        }
        exchange.onData = { piece in
          if refusal == nil {
            continuation.yield(piece)
          } else {
            said += piece
          }
          return said.count <= 1 << 16
        }
        do throws(HTTPExchange.Failure) {
          try exchange.run()
          refusal?.problem = Self.problem(in: said)
          continuation.finish(throwing: refusal)
        } catch {
          continuation.finish(throwing: Broken(reason: Self.words(for: error)))
        }
      }
    }
  }

  /// Ends all that is on its way; nothing is asked from now on.
  func close() { asked.close() }

  private static func exchange(_ request: Request) -> HTTPExchange {
    let exchange = HTTPExchange(
      request.url, method: request.method, headers: request.headers, body: request.body)
    exchange.idleSeconds = request.patience
    return exchange
  }

  private static func words(for failure: HTTPExchange.Failure) -> String {
    switch failure {
    case .broken(let reason): reason
    case .silent(let seconds): "nothing came for \(seconds.formatted()) s"
    case .stopped: "the answer is too long, or nobody waits for it any more"
    case .ledAstray(let status): "it answered with HTTP status \(status)"
    }
  }

  /// The sentence of an answer that is no success.
  static func problem(in body: Data) -> String {
    let said = (try? JSONDecoder().decode(ProblemBody.self, from: body))?.problem
    return said.map { String($0.prefix(400)) } ?? "what answers there is no room of Lectern"
  }
}

/// Requests that run on threads of their own: waiting is not for those of tasks.
private final class Exchanges: @unchecked Sendable {
  private let lock = NSLock()
  private var running: [ObjectIdentifier: HTTPExchange] = [:]
  private var isClosed = false

  func run(_ exchange: HTTPExchange, _ body: @escaping @Sendable () -> Void) {
    let isClosed = lock.withLock {
      running[ObjectIdentifier(exchange)] = exchange
      return self.isClosed
    }
    if isClosed { exchange.stop() }
    Thread.detachNewThread { [self] in
      body()
      _ = lock.withLock { running.removeValue(forKey: ObjectIdentifier(exchange)) }
    }
  }

  func close() {
    let all = lock.withLock {
      isClosed = true
      return Array(running.values)
    }
    for exchange in all { exchange.stop() }
  }
}
