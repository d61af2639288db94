import Foundation
import TestSupport
import Testing

@testable import HTTP

@Suite(.enabled(if: PythonServer.isHere, "SKIPPED: no python3")) struct HTTPExchangeTests {
  private static let handler = """
    import time
    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *arguments): pass
        def answer(self, status, text, fields={}):
            self.send_response(status)
            self.send_header('Content-Length', str(len(text)))
            for name, value in fields.items(): self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())
        def do_GET(self):
            if self.path == '/moved': self.answer(302, 'not this', {'Location': '/words', 'X-Way': 'first'})
            elif self.path == '/mail': self.answer(302, '', {'Location': 'mailto:a@b.example'})
            elif self.path == '/round': self.answer(302, '', {'Location': '/round'})
            elif self.path == '/silent':
                self.send_response(200); self.send_header('Content-Length', '9'); self.end_headers()
                self.wfile.write(b'abc'); self.wfile.flush(); time.sleep(60)
            elif self.path == '/other': self.wfile.write(b'good morning\\r\\n'); self.close_connection = True
            elif self.path == '/cut':
                self.send_response(200); self.send_header('Content-Length', '9'); self.end_headers()
                self.wfile.write(b'abc'); self.close_connection = True
            elif self.path == '/twice':
                self.send_response(200); self.send_header('X-WAY', ' a: b '); self.send_header('x-way', 'second')
                self.send_header('Content-Length', '0'); self.end_headers()
            else: self.answer(200, 'words for ' + self.headers.get('X-Who', 'nobody'), {'X-Way': 'last'})
        def do_POST(self):
            body = self.rfile.read(int(self.headers['Content-Length']))
            said = self.headers['Content-Type'] + ' ' + str(self.headers.get('Expect')) + ' ' + str(len(body))
            self.answer(201, said + ' ' + body[:4].decode())
    """

  private let server: PythonServer
  init() throws { server = try PythonServer(Self.handler) }

  private struct Answer: Equatable {
    var heads: [Int] = []
    var way: String?
    var text = ""
  }

  private func ask(_ exchange: HTTPExchange) throws -> Answer {
    var answer = Answer()
    exchange.onHead = {
      answer.heads.append($0.status)
      answer.way = $0.value("x-way")
      return true
    }
    exchange.onData = {
      answer.text += String(decoding: $0, as: UTF8.self)
      return true
    }
    try exchange.run()
    return answer
  }

  @Test func theAnswerComesWithItsHead() throws {
    let answer = try ask(HTTPExchange(server.url("words"), headers: ["X-Who": "Ada"]))
    #expect(answer == Answer(heads: [200], way: "last", text: "words for Ada"))
  }

  @Test func theFirstOfTwoFieldsCounts() throws {
    #expect(try ask(HTTPExchange(server.url("twice"))) == Answer(heads: [200], way: "a: b"))
  }

  @Test func whatIsSentArrives() throws {
    let body = Data(("four" + String(repeating: "x", count: 3 << 20)).utf8)
    let exchange = HTTPExchange(
      server.url("any"), method: "POST", headers: ["Content-Type": "text/plain"], body: body)
    #expect(try ask(exchange) == Answer(heads: [201], text: "text/plain None \(body.count) four"))
    let empty = HTTPExchange(server.url("any"), method: "POST", headers: ["Content-Type": "text/plain"], body: Data())
    #expect(try ask(empty).text == "text/plain None 0 ")
  }

  @Test func elsewhereIsAskedWhereThatIsWanted() throws {
    let exchange = HTTPExchange(server.url("moved"))
    #expect(try ask(exchange) == Answer(heads: [302], way: "first", text: "not this"))
    let following = HTTPExchange(server.url("moved"))
    following.followsRedirects = true
    #expect(try ask(following) == Answer(heads: [200], way: "last", text: "words for nobody"))
  }

  @Test func noWayLeadsOutOfHTTPOrRoundForEver() throws {
    let mail = HTTPExchange(server.url("mail"))
    mail.followsRedirects = true
    #expect(throws: HTTPExchange.Failure.ledAstray(status: 302)) { try mail.run() }
    let round = HTTPExchange(server.url("round"))
    round.followsRedirects = true
    #expect(throws: HTTPExchange.Failure.self) { try round.run() }
    let file = try #require(URL(string: "file:///etc/hostname"))
    #expect(throws: HTTPExchange.Failure.self) { try HTTPExchange(file).run() }
  }

  @Test func whatBreaksOffIsSaid() throws {
    let nowhere = try #require(URL(string: "http://127.0.0.1:9/"))
    for url in [nowhere, server.url("cut"), server.url("other")] {
      let failure = #expect(throws: HTTPExchange.Failure.self) { try HTTPExchange(url).run() }
      guard case .broken(let words) = failure else {
        Issue.record("\(String(describing: failure))")
        continue
      }
      #expect(words.count > 10, "\(words)")
    }
  }

  @Test func whoTakesItMayHaveEnough() throws {
    let unwanted = HTTPExchange(server.url("words"))
    unwanted.onHead = { _ in false }
    unwanted.onData = { _ in
      Issue.record("nothing of it is wanted")
      return true
    }
    #expect(throws: HTTPExchange.Failure.stopped) { try unwanted.run() }
    let enough = HTTPExchange(server.url("words"))
    enough.onData = { _ in false }
    #expect(throws: HTTPExchange.Failure.stopped) { try enough.run() }
  }

  @Test func silenceEndsIt() throws {
    let exchange = HTTPExchange(server.url("silent"))
    exchange.idleSeconds = 1
    #expect(throws: HTTPExchange.Failure.silent(seconds: 1)) { try exchange.run() }
  }

  /// What URLSession does not: a line that says nothing takes no processor.
  @Test func waitingTakesNothingAndIsEndedFromElsewhere() async throws {
    let exchange = HTTPExchange(server.url("silent"))
    exchange.onData = { _ in
      Thread.detachNewThread {
        sleep(2)
        exchange.stop()
      }
      return true
    }
    let (failure, seconds) = try await ServeProcess.onAThread { () -> (HTTPExchange.Failure?, Double) in
      let before = Self.processorSeconds()
      var failure: HTTPExchange.Failure?
      do throws(HTTPExchange.Failure) { try exchange.run() } catch { failure = error }
      return (failure, Self.processorSeconds() - before)
    }
    #expect(failure == .stopped)
    #expect(seconds < 0.3, "two seconds of waiting took \(seconds) s of a processor")
    // Ended before it began.
    let late = HTTPExchange(server.url("silent"))
    late.stop()
    #expect(throws: HTTPExchange.Failure.stopped) { try late.run() }
  }

  /// Of this thread.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
