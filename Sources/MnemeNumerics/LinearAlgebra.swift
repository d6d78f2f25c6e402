import CKernels
import CLapacke
import COpenBLAS
import Glibc

/// The natural logarithm of the C library, so that files need not import it for one name.
@inline(__always) func logarithm(_ x: Double) -> Double { log(x) }

/// Process-wide facts and settings of the linear algebra beneath.
package enum LinearAlgebra {
  /// Makes BLAS use one thread. Call it first thing: trials run in parallel, not products.
  package static func useOneThread() { openblas_set_num_threads(1) }

  /// For the manifest: kernel families differ in the last bits.
  package static var coreName: String { String(cString: openblas_get_corename()) }

  /// Whether the processor has what OpenBLAS's Haswell kernels need: AVX2 and FMA.
  package static var canRunHaswellKernels: Bool { mneme_has_avx2_and_fma() }

  /// The version of OpenBLAS; the rest of its own account differs between machines.
  package static var version: String {
    let words = String(cString: openblas_get_config()).split(separator: " ")
    return words.count > 1 ? String(words[1]) : "unknown"
  }
}

/// A determinant in log-space.
package struct SignedLogDeterminant: Sendable, Equatable {
  /// −1, 0 or 1.
  package let sign: Int
  /// ln|det|; −∞ for a singular matrix.
  package let logMagnitude: Double
}

extension Matrix {
  /// Sign and ln|det| of a square matrix, by LU.
  package var signedLogDeterminant: SignedLogDeterminant {
    precondition(rows == columns, "no determinant of \(rows)x\(columns)")
    var lu = values
    var pivots = [Int32](repeating: 0, count: rows)
    let size = Int32(rows)
    let code = LAPACKE_dgetrf(LAPACK_COL_MAJOR, size, size, &lu, size, &pivots)
    precondition(code >= 0, "dgetrf refused argument \(-code)")
    var sign = 1
    var sum = 0.0
    for index in 0..<rows {
      let pivot = lu[index * rows + index]
      if pivot == 0 { return SignedLogDeterminant(sign: 0, logMagnitude: -.infinity) }
      if (pivot < 0) != (pivots[index] != Int32(index + 1)) { sign = -sign }
      sum += log(abs(pivot))
    }
    return SignedLogDeterminant(sign: sign, logMagnitude: sum)
  }

  /// Eigenvalues of a symmetric matrix, ascending.
  ///
  /// - Throws: `NumericsError.noConvergence`.
  package func symmetricEigenvalues() throws(NumericsError) -> [Double] {
    precondition(rows == columns, "no eigenvalues of \(rows)x\(columns)")
    var work = values
    var eigenvalues = [Double](repeating: 0, count: rows)
    let code = LAPACKE_dsyevd(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "L")), Int32(rows), &work,
      Int32(rows), &eigenvalues)
    guard code == 0 else { throw .noConvergence(routine: "dsyevd", code: Int(code)) }
    return eigenvalues
  }

  /// Largest column sum of absolute values.
  package var oneNorm: Double {
    var sums = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      for column in 0..<columns { sums[column] += abs(values[row * columns + column]) }
    }
    return sums.max() ?? 0
  }
}
