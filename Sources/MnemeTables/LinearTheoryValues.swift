/// Closed forms of the linear one-step model at one (n, d, q): Theory, Eqs. 10-16. All in nats
/// but `tau` and `meanTerm`, which are dimensionless. `nil`: the quantity does not exist there.
package struct LinearTheoryValues: Sendable, Equatable {
  package var tau: Double?
  package var meanTerm: Double?
  package var klBoundAMGM: Double?
  package var klBoundDet: Double?
  package var klBoundSharp: Double?
  package var klAsymptoticFirst: Double?
  package var klAsymptoticSecond: Double?

  package init() {}

  package static func columns<Row>(
    at path: any WritableKeyPath<Row, LinearTheoryValues> & Sendable
  ) -> [TableColumn<Row>] {
    [
      TableColumn("tau", path, \.tau, "E tr(M M^T)/d, Eq. 10."),
      TableColumn(
        "mean_term", path, \.meanTerm, "E|mu_G - mu|^2/sigma^2, Eq. 11."),
      TableColumn(
        "kl_bound_amgm", path, \.klBoundAMGM, "Lower bound on E KL, Eq. 12, nats."),
      TableColumn(
        "kl_bound_det", path, \.klBoundDet, "Lower bound on E KL, Eq. 13, nats."),
      TableColumn(
        "kl_bound_sharp", path, \.klBoundSharp,
        "Lower bound on E KL, Eq. 13a, nats."),
      TableColumn(
        "kl_asymptotic_first", path, \.klAsymptoticFirst,
        "First-order asymptote of E KL, Eqs. 14-15 at finite n, nats."),
      TableColumn(
        "kl_asymptotic_second", path, \.klAsymptoticSecond,
        "Second-order asymptote of E KL, Eq. 16; exists for d/(n-1) < q, nats."),
    ]
  }
}
