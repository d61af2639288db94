import Foundation
import TestSupport
import Testing

/// `lectern weights`, on a cache of its own and a server on loopback.
@Suite(.serialized) struct WeightsTests {
  private let bench: CommandLineBench
  private let server: LoopbackServer

  init() throws {
    bench = try CommandLineBench([:])
    server = try LoopbackServer()
  }

  private var environment: [String: String?] {
    ["LECTERN_CACHE": bench.folder.path + "/cache", "KERAS_HOME": bench.folder.path + "/keras"]
  }
  private var store: URL { bench.folder.appendingPathComponent("cache/weights") }
  private let file = "mobilenet_2_5_128_tf.h5"

  private func run(_ command: String) throws -> CommandLineBench.Result {
    try bench.run(command, environment: environment)
  }

  /// `weights fetch` of a small file, served in this way.
  private func fetch(_ kind: String) -> String { "lectern weights fetch mobilenet-0.25-128 --from \(server.url(kind))" }

  private func isWhole() throws -> Bool {
    try Data(contentsOf: store.appendingPathComponent(file)) == Data(LoopbackServer.hdf5Body)
  }

  @Test func theListFitsATerminal() throws {
    defer { bench.remove() }
    let list = try run("lectern weights")
    #expect(list.status == 0 && list.error.isEmpty)
    let lines = list.output.split(separator: "\n")
    #expect(lines.count < 60 && lines.allSatisfy { $0.count <= 80 }, "\(list.output)")
    #expect(
      list.output.hasPrefix("No weights are on this machine yet.\n\nThe course uses; `lectern weights fetch` gets:"))
    #expect(list.output.contains("32 files: `weights list mobileNet`"))
    #expect(try run("lectern weights list").output == list.output)

    try FileManager.default.createDirectory(at: store, withIntermediateDirectories: true)
    try Data("something".utf8).write(to: store.appendingPathComponent("resnet50_weights_tf_dim_ordering_tf_kernels.h5"))
    let here = try run("lectern weights list").output
    #expect(here.hasPrefix("On this machine:\n  resnet50  about 103 MB  resNet50 with its top\n\n"), "\(here)")
  }

  @Test(arguments: [
    ("resnet50", ["md5 2cb95161c43110f7111970584f804107", "about 103 MB", "resnet50-notop", "not here"]),
    (
      "ResNet50-NoTop",
      ["md5 4d473c1dd8becc155b73f8504c6f6626", "resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5"]
    ),
    ("mobileNetV2", ["mobilenetv2-0.35-96-notop", "mobileNetV2_1.4 with its top"]),
    ("mobilenet-0.25-128", ["none is published", "for pictures of 128 pixels"]),
    ("--all", ["convnext-tiny-notop", "8ae6e78ce2933352b1ef"]),
  ])
  func aNameTellsMore(name: String, words: [String]) throws {
    defer { bench.remove() }
    let list = try run("lectern weights list \(name)")
    #expect(list.status == 0)
    for word in words { #expect(list.output.contains(word), "\(word): \(list.output)") }
  }

  @Test(arguments: [
    ("lectern weights list resnet5", "Did you mean \"resnet50\""), ("lectern weights fetch vgg61", "\"vgg16\""),
    ("lectern weights fetch xception --from ftp://here", "--from is an address such as http://"),
  ])
  func aWrongWordIsAUsageMistake(command: String, words: String) throws {
    defer { bench.remove() }
    let result = try run(command)
    #expect(result.status == 2 && result.output.isEmpty && result.error.hasPrefix("Error: "), "\(result)")
    #expect(result.error.contains(words))
  }

  @Test func comesFromAnotherMachine() throws {
    defer { bench.remove() }
    let result = try run(fetch("hdf5"))
    #expect(result.status == 0 && result.output == "mobilenet-0.25-128 is here.\n", "\(result)")
    #expect(try isWhole())
    #expect(try run("lectern weights list").output.contains("mobilenet-0.25-128"))
    #expect(try run(fetch("hdf5")).status == 0)
    #expect(try server.log().count == 1)
  }

  @Test(arguments: [
    ("missing", "it answered with HTTP status 404"), ("login", "does the network ask for a password in a browser?"),
    ("hdf5-nolength", "does not say how long the file is"),
  ])
  func aFailureIsOneSentence(kind: String, words: String) throws {
    defer { bench.remove() }
    let result = try run(fetch(kind))
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(
      result.error.hasPrefix("mobilenet-0.25-128 (about 2 MB) is not here and could not be fetched. "), "\(result)")
    #expect(result.error.contains(words) && result.error.split(separator: "\n").count == 1, "\(result.error)")
  }

  @Test func aFileOfTheWrongDigestIsNotKept() throws {
    defer { bench.remove() }
    let result = try run("lectern weights fetch efficientnet-b0 --from \(server.url("hdf5"))")
    #expect(result.status == 1)
    #expect(result.error.contains("its digest should be 902e53a9f72be733fc0bcb005b3ebbac and is"), "\(result)")
    #expect(!bench.names("cache/weights").contains { $0.hasSuffix(".h5") })
  }

  @Test func aFullDiskIsSaid() throws {
    defer { bench.remove() }
    let result = try run("mkdir -p cache/weights; ln -s /dev/full cache/weights/.\(file).part; \(fetch("hdf5"))")
    #expect(result.status == 1)
    #expect(result.error.hasSuffix(".\(file).part cannot be written: No space left on device\n"), "\(result)")
  }

  @Test func ofTwoProcessesOneFetches() throws {
    defer { bench.remove() }
    let result = try run(
      "\(fetch("hdf5-slow")) & first=$!; \(fetch("hdf5-slow")) & second=$!; wait $first && wait $second")
    #expect(result.status == 0, "\(result)")
    #expect(try isWhole())
    #expect(try server.log().count == 1)
    #expect(bench.names("cache/weights") == [".\(file).lock", ".verified", file])
  }

  @Test func whatWasKilledHalfWayGoesOn() throws {
    defer { bench.remove() }
    let process = bench.process("exec \(fetch("hdf5-stop"))", environment: environment)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let part = store.appendingPathComponent(".\(file).part")
    let deadline = Date(timeIntervalSinceNow: 30)
    while (try? Data(contentsOf: part).count) ?? 0 < 100_000, Date() < deadline { usleep(10_000) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(!bench.names("cache/weights").contains(file))

    let again = try run(fetch("hdf5"))
    #expect(again.status == 0, "\(again)")
    #expect(try isWhole())
    #expect(try server.log().map(\.start) == [0, 100_000])
    #expect(bench.names("cache/weights") == [".\(file).lock", ".verified", file])
  }
}
