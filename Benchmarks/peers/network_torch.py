"""PyTorch: batched products over replicates with handwritten gradients in place, and the same compiled; all replicates at a
time, or one after another."""

import numpy as np
import torch

from network import MOMENTUM, RATE, Network


def gradients(x, labels, w1, b1, w2, b2):
    h = torch.baddbmm(b1, x, w1).tanh_()
    z = torch.baddbmm(b2, h, w2).softmax(dim=2)
    z.scatter_add_(2, labels, torch.full(labels.shape, -1.0))
    z.mul_(1 / x.shape[1])
    d = torch.bmm(z, w2.mT) * (1 - h * h)
    return torch.bmm(x.mT, d), d.sum(1, True), torch.bmm(h.mT, z), z.sum(1, True)


def training(network, compute, together):
    inputs, labels = torch.from_numpy(network.inputs), torch.from_numpy(network.labels)
    sets = [(torch.from_numpy(x), torch.from_numpy(y)) for x, y in network.evaluations]

    def update(parameters, velocities):
        chosen = torch.randint(network.examples, (together, network.batch))
        flat = chosen.view(-1)
        x = inputs.index_select(0, flat).view(together, network.batch, -1)
        y = labels.index_select(0, flat).view(together, network.batch, 1)
        torch._foreach_mul_(velocities, MOMENTUM)
        torch._foreach_add_(velocities, compute(x, y, *parameters))
        torch._foreach_add_(parameters, velocities, alpha=-RATE)

    def evaluate(parameters):
        w1, b1, w2, b2 = parameters
        results = []
        for x, y in sets:
            loss, correct = torch.zeros(together), torch.zeros(together)
            for part, label in zip(x.split(1000), y.split(1000)):
                wide = torch.addmm(b1.reshape(1, -1), part, w1.transpose(0, 1).reshape(network.features, -1)).tanh_()
                z = torch.baddbmm(b2, wide.view(len(part), together, -1).transpose(0, 1), w2)
                correct += (z.argmax(2) == label).sum(1)
                loss -= z.log_softmax(2).gather(2, label.expand(together, -1)[..., None]).sum((1, 2))
            results.append((loss / len(y), correct / len(y)))
        return results[0][0].numpy()

    @torch.no_grad()
    def run():
        torch.manual_seed(network.seed)
        generator = np.random.default_rng(network.seed)
        losses = []
        for _ in range(0, network.replicates, together):
            parameters = [torch.from_numpy(p) for p in network.start(generator, together)]
            velocities = [torch.zeros_like(p) for p in parameters]
            last = evaluate(parameters)
            for _ in range(network.epochs):
                for _ in range(network.updates):
                    update(parameters, velocities)
                last = evaluate(parameters)
            losses.append(last)
        return np.concatenate(losses)

    return run


if __name__ == "__main__":
    network = Network()
    torch.set_num_threads(network.threads)
    compiled = torch.compile(gradients)
    network.compete(
        {
            "one replicate at a time": training(network, gradients, 1),
            "all replicates at a time": training(network, gradients, network.replicates),
            "all replicates at a time, compiled": training(network, compiled, network.replicates),
        }
    )
