import Foundation
import TestSupport
import Testing

@testable import Literate

/// Whatever way a file is saved in is noticed, told by the system or not.
@Suite struct FolderWatchTests {
  @Test(arguments: [false, true]) func savesAreNoticed(polling: Bool) async throws {
    let scratch = try ScratchFolder()
    let file = try scratch.write("a.md", [1])
    let watch = FolderWatch([scratch.url.path], polling: polling)
    #expect(watch.isPolling == polling)
    var changes = watch.changes.makeAsyncIterator()
    func next() async -> [String] {
      (await changes.next() ?? []).map { ($0 as NSString).lastPathComponent }.sorted()
    }
    try Data([1, 2]).write(to: file)
    #expect(await next() == ["a.md"])
    // Written aside and renamed; what an editor keeps for itself is nobody's lesson.
    for name in [".a.md.swp", "a.md~", "#a.md#", "4913"] { _ = try scratch.write(name, [1]) }
    let aside = try scratch.write(".new", [1, 2, 3])
    #expect(rename(aside.path, file.path) == 0)
    #expect(await next() == ["a.md"])
    _ = try scratch.write("b.csv", [1])
    #expect(await next() == ["b.csv"])
    // Emptied, then written: once.
    try Data().write(to: file)
    usleep(20_000)
    try Data([9]).write(to: file)
    #expect(await next() == ["a.md"])
    try FileManager.default.removeItem(at: file)
    #expect(await next() == ["a.md"])
    watch.stop()
    #expect(await next() == [])
  }

  @Test func aFolderThatIsMadeAgainIsWatched() async throws {
    let scratch = try ScratchFolder()
    let folder = scratch.url.appendingPathComponent("lessons")
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    let watch = FolderWatch([folder.path])
    var changes = watch.changes.makeAsyncIterator()
    try files.removeItem(at: folder)
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data([1]).write(to: folder.appendingPathComponent("a.md"))
    #expect(await changes.next()?.count == 1)
    try Data([1, 2]).write(to: folder.appendingPathComponent("a.md"))
    #expect(await changes.next()?.count == 1)
    watch.stop()
  }
}
