import Foundation
import Testing

@testable import Offline

/// Archives that are cut off, altered, or want to write somewhere else: one sentence each, and nothing is left behind.
@Suite struct HostileBundleTests {
  private typealias Member = BundleBench.Member

  private static func refused(_ bench: BundleBench, _ fault: (BundleFault) -> Bool) {
    #expect { try bench.unpack() } throws: { error in
      guard let found = error as? BundleFault else { return false }
      let words = "\(found)"
      return fault(found) && !words.isEmpty && !words.contains("\n")
    }
    #expect(bench.left == [])
  }

  @Test func aCutOffBundleSaysWhere() async throws {
    let bench = try BundleBench()
    try await bench.make()
    let whole = try Data(contentsOf: bench.archive)
    // The noise of the weights is most of it.
    try whole.prefix(whole.count / 2).write(to: bench.archive)
    Self.refused(bench) { $0 == .truncated(member: "lectern-course/weights/lite.pth") }
    try whole.prefix(whole.count - 4).write(to: bench.archive)
    Self.refused(bench) { if case .truncated = $0 { true } else { false } }
    try Data().write(to: bench.archive)
    Self.refused(bench) { [.noBundle, .truncated(member: nil)].contains($0) }
  }

  @Test func anAlteredBundleSaysWhere() async throws {
    let bench = try BundleBench()
    try bench.write(
      [Member(path: "Lessons/01.md")], manifest: [Member(path: "Lessons/01.md", data: Data("hallo\n".utf8))])
    Self.refused(bench) { $0 == .altered(member: "Lessons/01.md") }
    try bench.write(
      [Member(path: "Lessons/01.md")], manifest: [Member(path: "Lessons/01.md", data: Data("other\nsize".utf8))])
    Self.refused(bench) { $0 == .altered(member: "Lessons/01.md") }
    try await bench.make()
    var bytes = try Data(contentsOf: bench.archive)
    bytes[bytes.count / 2] ^= 0x55
    try bytes.write(to: bench.archive)
    Self.refused(bench) { "\($0)".contains("weights/lite.pth") }
  }

  @Test(arguments: ["../outside", "/etc/passwd", "a/../../outside", "a//b", "./a", "", "a/\u{1b}[2J", "a/."])
  func aPathThatLeadsElsewhereIsRefused(path: String) throws {
    let bench = try BundleBench()
    // By the manifest, and by the archive only.
    try bench.write([Member(path: path)])
    Self.refused(bench) { if case .hostilePath = $0 { true } else { false } }
    try bench.write([Member(path: path)], manifest: [])
    Self.refused(bench) { if case .hostilePath = $0 { true } else { false } }
    #expect(!FileManager.default.fileExists(atPath: bench.folder.appendingPathComponent("outside").path))
  }

  @Test(arguments: ["1", "2", "3", "4", "6", "L", "x"] as [Character])
  func whatIsNoFileIsRefused(kind: Character) throws {
    let bench = try BundleBench()
    let link = Member(path: "Lessons", data: Data(), kind: kind, link: "/etc")
    try bench.write([link, Member(path: "Lessons/passwd")])
    Self.refused(bench) { $0 == .notAFile("lectern-course/Lessons") }
  }

  @Test func whatTheManifestDoesNotSayIsRefused() throws {
    let bench = try BundleBench()
    let one = Member(path: "one")
    try bench.write([one, Member(path: "two")], manifest: [one])
    Self.refused(bench) { $0 == .unknown("two") }
    try bench.write([one], manifest: [one, Member(path: "two")])
    Self.refused(bench) { $0 == .missing(member: "two") }
    try bench.write([one, one], manifest: [one])
    Self.refused(bench) { $0 == .twice("one") }
    try bench.write([one, one])
    Self.refused(bench) { $0 == .twice("one") }
    try bench.write([one], format: 2)
    Self.refused(bench) { $0 == .otherFormat(2) }
    try bench.write([Member(path: "one", prefix: "elsewhere/")], manifest: [])
    Self.refused(bench) { $0 == .noBundle }
  }

  @Test func anotherMachineIsToldBeforeAnythingIsWritten() async throws {
    let bench = try BundleBench()
    try await bench.make()
    #expect(throws: BundleFault.otherMachine(wanted: "debian 12 on x86_64", found: "debian 13 on x86_64")) {
      try bench.unpack(system: "debian 13")
    }
    #expect(throws: BundleFault.otherMachine(wanted: "debian 12 on x86_64", found: "debian 12 on aarch64")) {
      try bench.unpack(architecture: "aarch64")
    }
    #expect(bench.left == [])
  }

  @Test func anotherFolderOfItsNameStays() async throws {
    let bench = try BundleBench()
    try await bench.make()
    let mine = bench.target.appendingPathComponent("lectern-course", isDirectory: true)
    try FileManager.default.createDirectory(at: mine, withIntermediateDirectories: true)
    #expect(throws: BundleFault.otherFolder(mine.path)) { try bench.unpack() }
    #expect(bench.left == ["lectern-course"])
  }

  @Test func anOpenedBundleIsNotTrustedEither() async throws {
    let bench = try BundleBench()
    try await bench.make()
    let folder = try bench.unpack().folder
    let lesson = folder.appendingPathComponent("Lessons/01.md")
    try Data("# Two\n".utf8).write(to: lesson)
    #expect(throws: BundleFault.altered(member: "Lessons/01.md")) { try OpenedBundle(folder).verify() }
    try FileManager.default.removeItem(at: lesson)
    #expect(throws: BundleFault.missing(member: "Lessons/01.md")) { try OpenedBundle(folder).verify() }
    try FileManager.default.createSymbolicLink(atPath: lesson.path, withDestinationPath: "/etc/passwd")
    #expect(throws: BundleFault.notAFile("Lessons/01.md")) { try OpenedBundle(folder).verify() }
    #expect(throws: BundleFault.noManifest) { try OpenedBundle(bench.folder) }
  }

  @Test func anyOtherFileIsNoBundle() throws {
    let bench = try BundleBench()
    try Data("hello, I am a text of no archive at all".utf8).write(to: bench.archive)
    Self.refused(bench) { $0 == .noBundle }
    try FileManager.default.removeItem(at: bench.archive)
    #expect(throws: BundleFault.self) { try bench.unpack() }
  }
}
