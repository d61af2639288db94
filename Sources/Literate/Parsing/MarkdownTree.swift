internal import CCMark
import Foundation

/// A Markdown document as cmark-gfm reads it, with tables and strikethrough. Owns its nodes.
final class MarkdownTree {
  /// The document.
  let root: MarkdownNode
  /// cmark-gfm switches extensions' characters on in a table of the whole process.
  private static let lock = NSLock()

  init(_ text: String) {
    root = Self.lock.withLock {
      cmark_gfm_core_extensions_ensure_registered()
      let parser = cmark_parser_new(CMARK_OPT_SMART | CMARK_OPT_VALIDATE_UTF8)
      defer { cmark_parser_free(parser) }
      for name in ["table", "strikethrough"] {
        if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
      }
      var text = text
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
      }
      return MarkdownNode(pointer: cmark_parser_finish(parser))
    }
  }

  deinit { root.free() }

  /// A short text as HTML. Raw HTML in it is left out.
  static func html(_ text: String) -> String {
    let tree = MarkdownTree(text)
    return withExtendedLifetime(tree) { tree.root.html }
  }

  /// The words of a short text, without marks.
  static func plainText(_ text: String) -> String {
    let tree = MarkdownTree(text)
    return withExtendedLifetime(tree) { tree.root.text }
  }
}
