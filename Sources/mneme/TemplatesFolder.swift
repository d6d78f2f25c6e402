import Glibc
import MnemeTables

/// Where the templates are: given, or beside the program, or in a folder above it.
enum TemplatesFolder {
  private static let witness = "page.html.mustache"

  /// - Throws: `CommandError.noTemplates` with what was tried; `DiskError`.
  static func find(given: String?) throws -> String {
    if let given { return given }
    var tried: [String] = []
    var folder = programPath
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      for candidate in ["\(folder)/templates", "\(folder)/share/mneme/templates"] {
        if try AtomicFile.read("\(candidate)/\(witness)") != nil { return candidate }
      }
      tried.append("\(folder)/templates")
    }
    throw CommandError.noTemplates(tried: tried)
  }

  /// The program itself, links resolved.
  private static var programPath: String {
    guard let resolved = realpath("/proc/self/exe", nil) else { return "" }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
