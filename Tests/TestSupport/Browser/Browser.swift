import Foundation

/// A headless Chromium, driven over HTTP by its driver.
///
/// WebDriver, W3C: https://www.w3.org/TR/webdriver2/
package final class Browser: @unchecked Sendable {
  private static let driver = program("chromedriver")

  /// Whether Chromium and its driver are there.
  package static let isHere = driver != nil && program("chromium") != nil
  /// What a test that needs it says when it is skipped.
  package static let absence: String = "SKIPPED: no browser; on Debian: apt-get install chromium chromium-driver"

  /// It did not do what it was told.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  private let process = Process()
  private let port: Int
  private var session = ""

  /// The path of a program, if it is installed.
  package static func program(_ name: String) -> URL? {
    ["/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/homebrew/bin"].map { URL(fileURLWithPath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Runs a test with a browser of its own, which is gone afterwards.
  package static func with<Result>(_ body: (Browser) async throws -> Result) async throws -> Result {
    let browser = try await started()
    do {
      let result = try await body(browser)
      await browser.end()
      return result
    } catch {
      await browser.end()
      throw error
    }
  }

  /// A browser that answers. On a busy machine one may come up that never does; the pages are not to blame.
  private static func started() async throws -> Browser {
    for tries in 1... {
      let browser = try Browser()
      do {
        try await browser.begin()
        return browser
      } catch {
        await browser.end()
        guard tries < 3 else { throw error }
      }
    }
    throw Failure(description: absence)
  }

  private init() throws {
    ChildWatch.begin
    guard let driver = Self.driver else { throw Failure(description: Self.absence) }
    let output = Pipe()
    process.executableURL = driver
    process.arguments = ["--port=0"]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var said = ""
    var found: Int?
    while found == nil {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { throw Failure(description: "the driver ended: \(said)") }
      said += String(decoding: data, as: UTF8.self)
      found = said.firstMatch(of: #/started successfully on port ([0-9]+)/#).flatMap { Int($0.output.1) }
    }
    port = found ?? 0
  }

  private func begin() async throws {
    let options = [
      "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
        "--force-prefers-reduced-motion",
      ]
    ]
    let answer = try await ask(
      "POST", "session", ["capabilities": ["alwaysMatch": ["browserName": "chrome", "goog:chromeOptions": options]]],
      patience: 120)
    guard let value = answer as? [String: Any], let id = value["sessionId"] as? String else {
      throw Failure(description: "no session: \(answer)")
    }
    session = "session/\(id)/"
  }

  /// The browser first, which the driver ends with its session.
  private func end() async {
    if !session.isEmpty { _ = try? await ask("DELETE", String(session.dropLast())) }
    guard process.isRunning else { return }
    // The driver inherits the mask of a test's thread, which may block every signal but this one.
    kill(process.processIdentifier, SIGKILL)
  }

  /// Asks the driver; the answer's `value`.
  @discardableResult
  private func ask(
    _ method: String, _ path: String, _ body: [String: Any]? = nil, patience: Int = 400
  ) async throws -> Any {
    let data = try body.map { try JSONSerialization.data(withJSONObject: $0) } ?? Data()
    let answer = try PlainHTTP.ask(method, port: port, path: path, body: data, patience: patience)
    let object = try JSONSerialization.jsonObject(with: answer.body, options: .fragmentsAllowed) as? [String: Any]
    guard answer.status == 200, let value = object?["value"] else {
      throw Failure(description: String(decoding: answer.body.prefix(600), as: UTF8.self))
    }
    return value
  }

  /// Opens a page and waits until it is there.
  package func open(_ url: URL) async throws { try await ask("POST", session + "url", ["url": url.absoluteString]) }

  /// Runs the body of a function in the page; what it returns comes back as JSON.
  package func run<Value: Decodable>(_ script: String, as type: Value.Type) async throws -> Value {
    let body: [String: Any] = ["script": "return JSON.stringify((function () { \(script) })())", "args": [String]()]
    return try decode(try await ask("POST", session + "execute/sync", body), as: type)
  }

  /// Runs the body of a function that calls `done(value)` some time later.
  package func runLater<Value: Decodable>(_ script: String, as type: Value.Type) async throws -> Value {
    let wrapped = """
      var finish = arguments[arguments.length - 1];
      function done(value) { finish(JSON.stringify(value)) }
      \(script)
      """
    try await ask("POST", session + "timeouts", ["script": 240_000])
    return try decode(
      try await ask("POST", session + "execute/async", ["script": wrapped, "args": [String]()]), as: type)
  }

  /// Runs something for its effect.
  package func run(_ script: String) async throws {
    try await ask("POST", session + "execute/sync", ["script": script, "args": [String]()])
  }

  private func decode<Value: Decodable>(_ answer: Any, as type: Value.Type) throws -> Value {
    guard let text = answer as? String else { throw Failure(description: "no text came back but \(answer)") }
    return try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  /// Presses keys one after the other, wherever the focus is.
  package func press(_ keys: String...) async throws {
    let actions = keys.flatMap { [["type": "keyDown", "value": $0], ["type": "keyUp", "value": $0]] }
    try await ask(
      "POST", session + "actions",
      ["actions": [["type": "key", "id": "keyboard", "actions": actions] as [String: Any]]])
  }

  /// Presses a key while another one is held.
  package func press(_ key: String, while held: String) async throws {
    let actions = [("keyDown", held), ("keyDown", key), ("keyUp", key), ("keyUp", held)].map {
      ["type": $0.0, "value": $0.1]
    }
    try await ask(
      "POST", session + "actions",
      ["actions": [["type": "key", "id": "keyboard", "actions": actions] as [String: Any]]])
  }

  /// Waits until a condition of the page holds.
  package func wait(until condition: String) async throws {
    for _ in 0..<2400 {
      if try await run("return !!(\(condition))", as: Bool.self) { return }
      try await Task.sleep(nanoseconds: 50_000_000)
    }
    let state =
      "return [document.title, document.readyState, document.hasFocus() ? 'has the focus' : 'has no focus', "
      + "document.activeElement ? document.activeElement.outerHTML.slice(0, 80) : 'nothing is active'].join('; ')"
    let page = (try? await run(state, as: String.self)) ?? "no answer"
    throw Failure(description: "never: \(condition); the page: \(page)")
  }

  /// The windows that are open.
  package func windows() async throws -> [String] {
    try await ask("GET", session + "window/handles") as? [String] ?? []
  }

  /// From now on this window is the one that is asked.
  package func go(to window: String) async throws { try await ask("POST", session + "window", ["handle": window]) }

  /// Tells Chromium something of its own protocol.
  package func tell(_ command: String, _ parameters: [String: Any]) async throws {
    try await ask("POST", session + "goog/cdp/execute", ["cmd": command, "params": parameters])
  }

  /// How wide and high the page's window is, in CSS pixels.
  package func setViewport(width: Int, height: Int = 900) async throws {
    try await tell(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
  }

  /// What the system's colours are, and whether the page is on paper.
  package func setMedia(dark: Bool = false, print: Bool = false) async throws {
    try await tell(
      "Emulation.setEmulatedMedia",
      [
        "media": print ? "print" : "",
        "features": [
          ["name": "prefers-color-scheme", "value": dark ? "dark" : "light"],
          ["name": "prefers-reduced-motion", "value": "reduce"],
        ],
      ])
  }

  /// What is in the window, as PNG.
  package func screenshot() async throws -> Data {
    let answer = try await ask("GET", session + "screenshot")
    return (answer as? String).flatMap { Data(base64Encoded: $0) } ?? Data()
  }
}

/// The keys of WebDriver that are no signs.
package enum Key {
  package static let left = "\u{E012}"
  package static let right = "\u{E014}"
  package static let up = "\u{E013}"
  package static let down = "\u{E015}"
  package static let enter = "\u{E007}"
  package static let escape = "\u{E00C}"
  package static let shift = "\u{E008}"
}
