import CCmarkGFM
import Glibc

/// Markdown to HTML by cmark-gfm, with tables. Raw HTML is shown as text, never passed on.
enum MarkdownParser {
  static func html(of markdown: String) -> String {
    let document = document(of: markdown)
    defer { cmark_node_free(document) }
    // Its nodes are those of the table extension, which renders itself: no list is needed.
    guard let rendered = cmark_render_html(document, options, nil) else {
      preconditionFailure("no memory")
    }
    defer { Glibc.free(rendered) }
    return accessibleTables(String(cString: rendered))
  }

  private static let options = CMARK_OPT_VALIDATE_UTF8

  /// The tree, in which tags are text; to be freed by `free`.
  static func document(of markdown: String) -> OpaquePointer {
    _ = extensionsAreRegistered
    guard let parser = cmark_parser_new(options) else { preconditionFailure("no memory") }
    defer { cmark_parser_free(parser) }
    if let table = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, table)
    }
    let bytes = Array(markdown.utf8)
    bytes.withUnsafeBytes {
      cmark_parser_feed(parser, $0.bindMemory(to: CChar.self).baseAddress, $0.count)
    }
    guard let document = cmark_parser_finish(parser) else { preconditionFailure("no memory") }
    showTags(in: document)
    return document
  }

  static func free(_ document: OpaquePointer) { cmark_node_free(document) }

  /// The HTML of one paragraph without its tags. No text can start another kind of block: a mark
  /// that Markdown doesn't know precedes it and is taken away afterwards.
  static func inlineHTML(of markdown: String) -> String {
    let paragraph = html(of: "\u{E002}" + markdown)
    let start = paragraph.range(ofFirst: "\u{E002}")?.upperBound ?? paragraph.startIndex
    let content = paragraph[start...]
    let end = content.range(ofFirst: "</p>")?.lowerBound ?? content.endIndex
    return String(content[..<end])
  }

  /// Once for the process, before the first parser.
  private static let extensionsAreRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  private static func showTags(in document: OpaquePointer) {
    for node in nodes(of: document) {
      let kind = cmark_node_get_type(node)
      guard kind == CMARK_NODE_HTML_INLINE || kind == CMARK_NODE_HTML_BLOCK,
        let source = cmark_node_get_literal(node), let text = cmark_node_new(CMARK_NODE_TEXT)
      else { continue }
      cmark_node_set_literal(text, source)
      if kind == CMARK_NODE_HTML_INLINE {
        cmark_node_replace(node, text)
      } else if let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH) {
        cmark_node_append_child(paragraph, text)
        cmark_node_replace(node, paragraph)
      }
      cmark_node_free(node)
    }
  }

  private static func nodes(of document: OpaquePointer) -> [OpaquePointer] {
    guard let iterator = cmark_iter_new(document) else { preconditionFailure("no memory") }
    defer { cmark_iter_free(iterator) }
    var nodes: [OpaquePointer] = []
    while true {
      switch cmark_iter_next(iterator) {
      case CMARK_EVENT_DONE: return nodes
      case CMARK_EVENT_ENTER:
        if let node = cmark_iter_get_node(iterator) { nodes.append(node) }
      // The library's enum, not ours: leaving a node adds nothing.
      default: continue
      }
    }
  }

  /// Header cells say what they head; alignment is a class, because the page's policy allows no
  /// styles in attributes. cmark escapes every `<` of the text, so these tags are its own.
  private static func accessibleTables(_ html: String) -> String {
    var result = html
    for (old, new) in [
      ("<th>", "<th scope=\"col\">"),
      ("<th align=\"right\">", "<th scope=\"col\" class=\"number\">"),
      ("<th align=\"left\">", "<th scope=\"col\">"),
      ("<th align=\"center\">", "<th scope=\"col\" class=\"center\">"),
      ("<td align=\"right\">", "<td class=\"number\">"), ("<td align=\"left\">", "<td>"),
      ("<td align=\"center\">", "<td class=\"center\">"),
    ] {
      result = result.replacingAll(old, with: new)
    }
    return result
  }
}
