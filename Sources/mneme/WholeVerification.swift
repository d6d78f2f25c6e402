import MnemeReport
import MnemeTables

/// Checks a report on several runs: whether it is what its runs give.
struct WholeVerification {
  let folder: RunFolder
  let record: ReportRecord
  let templates: ReportTemplates

  /// The runs that it reports on, as they lie beside it.
  var runs: [RunFolder] {
    let places = folder.path.split(separator: "/", omittingEmptySubsequences: false)
    let output =
      places.count > 2 ? places.dropLast(2).joined(separator: "/") : "\(folder.path)/../.."
    return record.runs.map {
      RunFolder(output: output, experiment: $0.experiment, digest: $0.digest)
    }
  }

  /// - Throws: `DiskError`. Whatever is wrong with the report is in the list.
  func check(_ list: inout CheckList) throws {
    let digest = ReportRecord.digest(of: record.runs)
    let name = folder.path.split(separator: "/").last.map(String.init) ?? ""
    list.add(
      "runs: folder and runs.json agree on the digest \(digest)",
      failures: name == digest
        ? [] : ["runs: the folder is named \(name), which is not the digest \(digest) of its runs"])
    try checkFiles(&list)
    try checkAgain(&list)
  }

  private func checkFiles(_ list: inout CheckList) throws {
    var failures: [String] = []
    for file in record.reports {
      guard let bytes = try AtomicFile.read("\(folder.path)/\(file.name)") else {
        failures.append("report: \(file.name) is missing")
        continue
      }
      if Digest.sha256(bytes) != file.sha256 {
        failures.append("report: \(file.name) has not its recorded SHA-256")
      }
    }
    list.add(
      "report: \(record.reports.count) files have their recorded SHA-256", failures: failures)
  }

  /// Writes it again from the runs. Versions don't enter: it holds what the runs' tables and figures
  /// hold.
  private func checkAgain(_ list: inout CheckList) throws {
    let report: (markdown: String, html: String)
    do {
      report = try Pipeline.report(
        on: runs, command: record.command, templates: templates
      ).render()
    } catch let error as DiskError {
      throw error
    } catch {
      list.add(.fails, "report: can't be written from its runs: \(error)")
      return
    }
    var failures: [String] = []
    for (name, again) in [("report.md", report.markdown), ("report.html", report.html)] {
      guard let stored = try AtomicFile.read("\(folder.path)/\(name)"),
        stored != Array(again.utf8)
      else { continue }
      let text = String(decoding: stored, as: UTF8.self)
      let found = NumberedText.difference(text, again, tolerance: 0)
      failures.append("report: \(name) is not what its runs give: \(found?.text ?? "other bytes")")
    }
    list.add("report: comes out again, byte for byte, from its runs", failures: failures)
  }
}
