import Descriptions
import Experiments
import NoiseScale
import Report

/// A schedule as a trainer takes it: JSON by pieces.
enum TrainerText {
  /// Some hundred bytes each.
  private static let mostPieces = 200_000

  /// A list of pieces, each from its first update (counted from 0) on: `start_update`, `learning_rate`, `batch_size`, `momentum`, and
  /// what else the optimiser and the schedule have. A value is a number, or a law as
  /// `{"law": {…}, "start": s, "per_update": r, "length": l}`: at update k it is law(s + r·(k − start_update)) of a law that is l long.
  ///
  /// A batch that changes starts a new piece; so does a law that is not linear in updates within one (batches that accumulate over the
  /// ends of epochs): it is given update by update.
  ///
  /// - Throws: `Fault` for a schedule of more pieces than anyone pastes, such as one of very many epochs that end with a smaller batch.
  static func pieces(_ plan: Plan) throws(Fault) -> JSONValue {
    var entries: [JSONValue] = []
    var last = ""
    let decays = plan.decaysWeights
    for (index, piece) in plan.timeline.pieces.enumerated() {
      guard index < mostPieces else {
        throw Fault(
          [],
          "schedule '\(plan.schedule.name.shortened())' has more than \(mostPieces) pieces of equal batches, but must have fewer to be "
            + "written as json")
      }
      var members: [JSONValue.Member] = [
        .init("learning_rate", value(piece.learningRate)), .init("batch_size", .integer(piece.batchSize)),
      ]
      members.append(.init("momentum", value(piece.momentum)))
      if let adam = plan.optimizer.adam(piece.values) {
        members += [
          .init("beta1", piece.beta1.map(value) ?? .number(adam.beta1)),
          .init("beta2", piece.beta2.map(value) ?? .number(adam.beta2)),
          .init("delta", piece.delta.map(value) ?? .number(adam.delta)),
        ]
      }
      if decays { members.append(.init("weight_decay", value(piece.weightDecay))) }
      if piece.values.gradientScale != 1 {
        members.append(.init("gradient_scale", .number(piece.values.gradientScale)))
      }
      let text = JSONValue.object(members).text
      if text != last { entries.append(.object([.init("start_update", .integer(piece.firstUpdate))] + members)) }
      last = text
    }
    return .array(entries)
  }

  private static func value(_ value: PieceOfUpdates.Value) -> JSONValue {
    switch value {
    case .constant(let number): .number(number)
    case .law(let law, let start, let rate, let length):
      .object([
        .init("law", law.named.json), .init("start", .number(start)), .init("per_update", .number(rate)),
        .init("length", .number(length)),
      ])
    }
  }
}
