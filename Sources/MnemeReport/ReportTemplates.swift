import MnemeTables
import Mustache

/// The prose and the page of the reports, read from a folder that a user may edit.
package struct ReportTemplates: Sendable {
  let folder: String
  /// Style sheet of the page.
  let style: String
  /// Script of the page.
  let script: String
  private var library = MustacheLibrary()
  private var names: [String] = []

  /// Reads `page.html.mustache`, `page.css`, `page.js`, the texts of the bundle, the prose of every
  /// experiment (`<experiment>.md.mustache`) and of the report on several (`whole.md.mustache`), and
  /// all parts that these include.
  ///
  /// - Throws: `ReportError` that names the file, and the line where there is one.
  package init(folder: String) throws(ReportError) {
    self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    style = try Self.readPart("\(self.folder)/page.css")
    script = try Self.readPart("\(self.folder)/page.js")
    try load(Self.pageName, neededBy: "the page")
    for name in [Self.readmeName, Self.exampleName] { try load(name, neededBy: "the bundle") }
    try load(WholeReport.template, neededBy: "the report on several runs")
    for experiment in ReportedExperiment.allCases {
      try load(Self.proseName(of: experiment), neededBy: "the report of \(experiment.rawValue)")
    }
  }

  static let pageName = "page.html"
  static let readmeName = "bundle-readme.txt"
  static let exampleName = "bundle-example.tex"
  static func proseName(of experiment: ReportedExperiment) -> String { "\(experiment.rawValue).md" }

  func path(of name: String) -> String { "\(folder)/\(name).mustache" }

  /// A template with every hole filled.
  ///
  /// - Throws: `ReportError.unknownHoles` if it asks for a value that there isn't.
  func render(
    _ name: String, _ holes: Holes, writer: some ReportWriter
  ) throws(ReportError) -> (text: String, usedNames: [String]) {
    let record = TemplateRecord()
    let scope = TemplateScope(holes: holes, writer: writer, record: record)
    guard let text = library.render(scope, withTemplate: name) else {
      preconditionFailure("the template '\(name)' was not loaded")
    }
    guard record.unknownNames.isEmpty else {
      throw .unknownHoles(
        template: path(of: name), names: record.unknownNames, known: holes.names)
    }
    return (text, record.usedNames)
  }

  private mutating func load(_ name: String, neededBy user: String) throws(ReportError) {
    guard !names.contains(name) else { return }
    names.append(name)
    let path = path(of: name)
    let text = try Self.read(path, neededBy: user)
    let tags = TemplateTag.all(in: text)
    if let tag = tags.first(where: { $0.kind == .forbidden }) {
      throw .brokenTemplate(
        path: path, line: tag.line,
        detail: "'{{\(tag.name)}}' is not a plain tag; write {{name}}, {{#name}}, {{^name}}, "
          + "{{/name}}, {{> part}} or {{! comment }}")
    }
    library.register(try Self.parse(text, path: path), named: name)
    for tag in tags where tag.kind == .partial {
      guard tag.name.allSatisfy({ $0 != "." }) else { continue }
      try loadPart(tag.name, neededBy: "\(path), line \(tag.line),")
    }
  }

  /// A part is Markdown, and called without its ending: `{{> rules}}` is `rules.md.mustache`.
  private mutating func loadPart(_ name: String, neededBy user: String) throws(ReportError) {
    try load("\(name).md", neededBy: user)
    if let part = library.getTemplate(named: "\(name).md") {
      library.register(part, named: name)
    }
  }

  /// Values arrive escaped for their place, by type; so Mustache must not escape them again.
  private static func parse(_ text: String, path: String) throws(ReportError) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: "{{% CONTENT_TYPE: TEXT}}\n" + text)
    } catch let error as MustacheTemplate.ParserError {
      throw .brokenTemplate(
        path: path, line: max(1, error.context.lineNumber - 1),
        detail: "\(error.error) in '\(error.context.line)'")
    } catch {
      throw .unreadableTemplate(path: path, detail: "\(error)")
    }
  }

  /// What stands within an element of the page, which nothing in it may end.
  private static func readPart(_ path: String) throws(ReportError) -> String {
    let text = try read(path, neededBy: "the page")
    for sign in ["</", "<!--"] where text.range(ofFirst: sign) != nil {
      throw .unreadableTemplate(path: path, detail: "it holds '\(sign)'")
    }
    return text
  }

  private static func read(_ path: String, neededBy user: String) throws(ReportError) -> String {
    let bytes: [UInt8]?
    do {
      bytes = try AtomicFile.read(path)
    } catch {
      throw .unreadableTemplate(path: path, detail: error.cause)
    }
    guard let bytes else { throw .missingTemplate(path: path, neededBy: user) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unreadableTemplate(path: path, detail: "it is not UTF-8 text")
    }
    // Private-use characters hold the place of finished HTML while Markdown is parsed.
    guard !text.unicodeScalars.contains(where: { (0xE000...0xF8FF).contains($0.value) }) else {
      throw .unreadableTemplate(path: path, detail: "it holds private-use characters")
    }
    return text
  }
}
