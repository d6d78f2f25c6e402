import MnemePlot
import MnemeReport
import MnemeTables

/// Checks a bundle: its checksums, each run in it as a run folder, and whether the runs make the same
/// bundle again.
struct BundleVerification {
  let path: String
  let request: VerificationRequest

  /// - Throws: `DiskError`, `EngineError.stopped`. Whatever is wrong with the bundle is in the list.
  func check(_ list: inout CheckList) async throws {
    let entries: [ZipArchive.Entry]
    do {
      entries = try ZipArchive.read(path)
    } catch {
      return list.add(.fails, "bundle: \(error)")
    }
    list.add(
      .holds, "bundle: a whole archive of \(entries.count) files that stay within their folder")
    checkSums(entries, &list)
    let scratch = try TemporaryFolder.make(named: "mneme-verify")
    defer { RunVerification.removeFolder(scratch) }
    let runs = try unpack(entries, to: scratch, &list)
    for run in runs {
      list.place = run.place
      try await RunVerification(run.folder, request, isUnpacked: true).check(&list)
    }
    list.place = ""
    if !runs.isEmpty { try checkMaking(entries, runs, &list) }
  }

  // MARK: Checksums

  private func checkSums(_ entries: [ZipArchive.Entry], _ list: inout CheckList) {
    guard let sums = entries.first(where: { $0.name == PaperBundle.checksumsName }) else {
      return list.add(.fails, "bundle: it holds no \(PaperBundle.checksumsName)")
    }
    let lines = String(decoding: sums.bytes, as: UTF8.self).split(separator: "\n")
    let recorded = Dictionary(
      lines.map { (String($0.dropFirst(66)), String($0.prefix(64))) },
      uniquingKeysWith: { one, _ in one })
    var failures: [String] = []
    for entry in entries where entry.name != PaperBundle.checksumsName {
      guard let sum = recorded[entry.name] else {
        failures.append("bundle: \(entry.name) is not in \(PaperBundle.checksumsName)")
        continue
      }
      if sum != Digest.sha256(entry.bytes) {
        failures.append("bundle: \(entry.name) does not have its SHA-256")
      }
    }
    let names = Set(entries.map(\.name))
    failures += recorded.keys.filter { !names.contains($0) }.sorted().map {
      "bundle: \($0) is missing"
    }
    list.add(
      "bundle: \(entries.count - 1) files have the SHA-256 of \(PaperBundle.checksumsName)",
      failures: failures)
  }

  // MARK: Runs

  private struct Run {
    /// `run/`, or `linear-transition/run/`.
    let place: String
    let folder: RunFolder
  }

  /// Every folder with a manifest, unpacked under its run's digest.
  private func unpack(
    _ entries: [ZipArchive.Entry], to scratch: String, _ list: inout CheckList
  ) throws -> [Run] {
    let ending = "manifest.json"
    let places = entries.map(\.name).filter { $0 == ending || $0.hasSuffix("/\(ending)") }
      .map { String($0.dropLast(ending.count)) }
    if places.isEmpty { list.add(.fails, "bundle: it holds no run") }
    return try places.enumerated().map { index, place in
      let inside = entries.filter { $0.name.hasPrefix(place) }
      let outside = "\(scratch)/\(index)/unpacked"
      for entry in inside {
        let path = "\(outside)/\(entry.name.dropFirst(place.count))"
        try AtomicFile.makeFolder(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
        try AtomicFile.write(entry.bytes, to: path)
      }
      return Run(place: place, folder: RunFolder(path: outside))
    }
  }

  // MARK: The bundle again

  /// Makes the bundle of the unpacked runs, for the same venue and date, and compares every file.
  private func checkMaking(
    _ entries: [ZipArchive.Entry], _ runs: [Run], _ list: inout CheckList
  ) throws {
    let manifests: [Manifest]
    do { manifests = try runs.map { try $0.folder.readManifest() } } catch is TableError {
      return list.add(.notChecked, "bundle: not made again, as a manifest can't be read")
    }
    let differences = manifests.flatMap { VersionAgreement(recorded: $0.versions).differences }
    if let first = differences.first {
      return list.add(
        .notChecked,
        "bundle: LaTeX and figures are not made again, as versions differ "
          + "(\(first.text))")
    }
    guard let venue = venue(entries), let date = date(entries) else {
      return list.add(.fails, "bundle: README and metadata don't tell venue and date")
    }
    let again: [ZipArchive.Entry]
    do {
      again = try Pipeline.bundle(
        ordered(runs, entries).map(\.folder), venue: venue, date: date,
        templates: request.templates)
    } catch let error as DiskError {
      throw error
    } catch {
      return list.add(.fails, "bundle: can't be made again from its runs: \(error)")
    }
    let stored = Dictionary(
      entries.map { ($0.name, $0.bytes) }, uniquingKeysWith: { one, _ in one })
    let names = Set(again.map(\.name))
    let failures =
      again.filter { stored[$0.name] != $0.bytes }.map { entry in
        stored[entry.name] == nil
          ? "bundle: \(entry.name) is missing" : "bundle: \(entry.name) is not what its runs give"
      }
      + entries.map(\.name).filter { !names.contains($0) }.map {
        "bundle: \($0) is no file of a bundle of these runs"
      }
    list.add(
      "bundle: \(again.count) files come out again, byte for byte, from its runs (\(venue.rawValue))",
      failures: failures)
  }

  private func text(_ name: String, _ entries: [ZipArchive.Entry]) -> String {
    String(decoding: entries.first { $0.name == name }?.bytes ?? [], as: UTF8.self)
  }

  /// README says `figures at the width of icml (3.25 in)`.
  private func venue(_ entries: [ZipArchive.Entry]) -> Venue? {
    text("README", entries).firstMatch(of: #/at the width of ([a-z-]+) \(/#)
      .flatMap { Venue(rawValue: String($0.output.1)) }
  }

  private func date(_ entries: [ZipArchive.Entry]) -> String? {
    text("ro-crate-metadata.json", entries)
      .firstMatch(of: #/"datePublished"\s*:\s*"(\d{4}-\d{2}-\d{2})"/#)
      .map { String($0.output.1) }
  }

  /// As the README has them.
  private func ordered(_ runs: [Run], _ entries: [ZipArchive.Entry]) -> [Run] {
    let readme = text("README", entries)
    func position(_ run: Run) -> String.Index {
      let folder = run.place.dropLast("run/".count)
      return readme.firstRange(of: "\(folder)figures/")?.lowerBound ?? readme.endIndex
    }
    return runs.sorted { position($0) < position($1) }
  }
}
