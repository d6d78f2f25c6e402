import FoundationEssentials
import MnemeTables

/// `ro-crate-metadata.json`: RO-Crate 1.2 with the profile Process Run Crate 0.5. Each run is an action
/// of Mneme on a study file, whose results are files with size and SHA-256.
struct ResearchCrate {
  static let fileName = "ro-crate-metadata.json"
  static let context = "https://w3id.org/ro/crate/1.2/context"
  static let specification = "https://w3id.org/ro/crate/1.2"
  static let profile = "https://w3id.org/ro/wfrun/process/0.5"

  let runs: [BundledRun]
  /// `YYYY-MM-DD`.
  let date: String
  let version: String
  /// All files but this one and the checksums.
  let files: [ZipArchive.Entry]
  let title: String

  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let crate: [String: CrateValue] = [
      "@context": .text(Self.context), "@graph": .list(graph.map { .object($0) }),
    ]
    return Array(try encoder.encode(crate)) + [UInt8(ascii: "\n")]
  }

  typealias Entity = [String: CrateValue]

  private var program: String { "#mneme-\(version)" }

  private var graph: [Entity] {
    [descriptor, root, license, profile, software] + runs.map(action) + sorted.map(file)
      + [checksums]
  }

  private var sorted: [ZipArchive.Entry] { files.sorted { $0.name < $1.name } }

  private var descriptor: Entity {
    [
      "@id": .text(Self.fileName), "@type": .text("CreativeWork"), "about": .reference("./"),
      "conformsTo": .reference(Self.specification),
    ]
  }

  private var root: Entity {
    [
      "@id": .text("./"), "@type": .text("Dataset"), "name": .text(title),
      "description": .text(
        "Figures, tables, numbers and reports made by Mneme \(version), for a paper, with all that "
          + "is needed to check them. No clock time is stored: the date is a stand-in unless its "
          + "maker set SOURCE_DATE_EPOCH."),
      "datePublished": .text(date), "license": .reference("#license"),
      "conformsTo": .reference(Self.profile),
      "hasPart": .list(
        sorted.map { .reference($0.name) } + [.reference(PaperBundle.checksumsName)]),
      "mentions": .references(runs.map(identifier)),
    ]
  }

  private var license: Entity {
    [
      "@id": .text("#license"), "@type": .text("CreativeWork"), "name": .text("Not stated"),
      "description": .text(
        "Whoever made this bundle decides how it may be used. Mneme itself is under the MIT licence."
      ),
    ]
  }

  private var profile: Entity {
    [
      "@id": .text(Self.profile), "@type": .list([.text("CreativeWork"), .text("Profile")]),
      "name": .text("Process Run Crate"), "version": .text("0.5"),
    ]
  }

  private var software: Entity {
    [
      "@id": .text(program), "@type": .text("SoftwareApplication"), "name": .text("Mneme"),
      "version": .text(version),
      // Where this crate says what it is.
      "url": .reference("README"),
      "description": .text(
        "Measures when a diffusion model stops memorizing and starts to generalize."),
    ]
  }

  private func identifier(of run: BundledRun) -> String { "#run-\(run.scope)" }

  private func action(_ run: BundledRun) -> Entity {
    let results = run.entries.map(\.name).filter { $0 != run.specification }.sorted()
    return [
      "@id": .text(identifier(of: run)), "@type": .text("CreateAction"),
      "name": .text("\(run.manifest.experiment), run \(run.manifest.digest)"),
      "description": .text(run.manifest.command), "instrument": .reference(program),
      "object": .reference(run.specification),
      "result": .list(results.map { .reference($0) }),
      "actionStatus": .text("http://schema.org/CompletedActionStatus"),
    ]
  }

  private func file(_ file: ZipArchive.Entry) -> Entity {
    [
      "@id": .text(file.name), "@type": .text("File"),
      "name": .text(String(file.name.split(separator: "/").last ?? "")),
      "description": .text(description(of: file.name)),
      "encodingFormat": .text(MediaType.of(file.name)),
      "contentSize": .text(String(file.bytes.count)), "sha256": .text(Digest.sha256(file.bytes)),
    ]
  }

  private func description(of name: String) -> String {
    guard let run = runs.count == 1 ? runs[0] : runs.first(where: { name.hasPrefix($0.folder) })
    else { return "For all runs of this bundle" }
    let subject = "\(run.manifest.experiment), run \(run.manifest.digest)"
    let place = name.dropFirst(run.folder.count)
    if place.hasPrefix(BundledRun.copyFolder) { return "As the run left it: \(subject)" }
    if place.hasPrefix("figures/") { return "Figure for the paper: \(subject)" }
    if place.hasPrefix("tables/") { return "Table: \(subject)" }
    return "For the paper: \(subject)"
  }

  private var checksums: Entity {
    [
      "@id": .text(PaperBundle.checksumsName), "@type": .text("File"),
      "name": .text(PaperBundle.checksumsName),
      "description": .text("SHA-256 of every other file, for sha256sum --check."),
      "encodingFormat": .text("text/plain"), "contentSize": .text(String(checksumsSize)),
    ]
  }

  /// Each line has 64 digits, two spaces, a name and an end.
  private var checksumsSize: Int {
    (files.map(\.name) + [Self.fileName]).reduce(0) { $0 + 64 + 2 + $1.utf8.count + 1 }
  }
}

/// A value of JSON-LD, as far as a crate needs it.
enum CrateValue: Encodable {
  case text(String)
  case reference(String)
  case list([CrateValue])
  case object([String: CrateValue])

  /// One is not a list of one.
  static func references(_ identifiers: [String]) -> CrateValue {
    identifiers.count == 1
      ? .reference(identifiers[0]) : .list(identifiers.map { .reference($0) })
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .reference(let identifier): try container.encode(["@id": identifier])
    case .list(let values): try container.encode(values)
    case .object(let entity): try container.encode(entity)
    }
  }
}

/// What a file is, by its ending.
enum MediaType {
  static func of(_ name: String) -> String {
    let ending = name.split(separator: "/").last?.split(separator: ".").dropFirst().last ?? ""
    return types.first { $0.ending == ending }?.type ?? "text/plain"
  }

  private static let types: [(ending: String, type: String)] = [
    ("bib", "application/x-bibtex"), ("cff", "application/yaml"), ("csv", "text/csv"),
    ("html", "text/html"), ("json", "application/json"), ("md", "text/markdown"),
    ("pdf", "application/pdf"), ("png", "image/png"), ("svg", "image/svg+xml"),
    ("tex", "application/x-tex"), ("yaml", "application/yaml"),
  ]
}
