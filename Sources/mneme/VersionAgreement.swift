import MnemeNumerics
import MnemePlot
import MnemeTables

/// Where the versions that a run recorded differ from this machine's: what decides whether bytes can
/// be asked for, or only numbers.
struct VersionAgreement {
  /// `cairo 1.16.0, here 1.18.0`.
  let differences: [(name: String, text: String)]

  init(recorded: [Manifest.Version], here: [Manifest.Version] = Versions.all) {
    let names =
      here.map(\.name)
      + recorded.map(\.name).filter { name in
        !here.contains { $0.name == name }
      }
    differences = names.compactMap { name in
      let (then, now) = (Self.version(name, recorded), Self.version(name, here))
      guard then != now else { return nil }
      return (name, "\(name) \(then ?? "not recorded"), here \(now ?? "none")")
    }
  }

  private static func version(_ name: String, _ versions: [Manifest.Version]) -> String? {
    versions.first { $0.name == name }?.version
  }

  /// What differs of the parts that figures are drawn with; `nil` if nothing does.
  var ofFigures: String? { text(["Mneme"] + PlotLibraries.versions.map(\.name)) }
  /// What differs of the parts that numbers are computed with; `nil` if nothing does.
  var ofNumbers: String? {
    let drawing = PlotLibraries.versions.map(\.name)
    return text(Set(differences.map(\.name)).subtracting(drawing).sorted())
  }
  /// What differs of the part that writes the report; `nil` if nothing does.
  var ofProse: String? { text(["Mneme"]) }

  private func text(_ names: [String]) -> String? {
    let found = differences.filter { names.contains($0.name) }.map(\.text)
    return found.isEmpty ? nil : found.joined(separator: "; ")
  }
}
