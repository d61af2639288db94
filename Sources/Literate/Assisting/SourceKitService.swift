import Foundation

/// The toolchain's SourceKit in a process of its own (`lectern-sourcekit`), which all lessons share: it may crash, hang and grow on
/// what people write, and neither takes the page down nor prints into its terminal. It is started when something is asked, and
/// anew when it has ended, hangs or has become large.
public final class SourceKitService: @unchecked Sendable {
  private let executable: URL
  private let library: URL
  private let patience: Duration
  private let memory: Int
  /// One request after the other, on a thread that may wait.
  private let queue = DispatchQueue(label: "lectern.sourcekit")
  private var host: SourceKitHost?
  private var popular: [String] = []

  /// - Parameters:
  ///   - products: the folder with `lectern-sourcekit`.
  ///   - patience: after which a request is given up.
  ///   - memory: with how much, in bytes, the process is not kept.
  public init(
    toolchain: Toolchain, products: URL, patience: Duration = .seconds(3), memory: Int = 1 << 30
  ) {
    executable = products.appendingPathComponent("lectern-sourcekit")
    library = toolchain.sourceKit
    (self.patience, self.memory) = (patience, memory)
  }

  /// Asks one or more things in a row, with nobody else's in between.
  ///
  /// - Parameters:
  ///   - isWanted: asked when it is its turn.
  ///   - body: given a function that asks; that gives nil where there is no answer.
  /// - Returns: nil where it was not wanted any more.
  func perform<Answer: Sendable>(
    isWanted: @escaping @Sendable () -> Bool = { true },
    _ body: @escaping @Sendable (_ ask: (SourceKitRequest) -> Data?) -> Answer?
  ) async -> Answer? {
    await withCheckedContinuation { continuation in
      queue.async {
        guard isWanted() else { return continuation.resume(returning: nil) }
        continuation.resume(returning: body(self.ask))
        self.letGoWhenLarge()
      }
    }
  }

  /// Which names are to come first among those that could stand somewhere; to be called in ``perform(isWanted:_:)``.
  func prefer(_ names: [String]) {
    guard names != popular else { return }
    var request = SourceKitRequest("codecomplete.setpopularapi")
    request["key.popular"] = .texts(names)
    request["key.unpopular"] = .texts([])
    if ask(request) != nil { popular = names }
  }

  /// The process, for tests.
  var process: Int32? { queue.sync { host?.pid } }

  private func ask(_ request: SourceKitRequest) -> Data? {
    if host == nil {
      host = SourceKitHost(executable: executable, library: library)
      popular = []
    }
    switch host?.answer(to: request.yaml, within: patience) {
    case .answered(let data): return data
    case .refused: return nil
    case .ended, nil:
      host = nil
      return nil
    }
  }

  private func letGoWhenLarge() {
    if let pid = host?.pid, ProcessMemory.resident(pid) > memory { host = nil }
  }
}
