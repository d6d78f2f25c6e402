import Foundation
import MnemeTables
import Testing

@testable import MnemeReport

/// What RO-Crate 1.2 and Process Run Crate 0.5 require, word for word; their validators load the
/// specification from the network.
@Suite struct ResearchCrateTests {
  typealias Entity = [String: Any]

  static func graph(_ entries: [ZipArchive.Entry]) throws -> (context: Any?, entities: [Entity]) {
    let file = try #require(entries.first { $0.name == "ro-crate-metadata.json" })
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any])
    #expect(Set(root.keys) == ["@context", "@graph"])
    return (root["@context"], try #require(root["@graph"] as? [Entity]))
  }

  static func reference(_ value: Any?) -> String? {
    guard let object = value as? [String: Any], object.count == 1 else { return nil }
    return object["@id"] as? String
  }

  static func references(_ value: Any?) -> [String] {
    (value as? [Any])?.compactMap { reference($0) } ?? []
  }

  private let entries: [ZipArchive.Entry]
  private let entities: [Entity]
  private let byIdentifier: [String: Entity]

  init() throws {
    entries = try BundleFixture.whole.get()
    let (context, entities) = try Self.graph(entries)
    #expect(context as? String == "https://w3id.org/ro/crate/1.2/context")
    self.entities = entities
    let identifiers = entities.compactMap { $0["@id"] as? String }
    #expect(identifiers.count == entities.count && Set(identifiers).count == entities.count)
    byIdentifier = Dictionary(
      zip(identifiers, entities), uniquingKeysWith: { first, _ in first })
  }

  @Test func theDescriptorAndTheRootAreAsRequired() throws {
    let descriptor = try #require(byIdentifier["ro-crate-metadata.json"])
    #expect(descriptor["@type"] as? String == "CreativeWork")
    #expect(Self.reference(descriptor["about"]) == "./")
    #expect(Self.reference(descriptor["conformsTo"]) == "https://w3id.org/ro/crate/1.2")
    let root = try #require(byIdentifier["./"])
    #expect(root["@type"] as? String == "Dataset")
    for name in ["name", "description"] { #expect((root[name] as? String)?.isEmpty == false) }
    let date = try #require(root["datePublished"] as? String)
    #expect(date.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil)
    let license = try #require(Self.reference(root["license"]).flatMap { byIdentifier[$0] })
    #expect(license["name"] is String && license["description"] is String)
  }

  /// Every file of the bundle, and no other, is a part, with its size and sum.
  @Test func everyFileIsDescribed() throws {
    let parts = Self.references(byIdentifier["./"]?["hasPart"])
    let names = entries.map(\.name).filter { $0 != "ro-crate-metadata.json" }
    #expect(Set(parts) == Set(names) && parts.count == names.count)
    for entry in entries where entry.name != "ro-crate-metadata.json" {
      let file = try #require(byIdentifier[entry.name])
      #expect(file["@type"] as? String == "File")
      #expect((file["description"] as? String)?.isEmpty == false)
      #expect((file["encodingFormat"] as? String)?.contains("/") == true)
      #expect(file["contentSize"] as? String == String(entry.bytes.count))
      guard entry.name != PaperBundle.checksumsName else { continue }
      #expect(file["sha256"] as? String == Digest.sha256(entry.bytes))
    }
  }

  @Test func everyRunIsAnActionOfMneme() throws {
    let root = try #require(byIdentifier["./"])
    let profile = try #require(Self.reference(root["conformsTo"]))
    #expect(profile == "https://w3id.org/ro/wfrun/process/0.5")
    #expect(byIdentifier[profile]?["@type"] as? [String] == ["CreativeWork", "Profile"])
    let actions = entities.filter { $0["@type"] as? String == "CreateAction" }
    #expect(actions.count == Report.experiments.count)
    #expect(
      Set(Self.references(root["mentions"])) == Set(actions.compactMap { $0["@id"] as? String }))
    for action in actions {
      let program = try #require(
        Self.reference(action["instrument"]).flatMap { byIdentifier[$0] })
      #expect(program["@type"] as? String == "SoftwareApplication")
      #expect(program["name"] as? String == "Mneme")
      #expect(program["version"] as? String == MnemeVersion.text)
      #expect(Self.reference(program["url"]) == "README")
      let specification = try #require(Self.reference(action["object"]))
      #expect(specification.hasSuffix("/run/spec.yaml"))
      let results = Self.references(action["result"])
      #expect(results.contains { $0.hasSuffix("/report.tex") })
      for identifier in [specification] + results {
        #expect(byIdentifier[identifier]?["@type"] as? String == "File", "\(identifier)")
      }
    }
  }

  /// No reference leads out of the crate but to the specification.
  @Test func everyReferenceIsResolved() {
    var open: Set<String> = []
    func visit(_ value: Any) {
      if let target = Self.reference(value), byIdentifier[target] == nil { open.insert(target) }
      if let object = value as? [String: Any] { object.values.forEach(visit) }
      if let list = value as? [Any] { list.forEach(visit) }
    }
    for entity in entities { entity.filter { $0.key != "@id" }.values.forEach(visit) }
    #expect(open == ["https://w3id.org/ro/crate/1.2"])
  }
}
