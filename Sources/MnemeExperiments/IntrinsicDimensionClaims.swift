import MnemeTables

/// What `intrinsic-dimension` says to the claims on memorization as a drop of dimension.
enum IntrinsicDimensionClaims {
  static func rows(headlines: [HeadlineRow]) -> [ClaimRow] {
    let source = "ross2024geometric"
    return [
      ClaimRow(
        "bulk_keeps_its_dimension",
        "Where training points lie densely on a curve, the model sees its dimension, 1: more than 0.8",
        source: source, by: .above(0.8), evidence: "lid_dense", in: headlines),
      ClaimRow(
        "overfitting_lowers_dimension",
        "A point that is memorized by overfitting has a dimension below that of the data: at a point "
          + "apart on the curve less than 0.5", source: source, by: .below(0.5),
        evidence: "lid_isolated", in: headlines),
      ClaimRow(
        "duplicates_lower_dimension",
        "A point that the data have many times has a dimension near 0: less than 0.5",
        source: source,
        by: .below(0.5), evidence: "lid_copies", in: headlines),
      ClaimRow(
        "dimension_detects_memorization",
        "The dimension tells memorized points from others: the area under the curve is above 0.9",
        source: source, by: .above(0.9), evidence: "detection_area", in: headlines),
    ]
  }
}
