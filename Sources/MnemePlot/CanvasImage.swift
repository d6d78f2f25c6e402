import CCairo

/// Puts one image on a canvas.
struct CanvasImage {
  let image: PlotImage
  let scaling: ImageScaling
  let format: FigureFormat

  func draw(in rect: PlotRect, on target: OpaquePointer) {
    if format == .pdf, let ink = image.onlyInk {
      stamp(ink, in: rect, on: target)
      return
    }
    let isOpaque = image.isOpaque
    let surface = cairo_image_surface_create(
      isOpaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, Int32(image.width), Int32(image.height))
    guard let surface, cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let data = cairo_image_surface_get_data(surface)
    else { preconditionFailure("cairo gives no image of \(image.width) x \(image.height)") }
    defer { cairo_surface_destroy(surface) }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for row in 0..<image.height {
      let line = UnsafeMutableRawPointer(data + row * stride)
      for column in 0..<image.width {
        let pixel = Self.premultiplied(image.pixels[row * image.width + column])
        line.storeBytes(of: pixel, toByteOffset: 4 * column, as: UInt32.self)
      }
    }
    cairo_surface_mark_dirty(surface)
    paint(surface, in: rect, on: target)
  }

  /// One ink or nothing: a stencil of a bit a pixel, a third of the size of colours with transparency.
  private func stamp(_ ink: UInt32, in rect: PlotRect, on target: OpaquePointer) {
    guard
      let surface = cairo_image_surface_create(
        CAIRO_FORMAT_A8, Int32(image.width), Int32(image.height)),
      cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let data = cairo_image_surface_get_data(surface)
    else { preconditionFailure("cairo gives no stencil of \(image.width) x \(image.height)") }
    defer { cairo_surface_destroy(surface) }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for row in 0..<image.height {
      for column in 0..<image.width {
        data[row * stride + column] = image.pixels[row * image.width + column] == 0 ? 0 : 255
      }
    }
    cairo_surface_mark_dirty(surface)
    guard let mask = cairo_pattern_create_for_surface(surface) else {
      preconditionFailure("cairo gives no pattern")
    }
    defer { cairo_pattern_destroy(mask) }
    cairo_pattern_set_filter(mask, filter)
    cairo_save(target)
    defer { cairo_restore(target) }
    cairo_translate(target, rect.minX, rect.minY)
    cairo_scale(target, rect.width / Double(image.width), rect.height / Double(image.height))
    cairo_set_source_rgb(
      target, Double(ink >> 16 & 255) / 255, Double(ink >> 8 & 255) / 255, Double(ink & 255) / 255)
    cairo_mask(target, mask)
  }

  private func paint(
    _ surface: OpaquePointer, in rect: PlotRect, on target: OpaquePointer
  ) {
    cairo_save(target)
    defer { cairo_restore(target) }
    cairo_translate(target, rect.minX, rect.minY)
    cairo_scale(target, rect.width / Double(image.width), rect.height / Double(image.height))
    cairo_set_source_surface(target, surface, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(target), filter)
    cairo_rectangle(target, 0, 0, Double(image.width), Double(image.height))
    cairo_fill(target)
  }

  /// Viewers of PDF average what is finer than the screen by themselves, and must not blur cells:
  /// NEAREST becomes `/Interpolate false`.
  private var filter: cairo_filter_t {
    switch (scaling, format) {
    case (.cells, _), (.fine, .pdf): CAIRO_FILTER_NEAREST
    case (.fine, .svg), (.fine, .png): CAIRO_FILTER_GOOD
    }
  }

  private static func premultiplied(_ pixel: UInt32) -> UInt32 {
    let alpha = pixel >> 24
    if alpha == 255 { return pixel }
    return [16, 8, 0].reduce(alpha << 24) { result, shift in
      let component = pixel >> UInt32(shift) & 255
      return result | (component * alpha + 127) / 255 << UInt32(shift)
    }
  }
}
