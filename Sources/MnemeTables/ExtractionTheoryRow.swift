/// What a curve of theory is of.
package enum ExtractionCurve: String, CaseIterable, CellValue {
  /// −KL(p_i ‖ p) over the radius.
  case gap
  /// What the memorization divergence is not below, with and without the label, over the kernel width.
  case conditionalBound = "conditional_bound"
  case unconditionalBound = "unconditional_bound"
  /// Expected different points hit over the samples.
  case equalHits = "equal_hits"
  case zipfHits = "zipf_hits"
}

/// A point of a curve that is drawn over what was measured in `extraction`.
package struct ExtractionTheoryRow: TableRow {
  package static let tableName = "extraction_theory"

  package var curve = ExtractionCurve.gap
  package var modes: Int?
  package var place = 0.0
  package var value = 0.0

  package init() {}

  package init(_ curve: ExtractionCurve, modes: Int? = nil, place: Double, value: Double) {
    self.curve = curve
    self.modes = modes
    self.place = place
    self.value = value
  }

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn(
        "curve", \.curve,
        "gap (limit for small epsilon), conditional_bound, unconditional_bound, equal_hits, zipf_hits."
      ),
      TableColumn("modes", \.modes, "C of a gap; else empty."),
      TableColumn(
        "place", \.place,
        "Radius of a gap, width of the kernels of a bound, samples of hits."),
      TableColumn("value", \.value, "Nats, or training points hit."),
    ]
  }
}
