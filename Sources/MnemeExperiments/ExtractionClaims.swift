import MnemeTables

/// What `extraction` says to the claims on labels and extraction.
enum ExtractionClaims {
  static func rows(_ headlines: ExtractionHeadlines) -> [ClaimRow] {
    let source = "chen2024understanding"
    let rows = headlines.rows
    let half = rounded(headlines.most.map { $0.labelEntropy / 2 })
    return [
      ClaimRow(
        "label_gap_is_divergence",
        "Knowing an informative label lowers the memorization divergence by the KL divergence of the "
          + "law of the label from the whole law", source: source,
        by: .at(rounded(headlines.gapRow?.theory)), evidence: "gap_informative", in: rows),
      ClaimRow(
        "duplicate_labels_add_nothing",
        "Two labels for each mode lower it no more than one: by less than ln of the number of labels",
        by: .above(rounded(headlines.duplicateRow?.labelLimit)), number: headlines.duplicateGap,
        in: rows),
      ClaimRow(
        "distinct_hits_follow_their_law",
        "How many different training points samples hit follows its expectation also where some points "
          + "are hit more often than others", source: source,
        by: .at(rounded(headlines.unequalRow?.expected)), number: headlines.unequalHits, in: rows),
      ClaimRow(
        "surrogate_labels_inform",
        "Clusters of K-means are informative labels: they tell more than half of what there is to know "
          + "of the digit", source: source, by: .above(half),
        evidence: "surrogate_information", in: rows),
      ClaimRow(
        "cohesion_keeps_pure_clusters",
        "Cohesion finds the pure clusters without knowing labels: those that it keeps are purer than "
          + "all", source: source, by: .above(0), evidence: "purity_gain", in: rows),
    ] + (headlines.tables.conditions.rows.isEmpty ? [] : networks(rows))
  }

  private static func networks(_ rows: [HeadlineRow]) -> [ClaimRow] {
    [
      ClaimRow(
        "told_networks_memorize_more",
        "A network that is told labels memorizes more than one that is not, on the same images for as "
          + "long", source: "chen2024understanding", by: .above(0),
        evidence: ExtractionHeadlines.gainKey(.conditional), in: rows),
      ClaimRow(
        "surrogate_labels_extract_more",
        "Asked for clusters of its own images, a network that was told nothing gives away more copies "
          + "than asked for nothing", source: "chen2024understanding", by: .above(0),
        evidence: ExtractionHeadlines.gainKey(.surrogate), in: rows),
    ]
  }

  /// To nine decimals, so that rules can be read: no interval is as narrow.
  private static func rounded(_ value: Double?) -> Double {
    ((value ?? 0) * 1e9).rounded() / 1e9
  }
}
