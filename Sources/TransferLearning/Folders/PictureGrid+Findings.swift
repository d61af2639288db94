import Foundation

extension PictureGrid {
  /// What was found in a folder, as pictures: those of a finding one after the other, each with its name.
  ///
  /// - Parameters:
  ///   - findings: `check.findings(.nearDouble)`; those about classes, or of files that cannot be read, have no picture.
  ///   - count: how many pictures at most; a finding's stay together.
  public init(_ title: String? = nil, findings: [FolderFinding], count: Int = 24) {
    self.init(title)
    sentence = "There is nothing to be seen."
    for finding in findings where !finding.files.isEmpty {
      let pictures = zip(finding.files, finding.names).compactMap { file, name in
        (try? Picture(contentsOf: file)).map { (name, $0) }
      }
      guard self.count == 0 || self.count + pictures.count <= count else { break }
      for (name, picture) in pictures.prefix(count) {
        add(picture, caption: "\(name), \(picture.width) × \(picture.height)", alternativeText: finding.description)
      }
    }
  }
}
