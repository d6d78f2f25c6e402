import Foundation
import Testing

@testable import MnemePlot

/// Pictures that must not change unnoticed; recorded as `Golden` texts are.
enum PixelGolden {
  /// Largest distance of a tile that passes. The same libraries give the same pixels.
  static let tolerance = PixelPicture.tolerance

  static func check(
    _ list: DisplayList, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let actual = try PixelImage(of: list)
    let file = Golden.folder.appending(path: "\(name).png")
    switch Golden.Mode(environment: ProcessInfo.processInfo.environment) {
    case .refuse:
      Issue.record(
        "\(Golden.variable) is set where CI is: goldens are not recorded here",
        sourceLocation: sourceLocation)
    case .record:
      try FileManager.default.createDirectory(
        at: Golden.folder, withIntermediateDirectories: true)
      try actual.write(to: file)
      Issue.record(
        "recorded \(name): look at it, then test again", sourceLocation: sourceLocation)
    case .compare:
      guard FileManager.default.fileExists(atPath: file.path) else {
        Issue.record("there is no golden \(name).png", sourceLocation: sourceLocation)
        return
      }
      try compare(actual, PixelImage(file: file), name, sourceLocation: sourceLocation)
    }
  }

  /// An issue, and pictures of what differs, unless the two are close.
  static func compare(
    _ actual: PixelImage, _ expected: PixelImage, _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let distance = actual.distance(to: expected)
    guard distance <= tolerance else {
      let folder = try write(expected, actual, name)
      Issue.record(
        "\(name): distance \(distance), more than \(tolerance); see \(folder.path)",
        sourceLocation: sourceLocation)
      return
    }
  }

  /// Where pictures of failures are.
  static var folder: URL {
    FileManager.default.temporaryDirectory.appending(path: "mneme-goldens")
  }

  /// Expected, actual and difference, to be looked at.
  static func write(
    _ expected: PixelImage, _ actual: PixelImage, _ name: String
  ) throws -> URL {
    let folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try expected.write(to: folder.appending(path: "\(name)-expected.png"))
    try actual.write(to: folder.appending(path: "\(name)-actual.png"))
    try actual.difference(from: expected)?
      .write(to: folder.appending(path: "\(name)-difference.png"))
    return folder
  }
}
