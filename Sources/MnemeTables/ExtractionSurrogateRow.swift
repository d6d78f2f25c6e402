/// What clusters of handwritten digits tell of the digits, without having seen which they are.
package struct ExtractionSurrogateRow: TableRow {
  package static let tableName = "extraction_surrogates"

  package var clusterCount = 0
  package var imageCount = 0
  package var intervalLevel = 0.0
  package var cohesionLevel = 0.0
  package var information = IntervalEstimate()
  package var pluginInformation = 0.0
  package var shuffledInformation = IntervalEstimate()
  package var labelEntropy = 0.0
  package var purity = IntervalEstimate()
  package var shuffledPurity = IntervalEstimate()
  package var keptClusters = 0
  package var keptShare = 0.0
  package var keptPurity = IntervalEstimate()
  package var purityGain = IntervalEstimate()
  package var reason = ""

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("cluster_count", \.clusterCount, "K, clusters."),
      TableColumn("image_count", \.imageCount, "Images that were clustered."),
      TableColumn("interval_level", \.intervalLevel, "Level of the intervals."),
      TableColumn(
        "cohesion_level", \.cohesionLevel, "Least cohesion of the clusters that are kept."),
    ]
      + .interval(
        "information_nats", \.information,
        "Mutual information of cluster and digit, by the jackknife over images, nats.")
      + [
        TableColumn(
          "plugin_information_nats", \.pluginInformation,
          "The same of the counts as they are: too large by about 9 (K - 1)/2n.")
      ]
      + .interval(
        "shuffled_information_nats", \.shuffledInformation,
        "Null: as the first, with the digits shuffled; mean over shuffles (Student interval).")
      + [
        TableColumn(
          "label_entropy_nats", \.labelEntropy, "Entropy of the digit: the most there is.")
      ]
      + .interval(
        "purity", \.purity,
        "Share of images that show the most frequent digit of their cluster; jackknife over clusters."
      )
      + .interval(
        "shuffled_purity", \.shuffledPurity,
        "Null: the same with the digits shuffled; mean over shuffles (Student interval).")
      + [
        TableColumn("kept_clusters", \.keptClusters, "Clusters that cohere most, which are kept."),
        TableColumn("kept_share", \.keptShare, "Share of the images that these hold."),
      ]
      + .interval("kept_purity", \.keptPurity, "Purity of these; jackknife over clusters.")
      + .interval(
        "purity_gain", \.purityGain, "Theirs less that of all; jackknife over clusters.")
      + [TableColumn("reason", \.reason, "Why a number is empty.")]
  }
}

/// One cluster of handwritten digits.
package struct ExtractionClusterRow: TableRow {
  package static let tableName = "extraction_clusters"

  package var clusterCount = 0
  package var cluster = 0
  package var size = 0
  package var cohesion = 0.0
  package var isKept = 0
  package var digit = 0
  package var purity = TrialFraction()

  package init() {}

  package static var columns: [TableColumn<Self>] {
    [
      TableColumn("cluster_count", \.clusterCount, "K, clusters."),
      TableColumn("cluster", \.cluster, "Number of the cluster, by falling cohesion, from 1."),
      TableColumn("size", \.size, "Images in it."),
      TableColumn(
        "cohesion", \.cohesion,
        "Mean cosine between images and centroid, seen from the mean of all images, in [-1, 1]."),
      TableColumn(
        "is_kept", \.isKept, "1 if it is one of those that cohere most, which are kept; else 0."),
      TableColumn("digit", \.digit, "The most frequent digit in it."),
    ] + .fraction("purity", \.purity, "Share of its images that show this digit.")
  }
}
