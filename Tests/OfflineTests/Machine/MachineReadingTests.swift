import Foundation
import TestSupport
import Testing

@testable import Offline

@Suite struct MachineReadingTests {
  @Test func theSystemIsReadFromItsRelease() {
    let debian = "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nID=debian\n"
    #expect(MachineReading.system(release: debian) == "debian 12")
    #expect(MachineReading.system(release: "ID=arch\n") == "arch")
    #expect(MachineReading.system(release: "") == "")
  }

  @Test func memoryIsReadInBytes() throws {
    let memory = try #require(
      MachineReading.memory(meminfo: "MemTotal:       16000 kB\nMemFree: 1 kB\nMemAvailable:    8000 kB\n"))
    #expect(memory.total == 16_384_000 && memory.available == 8_192_000)
    #expect(MachineReading.memory(meminfo: "MemTotal: 16 kB\n") == nil)
  }

  /// A folder that is to be made has the room of the disk that it will be on.
  @Test func aFolderThatIsNotThereYetHasRoom() throws {
    try withTemporaryFolder { folder in
      let space = MachineReading.space("cache", folder.appendingPathComponent("a/b/c"))
      #expect(space.problem == nil && (space.free ?? 0) > 0)
    }
  }

  @Test func aModuleSaysItsCompiler() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("A.swiftmodule")
      try
        (Data([0xe2, 0x9c, 0xa8, 0x0e, 0xff]) + Data(count: 15_000)
        + Data("6.3.1(5.10)/Swift version 6.3.1 (swift-6.3.1-RELEASE)".utf8))
        .write(to: file)
      #expect(MachineReading.swift(ofModule: file) == "6.3.1")
      #expect(MachineReading.swift(ofModule: folder.appendingPathComponent("B.swiftmodule")) == nil)
    }
  }

  @Test func weightsThatLessonsNameAreFound() {
    func weights(_ name: String, _ architecture: String, ofCourse: Bool, here: Bool) -> EngineWeights {
      .init(
        name: name, architecture: architecture, fileName: name, bytes: 1, isOfTheCourse: ofCourse, isPublished: true,
        path: here ? "/\(name)" : nil)
    }
    let all = [
      weights("lite", "efficientNetLite0", ofCourse: true, here: true),
      weights("xception", "xception", ofCourse: true, here: false),
      weights("vgg16", "vgg16", ofCourse: false, here: false),
      weights("resnet", "resNet50", ofCourse: false, here: true),
    ]
    let used = WeightsOfLessons(all, lessons: ["Model(.efficientNetLite0, x)", "backbone: Xception", "[.vgg16]"])
    #expect(used.here.map(\.name) == ["lite"])
    #expect(used.missing.map(\.name) == ["xception"])
    #expect(used.others == ["vgg16"])
  }
}
