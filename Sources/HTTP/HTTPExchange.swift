internal import CCurl
import Foundation

/// One request over HTTP and its answer, by libcurl, on the thread that calls: nothing turns while nothing comes, and no thread stays.
///
/// URLSession asks again and again whether it may write as long as a line is open, which takes half a processor:
/// https://github.com/swiftlang/swift-corelibs-foundation (`_SocketSources`).
package final class HTTPExchange: @unchecked Sendable {
  /// Why there is no whole answer.
  package enum Failure: Error, Equatable {
    /// The connection could not be made or broke; in the library's words.
    case broken(String)
    /// So many seconds without a byte.
    case silent(seconds: Double)
    /// Somebody who takes the answer wants no more of it, or ``stop()`` was called.
    case stopped
    /// It leads from HTTPS to something less, with this status.
    case ledAstray(status: Int)
  }

  /// The library begins once, which not all versions do by themselves where several threads ask.
  private static let isReady = curl_begin() == CURLE_OK

  private let url: URL
  private let method: String
  private let headers: [String: String]
  private let body: Data?

  /// Whether an answer that lies elsewhere is asked for there.
  package var followsRedirects = false
  /// Without a byte for so long, it is given up; in seconds.
  package var idleSeconds = 60.0
  /// How often ``onTick`` is called while nothing comes, in seconds.
  package var tickSeconds = 30.0
  /// Takes the head; false for an answer that is not wanted.
  package var onHead: (HTTPHead) -> Bool = { _ in true }
  /// Takes what comes of the body; false when it is enough.
  package var onData: (Data) -> Bool = { _ in true }
  /// Is called now and then; false to stop.
  package var onTick: () -> Bool = { true }

  private let lock = NSLock()
  private var multi: UnsafeMutableRawPointer?
  private var isStopped = false

  // Used on the thread of `run` only.
  private var easy: UnsafeMutableRawPointer?
  private var isHeadTaken = false
  private var lastSign = ContinuousClock.now

  /// - Parameters:
  ///   - url: of HTTP or HTTPS.
  ///   - body: what is sent, whose type a header should name.
  package init(_ url: URL, method: String = "GET", headers: [String: String] = [:], body: Data? = nil) {
    (self.url, self.method, self.headers, self.body) = (url, method, headers, body)
  }

  /// Ends it at once, from any thread.
  package func stop() {
    lock.withLock {
      isStopped = true
      if let multi { curl_multi_wakeup(multi) }
    }
  }

  /// Asks, and returns when all of the answer has come.
  package func run() throws(Failure) {
    guard Self.isReady, let one = curl_easy_init(), let all = curl_multi_init() else {
      throw .broken("libcurl cannot be used here")
    }
    var words = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
    var list: UnsafeMutablePointer<curl_slist>?
    // Without `Expect` a long body does not wait for a leave that some servers never give.
    for (name, value) in headers { list = curl_slist_append(list, "\(name): \(value)") }
    list = curl_slist_append(list, "Expect:")
    easy = one
    lock.withLock { multi = all }
    defer {
      lock.withLock { multi = nil }
      curl_multi_remove_handle(all, one)
      curl_easy_cleanup(one)
      curl_multi_cleanup(all)
      curl_slist_free_all(list)
    }
    let result = words.withUnsafeMutableBufferPointer { words -> Result<CURLcode, Failure> in
      curl_set_pointer(one, CURLOPT_ERRORBUFFER, words.baseAddress)
      curl_set_pointer(one, CURLOPT_HTTPHEADER, list)
      return withBody(body) { bytes, count in
        prepare(one, bytes, count)
        return perform(one, all)
      }
    }
    switch try result.get() {
    case CURLE_OK: return
    case CURLE_WRITE_ERROR: throw .stopped
    case CURLE_UNSUPPORTED_PROTOCOL where (300..<400).contains(curl_status(one)):
      throw .ledAstray(status: curl_status(one))
    case let code:
      let said = String(decoding: words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      throw .broken(said.isEmpty ? String(cString: curl_easy_strerror(code)) : said)
    }
  }

  private func withBody<R>(_ body: Data?, _ use: (UnsafeMutableRawPointer?, Int) -> R) -> R {
    guard let body else { return use(nil, 0) }
    var bytes = [UInt8](body)
    return bytes.withUnsafeMutableBytes { use($0.baseAddress, $0.count) }
  }

  private func prepare(_ one: UnsafeMutableRawPointer, _ bytes: UnsafeMutableRawPointer?, _ count: Int) {
    curl_set_text(one, CURLOPT_URL, url.absoluteString)
    curl_set_text(one, CURLOPT_PROTOCOLS_STR, "http,https")
    curl_set_text(one, CURLOPT_REDIR_PROTOCOLS_STR, url.scheme == "https" ? "https" : "http,https")
    curl_set_number(one, CURLOPT_FOLLOWLOCATION, followsRedirects ? 1 : 0)
    curl_set_number(one, CURLOPT_MAXREDIRS, 20)
    curl_set_text(one, CURLOPT_USERAGENT, "Lectern")
    // Of one thread among many, which a signal would not find.
    curl_set_number(one, CURLOPT_NOSIGNAL, 1)
    if body != nil {
      curl_set_pointer(one, CURLOPT_POSTFIELDS, bytes)
      curl_set_number(one, CURLOPT_POSTFIELDSIZE, count)
    }
    curl_set_text(one, CURLOPT_CUSTOMREQUEST, method)
    let own = Unmanaged.passUnretained(self).toOpaque()
    curl_set_pointer(one, CURLOPT_HEADERDATA, own)
    curl_set_pointer(one, CURLOPT_WRITEDATA, own)
    curl_set_taker(one, CURLOPT_HEADERFUNCTION) { bytes, size, count, own in
      HTTPExchange.of(own).takeLine(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
    }
    curl_set_taker(one, CURLOPT_WRITEFUNCTION) { bytes, size, count, own in
      HTTPExchange.of(own).takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
    }
  }

  private func perform(_ one: UnsafeMutableRawPointer, _ all: UnsafeMutableRawPointer) -> Result<CURLcode, Failure> {
    lastSign = .now
    curl_multi_add_handle(all, one)
    while true {
      var running: Int32 = 0
      guard curl_multi_perform(all, &running) == CURLM_OK else { return .failure(.broken("the connection is lost")) }
      if running == 0 { break }
      let idle = Double((ContinuousClock.now - lastSign) / .milliseconds(1)) / 1000
      if idle > idleSeconds { return .failure(.silent(seconds: idleSeconds)) }
      guard !lock.withLock({ isStopped }), onTick() else { return .failure(.stopped) }
      let patience = min(tickSeconds, idleSeconds - idle + 0.01)
      curl_multi_poll(all, nil, 0, Int32(clamping: Int(patience * 1000)), nil)
    }
    var left: Int32 = 0
    guard let message = curl_multi_info_read(all, &left) else { return .failure(.broken("the connection is lost")) }
    return .success(curl_result(message))
  }

  private static func of(_ own: UnsafeMutableRawPointer?) -> HTTPExchange {
    Unmanaged<HTTPExchange>.fromOpaque(own!).takeUnretainedValue()
  }

  /// A line of a head; false to stop. The empty one ends it.
  private func takeLine(_ bytes: UnsafeRawBufferPointer) -> Bool {
    lastSign = .now
    let isEmpty = bytes.elementsEqual("\r\n".utf8) || bytes.elementsEqual("\n".utf8)
    guard isEmpty, !isHeadTaken, let easy else { return true }
    let head = Self.head(of: easy)
    // Others come before the one that counts.
    if head.status < 200 || (followsRedirects && (300..<400).contains(head.status) && head.value("Location") != nil) {
      return true
    }
    isHeadTaken = true
    return onHead(head)
  }

  private static func head(of easy: UnsafeMutableRawPointer) -> HTTPHead {
    var fields: [String: String] = [:]
    var last: UnsafeMutablePointer<curl_header>?
    while let next = curl_easy_nextheader(easy, UInt32(CURLH_HEADER), -1, last) {
      let name = String(cString: next.pointee.name).lowercased()
      if fields[name] == nil { fields[name] = String(cString: next.pointee.value) }
      last = next
    }
    return HTTPHead(status: curl_status(easy), fields: fields)
  }

  private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    lastSign = .now
    return onData(Data(bytes))
  }
}
