import Experiments
import StochasticSimulation

extension ResultTable {
  /// `replicates.csv`: every metric of every replicate (counted from 1) at every recorded epoch, where the run was asked to keep
  /// them; exact curves have none. The means over the replicates are `curves.csv`, and `noise-sim verdict` reads the file.
  ///
  /// Where a schedule diverges, its rows end with the epoch at which it does: there a replicate that has diverged is `inf`.
  public static let replicates = ResultTable(
    "replicates", columns: ["schedule", "dynamics", "metric", "replicate", "epoch", "update", "value"],
    ifResult: { $0.runs.contains { $0.curves.curves.contains { $0.replicates != nil } } }
  ) { result, table in
    for run in result.runs {
      let end = run.curves.divergence.map { (epoch: $0.epoch, update: $0.update) }
      for curve in run.curves.curves {
        guard let values = curve.replicates else { continue }
        let places = curve.points.map { (epoch: $0.epoch, update: $0.update) } + (end.map { [$0] } ?? [])
        for replicate in (values.first ?? []).indices {
          for (place, values) in zip(places, values) {
            let value = values[replicate]
            table.append([
              .text(result.schedules[run.schedule].name), .text(run.label(result)), .text(curve.metric),
              .integer(replicate + 1), .init(place.epoch), .init(place.update),
              value.isFinite ? .number(value) : .text("inf"),
            ])
          }
        }
      }
    }
  }
}
