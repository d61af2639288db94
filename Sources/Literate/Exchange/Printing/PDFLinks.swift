import Foundation

/// The links of a PDF that a browser has printed. It makes all of them absolute, and a folder of PDFs that moves would be full of
/// dead ones. By PDF 1.7, 12.6.4.7, a link without a scheme is relative to the document.
enum PDFLinks {
  /// The same document with links below a folder made relative. What is left over is spaces: no byte changes its place.
  ///
  /// - Parameter folder: `file:///tmp/x/`
  static func relative(_ pdf: Data, to folder: String) -> Data {
    var pdf = pdf
    let opening = Data("/URI (\(folder)".utf8)
    let prefix = Data("/URI (".utf8).count
    var start = pdf.startIndex
    while let found = pdf.range(of: opening, in: start..<pdf.endIndex) {
      guard let end = pdf[found.upperBound...].firstIndex(of: UInt8(ascii: ")")) else { break }
      let target = pdf[found.upperBound..<end]
      var link = pdf[found.lowerBound..<found.lowerBound + prefix] + target + [UInt8(ascii: ")")]
      link.append(Data(repeating: UInt8(ascii: " "), count: end + 1 - found.lowerBound - link.count))
      pdf.replaceSubrange(found.lowerBound...end, with: link)
      start = end + 1
    }
    return pdf
  }
}
