package import MnemeNumerics
import MnemeTables

/// What makes a trial's value: the experiment, its revision, the seed and the settings that matter.
/// Everything else (trial counts, lists of cells, presets, threads) stays out, so that finished
/// trials can be shared by all runs that need them.
package struct TrialCell: Sendable, Hashable {
  /// `linear-transition`, or a part of it that is stored apart.
  package let experiment: String
  /// SHA-256 of everything that decides a trial's value, 64 hexadecimal digits.
  package let digest: String
  /// For progress, errors and the run log: `d = 100, n = 125`.
  package let label: String
  /// Numbers a trial.
  package let width: Int

  /// - Parameters:
  ///   - revision: raised by one whenever a formula changes, so that old trials aren't mixed in.
  ///   - settings: name and value of each setting that changes a trial's value.
  package init(
    experiment: String, revision: Int, seed: UInt64, settings: [(name: String, value: String)],
    label: String, width: Int
  ) {
    self.experiment = experiment
    self.label = label
    self.width = width
    let lines =
      ["experiment=\(experiment)", "revision=\(revision)", "seed=\(seed)"]
      + settings.sorted { $0.name < $1.name }.map { "\($0.name)=\($0.value)" }
    digest = Digest.sha256(lines.joined(separator: "\n"))
  }

  /// The random stream of one trial for one purpose ("data", "noise", "generated", …).
  ///
  /// The key is 64 bits of SHA-256 over the cell's digest and the purpose; the trial is the stream.
  package func stream(trial: Int, purpose: String) -> RandomStream {
    let name = Digest.sha256("\(digest)/\(purpose)")
    guard let key = UInt64(name.prefix(16), radix: 16) else {
      preconditionFailure("a digest of other than hexadecimal digits: \(name)")
    }
    return RandomStream(key: key, stream: UInt64(trial))
  }
}
