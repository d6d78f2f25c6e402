/// What can be wrong with a table on disk. The texts say what, where, and what to do.
package enum TableError: Error, Equatable, CustomStringConvertible {
  case missingFile(path: String)
  case wrongHeader(file: String, expected: [String], found: [String])
  case wrongCellCount(file: String, line: Int, expected: Int, found: Int)
  case wrongCell(file: String, line: Int, column: String, cell: CellError)
  case brokenQuotes(file: String, line: Int)
  case notText(file: String)
  case wrongManifest(file: String, detail: String)

  package var description: String {
    switch self {
    case .missingFile(let path):
      "no file at \(path); run the stage that writes it first (`mneme run`)"
    case .wrongHeader(let file, let expected, let found):
      "\(file), line 1: the header \(Self.difference(expected, found)); "
        + "the table comes from another version: run the experiment again"
    case .wrongCellCount(let file, let line, let expected, let found):
      "\(file), line \(line): \(found) cells where \(expected) were expected"
    case .wrongCell(let file, let line, let column, let cell):
      "\(file), line \(line), column '\(column)': '\(cell.value)' is not \(cell.expected)"
    case .brokenQuotes(let file, let line):
      "\(file), line \(line): a quoted cell is not closed"
    case .notText(let file):
      "\(file) is not UTF-8 text"
    case .wrongManifest(let file, let detail):
      "\(file) is not a manifest of a run: \(detail)"
    }
  }

  private static func difference(_ expected: [String], _ found: [String]) -> String {
    for (index, pair) in zip(expected, found).enumerated() where pair.0 != pair.1 {
      return "has '\(pair.1)' as column \(index + 1) where '\(pair.0)' was expected"
    }
    return "has \(found.count) columns where \(expected.count) were expected"
  }
}
