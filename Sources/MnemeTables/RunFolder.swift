/// The folder of one run: `output/<experiment>/<digest>/`. Each stage reads and writes only here.
package struct RunFolder: Sendable, Equatable {
  /// Path of the folder, without a slash at the end.
  package let path: String

  package init(path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  package init(output: String, experiment: String, digest: String) {
    self.init(path: "\(output)/\(experiment)/\(digest)")
  }

  package var specPath: String { "\(path)/spec.yaml" }
  package var manifestPath: String { "\(path)/manifest.json" }
  package var logPath: String { "\(path)/run.log.json" }
  package var tablesPath: String { "\(path)/tables" }
  package var figuresPath: String { "\(path)/figures" }
  package var reportMarkdownPath: String { "\(path)/report.md" }
  package var reportPagePath: String { "\(path)/report.html" }

  /// Clears away what killed processes left half-written.
  package func removeAbandoned() throws(DiskError) {
    for folder in [path, tablesPath, figuresPath] {
      try TemporaryName.removeAbandoned(in: folder)
    }
  }

  package func tablePath(_ name: String) -> String { "\(tablesPath)/\(name).csv" }

  package func makeFolders() throws(DiskError) {
    try AtomicFile.makeFolder(tablesPath)
    try AtomicFile.makeFolder(figuresPath)
  }

  package func write<Row: TableRow>(_ rows: [Row]) throws(DiskError) {
    try AtomicFile.write(CSV.text(of: rows), to: tablePath(Row.tableName))
  }

  /// - Throws: `TableError` if the table is missing or not what this version writes; `DiskError`.
  package func read<Row: TableRow>(_ type: Row.Type) throws -> [Row] {
    let path = tablePath(Row.tableName)
    guard let bytes = try AtomicFile.read(path) else { throw TableError.missingFile(path: path) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TableError.notText(file: path)
    }
    return try CSV.rows(of: type, from: text, file: path)
  }
}
