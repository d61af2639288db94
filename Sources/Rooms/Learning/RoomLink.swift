import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// HTTP to a teacher's machine: requests with answers that are bounded, and a line of events. It follows nobody elsewhere.
final class RoomLink: NSObject, @unchecked Sendable {
  /// Nobody answers, or what answers is too long.
  struct Broken: Error { var reason: String }

  struct Answer {
    var status: Int
    var body: Data
  }

  private final class Asked {
    var status = 0
    var body = Data()
    let most: Int
    /// For a line of events; else the whole answer is waited for.
    let pieces: AsyncThrowingStream<Data, any Error>.Continuation?
    var done: CheckedContinuation<Answer, any Error>?

    init(most: Int, pieces: AsyncThrowingStream<Data, any Error>.Continuation? = nil) {
      (self.most, self.pieces) = (most, pieces)
    }
  }

  private let lock = NSLock()
  private var asked: [Int: Asked] = [:]
  private lazy var session: URLSession = {
    let configuration = URLSessionConfiguration.ephemeral
    // A line that is there says something every ten seconds.
    configuration.timeoutIntervalForRequest = 35
    configuration.timeoutIntervalForResource = 24 * 3600
    configuration.httpShouldSetCookies = false
    configuration.httpMaximumConnectionsPerHost = 4
    return URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
  }()

  /// Asks, and waits for the whole answer.
  ///
  /// - Throws: ``Broken``.
  func ask(_ request: URLRequest, most: Int = 8 << 20) async throws -> Answer {
    let one = Asked(most: most)
    let task = session.dataTask(with: request)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        one.done = continuation
        lock.withLock { asked[task.taskIdentifier] = one }
        task.resume()
      }
    } onCancel: {
      task.cancel()
    }
  }

  /// What comes over a line, piece by piece, as long as it is open. A status that is no success ends it by ``Refused``.
  func open(_ request: URLRequest) -> AsyncThrowingStream<Data, any Error> {
    AsyncThrowingStream { continuation in
      let task = session.dataTask(with: request)
      lock.withLock { asked[task.taskIdentifier] = Asked(most: 1 << 16, pieces: continuation) }
      continuation.onTermination = { _ in task.cancel() }
      task.resume()
    }
  }

  /// The room says no.
  struct Refused: Error {
    var status: Int
    /// As the room says it.
    var problem: String
  }

  func close() { session.invalidateAndCancel() }
}

extension RoomLink: URLSessionDataDelegate {
  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    lock.withLock { asked[dataTask.taskIdentifier]?.status = (response as? HTTPURLResponse)?.statusCode ?? 0 }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    guard let one = lock.withLock({ asked[dataTask.taskIdentifier] }) else { return }
    if let pieces = one.pieces, one.status == 200 {
      pieces.yield(data)
    } else if one.body.count + data.count <= one.most {
      one.body += data
    } else {
      dataTask.cancel()
    }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) { completionHandler(nil) }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    guard let one = lock.withLock({ asked.removeValue(forKey: task.taskIdentifier) }) else { return }
    if let error {
      let broken = Broken(reason: error.localizedDescription)
      one.pieces?.finish(throwing: broken)
      one.done?.resume(throwing: broken)
    } else if let pieces = one.pieces {
      one.status == 200
        ? pieces.finish() : pieces.finish(throwing: Refused(status: one.status, problem: Self.problem(in: one.body)))
    } else {
      one.done?.resume(returning: Answer(status: one.status, body: one.body))
    }
  }

  /// The sentence of an answer that is no success.
  static func problem(in body: Data) -> String {
    let said = (try? JSONDecoder().decode(ProblemBody.self, from: body))?.problem
    return said.map { String($0.prefix(400)) } ?? "what answers there is no room of Lectern"
  }
}
