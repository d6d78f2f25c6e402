import ArgumentParser
import FoundationEssentials
import MnemeEngine

/// `--shard 2/8`, or `--shard auto`.
enum ShardChoice: ExpressibleByArgument {
  case given(Shard)
  case automatic

  init?(argument: String) {
    if argument == "auto" {
      self = .automatic
      return
    }
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1],
      (1...Self.mostShards).contains(count), (1...count).contains(number)
    else { return nil }
    self = .given(Shard(index: number - 1, count: count))
  }

  static let mostShards = 1_000_000

  /// Names of rank (from 0) and size. mpirun within an allocation of Slurm sees both pairs, and its
  /// own is the right one.
  private static let names = [
    ("OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"), ("SLURM_PROCID", "SLURM_NTASKS"),
  ]

  /// - Throws: `CommandError.noRank` if `auto` finds no rank and size.
  func shard(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(CommandError) -> Shard {
    switch self {
    case .given(let shard): return shard
    case .automatic:
      for (rank, size) in Self.names {
        guard let index = environment[rank].flatMap({ Int($0) }),
          let count = environment[size].flatMap({ Int($0) }),
          (1...Self.mostShards).contains(count), (0..<count).contains(index)
        else { continue }
        return Shard(index: index, count: count)
      }
      throw .noRank(names: Self.names.map { "\($0.0) and \($0.1)" })
    }
  }
}
