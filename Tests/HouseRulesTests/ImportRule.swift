/// The walls of the house: what each room may import.
enum ImportRule {
  /// Open to every room.
  static let everywhere: Set<String> = [
    "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization",
  ]

  /// A new room, or a new door between two, is decided here. On purpose: theory and diffusion
  /// can't see each other, metrics see no model, figures see no experiment, the report computes
  /// nothing, and each library of the outside enters through one room.
  static let allowed: [String: Set<String>] = [
    "MnemeNumerics": ["CKernels", "CLapacke", "COpenBLAS"],
    "MnemeTheory": ["MnemeNumerics"],
    "MnemeDiffusion": ["MnemeNumerics"],
    "MnemeTorch": ["CTorchShim", "MnemeDiffusion", "MnemeNumerics", "MnemeTables"],
    "MnemeMetrics": ["MnemeNumerics"],
    // Users' arrays: read here, and nothing of them is known elsewhere.
    "MnemeArrays": ["CZlib", "MnemeNumerics", "MnemeTables"],
    "MnemeTables": ["CCrypto", "CZip"],
    "MnemeEngine": ["MnemeNumerics", "MnemeTables"],
    "MnemeExperiments": [
      "CDigits", "MnemeArrays", "MnemeDiffusion", "MnemeEngine", "MnemeMetrics", "MnemeNumerics",
      "MnemeTables", "MnemeTheory", "Yams",
    ],
    "MnemePlot": ["CCairo"],
    "MnemeFigures": ["MnemePlot", "MnemeTables"],
    "MnemeReport": ["CCmarkGFM", "MnemeTables", "Mustache"],
    "mneme": [
      "ArgumentParser", "MnemeArrays", "MnemeEngine", "MnemeExperiments", "MnemeFigures",
      "MnemeNumerics", "MnemePlot", "MnemeReport", "MnemeTables", "Subprocess",
    ],
    // The worker: libtorch is in it, and nothing that shows.
    "mneme-network": ["MnemeDiffusion", "MnemeTables", "MnemeTorch"],
  ]

  static func violations(in file: SourceFile) -> [Violation] {
    guard file.isSwift, let room = file.room else { return [] }
    guard let allowed = allowed[room] else {
      return [
        Violation(path: file.path, line: 1, what: "'\(room)' is no room of ImportRule.allowed")
      ]
    }
    return file.imports.compactMap { found in
      let what: String? =
        if found.isReexported {
          "'\(room)' passes '\(found.module)' on, which opens every wall"
        } else if !allowed.contains(found.module), !everywhere.contains(found.module) {
          "'\(room)' may not import '\(found.module)'"
        } else {
          nil
        }
      return what.map { Violation(path: file.path, line: found.line, what: $0) }
    }
  }
}

/// Cairo stays in a few files of the plotting room: all others draw through them.
enum CairoRule {
  static let namesAllowed = ["Canvas", "Text", "Font"]
  static let mostFiles = 6

  static func violations(in files: [SourceFile]) -> [Violation] {
    let users = files.compactMap { file -> (file: SourceFile, line: Int)? in
      guard file.room == "MnemePlot", file.isSwift else { return nil }
      return file.imports.first { $0.module == "CCairo" }.map { (file, $0.line) }
    }
    let misnamed = users.filter { user in !namesAllowed.contains { user.file.name.contains($0) } }
    let names = namesAllowed.joined(separator: ", ")
    return misnamed.map {
      Violation(
        path: $0.file.path, line: $0.line,
        what: "imports CCairo, which only files named after \(names) may")
    }
      + users.dropFirst(mostFiles).map {
        Violation(
          path: $0.file.path, line: $0.line,
          what: "imports CCairo as one file more than \(mostFiles)")
      }
  }
}

extension SourceFile {
  struct Import: Equatable {
    let module: String
    let line: Int
    let isReexported: Bool
  }

  /// Every import with whatever stands around it: attributes, an access level, a kind of symbol.
  var imports: [Import] {
    let attribute = #/@\w+(?:\([^)]*\))?\s+/#
    let access = #/(?:public|package|internal|fileprivate|private)\s+/#
    let declaration =
      #/import\s+(?:(?:struct|class|enum|protocol|typealias|func|var|let|actor)\s+)?(\w+)/#
    return lines.compactMap { line in
      guard line.text.contains("import") else { return nil }
      var rest = line.text.drop { $0 == " " }
      var isReexported = false
      while let found = rest.prefixMatch(of: attribute) {
        isReexported = isReexported || found.output.hasPrefix("@_exported")
        rest = rest[found.range.upperBound...]
      }
      if let found = rest.prefixMatch(of: access) { rest = rest[found.range.upperBound...] }
      guard let found = rest.prefixMatch(of: declaration) else { return nil }
      return Import(
        module: String(found.output.1), line: line.number, isReexported: isReexported)
    }
  }
}
