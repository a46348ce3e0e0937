import Experiments
import Findings
import Report
import Testing
import TinyExperiments

/// What all tables have in common.
@Suite struct TablesTests {
  static func csv(_ type: ResultTable, _ result: ExperimentResult) -> String { type.table(of: result).csv }

  @Test func `columns in their order`() throws {
    let result = try Tiny.byHand.result()
    let headers = ResultTable.all.map { ($0.name, Self.csv($0, result).split(separator: "\n").first.map(String.init)) }
    let expected = [
      (
        "schedules",
        "schedule,stage,start_epoch,end_epoch,start_update,end_update,learning_rate,batch_size,momentum,noise_scale,"
          + "approximate_noise_scale,effective_learning_rate,memory_epochs,updates,beta1,beta2,delta,"
          + "weight_decay,end_learning_rate,end_batch_size,end_momentum,end_noise_scale"
      ),
      (
        "schedule_curves",
        "schedule,epoch,update,learning_rate,batch_size,momentum,noise_scale,approximate_noise_scale"
      ),
      ("curves", "schedule,dynamics,metric,epoch,update,mean,standard_error,lower,upper,replicates"),
      (
        "gaps",
        "schedule,reference,dynamics,metric,epoch,settled,gap,standard_error,lower,upper,band_lower,band_upper"
      ),
      (
        "verdicts",
        "schedule,reference,dynamics,metric,region,largest_gap,largest_gap_epoch,lower,upper,margin,verdict,reason,"
          + "replicates,epochs,run_epochs,unsettled,deciding_epoch,deciding_lower,deciding_upper,noticed_below,noticed_above,"
          + "tried_below,tried_above,resolution,skewness"
      ),
      ("ranking", "schedule,metric,dynamics,region,rank,largest_gap,lower,upper,verdict"),
      (
        "refinement",
        "schedule,metric,refinement,finest,region,largest_gap,largest_gap_epoch,lower,upper,margin,verdict,replicates"
      ),
      (
        "noise",
        "schedule,epoch,update,covariance_trace,covariance_trace_standard_error,squared_gradient,"
          + "squared_gradient_standard_error,simple_noise_scale,largest_curvature,largest_curvature_standard_error,"
          + "batch_size_over_simple_noise_scale,learning_rate_times_curvature,stable_below,replicates"
      ),
      ("replicates", "schedule,dynamics,metric,replicate,epoch,update,value"),
    ]
    #expect(headers.map(\.0) == expected.map(\.0))
    #expect(headers.map(\.1) == expected.map(\.1))
  }

  /// The losses are ¼ + 2⁻¹⁸ after 8 updates and ¼ + 2⁻³⁴ after 16 against ⅜; settled after 6·1 + 1 = 7 epochs. The gaps
  /// are ln(0.375/0.25000381…) and ln(0.375/0.25000000006).
  @Test func `a whole experiment by hand`() throws {
    let result = try Tiny.byHand.result()
    let expected = [
      "schedules": """
      halves,1,0,8,0,16,0.5,2,0,1,1,0.5,0.5,16,,,,0,0.5,2,0,1
      ones,1,0,8,0,8,1,4,0,1,1,1,1,8,,,,0,1,4,0,1
      """,
      "schedule_curves": """
      halves,0,0,0.5,2,0,1,1
      halves,4,8,0.5,2,0,1,1
      halves,8,16,0.5,2,0,1,1
      ones,0,0,1,4,0,1,1
      ones,4,4,1,4,0,1,1
      ones,8,8,1,4,0,1,1
      """,
      "curves": """
      halves,exact,loss,0,0,0.5,,,,0
      halves,exact,loss,4,8,0.2500038146972656,,,,0
      halves,exact,loss,8,16,0.25000000005820766,,,,0
      ones,exact,loss,0,0,0.5,,,,0
      ones,exact,loss,4,4,0.375,,,,0
      ones,exact,loss,8,8,0.375,,,,0
      """,
      "ranking": "", "refinement": "", "noise": "", "replicates": "",
      "gaps": """
      ones,halves,exact,loss,0,false,0,0,0,0,0,0
      ones,halves,exact,loss,4,false,0.40544984943551604,0,0.40544984943551604,0.40544984943551604,0.40544984943551604,0.40544984943551604
      ones,halves,exact,loss,8,true,0.40546510787533374,0,0.40546510787533374,0.40546510787533374,0.40546510787533374,0.40546510787533374
      """,
      "verdicts": """
      ones,halves,exact,loss,settled,0.40546510787533374,8,0.40546510787533374,0.40546510787533374,0.1,different,finite-learning-rate,0,1,3,,8,0.40546510787533374,0.40546510787533374,,,,,,
      ones,halves,exact,loss,whole,0.40546510787533374,8,0,0.40546510787533374,0.1,different,finite-learning-rate,0,3,3,,8,0.40546510787533374,0.40546510787533374,,,,,,
      ones,halves,exact,loss,final,0.40546510787533374,8,0.40546510787533374,0.40546510787533374,0.1,different,finite-learning-rate,0,1,3,,8,0.40546510787533374,0.40546510787533374,,,,,,
      """,
    ]
    for table in ResultTable.all {
      let rows = Self.csv(table, result).split(separator: "\n").dropFirst().joined(separator: "\n")
      #expect(rows == expected[table.name])
    }
  }

  @Test func `rows by schedule as described, then dynamics, metric, epoch`() throws {
    let experiment = Tiny.pair(dynamics: [.langevin, .gaussian, .exact]).with {
      $0.schedules.insert(Tiny.schedule("another", momentum: 0.5, [(2, 0.1, 10)]), at: 0)
      $0.comparison.reference = "decaying"
    }
    let result = try experiment.result()
    func keys(_ table: ResultTable, _ columns: [String]) throws -> [String] {
      let table = table.table(of: result)
      let indices = try columns.map { try #require(table.columns.firstIndex(of: $0)) }
      return table.rows.map { row in indices.map { "\(row[$0])" }.joined(separator: " ") }
        .reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
    func text(_ words: String...) -> String { words.map { "\(Cell.text($0))" }.joined(separator: " ") }
    let dynamics = ["langevin", "gaussian", "exact"]
    #expect(
      try keys(.curves, ["schedule", "dynamics"])
        == ["another", "decaying", "increasing"].flatMap { name in dynamics.map { text(name, $0) } })
    #expect(
      try keys(.gaps, ["schedule", "dynamics"])
        == ["another", "increasing"].flatMap { name in dynamics.map { text(name, $0) } })
    #expect(
      try keys(.verdicts, ["schedule", "dynamics", "region"])
        == ["another", "increasing"].flatMap { name in
          dynamics.flatMap { dynamics in
            ["settled", "whole", "final"].map { text(name, dynamics, $0) }
          }
        })
    for run in result.runs {
      let epochs = run.curves.curves[0].points.map(\.epoch)
      #expect(epochs == epochs.sorted())
    }
  }

  @Test func `metrics of a network in their order`() throws {
    let result = try Tiny.network([Tiny.schedule("a", [(1, 0.1, 20)]), Tiny.schedule("b", [(1, 0.1, 20)])]).result()
    let metrics = ["train_loss", "train_accuracy", "test_loss", "test_accuracy"]
    #expect(result.runs.map { $0.curves.curves.map(\.metric) } == [metrics, metrics])
    #expect(result.comparisons.map(\.metric) == metrics)
  }
}
