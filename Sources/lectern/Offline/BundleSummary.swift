import Foundation
import Offline

/// What is in a bundle, a line for each kind of thing.
struct BundleSummary {
  private let manifest: BundleManifest
  private let lessons: Int

  init(_ manifest: BundleManifest, lessons: Int) { (self.manifest, self.lessons) = (manifest, lessons) }

  var text: String {
    let packages = manifest.files.filter { $0.path.hasPrefix("packages/") }.count
    let weights = manifest.weights.map(\.name).joined(separator: ", ")
    let compiler =
      manifest.hasToolchain
      ? "Swift \(manifest.swift), all that steps need"
      : "Swift \(manifest.swift)'s libraries; the compiler is not in it"
    let rows = [
      ("lessons", "Lessons", "\(lessons)"),
      ("Lectern", "bin", "\(manifest.lectern) for \(manifest.system) on \(manifest.architecture)"),
      ("Swift", "swift", compiler),
      ("weights", "weights", weights.isEmpty ? "none" : weights),
      ("photographs", "photos", manifest.photos.isEmpty ? "none" : manifest.photos.joined(separator: ", ")),
      ("packages", "packages", packages == 0 ? "none" : "\(packages) of Debian"),
    ]
    return rows.map { name, folder, words in
      let size = ByteCount.words(manifest.size(in: folder))
      return "  \(name.padding(toLength: 12, withPad: " ", startingAt: 0))"
        + String(repeating: " ", count: max(0, 10 - size.count)) + "\(size)  \(words)"
    }.joined(separator: "\n")
  }
}
