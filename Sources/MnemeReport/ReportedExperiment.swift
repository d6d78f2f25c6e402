/// The experiments that have a report. A new one makes the compiler ask for its holes.
enum ReportedExperiment: String, CaseIterable, Sendable {
  case linearTransition = "linear-transition"
}
