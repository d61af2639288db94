import Files
import Foundation

/// The files that Keras's own applications fetch: one row for each network, as `keras/src/applications` has them.
///
/// Keras publishes a digest of most, the size of none: sizes here are reckoned from the parameters, which Keras's
/// `count_params()` counts.
struct KerasFiles {
  /// One thing for the network with its top and one for it without.
  typealias Pair<Value> = (top: Value, noTop: Value)

  /// As entries are named: `resnet50`, and `resnet50-notop`.
  let name: String
  /// The architecture's name.
  let architecture: String
  /// Where the files are, without their endings.
  let address: String
  let parameters: Pair<Int>
  let digests: Pair<String?>
  let licence: String
  var endings: Pair<String> = (
    "_weights_tf_dim_ordering_tf_kernels.h5", "_weights_tf_dim_ordering_tf_kernels_notop.h5"
  )
  /// What the files are called where Keras keeps them, when not as where they come from.
  var localName: String?
  var pictureSize: Int?

  /// With the top and without.
  var entries: [WeightEntry] {
    [
      entry(true, parameters.top, digests.top, endings.top),
      entry(false, parameters.noTop, digests.noTop, endings.noTop),
    ]
  }

  private func entry(_ top: Bool, _ parameters: Int, _ digest: String?, _ ending: String) -> WeightEntry {
    let remote = Self.base + address + (localName == nil ? ending : ending.replacingOccurrences(of: "_", with: "-"))
    let pixels = pictureSize.map { " for pictures of \($0) pixels" } ?? ""
    return WeightEntry(
      name: name + (top ? "" : "-notop"), architecture: architecture, pictureSize: pictureSize,
      includesTop: top,
      purpose: "Keras's \(architecture)\(pixels), " + (top ? "1000 ImageNet classes" : "features"),
      downloadSize: .about(parameters * 4), size: .about(parameters * 4),
      fileName: localName.map { $0 + ending } ?? URL(fileURLWithPath: remote).lastPathComponent,
      source: .file(URL(string: remote) ?? URL(fileURLWithPath: remote)),
      // MD5 has 32 hexadecimal digits.
      algorithm: digest?.count == 32 ? .md5 : .sha256, digest: digest, licence: licence)
  }

  private static let base = "https://storage.googleapis.com/"
}
