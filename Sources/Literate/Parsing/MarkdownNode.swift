internal import CCMark

/// A node of a ``MarkdownTree``; it must not outlive the tree.
struct MarkdownNode: Hashable {
  let pointer: OpaquePointer

  enum Kind { case document, codeBlock, htmlBlock, heading, paragraph, table, htmlInline, image, link, other }

  var kind: Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_LINK: .link
    default: typeName == "table" ? .table : .other
    }
  }

  /// cmark's name of the kind: `block_quote`, `item`.
  var typeName: String { String(cString: cmark_node_get_type_string(pointer)) }
  /// In the file, from 1. Inline nodes without one have that of their block.
  var line: Int {
    let line = Int(cmark_node_get_start_line(pointer))
    return line > 0 ? line : parent?.line ?? 1
  }
  var lastLine: Int { Int(cmark_node_get_end_line(pointer)) }
  var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
  var url: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
  var title: String { cmark_node_get_title(pointer).map { String(cString: $0) } ?? "" }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  /// The first number of a numbered list; nil where it is none.
  var firstNumber: Int? {
    cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(pointer)) : nil
  }
  var fenceInfo: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }
  /// How many backticks or tildes open a code block; nil where it is indented code.
  var fence: (character: Character, length: Int)? {
    var (length, offset, character) = (Int32(0), Int32(0), CChar(0))
    guard cmark_node_get_fenced(pointer, &length, &offset, &character) != 0 else { return nil }
    return (Character(Unicode.Scalar(UInt8(bitPattern: character))), Int(length))
  }

  var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }
  /// The number of the first item; nil where this is no ordered list.
  var orderedListStart: Int? {
    cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(pointer)) : nil
  }
  var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init) }
  var children: [MarkdownNode] {
    var nodes: [MarkdownNode] = []
    var next = cmark_node_first_child(pointer)
    while let node = next {
      nodes.append(MarkdownNode(pointer: node))
      next = cmark_node_next(node)
    }
    return nodes
  }

  /// This node and all below it, in the order of the text.
  var all: [MarkdownNode] {
    var nodes: [MarkdownNode] = []
    let iterator = cmark_iter_new(pointer)
    defer { cmark_iter_free(iterator) }
    while true {
      switch cmark_iter_next(iterator) {
      case CMARK_EVENT_DONE: return nodes
      case CMARK_EVENT_ENTER: nodes.append(MarkdownNode(pointer: cmark_iter_get_node(iterator)))
      default: break
      }
    }
  }

  /// The words in it, without marks.
  var text: String {
    all.map { node in
      switch cmark_node_get_type(node.pointer) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: node.literal
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: " "
      default: ""
      }
    }.joined()
  }

  /// Raw HTML that is still in the tree is left out, and links that would run a script lose their target.
  var html: String {
    guard let text = cmark_render_html(pointer, CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES, nil) else { return "" }
    defer { cmark_get_default_mem_allocator().pointee.free(text) }
    return CellHTML.decoded(String(cString: text))
  }

  /// Puts HTML in its place. Where `keepingChildren`, what is in the node comes between the two parts.
  @discardableResult
  func replace(
    byBlock isBlock: Bool, before: String, after: String = "", keepingChildren: Bool = false
  ) -> MarkdownNode {
    guard let new = cmark_node_new(isBlock ? CMARK_NODE_CUSTOM_BLOCK : CMARK_NODE_CUSTOM_INLINE),
      cmark_node_insert_before(pointer, new) == 1
    else {
      guard !isBlock, !keepingChildren, let text = insertTextBefore(CellHTML.encoded(before + after)) else {
        return self
      }
      remove()
      return text
    }
    cmark_node_set_on_enter(new, before)
    cmark_node_set_on_exit(new, after)
    if keepingChildren { for child in children { cmark_node_append_child(new, child.pointer) } }
    remove()
    return MarkdownNode(pointer: new)
  }

  /// Puts HTML around a block.
  func wrap(before: String, after: String) {
    guard let new = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK) else { return }
    cmark_node_set_on_enter(new, before)
    cmark_node_set_on_exit(new, after)
    if cmark_node_insert_before(pointer, new) == 1 {
      cmark_node_append_child(new, pointer)
    } else {
      cmark_node_free(new)
    }
  }

  @discardableResult
  func insertTextBefore(_ text: String) -> MarkdownNode? {
    guard let new = cmark_node_new(CMARK_NODE_TEXT) else { return nil }
    cmark_node_set_literal(new, text)
    if cmark_node_insert_before(pointer, new) == 1 { return MarkdownNode(pointer: new) }
    cmark_node_free(new)
    return nil
  }

  func insertHTMLBefore(_ html: String) {
    guard let new = cmark_node_new(CMARK_NODE_CUSTOM_INLINE) else { return }
    cmark_node_set_on_enter(new, html)
    if cmark_node_insert_before(pointer, new) == 1 { return }
    cmark_node_free(new)
    insertTextBefore(CellHTML.encoded(html))
  }

  func setLiteral(_ text: String) { cmark_node_set_literal(pointer, text) }
  func setURL(_ url: String) { cmark_node_set_url(pointer, url) }
  func remove() {
    cmark_node_unlink(pointer)
    free()
  }
  func free() { cmark_node_free(pointer) }
}
