import CCairo

/// The formats in which a figure leaves.
package enum FigureFormat: String, CaseIterable, Sendable {
  case pdf, svg, png
}

/// What a figure file says about itself.
package struct FigureProvenance: Sendable, Equatable {
  package var title: String
  package var subject: String
  /// Program and version.
  package var creator: String
  /// SHA-256 of the tables that the figure was made from.
  package var dataDigest: String

  package init(title: String, subject: String, creator: String, dataDigest: String) {
    self.title = title
    self.subject = subject
    self.creator = creator
    self.dataDigest = dataDigest
  }
}

/// Display list → file. Same list, same bytes.
enum CanvasFile {
  /// Pixels per point of a PNG: 300 dpi.
  static let pixelsPerPoint = 300.0 / 72
  /// Files carry a fixed date; when a run was made isn't part of its result.
  private static let date = "2000-01-01T00:00:00Z"

  static func bytes(
    of list: DisplayList, as format: FigureFormat, name: String, provenance: FigureProvenance,
    text: TextEngine
  ) throws(TextError) -> [UInt8] {
    switch format {
    case .pdf: try pdf(list, provenance, text)
    case .svg:
      SVGDocument.canonical(
        try svg(list, text), prefix: name, provenance: provenance, images: list.imageScalings)
    case .png: PNGChunks.adding(provenance, to: try png(list, text))
    }
  }

  private static func pdf(
    _ list: DisplayList, _ provenance: FigureProvenance, _ text: TextEngine
  ) throws(TextError) -> [UInt8] {
    let sink = ByteSink()
    let surface = cairo_pdf_surface_create_for_stream(
      ByteSink.write, sink.pointer, list.width, list.height)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, provenance.title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, provenance.subject)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, provenance.creator)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, provenance.creator)
    cairo_pdf_surface_set_metadata(
      surface, CAIRO_PDF_METADATA_KEYWORDS, "data-sha256=\(provenance.dataDigest)")
    try draw(list, on: surface, as: .pdf, scale: 1, text)
    return sink.bytes
  }

  private static func svg(_ list: DisplayList, _ text: TextEngine) throws(TextError) -> [UInt8] {
    let sink = ByteSink()
    let surface = cairo_svg_surface_create_for_stream(
      ByteSink.write, sink.pointer, list.width, list.height)
    try draw(list, on: surface, as: .svg, scale: 1, text)
    return sink.bytes
  }

  private static func png(_ list: DisplayList, _ text: TextEngine) throws(TextError) -> [UInt8] {
    let sink = ByteSink()
    let surface = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, Int32((list.width * pixelsPerPoint).rounded()),
      Int32((list.height * pixelsPerPoint).rounded()))
    try draw(list, on: surface, as: .png, scale: pixelsPerPoint, text) {
      cairo_surface_write_to_png_stream($0, ByteSink.write, sink.pointer)
    }
    return sink.bytes
  }

  /// Draws, calls `finish` while the surface lives, and destroys it.
  private static func draw(
    _ list: DisplayList, on surface: OpaquePointer?, as format: FigureFormat, scale: Double,
    _ text: TextEngine,
    finish: (OpaquePointer) -> cairo_status_t = { _ in CAIRO_STATUS_SUCCESS }
  ) throws(TextError) {
    guard let surface, let target = cairo_create(surface) else {
      preconditionFailure("cairo gives no surface of \(list.width) x \(list.height) pt")
    }
    defer {
      cairo_destroy(target)
      cairo_surface_finish(surface)
      let status = cairo_surface_status(surface)
      precondition(status == CAIRO_STATUS_SUCCESS, String(cString: cairo_status_to_string(status)))
      cairo_surface_destroy(surface)
    }
    // All of the page, whatever rounding to whole pixels adds at its edges.
    let paper = list.background
    cairo_set_source_rgb(target, paper.red, paper.green, paper.blue)
    cairo_paint(target)
    cairo_scale(target, scale, scale)
    try Canvas(target: target, text: text, format: format).draw(list)
    cairo_surface_flush(surface)
    let status = finish(surface)
    precondition(status == CAIRO_STATUS_SUCCESS, String(cString: cairo_status_to_string(status)))
  }
}

/// Collects what cairo writes.
final class ByteSink {
  var bytes: [UInt8] = []

  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return CAIRO_STATUS_SUCCESS
  }
}

/// Versions of the libraries that decide how a figure looks.
package enum PlotLibraries {
  package static var versions: [(name: String, version: String)] {
    [
      ("cairo", String(cString: cairo_version_string())),
      ("Pango", String(cString: pango_version_string())),
      ("figure font", FontPreset.standard.family),
    ]
  }
}
