import Findings
import NoiseScale

extension Claim {
  /// What no simulation here can say.
  static let silent: [Claim] = [
    Claim(
      name: "ResNet-50 in half an hour",
      statement:
        "ResNet-50 reaches 76.1 % on ImageNet in under 30 minutes, with the batch doubled to 16 384 after 30 epochs.",
      figure: nil
    ) { _ in
      let plans = PaperPlans.resNet50
      return Evidence(
        finding: .cannotSpeak,
        detail: "the schedule takes \(Wording.count(plans[1].totalUpdates)) updates instead of "
          + "\(Wording.count(plans[0].totalUpdates)); neither accuracy on ImageNet nor time on a TPU is simulated",
        folder: PublishedFigures.table)
    },
    Claim(
      name: "accuracies of the paper", statement: "93.3 to 94.5 % on CIFAR-10, 76.1 to 78.8 % on ImageNet.", figure: nil
    ) { _ in
      Evidence(
        finding: .cannotSpeak,
        detail: "neither the data sets nor the networks are here: what is compared is curves with each other",
        folder: "")
    },
  ]
}
