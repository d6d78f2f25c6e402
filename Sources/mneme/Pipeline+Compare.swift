import MnemeExperiments
import MnemeReport
import MnemeTables

extension Pipeline {
  /// The name of comparisons where experiments have theirs.
  static let comparison = "compare"

  /// Writes `<output>/compare/<digest>-<digest>/`: the tables of two runs side by side, with figure
  /// and report.
  ///
  /// - Throws: `ComparisonError` for runs that can't be compared; `TableError`, `DiskError`.
  static func compare(
    _ first: RunFolder, _ second: RunFolder, output: String, templates: ReportTemplates,
    _ choice: FigureChoice
  ) throws -> RunFolder {
    let comparison = try RunComparison(first, second)
    var manifest = try comparedManifest(first, second)
    let folder = RunFolder(
      output: output, experiment: Self.comparison, digest: manifest.digest)
    try folder.makeFolders()
    try folder.removeAbandoned()
    let tables = [
      (HeadlineRow.tableName, CSV.text(of: comparison.headlines)),
      // Claims are judged by each run alone.
      (ClaimRow.tableName, CSV.text(of: [ClaimRow]())),
      (ComparisonRow.tableName, CSV.text(of: comparison.rows)),
      (ComparisonCountRow.tableName, CSV.text(of: comparison.counts)),
    ]
    for (name, text) in tables { try AtomicFile.write(text, to: folder.tablePath(name)) }
    manifest.settings = comparison.settings
    manifest.caveats = comparison.caveats
    manifest.tables = tables.map {
      Manifest.FileRecord(name: "\($0.0).csv", sha256: Digest.sha256($0.1))
    }
    try folder.write(manifest)
    try plot(folder, choice)
    try report(folder, templates: templates)
    return folder
  }

  private static func comparedManifest(
    _ first: RunFolder, _ second: RunFolder
  ) throws -> Manifest {
    let (one, other) = (try first.readManifest(), try second.readManifest())
    func runPath(_ manifest: Manifest) -> String {
      "output/\(manifest.experiment)/\(manifest.digest)"
    }
    return Manifest(
      experiment: comparison, title: "Two runs of \(one.experiment), side by side",
      revision: one.revision, digest: "\(one.digest)-\(other.digest)",
      preset: one.preset == other.preset ? one.preset : "\(one.preset) → \(other.preset)",
      seed: one.seed, command: "mneme report --compare \(runPath(one)) \(runPath(other))",
      settings: [], versions: Versions.all)
  }
}
