import Glibc
import MnemeNumerics

/// Which of OpenBLAS's kernel families computes.
///
/// OpenBLAS chooses by the processor's model, when it is loaded: other bits on other machines, and
/// on models younger than itself its slowest kernels (four times slower). Every processor of the
/// last decade can run the Haswell family, so that one is taken wherever it runs.
enum BLASKernels {
  static let pinned = "Haswell"
  private static let variable = "OPENBLAS_CORETYPE"

  /// Starts the program again with the pinned kernels, unless they are in use, can't run here, or
  /// the user chose others. OpenBLAS reads its choice before `main`, so a running program can't
  /// change it. Call it before any work: the same process, arguments and files go on.
  static func pin() {
    guard getenv(variable) == nil, LinearAlgebra.coreName != pinned,
      LinearAlgebra.canRunHaswellKernels
    else { return }
    setenv(variable, pinned, 1)
    var arguments: [UnsafeMutablePointer<CChar>?] = CommandLine.arguments.map { strdup($0) }
    arguments.append(nil)
    execv("/proc/self/exe", arguments)
    // Still here: no second start on this system. The kernels at hand will do; the run says which.
    for argument in arguments { free(argument) }
  }
}
