/// Experiments that run in a blink.
enum Inputs {
  /// Five modes, four schedules: one that is the same, one that is capped, one that is not equivalent.
  static let quadratic = """
    title: Five modes
    training-set-size: 1000
    problem:
      quadratic:
        curvature: {values: [1, 0.5, 0.25, 0.1, 0.05]}
    dynamics: [exact, gaussian, langevin]
    replicates: 16
    record-every: 1
    schedules:
      - name: decay
        stages:
          - {epochs: 3, learning-rate: 0.1, batch-size: 10, momentum: 0.5}
          - {epochs: 2, learning-rate: 0.02, batch-size: 10, momentum: 0.5}
      - name: grow
        from: decay
        transform: [increase-batch-size]
      - name: capped
        from: decay
        transform: [{increase-batch-size: {up-to: 20}}]
      - name: unequal
        stages:
          - {epochs: 5, learning-rate: 0.1, batch-size: 10, momentum: 0.5}

    """

  /// Adam on two modes of mostly noise, one schedule and three rules.
  static let rules = """
    title: Rules for Adam
    training-set-size: 2000
    optimizer: {adam: {beta2: 0.99}}
    problem: {quadratic: {curvature: {values: [1, 0.3]}, gradient-variance: {constant: 10}}}
    replicates: 32
    schedules:
      - name: decay
        stages:
          - {epochs: 8, learning-rate: 0.02, batch-size: 10}
          - {epochs: 8, learning-rate: 0.01, batch-size: 10, beta1: 0.8}
    compare: {rules: [increase-batch-size, {square-root: {up-to: 30}}, seesaw, hybrid: {decays: 0}]}
    record-every: 2

    """

  /// A network of no hidden layer on generated data.
  static let network = """
    title: A small teacher
    training-set-size: 300
    problem:
      network: {data: teacher, features: 4, classes: 3, test-examples: 100, teacher-hidden: 8, hidden: [5]}
    replicates: 4
    record-every: 1
    schedules:
      - name: decay
        stages:
          - {epochs: 2, learning-rate: 0.1, batch-size: 10, momentum: 0.5}
          - {epochs: 1, learning-rate: 0.05, batch-size: 10, momentum: 0.5}
      - name: grow
        from: decay
        transform: [increase-batch-size]

    """

  /// One schedule of one stage, given as the inside of a mapping.
  static func oneStage(_ stage: String, and more: String = "") -> String {
    """
    title: One
    training-set-size: 1000
    problem: {quadratic: {curvature: {values: [1, 0.5]}}}
    dynamics: [exact, gaussian]
    replicates: 16
    record-every: 1
    \(more)
    schedules:
      - name: one
        stages: [{\(stage)}]

    """
  }

  /// A user's own curves: two schedules, three replicates, two epochs, a loss and an accuracy.
  static let curves = """
    schedule,replicate,epoch,metric,value
    base,1,1,loss,0.52
    base,2,1,loss,0.5
    base,3,1,loss,0.51
    base,1,2,loss,0.31
    base,2,2,loss,0.3
    base,3,2,loss,0.305
    base,1,2,accuracy,0.9
    base,2,2,accuracy,0.902
    base,3,2,accuracy,0.901
    large,1,1,loss,0.515
    large,2,1,loss,0.505
    large,3,1,loss,0.508
    large,1,2,loss,0.45
    large,2,2,loss,0.46
    large,3,2,loss,0.455
    large,1,2,accuracy,0.9
    large,2,2,accuracy,0.903
    large,3,2,accuracy,0.9

    """
}
