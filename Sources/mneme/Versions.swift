import MnemeNumerics
import MnemePlot
import MnemeTables

/// What decides the last bits of a result and the look of a figure, but for the machine: which
/// kernels OpenBLAS takes there is in the run log.
enum Versions {
  static var all: [Manifest.Version] {
    [
      Manifest.Version(name: "Mneme", version: MnemeVersion.text),
      Manifest.Version(name: "OpenBLAS", version: LinearAlgebra.version),
      Manifest.Version(name: "Random numbers", version: "Philox4x32-10, AS 241"),
    ] + PlotLibraries.versions.map { Manifest.Version(name: $0.name, version: $0.version) }
  }
}
