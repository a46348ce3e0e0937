/// One claim of the paper, and what these simulations say of it.
struct Claim: Sendable {
  /// A name of a few words.
  let name: String
  /// What the paper says, in our words.
  let statement: String
  /// The figure that is looked at; `nil` where none can speak.
  let figure: (any PaperFigure.Type)?
  /// What the files of the figures say.
  let evidence: @Sendable (PublishedFigures) throws -> Evidence
}

/// What was found of a claim.
struct Evidence: Sendable {
  enum Finding: Sendable {
    /// With a remark behind it, or none.
    case holds(String = "")
    case fails(String)
    /// The numbers do not decide it.
    case open(String)
    /// It holds in one way of counting and not in another.
    case depends(String)
    case cannotSpeak

    var words: String {
      switch self {
      case .holds(let remark): remark.isEmpty ? "holds" : "holds \(remark)"
      case .fails(let reason): "fails here because \(reason)"
      case .open(let reason): "open: \(reason)"
      case .depends(let counts): "depends on the counting: \(counts)"
      case .cannotSpeak: "this simulation cannot speak"
      }
    }
  }

  var finding: Finding
  /// The numbers behind it, a sentence or two.
  var detail: String
  /// Of a gap, in units of `quantity`; `nil` where the finding is not one gap.
  var interval: ClosedRange<Double>?
  /// What the interval is of.
  var quantity: String?
  /// The folder with the numbers; empty where there are none.
  var folder: String
}
