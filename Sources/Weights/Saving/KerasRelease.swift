import Foundation

/// The release of Keras whose files are written.
enum KerasRelease {
  /// What readers of the files go by.
  static let version = "3.15.1"

  /// What a `.keras` says about itself in `metadata.json`.
  static func metadata(at date: Date = Date()) -> JSONValue {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.dateFormat = "yyyy-MM-dd@HH:mm:ss"
    return ["keras_version": .text(version), "date_saved": .text(format.string(from: date))]
  }
}
