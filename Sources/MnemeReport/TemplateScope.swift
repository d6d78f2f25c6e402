import Mustache

/// What Mustache asks for values. It renders an unknown name as nothing; here the name is noted, so
/// that the report can be refused.
struct TemplateScope: MustacheParent {
  let holes: Holes
  let writer: any ReportWriter
  let record: TemplateRecord
  /// The outermost scope, which is asked last: what it doesn't know, nobody knows.
  var isRoot = true
  /// Where this scope is: `scales-2-` in the second of the list `scales`.
  var path = ""

  func child(named name: String) -> Any? {
    guard let value = holes[name] else {
      if isRoot { record.noteUnknown(name) }
      return nil
    }
    record.noteUse(of: name)
    return switch value {
    case .words(let parts): writer.words(parts, hole: path + name)
    case .block(let block): writer.block(block, hole: name)
    case .claim(let holds): holds
    case .source(let text): text
    case .list(let items):
      items.enumerated().map { index, holes in
        TemplateScope(
          holes: holes, writer: writer, record: record, isRoot: false,
          path: "\(path)\(name)-\(index + 1)-")
      }
    }
  }
}

/// What a rendering asked for.
final class TemplateRecord {
  private(set) var unknownNames: [String] = []
  private(set) var usedNames: [String] = []

  func noteUnknown(_ name: String) {
    if !unknownNames.contains(name) { unknownNames.append(name) }
  }

  func noteUse(of name: String) {
    if !usedNames.contains(name) { usedNames.append(name) }
  }
}

/// Turns values into the text of one format; errors wait until the rendering is over, because
/// Mustache can't throw.
protocol ReportWriter: AnyObject {
  /// - Parameter hole: with the path of the list that it is in: `scales-2-n_mem`.
  func words(_ parts: [Inline], hole: String) -> String
  func block(_ block: Block, hole: String) -> String
}
