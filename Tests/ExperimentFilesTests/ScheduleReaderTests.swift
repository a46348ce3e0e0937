import ExperimentFiles
import Experiments
import NoiseScale
import Testing

@Suite struct ScheduleReaderTests {
  @Test func `laws stand where numbers stand`() throws {
    let experiment = try ValidText.read(
      """
      optimizer: nesterov
      schedules:
        - name: one
          stages:
            - epochs: 10
              learning-rate: {warm-up: {from: 0, to: 0.1, epochs: 2, then: {cosine: {from: 0.1, to: 0}}}}
              batch-size: {linear: {from: 8, to: 80}}
              momentum: {excerpt: {law: {step: {from: 0.9, factor: 0.5, every: 5}}, of-epochs: 20, start: 10}}
      """)
    guard case .stages(let stages) = experiment.schedules[0].definition, let stage = stages.first else {
      Issue.record("the schedule has no stages")
      return
    }
    let cosine = Quantity.law(CosineLaw(from: 0.1, to: 0))
    #expect(stage.learningRate == .law(WarmUpLaw(from: 0, to: 0.1, epochs: 2, then: cosine)))
    #expect(stage.batchSize == .law(LinearLaw(from: 8, to: 80)))
    #expect(
      stage.momentum
        == .law(ExcerptLaw(law: StepLaw(from: 0.9, factor: 0.5, every: 5), ofEpochs: 20, start: 10)))
  }

  @Test func `optimisers and transforms stand alone or with parameters`() throws {
    for text in ["adam", "{adam: {}}", "{adam: {beta1: 0.9}}"] {
      #expect(
        try ValidText.read(ValidText.schedules + "optimizer: \(text)\n").optimizer.named
          == Adam().named)
    }
    let experiment = try ValidText.read(
      ValidText.schedules + "  - {name: two, from: one, transform: [increase-batch-size, {hybrid: {keep: exact}}]}\n")
    #expect(
      experiment.schedules[1]
        == ScheduleDescription(
          name: "two", from: "one",
          transforms: [
            IncreaseBatchSize(), Hybrid(decays: 1, keep: .exact),
          ]))
  }

  @Test func `bad stages and laws are refused`() {
    let rest = "learning-rate: 0.1, batch-size: 8"
    let quantity = "but must be a number or a law such as {cosine: {from: 0.1, to: 0}}"
    BadInput.check([
      BadInput.stage(
        rest, "9: stage has neither epochs nor updates nor examples nor tokens, but must have one of them"),
      BadInput.stage("epochs: 0, \(rest)", "18: epochs is 0, but must be a number > 0"),
      BadInput.stage("epochs: {cosine: {}}, \(rest)", "18: epochs is a mapping, but must be a number > 0"),
      BadInput.stage(
        "epochs: 1, learning-rte: 0.1, batch-size: 8",
        "21: learning-rte: it is not known in 'stage'; did you mean 'learning-rate'? "
          + "(known: epochs, updates, examples, tokens, learning-rate, batch-size, momentum, weight-decay, beta1, beta2, delta, "
          + "sequence-length, accumulate)"
      ),
      BadInput.stage(
        "epochs: 1, learning-rate: -0.1, batch-size: 8", "36: learning-rate is -0.1, but must be a number ≥ 0"),
      BadInput.stage(
        "epochs: 1, learning-rate: 0.1, batch-size: 0",
        "53: batch-size is 0, but must be an integer ≥ 1"),
      BadInput.stage(
        "epochs: 1, learning-rate: 0.1, batch-size: 1e300",
        "53: batch-size is 1e300, but must be an integer ≥ 1"),
      BadInput.stage(
        "epochs: 1, learning-rate: 0.1, batch-size: 8.5",
        "53: batch-size is 8.5, but must be an integer ≥ 1"),
      BadInput.stage("epochs: 1, \(rest), momentum: 1", "66: momentum is 1, but must be a number ≥ 0 and < 1"),
      BadInput.stage("epochs: 1, learning-rate: cosine, batch-size: 8", "36: learning-rate is 'cosine', \(quantity)"),
      BadInput.stage("epochs: 1, learning-rate: [1], batch-size: 8", "36: learning-rate is a list, \(quantity)"),
      BadInput.stage(
        "epochs: 1, learning-rate: {}, batch-size: 8",
        "36: learning-rate is an empty mapping, but must be a law such as {cosine: {from: 0.1, to: 0}}"),
      BadInput.stage(
        "epochs: 1, learning-rate: {cosin: {from: 1, to: 0}}, batch-size: 8",
        "37: cosin: it is not known in 'law'; did you mean 'cosine'? "
          + "(known: \(Laws.catalog.names.joined(separator: ", ")))"
      ),
      BadInput.stage(
        "epochs: 1, learning-rate: {cosine: {from: 1}}, batch-size: 8",
        "45: to: it is required in 'cosine'"),
      BadInput.stage(
        "epochs: 1, learning-rate: {cosine: {from: 1, to: .inf}}, batch-size: 8",
        "59: cosine: to is '.inf', but must be a finite number"),
      BadInput.stage(
        "epochs: 1, learning-rate: {cosine: {from: 1, to: [2]}}, batch-size: 8",
        "59: cosine: to is a list, but must be a finite number"),
      BadInput.stage(
        "epochs: 1, learning-rate: {cosine: {from: 1, too: 2}}, batch-size: 8",
        "55: too: it is not known in 'cosine'; did you mean 'to'? (known: from, to)"),
      BadInput.stage(
        "epochs: 1, learning-rate: {exponential: {from: 0, to: 2}}, batch-size: 8",
        "57: exponential: from is 0, but must be a number > 0"),
      BadInput.stage(
        "epochs: 1, learning-rate: {warm-up: {from: 0, to: 1, epochs: 1, then: {step: {from: 1, factor: 0, every: 1}}}}"
          + ", batch-size: 8",
        "105: step: factor is 0, but must be a number > 0"),
      BadInput.stage(
        "epochs: 1, learning-rate: {warm-up: {from: 0, to: 1, epochs: 1, then: cosine}}, batch-size: 8",
        "80: warm-up: then is 'cosine', but must be a number or a law such as {cosine: {from: 0.1, to: 0}}"),
      BadInput.stage(
        "epochs: 1, learning-rate: {excerpt: {law: 1, of-epochs: 5}}, batch-size: 8",
        "52: excerpt: law is 1, but must be a law such as {cosine: {from: 0.1, to: 0}}"),
      BadInput.stage(
        "epochs: 2, learning-rate: {linear: {from: 1, to: -1}}, batch-size: 8",
        "36: learning-rate is -0.0020000000000000018 at epoch 1.002 of its stage, but must be ≥ 0"),
    ])
  }

  @Test func `a stage has parameters of Adam`() throws {
    let experiment = try ValidText.read(
      """
      optimizer: {adam: {beta2: 0.99}}
      schedules:
        - name: one
          stages:
            - {epochs: 1, learning-rate: 0.1, batch-size: 8}
            - {epochs: 1, learning-rate: 0.1, batch-size: 8, beta1: 0, beta2: 0.98, delta: 1e-6}
            - {epochs: 1, learning-rate: 0.1, batch-size: 8, beta1: 0.5}
      """)
    guard case .stages(let stages) = experiment.schedules[0].definition else {
      Issue.record("the schedule has no stages")
      return
    }
    #expect(
      stages.map(\.adam) == [
        AdamSettings(), AdamSettings(beta1: 0, beta2: 0.98, delta: 1e-6), AdamSettings(beta1: 0.5),
      ])
    #expect(
      ExperimentWriter.yaml([experiment]).contains(
        "- {epochs: 1, learning-rate: 0.1, batch-size: 8, beta1: 0, beta2: 0.98, delta: 1e-06}\n"
          + "      - {epochs: 1, learning-rate: 0.1, batch-size: 8, beta1: 0.5}\n"))
  }

  @Test func `bad parameters of Adam are refused`() {
    let rest = "epochs: 1, learning-rate: 0.1, batch-size: 8"
    func adam(_ text: String, _ message: String) -> BadInput {
      BadInput(
        text: "optimizer: adam\nschedules:\n  - name: one\n    stages:\n      - {\(rest), \(text)}\n",
        message: "5:" + message)
    }
    BadInput.check([
      BadInput.stage(
        "\(rest), beta1: 0.9", "63: beta1 is 0.9, but must be absent with this optimizer (it belongs to adam and adamw)"
      ),
      BadInput.stage(
        "\(rest), delta: 1", "63: delta is 1, but must be absent with this optimizer (it belongs to adam and adamw)"),
      adam("beta1: 1", "63: beta1 is 1, but must be a number ≥ 0 and < 1"),
      adam("beta2: -0.5", "63: beta2 is -0.5, but must be a number ≥ 0 and < 1"),
      adam("delta: 0", "63: delta is 0, but must be a number > 0"),
      adam("beta1: {cosine: {from: 0.9, to: 0.5}}", "63: beta1 is a mapping, but must be a number ≥ 0 and < 1"),
      adam("beta2: '0.9'", "63: beta2 is '0.9' in quotes, but must be a number ≥ 0 and < 1"),
    ])
  }

  @Test func `bad schedules and transforms are refused`() {
    let own = "stages: [{epochs: 2, learning-rate: 0.1, batch-size: 8}]"
    BadInput.check([
      BadInput.schedule(own, "5: name: it is required in 'schedule'"),
      BadInput.schedule("name: '', \(own)", "12: name is '', but must be a text that is not empty"),
      BadInput.schedule(
        "name: two",
        "5: schedule has neither stages nor from and transform nor length and learning-rate and batch-size, but must have one of them"
      ),
      BadInput.schedule("name: two, stages: []", "25: stages: at least one is required"),
      BadInput.schedule("name: two, stages: 5", "25: stages is 5, but must be a list of stages"),
      BadInput.schedule(
        "name: two, from: one, \(own)", "17: from: it does not go with stages; there must be only one of them"),
      BadInput.schedule("name: two, from: one", "5: transform: it is required in 'schedule'"),
      BadInput.schedule(
        "name: two, from: one, transform: hybrid", "39: transform is 'hybrid', but must be a list of transforms"),
      BadInput.schedule(
        "name: two, from: on, transform: []",
        "23: from is 'on', but must be the name of another schedule; did you mean 'one'?"),
      BadInput.schedule(
        "name: two, from: two, transform: []",
        "23: from: schedule 'two' is made from itself; a chain of schedules must start with stages"),
      BadInput.schedule(
        "name: two, from: one, transform: [hybird]",
        "40: hybird: it is not known in 'transform'; did you mean 'hybrid'? "
          + "(known: increase-batch-size, hybrid, scale-learning-rate, raise-momentum, decay-learning-rate, square-root, "
          + "seesaw)"
      ),
      BadInput.schedule(
        "name: two, from: one, transform: [raise-momentum]",
        "40: to: it is required in 'raise-momentum'"),
      BadInput.schedule(
        "name: two, from: one, transform: [{hybrid: {decays: 1.5}}]",
        "58: hybrid: decays is 1.5, but must be an integer ≥ 0"),
      BadInput.schedule(
        "name: two, from: one, transform: [{hybrid: {keep: all}}]",
        "56: hybrid: keep is 'all', but must be one of approximate, exact"),
      BadInput.schedule(
        "name: two, from: one, transform: [{hybrid: {upto: 1}}]",
        "50: upto: it is not known in 'hybrid'; did you mean 'up-to'? (known: decays, up-to, multiple-of, keep)"),
      BadInput.schedule(
        "name: two, from: one, transform: [square-root]",
        "40: schedule 'two', square-root, stage 1: optimizer is momentum, but must be adam or adamw, whose parameters the rule "
          + "changes"),
      BadInput.schedule(
        "name: two, from: one, transform: [{seesaw: {exponent: 0.25}}]",
        "60: seesaw: exponent is 0.25, but must be a number within 0.5…1"),
      BadInput.schedule(
        "name: two, from: one, transform: [{seesaw: {keep: exact}}]",
        "50: keep: it is not known in 'seesaw' (known: exponent, up-to, multiple-of, weight-decay)"),
      BadInput.schedule(
        "name: two, from: one, transform: [{hybrid: {up-to: 4}}]",
        "40: schedule 'two', hybrid, stage 1: up-to is 4, but must be at least the batch size 8 that is there already"),
      BadInput(
        text: "schedules:\n  - {name: one, \(own)}\n  - {name: one, \(own)}\n",
        message: "3:12: name is 'one', but must be unique among the schedules"),
    ])
  }
}
