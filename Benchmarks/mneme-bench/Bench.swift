import Glibc
import MnemeNumerics

/// `mneme-bench linear-transition [seconds]`: times of single trials and the speed-up of two jobs.
///
/// Prints `case,training_count,milliseconds`, the same cases as the NumPy program beside it.
@main
struct Bench {
  static func main() async throws {
    LinearAlgebra.useOneThread()
    guard CommandLine.arguments.dropFirst().first == "linear-transition" else {
      print("usage: mneme-bench linear-transition")
      exit(EX_USAGE)
    }
    print("case,training_count,milliseconds")
    for count in [100, 200, 1000] {
      let work = LinearTransitionWork(dimension: 100, trainingCount: count)
      for (name, body) in work.cases {
        print("\(name),\(count),\(try Stopwatch.medianMilliseconds(body))")
      }
    }
    print("speedup_two_cores,,\(try await JobScaling.speedup())")
  }
}
