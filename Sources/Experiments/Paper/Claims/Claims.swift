extension Claim {
  /// The paper's claims, in its order. To add one: an entry of one of these lists.
  static let all: [Claim] = sameCurves + fewerUpdates + imageNet + limits + silent
}
