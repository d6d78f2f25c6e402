import ArgumentParser
import MnemeExperiments
import MnemeReport
import MnemeTables

struct MeasureCommand: ComputingCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Measures samples of your own model against its training set, and reports.",
    discussion: """
      Writes output/measure/<digest>/ with tables, figures, report.html and report.md, like any \
      experiment: `plot`, `report`, `bundle` and `verify` take that folder.

      Files: .npy, .npz and safetensors (FILE:NAME for one array of several), CSV, IDX (MNIST), \
      CIFAR-10 binaries, or a folder of PNGs. Samples lie along the first axis; the rest is \
      flattened.

      Examples:
        mneme measure --train train.npy --generated samples.npy --reference test.npy
        mneme measure --train train.npy --at 500=g500.npy --at 5000=g5000.npy --reference test.npy
        mneme measure --train cifar-10-batches-bin --generated pngs --features pca:64

      Exit codes: 0 finished; 64 wrong arguments; 65 a file can't be used; 70 a trial failed; \
      74 disk; 75, 130, 143 stopped, and the same command goes on.
      """)

  @Option(help: ArgumentHelp("Training samples.", valueName: "file"))
  var train: String

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Generated samples; several files are compared. Their model saw all training samples.",
      valueName: "file"))
  var generated: [String] = []

  @Option(
    help: ArgumentHelp(
      "Generated samples of a model that saw the first n training samples; may be repeated. Several n "
        + "give curves and n_mem.", valueName: "n=file"))
  var at: [String] = []

  @Option(
    help: ArgumentHelp(
      "Held-out samples of the truth, never trained on. Without them less can be said.",
      valueName: "file"))
  var reference: String?

  @Option(
    help: ArgumentHelp("Labels of the training samples, one whole number each.", valueName: "file"))
  var labels: String?

  @Option(
    help: ArgumentHelp(
      "What distances are taken between: raw numbers, or the first K principal components of the "
        + "training set. Default: raw.", valueName: "raw|pca:K"))
  var features: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "What to measure: neighbours, dimension, likelihood, moments. Default: all.",
      valueName: "group"))
  var metrics: [String] = []

  @Flag(
    help:
      "Measure even if the sets seem to be on different scales, or the reference is the training set."
  )
  var asIs = false

  @Flag(help: "Leave out samples with NaN or infinities.")
  var excludeNonFinite = false

  @Flag(help: "Keep training samples that equal an earlier one.")
  var keepDuplicates = false

  @OptionGroup var options: StudyOptions
  @OptionGroup var engine: EngineOptions
  @OptionGroup var look: PlotOptions

  @Option(
    help: ArgumentHelp(
      "Compute only part i of N, as of `mneme run`; the command without it does the rest and reports.",
      valueName: "i/N|auto"))
  var shard: ShardChoice?

  @Option(
    help: ArgumentHelp("Folder of templates. Default: the program's own.", valueName: "dir"))
  var templates: String?

  func validate() throws {
    if generated.isEmpty == at.isEmpty {
      throw ValidationError(
        generated.isEmpty
          ? "give generated samples: --generated FILE, or --at n=FILE for models of several n"
          : "give --generated or --at, not both: with --at, each file has its n")
    }
    _ = try counts()
  }

  func run() async throws {
    let templates = try ReportTemplates(folder: try TemplatesFolder.find(given: templates))
    let narrator = Narrator(engine.logFormat)
    try await narrator.telling {
      let study = try study()
      let pipeline = try Pipeline(output: options.output, options: engine, narrator: narrator)
      if let shard = try shard?.shard() {
        return print(try await pipeline.runShard(shard, of: study).path)
      }
      let folder = try await pipeline.run(study)
      try Pipeline.plot(folder, look.choice)
      try Pipeline.report(folder, templates: templates)
      for headline in try folder.read(HeadlineRow.self) { print(HeadlineText.line(headline)) }
      print(folder.reportPagePath)
    }
  }

  /// n and file of each `--at`.
  private func counts() throws -> [(count: Int, path: String)] {
    try at.map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let count = Int(parts[0]), count >= 2, !parts[1].isEmpty else {
        throw ValidationError(
          "'--at \(text)': expected n=FILE with n of at least 2, for example --at 500=g500.npy")
      }
      return (count, String(parts[1]))
    }
  }

  private func study() throws -> Study {
    var study = try options.study(ExperimentName.measure.rawValue)
    func set(_ name: String, _ words: [String], flag: String) {
      study.overrides.append(
        SettingOverride(name: name, words: words, source: .flag("--\(flag)")))
    }
    let counts = try counts()
    set("train", [train], flag: "train")
    set("generated", generated + counts.map(\.path), flag: at.isEmpty ? "generated" : "at")
    if !counts.isEmpty { set("at", counts.map { String($0.count) }, flag: "at") }
    if let reference { set("reference", [reference], flag: "reference") }
    if let labels { set("labels", [labels], flag: "labels") }
    if let features { set("features", [features], flag: "features") }
    if !metrics.isEmpty { set("metrics", metrics, flag: "metrics") }
    if asIs { set("as_is", ["1"], flag: "as-is") }
    if excludeNonFinite { set("exclude_non_finite", ["1"], flag: "exclude-non-finite") }
    if keepDuplicates { set("keep_duplicates", ["1"], flag: "keep-duplicates") }
    return study
  }
}
