import ArgumentParser
import Files
import Foundation
import Offline

/// `lectern unbundle`: a course out of one file, without a network.
struct Unbundle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unbundle",
    abstract: "Open a bundle that `lectern bundle` made, without a network.",
    usage: "lectern unbundle <file> [--into <dir>]",
    discussion: """
      Unpacks the file into DIR/lectern-course and puts the weights and photographs where Lectern looks for them. Every file is \
      checked by its digest before the folder gets its name, and nothing is written anywhere else; what is in the cache and right \
      is left alone. A try that was broken off is simply made again. FILE may be a folder that tar has unpacked, too.

      Packages are installed by the bundle's own script, ./lectern-course/install, which says so and asks.
      Exit status: 0 it is open, 1 it is not, 2 the command was not understood.
      Lessons are programs and run with your rights: open bundles from people whom you trust.
      """)

  @Argument(help: ArgumentHelp("The bundle, or a folder that it was unpacked to.", valueName: "file")) var file: String
  @Option(help: ArgumentHelp("Where to unpack it.", valueName: "dir")) var into: String?

  func run() async throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else {
      throw UsageMistake("there is no file \(file)", command: "unbundle")
    }
    if isFolder.boolValue, into != nil {
      throw UsageMistake("\(file) is a folder: it stays where it is, so --into has nothing to say", command: "unbundle")
    }
    guard Loopback.isUp else { throw InstallationError.noLoopback }
    let url = URL(fileURLWithPath: file)
    let bundle = isFolder.boolValue ? try opened(url) : try unpacked(url)
    try place(bundle)
    print("The course is in \(bundle.folder.path). Next:\n")
    for command in await Self.next(bundle) { print("  \(command)") }
  }

  private func opened(_ folder: URL) throws -> OpenedBundle {
    let bundle = try OpenedBundle(folder)
    try bundle.manifest.check(system: MachineReading.system, architecture: MachineReading.architecture)
    let line = ByteLine("Checking")
    defer { line.end() }
    try bundle.verify { line.update($0, of: $1) }
    return bundle
  }

  private func unpacked(_ archive: URL) throws -> OpenedBundle {
    let line = ByteLine("Unpacking")
    defer { line.end() }
    let unpacking = BundleUnpacking(
      archive, system: MachineReading.system, architecture: MachineReading.architecture)
    let (folder, isNew) = try unpacking.unpack(into: URL(fileURLWithPath: into ?? ".", isDirectory: true)) {
      line.update($0, of: $1)
    }
    // What is there already may have been changed since.
    return isNew ? try OpenedBundle(folder) : try opened(folder)
  }

  private func place(_ bundle: OpenedBundle) throws {
    for (name, placed) in try bundle.placeWeights(in: CacheFolder.folder("weights")) {
      print(words("weights \(name)", placed))
    }
    for (name, placed) in try bundle.placePhotos(in: CacheFolder.folder("photos"), complete: ".complete") {
      print(words("photographs \(name)", placed))
    }
    if !bundle.manifest.missing.isEmpty {
      print("  ! not in the bundle, and lessons fail without: \(bundle.manifest.missing.joined(separator: ", "))")
    }
  }

  private func words(_ what: String, _ placed: OpenedBundle.Placed) -> String {
    switch placed {
    case .new: "  ✓ \(what)"
    case .wasThere: "  ✓ \(what): were here"
    case .otherIsThere: "  ! \(what): others are here under that name, and stay; `lectern weights list` says where"
    }
  }

  /// The commands that come after it.
  private static func next(_ bundle: OpenedBundle) async -> [String] {
    let folder = bundle.folder.path
    let missing = await MachineFacts.missingPackages() ?? []
    let lacks = DebianPackages.running.contains(where: missing.contains)
    let hasPackages = bundle.manifest.size(in: "packages") > 0
    return (lacks && hasPackages ? ["\(folder)/install          # installs the Debian packages that are not here"] : [])
      + ["cd \(folder)", lacks && !hasPackages ? "./lectern doctor" : "./lectern run"]
  }
}
