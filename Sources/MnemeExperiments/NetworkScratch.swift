import Glibc
import MnemeTables

/// The files of one trial while its worker is at it. A process has its own, but for the checkpoint:
/// the next one goes on from it.
struct NetworkScratch: Sendable {
  let folder: String
  private let own: String

  init(folder: String) {
    self.folder = folder
    own = "\(folder)/\(getpid())"
  }

  var checkpoint: String { "\(folder)/checkpoint.safetensors" }
  var training: String { "\(own)-training.safetensors" }
  var seen: String { "\(own)-seen.safetensors" }
  var heldOut: String { "\(own)-held-out.safetensors" }
  var labelled: String { "\(own)-labelled.safetensors" }
  var results: String { "\(own)-results.safetensors" }

  func make() throws(DiskError) { try AtomicFile.makeFolder(folder) }

  /// What is left of others, too, if nothing is to be gone on with. Whatever can't be removed is no
  /// harm: it is never read for a result.
  func remove(keepingCheckpoint: Bool) {
    for file in [training, seen, heldOut, labelled, results] { unlink(file) }
    if !keepingCheckpoint { unlink(checkpoint) }
    // Refused while there is something in it.
    rmdir(folder)
  }
}
