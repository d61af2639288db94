import Foundation
import Literate
import Serving

/// A server that Ctrl-C ends, and leaves nothing behind.
struct ServeUntilInterrupted {
  let course: LiveCourse
  let server: CourseServer
  let report: ServeReport

  /// Serves until somebody ends it.
  ///
  /// - Parameter opening: whether the system is asked to show it in its browser.
  /// - Throws: what keeps it from going on.
  func run(opening: Bool) async throws {
    try TerminalSignals.begin()
    signal(SIGTERM) { _ in TerminalSignals.tell(TerminalSignals.interrupt) }
    let (course, server) = (course, server)
    let (ended, continuation) = AsyncStream.makeStream(of: Void.self)
    Thread.detachNewThread {
      while !TerminalSignals.heard().contains(TerminalSignals.interrupt) {
        var file = pollfd(fd: TerminalSignals.file, events: Int16(POLLIN), revents: 0)
        poll(&file, 1, -1)
      }
      // Whoever cannot wait.
      signal(SIGINT, SIG_DFL)
      continuation.finish()
    }
    let serving = Task { try await server.run() }
    let stopping = Task {
      for await _ in ended {}
      await course.stop()
      await server.stop()
    }
    do { try await server.waitUntilListening() } catch {}
    report.begin(server, lessons: await course.count)
    if opening { Self.open(server.url) }
    do { try await serving.value } catch {
      continuation.finish()
      await stopping.value
      throw error
    }
    await stopping.value
  }

  private static func open(_ url: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xdg-open", url]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch {
      StandardFiles.complain("xdg-open is not there to open a browser; open it yourself.")
    }
  }
}
