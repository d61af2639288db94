import Foundation
import Offline
import TestSupport
import Testing

@Suite struct DebianPackagesTests {
  /// The README's first command installs what the list says, in its order.
  @Test func readMeInstallsTheList() throws {
    let text = try String(contentsOf: Shared.package.appendingPathComponent("README.md"), encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.contains("apt-get install -y pkg-config") })
    let names = try #require(line.firstMatch(of: #/apt-get install -y ([^&]+?) &&/#))
    #expect(names.1.split(separator: " ").map(String.init) == DebianPackages.building)
  }

  @Test func noPackageIsNamedTwice() {
    let all = DebianPackages.building + DebianPackages.running
    #expect(Set(all).count == all.count)
    #expect(DebianPackages.running.count >= 15)
  }

  @Test(arguments: [
    (0, "0 bytes"), (812, "812 bytes"), (18_826_032, "18.8 MB"), (169_600_000, "170 MB"), (2_340_000_000, "2.3 GB"),
  ])
  func bytesInWords(bytes: Int, words: String) { #expect(ByteCount.words(bytes) == words) }
}
