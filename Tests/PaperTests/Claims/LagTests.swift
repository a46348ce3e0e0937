import Experiments
import Foundation
import NoiseScale
import ScheduleSupport
import TestSupport
import Testing
import TinyExperiments

@testable import Paper

@Suite struct LagTests {
  /// e^−τ moved to the right by 0.37: the logarithm is linear between points, so that the lag is exact.
  @Test func `a moved exponential`() {
    let reference = (0...40).map { (epoch: Double($0) / 4, mean: exp(-Double($0) / 4)) }
    let moved = (4...40).map { (epoch: Double($0) / 4, mean: exp(-(Double($0) / 4 - 0.37))) }
    let lags = Lag.lags(of: moved, behind: reference)
    #expect(lags.count == moved.count)
    for lag in lags { #expect(isClose(lag.lag, 0.37, within: 1e-9)) }
    for lag in Lag.lags(of: reference, behind: reference) { #expect(abs(lag.lag) < 1e-12) }
    // What the reference never reaches has no lag.
    #expect(Lag.lags(of: [(epoch: 1, mean: 1e-9)], behind: reference).isEmpty)
  }

  /// A slow mode without noise: heavy ball with momentum m is mθ − m′θ′ epochs behind one with m′, to first order in γhθ.
  @Test func `a slow mode lags by what the velocity takes to build up`() throws {
    let experiment = Experiment(
      trainingSetSize: 10_000, problem: Tiny.quadratic([1e-5], mean: 1, variance: 0, noise: .constant(0)),
      dynamics: [.exact],
      schedules: [
        Tiny.schedule("low", momentum: 0.5, [(40, 0.1, 20)]), Tiny.schedule("high", momentum: 0.98, [(40, 0.1, 500)]),
      ], recordEvery: 0.5)
    let result = try experiment.result()
    let curves = result.runs.map { $0.curves.curves[0].points.map { (epoch: $0.epoch, mean: $0.moments.mean) } }
    let lost = result.plans.map(\.epochsLostAtStart)
    // m B/(N(1−m)), by hand.
    #expect(isClose(lost[0], 0.5 * 20 / 5000) && isClose(lost[1], 0.98 * 500 / 200))
    let settled = Lag.lags(of: curves[1], behind: curves[0]).filter { (15...20).contains($0.epoch) }
    #expect(settled.count == 11)
    // Memory speeds up the decay by γhθ(1+m)/2 = 0.0025 of it, so that the lag shrinks by that many epochs an epoch.
    for lag in settled {
      let expected = lost[1] - lost[0] - 0.0025 * lag.epoch
      #expect(isClose(lag.lag, expected, within: 0.01), "epoch \(lag.epoch): \(lag.lag), expected \(expected)")
    }
  }
}
