import Foundation
import Literate
import Rooms
import Serving

/// A server that Ctrl-C ends, and leaves nothing behind.
struct ServeUntilInterrupted {
  let course: LiveCourse
  let server: CourseServer
  /// The room that the course is in, and the listener of one that is led from here.
  var room: OpenedRoom?
  var listener: RoomServer?
  let report: ServeReport

  /// Serves until somebody ends it.
  ///
  /// - Parameter opening: whether the system is asked to show it in its browser.
  /// - Throws: what keeps it from going on.
  func run(opening: Bool) async throws {
    try TerminalSignals.begin()
    // Where there is a room, one key ends it.
    let hasKeys = room != nil && TerminalMode.begin()
    defer { if hasKeys { TerminalMode.end() } }
    signal(SIGTERM) { _ in TerminalSignals.tell(TerminalSignals.interrupt) }
    let (course, server, room, listener) = (course, server, room, listener)
    let (ended, continuation) = AsyncStream.makeStream(of: Void.self)
    Thread.detachNewThread {
      Self.waitForEnd(hasKeys: hasKeys)
      // Whoever cannot wait.
      signal(SIGINT, SIG_DFL)
      continuation.finish()
    }
    let serving = Task { try await server.run() }
    let stopping = Task {
      for await _ in ended {}
      await room?.end()
      await listener?.stop()
      await course.stop()
      await server.stop()
    }
    // A room that cannot be led any more ends the rest too.
    let leading = Task {
      do { try await listener?.run() } catch {
        StandardFiles.complain("\(error)")
        continuation.finish()
      }
    }
    do { try await server.waitUntilListening() } catch {}
    room?.begin()
    report.begin(server, lessons: await course.count, room: room, listener: listener, hasKeys: hasKeys)
    if opening { Self.open(server.url) }
    do { try await serving.value } catch {
      continuation.finish()
      await stopping.value
      throw error
    }
    await stopping.value
    await leading.value
  }

  /// Returns at Ctrl-C, or at q where keys are read.
  private static func waitForEnd(hasKeys: Bool) {
    var isTyped = hasKeys
    while !TerminalSignals.heard().contains(TerminalSignals.interrupt) {
      var files = [pollfd(fd: TerminalSignals.file, events: Int16(POLLIN), revents: 0)]
      if isTyped { files.append(pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)) }
      poll(&files, nfds_t(files.count), -1)
      guard isTyped, files[1].revents != 0 else { continue }
      var key: UInt8 = 0
      let count = read(STDIN_FILENO, &key, 1)
      if count == 1, key == UInt8(ascii: "q") || key == UInt8(ascii: "Q") { return }
      // Without a keyboard Ctrl-C is left.
      if count == 0 { isTyped = false }
    }
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
