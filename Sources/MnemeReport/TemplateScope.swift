import Mustache

/// What Mustache asks for values. It renders an unknown name as nothing; here the name is noted, so
/// that the report can be refused.
struct TemplateScope: MustacheParent {
  let holes: Holes
  let writer: any ReportWriter
  let record: TemplateRecord
  /// The outermost scope, which is asked last: what it doesn't know, nobody knows.
  var isRoot = true

  func child(named name: String) -> Any? {
    guard let value = holes[name] else {
      if isRoot { record.noteUnknown(name) }
      return nil
    }
    record.noteUse(of: name)
    return switch value {
    case .words(let parts): writer.words(parts)
    case .block(let block): writer.block(block, hole: name)
    case .claim(let holds): holds
    case .source(let text): text
    case .list(let items):
      items.map { TemplateScope(holes: $0, writer: writer, record: record, isRoot: false) }
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
  func words(_ parts: [Inline]) -> String
  func block(_ block: Block, hole: String) -> String
}
