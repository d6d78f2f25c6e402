import MnemeExperiments
import Testing

@Suite struct StudyTests {
  static func plan(_ flags: [String], preset: Preset = .quick) throws -> StudyPlan {
    try StudyPlan(
      Study(
        experiment: .linearTransition, preset: preset,
        overrides: try flags.map { try SettingOverride(flag: $0) }))
  }

  static func failure(_ flags: [String]) -> StudyError? {
    do {
      _ = try plan(flags)
      return nil
    } catch let error as StudyError { return error } catch { return nil }
  }

  @Test(arguments: [
    ("dimension=5", "did you mean 'dimensions'?"),
    ("trails=5", "did you mean 'trials'?"),
    ("colour=5", "there are: dimensions, "),
    ("trials=many", "'many' is not a whole number"),
    ("trials=1", "it must be from 2 to 1000000"),
    ("trials=2.5", "is not a whole number"),
    ("dimensions=5,-3", "values from 1 to 2000"),
    ("dimensions=", "at least one dimension"),
    ("training_counts=1", "values from 2 to 100000"),
    ("training_ratios=0", "above 0"),
    ("training_ratios=1,nan", "is not a list of numbers"),
    ("standard_deviation=-1", "must be from 1e-6"),
    ("time=0", "above 0"),
    ("kappa=-0.1", "must be from 0"),
    ("reference_count=1", "from 2"),
    ("generated_count=0", "from 1"),
    ("regime_level=1", "between 0 and 1"),
    ("interval_level=0.5", "above 0.5 and below 1"),
    ("refinement_ratio=1", "above 1"),
    ("trials", "name=value"),
    ("=5", "name=value"),
  ])
  func wrongSettingsAreOneClearError(flag: String, says: String) {
    let error = Self.failure([flag])
    #expect(error?.description.contains(says) == true, "\(String(describing: error))")
    #expect(error?.description.contains("\n") == false)
    #expect(error?.isInStudyFile == false)
  }

  @Test func countsAndRatiosExcludeEachOther() {
    #expect(Self.failure(["training_counts=10", "training_ratios=1"]) != nil)
    #expect(Self.failure(["training_counts=10"]) == nil)
  }

  @Test func theLastOverrideWins() throws {
    let plan = try Self.plan(["trials=5", "trials=7"])
    #expect(plan.settings.value("trials") == .integer(7))
    #expect(plan.command.hasSuffix("--preset quick --seed 20241126 --set trials=7"))
  }

  /// The digest covers settings, seed and preset; the spec file leads to the same digest.
  @Test func theSpecMakesTheSameRun() throws {
    for flags in [
      [], ["trials=5"], ["training_counts=10,20", "dimensions=5"], ["training_ratios=0.5,2"],
      ["training_ratios=1", "threshold_offsets=0,1", "mean=-0.1"],
    ] {
      let plan = try Self.plan(flags)
      let study = try StudyFile.parse(plan.specText, path: "spec.yaml")
      let again = try StudyPlan(study)
      #expect(again.digest == plan.digest)
      #expect(again.specText == plan.specText)
      #expect(again.command == plan.command)
    }
    let digests = try [[], ["trials=5"], ["trials=6"], ["mean=1"]].map { try Self.plan($0).digest }
    #expect(Set(digests).count == 4)
  }

  @Test func presetsAreComplete() throws {
    for preset in Preset.allCases {
      let plan = try Self.plan([], preset: preset)
      for definition in plan.settings.definitions { #expect(!definition.meaning.isEmpty) }
    }
  }
}

@Suite struct StudyFileTests {
  static let good = """
    experiment: linear-transition
    preset: quick
    seed: 7
    settings:
      dimensions: [5, 10]
      trials: 4
    """

  @Test func aStudyFileSaysWhatFlagsSay() throws {
    let study = try StudyFile.parse(Self.good, path: "s.yaml")
    #expect(study.seed == 7 && study.preset == .quick)
    let plan = try StudyPlan(study)
    #expect(plan.settings.value("dimensions") == .integers([5, 10]))
    #expect(plan.settings.value("trials") == .integer(4))
  }

  @Test(arguments: [
    ("experiment: linear-transitoin", 1, "did you mean 'linear-transition'?"),
    ("seed: 5", 1, "'experiment: NAME' is missing"),
    ("experiment: linear-transition\nseed: -1", 2, "'-1' is not a whole number"),
    ("experiment: linear-transition\npreset: huge", 2, "unknown preset 'huge'"),
    ("experiment: linear-transition\nsettings: 5", 2, "must be a mapping"),
    ("experiment: linear-transition\nsettings:\n  trials: ten", 3, "'ten' is not a whole number"),
    ("experiment: linear-transition\nsettings:\n\n  trail: 5", 4, "did you mean 'trials'?"),
    (
      "experiment: linear-transition\nsettings:\n  trials: {a: 1}", 3, "a number, a word, or a list"
    ),
    (
      "experiment: linear-transition\nsettings:\n  dimensions: [5, [6]]", 3,
      "a number, a word, or a list"
    ),
    ("experiment: linear-transition\nsettings:\n  mean: 1\n  time: -2", 4, "above 0"),
    ("experiment: linear-transition\nsetings:\n  mean: 1", 2, "did you mean 'settings'?"),
    ("", 1, "the file is empty"),
    ("- a\n- b", 1, "a study file is a mapping"),
    ("experiment: [unclosed", 2, "not valid YAML"),
    ("experiment: linear-transition\nseed: 1\nseed: 2", 2, "not valid YAML"),
  ])
  func wrongFilesNameTheLine(text: String, line: Int, says: String) {
    do {
      _ = try StudyPlan(try StudyFile.parse(text, path: "s.yaml"))
      Issue.record("accepted: \(text)")
    } catch {
      #expect(error.isInStudyFile)
      #expect(error.description.contains("s.yaml, line \(line)"), "\(error)")
      #expect(error.description.contains(says), "\(error)")
    }
  }
}
