import Foundation
import Testing

@testable import MnemePlot

typealias PixelImage = PixelPicture

extension PixelPicture {
  /// What a list looks like at 300 dpi.
  init(of list: DisplayList) throws {
    let provenance = FigureProvenance(title: "", subject: "", creator: "", dataDigest: "")
    let bytes = try CanvasFile.bytes(
      of: list, as: .png, name: "pixels", provenance: provenance, text: TextEngine())
    self = try #require(PixelPicture(png: bytes))
  }

  init(file: URL) throws {
    self = try #require(PixelPicture(png: Array(try Data(contentsOf: file))), "\(file.path)")
  }

  func write(to file: URL) throws { try Data(png).write(to: file) }
}
