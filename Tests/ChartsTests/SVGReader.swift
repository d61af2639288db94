import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An SVG as a parser sees it; reading throws where it is not well-formed or its ids do not hold together.
final class SVGReader: NSObject, XMLParserDelegate {
  struct Broken: Error, CustomStringConvertible { let description: String }

  private(set) var texts: [String] = []
  private(set) var ids: [String] = []
  private(set) var title = ""
  private(set) var root: [String: String] = [:]
  private var counts: [String: Int] = [:]
  private var current = ""

  init(_ svg: String) throws {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    guard parser.parse() else {
      throw Broken(description: "not well-formed: \(String(describing: parser.parserError))")
    }
    guard Set(ids).count == ids.count else { throw Broken(description: "ids repeat: \(ids)") }
    let labels = (root["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
    guard root["role"] == "img", labels.count == 2, labels.allSatisfy(ids.contains) else {
      throw Broken(description: "not labelled: \(root)")
    }
  }

  func count(_ element: String) -> Int { counts[element, default: 0] }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if root.isEmpty { root = attributes }
    counts[name, default: 0] += 1
    if let id = attributes["id"] { ids.append(id) }
    current = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { current += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "text" { texts.append(current) }
    if name == "title" { title = current }
  }
}
