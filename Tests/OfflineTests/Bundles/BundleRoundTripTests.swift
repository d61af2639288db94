import Files
import Foundation
import Testing

@testable import Offline

@Suite struct BundleRoundTripTests {
  @Test func whatGoesInComesOut() async throws {
    let bench = try BundleBench()
    let manifest = try await bench.make()
    let (folder, isNew) = try bench.unpack()
    #expect(isNew && bench.left == ["lectern-course"])
    let bundle = try OpenedBundle(folder)
    #expect(bundle.manifest == manifest)
    try bundle.verify()
    let paths = manifest.files.map(\.path)
    #expect(
      paths.contains("Lessons/data/numbers.csv") && paths.contains("again/numbers.csv")
        && paths.contains("photos/flowers/.complete"))
    #expect(!paths.contains { $0.contains(".hidden") })
    #expect(try String(contentsOf: folder.appendingPathComponent("Lessons/01.md"), encoding: .utf8) == "# One\n")
    #expect(FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("lectern").path))
    #expect(!FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("Lessons/01.md").path))
    #expect(manifest.size(in: "weights") == 300_000)
    // Once more: it is there already, and stays.
    #expect(try bench.unpack().isNew == false)
  }

  @Test func theManifestIsWhatItWasWritten() throws {
    var manifest = BundleBench.outline
    manifest.files = [.init(path: "a/b", size: 3, sha256: "0", isExecutable: true)]
    #expect(try BundleManifest(json: manifest.json) == manifest)
  }

  /// Whoever has no Lectern opens it by tar and the script in it.
  @Test func tarAndTheScriptOpenItToo() async throws {
    let bench = try BundleBench()
    try await bench.make()
    try FileManager.default.createDirectory(at: bench.target, withIntermediateDirectories: true)
    func shell(_ command: String) throws -> (status: Int32, words: String) {
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", command]
      process.currentDirectoryURL = bench.target
      (process.standardOutput, process.standardError) = (output, output)
      process.standardInput = FileHandle.nullDevice
      try process.run()
      let words = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      return (process.terminationStatus, words)
    }
    #expect(try shell("tar xf ../course.lectern").status == 0)
    let first = try shell("tar tzf ../course.lectern | head -4 | tr '\\n' ' '")
    #expect(
      first.words
        == "lectern-course/install lectern-course/README.txt lectern-course/manifest.json lectern-course/SHA256SUMS ")
    #expect(try shell("./lectern-course/install --nonsense").status == 2)
    #expect(try shell("./lectern-course/install --help").words.contains("install the packages without asking"))
    let isHere = MachineReading.system == BundleBench.system && MachineReading.architecture == BundleBench.architecture
    let run = try shell("./lectern-course/install --without-packages")
    guard isHere else {
      #expect(run.status == 1 && run.words.contains("this bundle is for debian 12 on x86_64"))
      return
    }
    #expect(run.status == 0 && run.words.contains("lectern unbundle \(bench.target.path)/lectern-course"), "\(run)")
    let altered = try shell("echo more >> lectern-course/Lessons/01.md; ./lectern-course/install --without-packages")
    #expect(altered.status == 1 && altered.words.contains("Lessons/01.md: FAILED"), "\(altered)")
  }

  @Test func weightsAndPhotographsGoWhereTheyAreLookedFor() async throws {
    let bench = try BundleBench()
    try await bench.make()
    let bundle = try OpenedBundle(bench.unpack().folder)
    let store = bench.folder.appendingPathComponent("weights", isDirectory: true)
    let file = store.appendingPathComponent("lite.pth")
    #expect(try bundle.placeWeights(in: store).map(\.placed) == [.new])
    #expect(try bundle.placeWeights(in: store).map(\.placed) == [.wasThere])
    // A wrong one, of whose name there is only one right one, is mended.
    try Data("broken".utf8).write(to: file)
    #expect(try bundle.placeWeights(in: store).map(\.placed) == [.new])
    #expect(
      try Digest.hex(contentsOf: file)
        == Digest.hex(contentsOf: bundle.folder.appendingPathComponent("weights/lite.pth")))
    let photos = bench.folder.appendingPathComponent("photos", isDirectory: true)
    #expect(try bundle.placePhotos(in: photos, complete: ".complete").map(\.placed) == [.new])
    #expect(FileManager.default.fileExists(atPath: photos.appendingPathComponent("flowers/rose/1.jpg").path))
    #expect(try bundle.placePhotos(in: photos, complete: ".complete").map(\.placed) == [.wasThere])
  }

  @Test func weightsThatNobodyVouchesForAreLeftAlone() async throws {
    let bench = try BundleBench()
    try await bench.make()
    let folder = try bench.unpack().folder
    var manifest = try OpenedBundle(folder).manifest
    manifest.weights[0].isPublished = false
    try manifest.json.write(to: folder.appendingPathComponent(BundleManifest.fileName))
    let store = bench.folder.appendingPathComponent("weights", isDirectory: true)
    try FileManager.default.createDirectory(at: store, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: store.appendingPathComponent("lite.pth"))
    #expect(try OpenedBundle(folder).placeWeights(in: store).map(\.placed) == [.otherIsThere])
    #expect(try Data(contentsOf: store.appendingPathComponent("lite.pth")) == Data("mine".utf8))
  }

  /// What a try that was killed left is begun anew.
  @Test func aBrokenOffTryIsMadeAgain() async throws {
    let bench = try BundleBench()
    try await bench.make()
    let part = bench.target.appendingPathComponent(".lectern-course.part/Lessons", isDirectory: true)
    try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true)
    try Data("half".utf8).write(to: part.appendingPathComponent("01.md"))
    try OpenedBundle(bench.unpack().folder).verify()
    #expect(bench.left == ["lectern-course"])
  }

  @Test func whatABrokenOffMakingLeftIsRemoved() async throws {
    let bench = try BundleBench()
    // No process has this number: it is above the highest that Linux gives.
    let stale = bench.folder.appendingPathComponent(".course.lectern.4194305.staging", isDirectory: true)
    try FileManager.default.createDirectory(at: stale, withIntermediateDirectories: true)
    try await bench.make()
    let left = try FileManager.default.contentsOfDirectory(atPath: bench.folder.path).sorted()
    #expect(left == ["course.lectern", "source"])
  }
}
