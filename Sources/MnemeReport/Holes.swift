/// The named values that a template may ask for, in a fixed order.
struct Holes: Sendable {
  enum Value: Sendable {
    /// Part of a sentence: `{{name}}`.
    case words([Inline])
    /// A figure, table or listing, alone between empty lines: `{{name}}`.
    case block(Block)
    /// Shown or left out: `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}`.
    case claim(Bool)
    /// Once for each: `{{#name}}…{{/name}}`.
    case list([Holes])
    /// Finished text that needs no escape, such as the parts of the page itself.
    case source(String)
  }

  private(set) var values: [(name: String, value: Value)] = []

  init() {}

  subscript(name: String) -> Value? { values.first { $0.name == name }?.value }

  var names: [String] { values.map(\.name) }

  private mutating func add(_ name: String, _ value: Value) {
    precondition(self[name] == nil, "two values are called '\(name)'")
    values.append((name, value))
  }

  mutating func say(_ name: String, _ parts: [Inline]) { add(name, .words(parts)) }
  mutating func say(_ name: String, _ part: Inline) { add(name, .words([part])) }
  mutating func show(_ name: String, _ block: Block) { add(name, .block(block)) }
  mutating func claim(_ name: String, _ holds: Bool) { add(name, .claim(holds)) }
  mutating func `repeat`(_ name: String, _ items: [Holes]) { add(name, .list(items)) }
  mutating func set(_ name: String, source: String) { add(name, .source(source)) }

  /// A figure that this run doesn't have may be named in what is not shown.
  mutating func omitFigure(_ name: String) {
    let hole = NumberedFigure.hole(of: name)
    set(hole, source: "")
    say("see_\(hole)", [.text("no figure")])
  }

  mutating func copy(_ name: String, _ value: Value) { add(name, value) }

  mutating func add(_ others: Holes) {
    for (name, value) in others.values { add(name, value) }
  }

  /// Every table has a caption.
  ///
  /// - Throws: `ReportError.missingCaption`.
  func checkCaptions() throws(ReportError) {
    for (name, value) in values {
      switch value {
      case .block(let block) where block.hasTableWithoutCaption: throw .missingCaption(hole: name)
      case .list(let items): for holes in items { try holes.checkCaptions() }
      case .block, .words, .claim, .source: continue
      }
    }
  }
}

extension Block {
  fileprivate var hasTableWithoutCaption: Bool {
    switch self {
    case .table(let table): table.name.allSatisfy(\.isWhitespace)
    case .figure(let placed): placed.data.contains(where: \.hasTableWithoutCaption)
    case .disclosure(_, let content): content.contains(where: \.hasTableWithoutCaption)
    case .paragraph, .list, .headlines, .equations, .listing, .references: false
    }
  }
}
