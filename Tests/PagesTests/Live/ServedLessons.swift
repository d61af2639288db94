import Foundation
import TestSupport

/// Lessons that `lectern serve` serves, in a folder of their own.
struct ServedLessons {
  let server: ServeProcess
  /// The folder of the lessons.
  let folder: URL

  /// Serves lessons by their names while `body` looks at them in a browser.
  static func with(
    _ texts: [String: String], _ body: (ServedLessons, Browser) async throws -> Void
  ) async throws {
    let scratch = try ScratchFolder()
    let folder = scratch.url.appendingPathComponent("Lessons")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in texts { _ = try scratch.write("Lessons/" + name + ".md", Array(text.utf8)) }
    try await serve(scratch.url, body)
    withExtendedLifetime(scratch) {}
  }

  /// The course itself.
  static func course(_ body: (ServedLessons, Browser) async throws -> Void) async throws {
    try await serve(Shared.package, body)
  }

  private static func serve(
    _ folder: URL, _ body: (ServedLessons, Browser) async throws -> Void
  ) async throws {
    try await ServeProcess.with(folder) { server in
      try await Browser.with { browser in
        try await browser.setViewport(width: 1440)
        try await body(ServedLessons(server: server, folder: folder.appendingPathComponent("Lessons")), browser)
      }
    }
  }

  func url(_ page: String) -> URL { server.url.appendingPathComponent(page + ".html") }
}

extension Browser {
  /// Presses a button of a step by its words.
  func click(_ words: String, in selector: String) async throws {
    try await wait(until: "\(Self.button(words, selector))")
    try await run("\(Self.button(words, selector)).click()")
  }

  private static func button(_ words: String, _ selector: String) -> String {
    """
    Array.from(document.querySelectorAll('\(selector) button')).find(function (one) {
      return one.textContent.trim().indexOf('\(words)') === 0 })
    """
  }

  /// Waits until a step is on its way as far as this.
  func wait(for step: String, _ progress: String) async throws {
    try await wait(until: "document.getElementById('\(step)').dataset.progress === '\(progress)'")
  }

  /// The words that a step shows under its code.
  func output(_ step: String) async throws -> String {
    try await run("return document.querySelector('#\(step) .output').innerText", as: String.self)
  }

  /// Opens a step's code and puts other code in its place, as a reader would.
  func write(_ code: String, in step: String) async throws {
    try await wait(until: "document.querySelector('#\(step) .live-controls')")
    if try await run("return !document.querySelector('#\(step) textarea')", as: Bool.self) {
      try await click("Edit", in: "#\(step)")
    }
    try await wait(until: "document.querySelector('#\(step) textarea')")
    try await run("var area = document.querySelector('#\(step) textarea'); area.focus(); area.select()")
    try await tell("Input.insertText", ["text": code])
  }
}
