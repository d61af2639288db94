import FlyingFox
import FlyingSocks
import Foundation
import Serving

/// HTTP/1.1 to a network in which anybody may be: one request a connection, and nothing without a bound. FlyingFox's own server takes any number
/// of connections, which may say nothing for ever, and heads without an end.
final class RoomListener: @unchecked Sendable {
  /// What it takes of whoever comes.
  struct Bounds {
    var connections = 1000
    /// Of one address: a classroom may share it.
    var connectionsFromOne = 250
    /// In bytes of the request line and the headers.
    var head = 16 << 10
    /// To send a request, and to take a piece of an answer.
    var patience = Duration.seconds(20)
  }

  private let listening: AsyncSocket
  private let pool: any AsyncSocketPool
  private let handler: any HTTPHandler
  private let bounds: Bounds
  private let lock = NSLock()
  private var open: [String: Int] = [:]
  private var task: Task<Void, any Error>?

  /// Takes the port, and listens.
  init(at address: ServedAddress, handler: any HTTPHandler, bounds: Bounds = Bounds()) throws {
    (self.handler, self.bounds) = (handler, bounds)
    let wanted = try address.socketAddress()
    pool = HTTPServer.defaultPool()
    let socket = try Socket(domain: Int32(wanted.family), type: .stream)
    try socket.setValue(true, for: .localAddressReuse)
    try Self.bind(socket, to: wanted)
    try socket.listen()
    listening = try AsyncSocket(socket: socket, pool: pool)
  }

  private static func bind(_ socket: Socket, to address: some SocketAddress) throws { try socket.bind(to: address) }

  /// Serves until ``stop()``.
  func run() async throws {
    try await pool.prepare()
    let task = Task { [self] in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { [pool] in try await pool.run() }
        group.addTask { await self.accept() }
        defer { group.cancelAll() }
        try await group.next()
      }
    }
    lock.withLock { self.task = task }
    do { try await task.value } catch is CancellationError {}
  }

  /// Hangs up on everybody.
  func stop() {
    lock.withLock { task }?.cancel()
    try? listening.close()
  }

  private func accept() async {
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        let one: AsyncSocket
        do { one = try await listening.accept() } catch {
          // No files are left, or whoever came is gone again: in a moment there may be some.
          try? await Task.sleep(for: .milliseconds(200))
          continue
        }
        let peer = (try? one.socket.remotePeer()).map { HTTPRequest.Address.make(from: $0) }
        let name = peer?.name ?? "?"
        guard enter(name) else {
          try? one.close()
          continue
        }
        group.addTask { [self] in
          await serve(one, from: peer)
          try? one.close()
          leave(name)
        }
      }
      group.cancelAll()
    }
  }

  private func enter(_ name: String) -> Bool {
    lock.withLock {
      let own = open[name] ?? 0
      guard own < bounds.connectionsFromOne, open.values.reduce(0, +) < bounds.connections else { return false }
      open[name] = own + 1
      return true
    }
  }

  private func leave(_ name: String) {
    lock.withLock { open[name] = (open[name] ?? 1) > 1 ? (open[name] ?? 1) - 1 : nil }
  }

  private func serve(_ one: AsyncSocket, from peer: HTTPRequest.Address?) async {
    do {
      let reader = RequestReader(socket: one, most: bounds.head)
      let answer: HTTPResponse
      do {
        let request = try await Self.within(bounds.patience) { try await reader.request(from: peer) }
        answer = try await handler.handleRequest(request)
      } catch let problem as RoomProblem { answer = RoomAnswers.problem(problem) }
      guard case .httpBody(let body) = answer.payload else { return }
      try await write(AnswerHead.data(answer, body), to: one)
      for try await piece in body { try await write(piece, to: one) }
    } catch {
      // Whoever hangs up, or is too slow, has had what they came for.
    }
  }

  private func write(_ data: Data, to one: AsyncSocket) async throws {
    try await Self.within(bounds.patience) { try await one.write(data) }
  }

  private static func within<Result: Sendable>(
    _ time: Duration, _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
      group.addTask(operation: body)
      group.addTask {
        try await Task.sleep(for: time)
        throw SocketError.disconnected
      }
      defer { group.cancelAll() }
      guard let result = try await group.next() else { throw CancellationError() }
      return result
    }
  }
}

extension HTTPRequest.Address {
  /// By which those who come are counted.
  var name: String {
    switch self {
    case .ip4(let address, port: _): address
    // One network's machines can take any number of addresses.
    case .ip6(let address, port: _):
      address.split(separator: ":", omittingEmptySubsequences: false).prefix(4).joined(separator: ":")
    case .unix(let path): path
    }
  }
}
