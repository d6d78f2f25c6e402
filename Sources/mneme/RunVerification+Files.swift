import MnemeTables

extension RunVerification {
  /// Checksums of all recorded files, and whether there are others.
  func checkFiles(_ manifest: Manifest, _ list: inout CheckList) throws {
    try checkFiles(of: "tables", in: "tables/", manifest.tables, &list)
    try checkFiles(of: "figures", in: "figures/", manifest.figures, &list)
    try checkFiles(of: "report", in: "", manifest.reports ?? [], &list)
    let recorded = Set(
      manifest.tables.map { "tables/\($0.name)" } + manifest.figures.map { "figures/\($0.name)" }
        + (manifest.reports ?? []).map(\.name))
    let strangers = try foundFiles().filter { !recorded.contains($0) }
    list.add(
      "files: there are no others than the recorded ones",
      failures: strangers.map { "files: \($0) is not in the manifest" })
  }

  private func checkFiles(
    of stage: String, in place: String, _ records: [Manifest.FileRecord],
    _ list: inout CheckList
  ) throws {
    guard !records.isEmpty else {
      // Without tables there is nothing at all.
      list.add(stage == "tables" ? .fails : .notChecked, "\(stage): none is recorded")
      return
    }
    var failures: [String] = []
    for record in records {
      guard let bytes = try AtomicFile.read("\(folder.path)/\(place)\(record.name)") else {
        failures.append("\(stage): \(place)\(record.name) is missing")
        continue
      }
      let sum = Digest.sha256(bytes)
      if sum != record.sha256 {
        failures.append(
          "\(stage): \(place)\(record.name) has the SHA-256 \(sum.prefix(12))…, recorded is "
            + "\(record.sha256.prefix(12))…")
      }
    }
    let files = records.count == 1 ? "1 file has its" : "\(records.count) files have their"
    list.add("\(stage): \(files) recorded SHA-256", failures: failures)
  }

  /// What belongs to a run beside what its manifest records.
  private static let companions: Set<String> = [
    "spec.yaml", "manifest.json", "run.log.json", "run.log.json.damaged", "cluster", "bundle.zip",
  ]

  /// All other files, relative to the folder.
  private func foundFiles() throws(DiskError) -> [String] {
    var files: [String] = []
    for name in try FolderListing.names(in: folder.path) where !Self.companions.contains(name) {
      let path = "\(folder.path)/\(name)"
      guard AtomicFile.isFolder(path) else {
        files.append(name)
        continue
      }
      let inside = try FolderListing.names(in: path).map { "\(name)/\($0)" }
      files += inside.isEmpty && name != "figures" ? ["\(name)/"] : inside
    }
    return files
  }
}
