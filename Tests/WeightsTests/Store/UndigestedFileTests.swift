import Files
import Foundation
import TestSupport
import Testing

@testable import Weights

/// Files of which neither size nor digest is published, as MobileNet's: known only by what the server says and by what they
/// were when they first came.
@Suite(.serialized) struct UndigestedFileTests {
  private let scratch: ScratchFolder
  private let server: LoopbackServer
  private let store: WeightStore
  private let body = Data(LoopbackServer.hdf5Body)

  init() throws {
    scratch = try ScratchFolder()
    server = try LoopbackServer()
    store = WeightStore(
      location: scratch.url.appendingPathComponent("weights"), kerasFolder: scratch.url.appendingPathComponent("keras"),
      entries: [])
  }

  private func entry(_ kind: String, digest: String? = nil) -> WeightEntry {
    WeightEntry(
      name: "small", architecture: "tiny", includesTop: true, purpose: "tests", downloadSize: .about(290_000),
      size: .about(290_000), fileName: "small.h5", source: .file(server.url(kind)), digest: digest, licence: "none")
  }

  @Test(arguments: ["hdf5", "hdf5-cut", "hdf5-moved", "hdf5-busy", "hdf5-norange", "hdf5-untagged"])
  func comesWhole(kind: String) throws {
    let entry = entry(kind)
    var totals: [Int] = []
    try store.fetch(entry) { totals.append($1) }
    let path = try store.path(for: entry)
    #expect(try Data(contentsOf: path) == body)
    #expect(store.status(of: entry) == .cached(path))
    #expect(totals.contains(body.count))
    let names = try FileManager.default.contentsOfDirectory(atPath: store.location.path).sorted()
    #expect(names == [".small.h5.lock", ".verified", "small.h5"])
  }

  @Test func aPublishedDigestNeedsNoSize() throws {
    let right = entry("hdf5-nolength", digest: Digest.hex(body))
    #expect(try Data(contentsOf: store.path(for: right)) == body)
    try FileManager.default.removeItem(at: store.location)
    #expect(throws: WeightsError.wrongDigest(file: "small.h5", expected: "x", found: Digest.hex(body))) {
      try store.fetch(entry("hdf5", digest: "x"))
    }
  }

  @Test(arguments: [
    ("hdf5-nolength", "the server does not say how long the file is"),
    ("login", "what came is no HDF5 file, as small.h5 is; does the network ask for a password"),
    ("hdf5-missing", "HTTP status 404"),
  ])
  func whatCannotBeTrustedIsNotKept(kind: String, words: String) throws {
    let entry = entry(kind)
    let error = #expect(throws: WeightsError.self) { try store.fetch(entry) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
    #expect(store.status(of: entry) == .missing)
    let names = try FileManager.default.contentsOfDirectory(atPath: store.location.path)
    #expect(!names.contains { $0.hasSuffix(".part") } || kind == "hdf5-missing")
    let notHere = #expect(throws: WeightsError.self) { try store.path(for: entry) }
    #expect(notHere?.description.contains("The weights small (about 1 MB) are not on this machine") == true)
  }

  @Test func mustStayWhatItWas() throws {
    let entry = entry("hdf5")
    let path = try store.path(for: entry)
    var other = body
    other[1000] ^= 1
    try other.write(to: path)
    // It is not what came first: it is fetched again.
    #expect(try Data(contentsOf: store.path(for: entry)) == body)
    #expect(try server.log().count == 2)
    // A copy of what came first is as good.
    try FileManager.default.removeItem(at: path)
    try body.write(to: path)
    #expect(try store.path(for: entry) == path)
    #expect(try server.log().count == 2)
  }

  @Test func kerassServesAsKerasHasIt() throws {
    let entry = entry("hdf5-missing")
    try FileManager.default.createDirectory(at: store.kerasFolder, withIntermediateDirectories: true)
    let kerass = store.kerasFolder.appendingPathComponent("small.h5")
    for text in ["one", "another, that Keras fetched since"] {
      try Data(text.utf8).write(to: kerass)
      #expect(store.status(of: entry) == .inKerasFolder(kerass))
      #expect(try store.path(for: entry) == kerass)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.kerasFolder.path) == ["small.h5"])
  }
}
