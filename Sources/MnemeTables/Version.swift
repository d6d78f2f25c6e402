/// The version of Mneme, as manifests, reports and citations give it.
package enum MnemeVersion {
  package static let text = "0.1.0"
}
