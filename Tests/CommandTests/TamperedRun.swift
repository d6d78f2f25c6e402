import Foundation
import MnemeTables
import Testing

/// A finished run with one thing about it changed.
struct TamperedRun {
  /// The run folder.
  let path: String

  var folder: RunFolder { RunFolder(path: path) }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)")))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
  }

  /// Other words in a text file, which must be there.
  func replace(_ old: String, with new: String, in name: String) throws {
    let text = String(decoding: try bytes(name), as: UTF8.self)
    let range = try #require(text.range(of: old), "\(name) has no '\(old)'")
    try write(Array(text.replacingCharacters(in: range, with: new).utf8), to: name)
  }

  /// Makes the manifest say that a file is as it is now.
  func vouch(for name: String) throws {
    var manifest = try folder.readManifest()
    let sum = Digest.sha256(try bytes(name))
    func vouch(_ records: inout [Manifest.FileRecord], _ place: String) {
      for index in records.indices where place + records[index].name == name {
        records[index].sha256 = sum
      }
    }
    vouch(&manifest.tables, "tables/")
    vouch(&manifest.figures, "figures/")
    var reports = manifest.reports ?? []
    vouch(&reports, "")
    manifest.reports = reports
    try folder.write(manifest)
  }

  /// Makes the manifest say that another version drew the figures.
  func claimVersion(_ version: String, of part: String) throws {
    var manifest = try folder.readManifest()
    let index = try #require(manifest.versions.firstIndex { $0.name == part })
    manifest.versions[index].version = version
    try folder.write(manifest)
  }

  /// A number of a table, half as large again; `vouch(for:)` is called.
  func raise(_ column: String, of name: String) throws {
    let table = "tables/\(name).csv"
    var lines = String(decoding: try bytes(table), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = try #require(lines[0].split(separator: ",").firstIndex { $0 == column })
    let row = try #require(
      lines.indices.dropFirst().last { index in
        let cells = lines[index].split(separator: ",", omittingEmptySubsequences: false)
        return cells.count > place && Double(cells[place]) != nil && cells[place] != "inf"
      })
    var cells = lines[row].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    cells[place] = "\(try #require(Double(cells[place])) * 1.5)"
    lines[row] = cells.joined(separator: ",")
    try write(Array(lines.joined(separator: "\n").utf8), to: table)
    try vouch(for: table)
  }

  /// One bit of the last number of a stored trial, in a file that is whole all the same.
  func changeTrial() throws {
    let trials = "\(path)/../../trials"
    let all = try #require(FileManager.default.enumerator(atPath: trials))
    let names = all.compactMap { $0 as? String }.filter { $0.hasSuffix(".trials") }
    let file = URL(filePath: "\(trials)/\(try #require(names.min()))")
    var bytes = Array(try Data(contentsOf: file).dropLast(64))
    bytes[bytes.count - 8] ^= 1
    try Data(bytes + Array(Digest.sha256(bytes).utf8)).write(to: file)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }
}
