import MnemeTables

/// What every report says about its own making, from the manifest alone.
struct ProvenanceHoles {
  let manifest: Manifest
  /// Of Mneme itself.
  let version: String

  init(manifest: Manifest) throws(ReportError) {
    self.manifest = manifest
    guard let version = manifest.versions.first(where: { $0.name.lowercased() == "mneme" }) else {
      throw .missingVersion(name: "Mneme")
    }
    self.version = version.version
  }

  var holes: Holes {
    var holes = Holes()
    holes.say("title", .text(manifest.title))
    holes.say("experiment", .code(manifest.experiment))
    holes.say("preset", .code(manifest.preset))
    holes.say("seed", quote("seed", String(manifest.seed)))
    holes.say("digest", .code(manifest.digest))
    holes.say("revision", quote("revision", String(manifest.revision)))
    holes.say("mneme_version", quote("versions", version))
    holes.show("command", .listing(Listing(language: "sh", text: manifest.command)))
    holes.show(
      "verify_command",
      .listing(
        Listing(
          language: "sh",
          text: "mneme verify output/\(manifest.experiment)/\(manifest.digest) --recompute")))
    holes.show("settings_table", .table(settings))
    holes.show("versions_table", .table(versions))
    holes.claim("has_caveats", !manifest.caveats.isEmpty)
    holes.repeat("caveats", manifest.caveats.map { Self.item("caveat", Symbols.parts(of: $0)) })
    holes.claim("has_files", !files.rows.isEmpty)
    holes.show("files_table", .table(files))
    holes.show("citation_of_paper", .listing(Bibliography.halder2024memorization.listing))
    holes.show(
      "citation_of_mneme",
      .listing(Bibliography.mneme(version: version, digest: manifest.digest).listing))
    return holes
  }

  /// Under each figure: what made it.
  static func line(of manifest: Manifest) -> [Inline] {
    [
      .text("Made by "), .code(manifest.command), .text("; run "), .code(manifest.digest),
      .text(", seed "),
      .number(
        QuotedNumber(
          text: String(manifest.seed), exact: String(manifest.seed), source: "manifest.json: seed")),
      .text("."),
    ]
  }

  static func item(_ name: String, _ parts: [Inline]) -> Holes {
    var holes = Holes()
    holes.say(name, parts)
    return holes
  }

  private func quote(_ field: String, _ text: String) -> Inline {
    .number(QuotedNumber(text: text, exact: text, source: "manifest.json: \(field)"))
  }

  private var settings: ReportTable {
    ReportTable(
      caption: [.text("Settings of this run.")],
      columns: [
        .init(title: [.text("Setting")], isRowHeader: true), .init(title: [.text("Value")]),
        .init(title: [.text("Meaning")]),
      ],
      rows: manifest.settings.map { setting in
        [
          [.code(setting.name)], [.text(Self.shown(setting.value))],
          Symbols.parts(of: setting.meaning),
        ]
      })
  }

  /// A list may break after its commas.
  private static func shown(_ value: String) -> String {
    guard !value.isEmpty else { return "(empty)" }
    return value.contains(" ") ? value : value.replacingAll(",", with: ", ")
  }

  private var versions: ReportTable {
    ReportTable(
      caption: [.text("Versions that the last digits can depend on.")],
      columns: [
        .init(title: [.text("Part")], isRowHeader: true), .init(title: [.text("Version")]),
      ],
      rows: manifest.versions.map { [[.text($0.name)], [.text($0.version)]] })
  }

  private var files: ReportTable {
    let records =
      manifest.tables.map { (Self.path($0.name, in: "tables"), $0.sha256) }
      + manifest.figures.map { (Self.path($0.name, in: "figures"), $0.sha256) }
    return ReportTable(
      caption: [.text("Files of this run.")],
      columns: [
        .init(title: [.text("File")], isRowHeader: true), .init(title: [.text("SHA-256")]),
      ],
      rows: records.map { path, sum in [[.link([.text(path)], to: .file(path))], [.code(sum)]] })
  }

  /// Relative to the report, whether the manifest names the folder or not.
  private static func path(_ name: String, in folder: String) -> String {
    name.contains("/") ? name : "\(folder)/\(name)"
  }
}
