import MnemeTables

/// What can keep a report from being written. The texts say what, where, and what to do.
package enum ReportError: Error, Equatable, CustomStringConvertible {
  case unknownExperiment(String, known: [String])
  case missingTemplate(path: String, neededBy: String)
  case unreadableTemplate(path: String, detail: String)
  case brokenTemplate(path: String, line: Int, detail: String)
  case unknownHoles(template: String, names: [String], known: [String])
  case missingSection(String, template: String)
  case misplacedBlock(hole: String, template: String)
  case unplacedFigures([String], template: String)
  case missingReferences([String], template: String)
  case missingCaption(hole: String)
  case unresolvedReferences([String])
  case repeatedIdentifier(String)
  case wrongMath(tex: String, detail: String)
  case wrongFigure(name: String, detail: String)
  case emptyTable(name: String)
  case missingVersion(name: String)

  package var description: String {
    switch self {
    case .unknownExperiment(let name, let known):
      "no report is written for the experiment '\(name)'; there is one for \(Self.list(known))"
    case .missingTemplate(let path, let neededBy):
      "no template at \(path), which \(neededBy) needs; copy it from the templates of Mneme"
    case .unreadableTemplate(let path, let detail):
      "\(path) can't be used as a template: \(detail)"
    case .brokenTemplate(let path, let line, let detail):
      "\(path), line \(line): \(detail)"
    case .unknownHoles(let template, let names, let known):
      "\(template): no value is called \(Self.list(names)); the names are \(Self.list(known))"
    case .missingSection(let title, let template):
      "\(template): the report on several runs takes the section '## \(title)' from it, and there is "
        + "none: add it"
    case .misplacedBlock(let hole, let template):
      "\(template): '\(hole)' is a figure, table, listing or displayed formula and must stand alone, "
        + "with an empty line before and after it"
    case .unplacedFigures(let names, let template):
      "\(template) doesn't place the figure \(Self.list(names)): write its hole "
        + "\(Self.list(names.map { "{{\(NumberedFigure.hole(of: $0))}}" })) where it belongs"
    case .missingReferences(let keys, let template):
      "\(template) cites \(Self.list(keys)) but has no list of references: "
        + "write '{{references}}' where it belongs"
    case .missingCaption(let hole):
      "the table of '\(hole)' has no caption"
    case .unresolvedReferences(let targets):
      "the report links to \(Self.list(targets)), which it doesn't contain: "
        + "mend the link or add the heading"
    case .repeatedIdentifier(let identifier):
      "two parts of the report are called '\(identifier)': rename one"
    case .wrongMath(let tex, let detail):
      "formula '\(tex)': \(detail)"
    case .wrongFigure(let name, let detail):
      "figure '\(name)': \(detail)"
    case .emptyTable(let name):
      "\(name).csv has no rows, so there is nothing to report: run the experiment again"
    case .missingVersion(let name):
      "manifest.json records no version of '\(name)', so the report can't say how to cite it: "
        + "run the experiment again"
    }
  }

  private static func list(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }
}
