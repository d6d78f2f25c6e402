import CCmarkGFM

/// What cmark-gfm reads in Markdown, as a tree of our own kinds. Tags are text, as in the page.
final class MarkdownTree {
  private let document: OpaquePointer

  init(_ markdown: String) { document = MarkdownParser.document(of: markdown) }

  deinit { MarkdownParser.free(document) }

  /// Valid as long as the tree.
  var root: Node { Node(pointer: document) }

  enum Kind {
    case paragraph, item, quote, rule, tableRow, softBreak, hardBreak, emphasis, strong, image
    case heading(level: Int)
    case list(isOrdered: Bool)
    case codeBlock(String)
    case table(columns: Int)
    case text(String)
    case code(String)
    case link(String)
    /// What only holds others.
    case other
  }

  struct Node {
    fileprivate let pointer: OpaquePointer

    var children: [Node] {
      var children: [Node] = []
      var next = cmark_node_first_child(pointer)
      while let child = next {
        children.append(Node(pointer: child))
        next = cmark_node_next(child)
      }
      return children
    }

    /// Its words, without marks.
    var words: String {
      switch kind {
      case .text(let text), .code(let text), .codeBlock(let text): text
      case .softBreak, .hardBreak: " "
      case .paragraph, .item, .quote, .rule, .tableRow, .emphasis, .strong, .image, .heading, .list,
        .table, .link, .other:
        children.map(\.words).joined()
      }
    }

    var kind: Kind {
      switch cmark_node_get_type(pointer) {
      case CMARK_NODE_PARAGRAPH: .paragraph
      case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(pointer)))
      case CMARK_NODE_LIST:
        .list(isOrdered: cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST)
      case CMARK_NODE_ITEM: .item
      case CMARK_NODE_BLOCK_QUOTE: .quote
      case CMARK_NODE_CODE_BLOCK: .codeBlock(literal)
      case CMARK_NODE_THEMATIC_BREAK: .rule
      case CMARK_NODE_TEXT: .text(literal)
      case CMARK_NODE_SOFTBREAK: .softBreak
      case CMARK_NODE_LINEBREAK: .hardBreak
      case CMARK_NODE_CODE: .code(literal)
      case CMARK_NODE_EMPH: .emphasis
      case CMARK_NODE_STRONG: .strong
      case CMARK_NODE_LINK: .link(address)
      case CMARK_NODE_IMAGE: .image
      // The library's enum, not ours: its extensions add kinds while it runs.
      default: extended
      }
    }

    private var extended: Kind {
      switch cmark_node_get_type_string(pointer).map({ String(cString: $0) }) {
      case "table": .table(columns: children.first?.children.count ?? 1)
      case "table_row", "table_header": .tableRow
      default: .other
      }
    }

    private var literal: String {
      cmark_node_get_literal(pointer).map { String(cString: $0) } ?? ""
    }

    private var address: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
  }
}

/// The labels of headings, as links to them need them.
struct HeadingLabels {
  private(set) var inOrder: [String] = []
  private(set) var byIdentifier: [String: String] = [:]

  init(_ tree: MarkdownTree, scope: String) {
    for node in tree.root.children {
      guard case .heading = node.kind else { continue }
      let slug = Slug.of(node.words)
      let start = slug.isEmpty ? "section" : slug
      var identifier = start
      var number = 0
      while byIdentifier[identifier] != nil {
        number += 1
        identifier = "\(start)-\(number)"
      }
      let label = LaTeXName.label("sec", scope, identifier)
      byIdentifier[identifier] = label
      inOrder.append(label)
    }
  }
}
