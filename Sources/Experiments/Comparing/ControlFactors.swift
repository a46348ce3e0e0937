/// The wrong noise scales that a comparison is tried with: factors on g from where the reference's g first falls.
enum ControlFactors {
  /// Where expected curves are known.
  static let closedForm = above.reversed().map { 1 / $0 } + above
  private static let above = [1.1, 1.2, 1.3, 1.4, 1.5, 1.7, 2, 2.5, 3, 4, 5, 6, 8, 10, 12, 16]

  /// Where a control takes as long as a run of a million updates over a thousand modes.
  static let few = [0.25, 0.5, 1 / 1.5, 1.5, 2, 4]

  /// How large modes times updates that have to be stepped may be before there are only a few.
  static let manySteps = 3e7
}
