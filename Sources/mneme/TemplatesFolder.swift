import MnemeEngine
import MnemeTables

/// Where the templates are: given, or beside the program, or in a folder above it.
enum TemplatesFolder {
  private static let witness = "page.html.mustache"

  /// - Throws: `CommandError.noTemplates` with what was tried; `DiskError`.
  static func find(given: String?) throws -> String {
    if let given { return given }
    var tried: [String] = []
    var folder = OwnProgram.path ?? ""
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      for candidate in ["\(folder)/templates", "\(folder)/share/mneme/templates"] {
        if try AtomicFile.read("\(candidate)/\(witness)") != nil { return candidate }
      }
      tried.append("\(folder)/templates")
    }
    throw CommandError.noTemplates(tried: tried)
  }
}
