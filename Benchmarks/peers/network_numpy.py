"""NumPy: batched `matmul` over replicates with handwritten gradients and preallocated arrays; all replicates at a time, or
one after another."""

import numpy as np

from network import CLASSES, MOMENTUM, RATE, Network


class Group:
    """Replicates that are trained together."""

    def __init__(self, network, count, generator):
        self.network, self.count, self.generator = network, count, generator
        self.parameters = network.start(generator, count)
        self.velocities = [np.zeros_like(p) for p in self.parameters]
        self.gradients = [np.empty_like(p) for p in self.parameters]
        batch, hidden = network.batch, network.hidden
        self.x = np.empty((count, batch, network.features), np.float32)
        self.y = np.empty((count, batch, CLASSES), np.float32)
        self.h = np.empty((count, batch, hidden), np.float32)
        self.d = np.empty_like(self.h)
        self.z = np.empty_like(self.y)

    def update(self):
        network, (w1, b1, w2, b2), (g1, c1, g2, c2) = self.network, self.parameters, self.gradients
        x, y, h, d, z = self.x, self.y, self.h, self.d, self.z
        chosen = self.generator.integers(network.examples, size=(self.count, network.batch))
        np.take(network.inputs, chosen, axis=0, out=x, mode="clip")
        np.take(network.onehot, chosen, axis=0, out=y, mode="clip")
        np.matmul(x, w1, out=h)
        h += b1
        np.tanh(h, out=h)
        np.matmul(h, w2, out=z)
        z += b2
        z -= z.max(axis=2, keepdims=True)
        np.exp(z, out=z)
        z /= z.sum(axis=2, keepdims=True)
        z -= y
        z *= np.float32(1 / network.batch)
        np.matmul(h.swapaxes(1, 2), z, out=g2)
        z.sum(axis=1, keepdims=True, out=c2)
        np.matmul(z, w2.swapaxes(1, 2), out=d)
        np.multiply(h, h, out=h)
        np.subtract(1, h, out=h)
        d *= h
        np.matmul(x.swapaxes(1, 2), d, out=g1)
        d.sum(axis=1, keepdims=True, out=c1)
        for p, v, g in zip(self.parameters, self.velocities, self.gradients):
            v *= np.float32(MOMENTUM)
            v += g
            np.multiply(v, np.float32(RATE), out=g)
            p -= g

    def evaluate(self):
        """Mean train loss of each replicate; both sets are evaluated, with one product for all replicates' first layers."""
        w1, b1, w2, b2 = self.parameters
        wide = np.ascontiguousarray(w1.swapaxes(0, 1)).reshape(self.network.features, -1)
        results = []
        for inputs, labels in self.network.evaluations:
            losses, correct = np.zeros(self.count), np.zeros(self.count)
            for start in range(0, len(labels), 1000):
                part = labels[start : start + 1000]
                h = inputs[start : start + 1000] @ wide
                h += b1.reshape(-1)
                np.tanh(h, out=h)
                z = np.matmul(h.reshape(len(part), self.count, -1).swapaxes(0, 1), w2)
                z += b2
                correct += (z.argmax(axis=2) == part).sum(axis=1)
                z -= z.max(axis=2, keepdims=True)
                label = z[:, np.arange(len(part)), part]
                losses += (np.log(np.exp(z, out=z).sum(axis=2)) - label).sum(axis=1, dtype=np.float64)
            results.append((losses / len(labels), correct / len(labels)))
        return results[0][0]


def training(network, together):
    def run():
        generator = np.random.Generator(np.random.SFC64(network.seed))
        losses = []
        for _ in range(0, network.replicates, together):
            group = Group(network, together, generator)
            last = group.evaluate()
            for _ in range(network.epochs):
                for _ in range(network.updates):
                    group.update()
                last = group.evaluate()
            losses.append(last)
        return np.concatenate(losses)

    return run


if __name__ == "__main__":
    network = Network()
    network.compete(
        {f"{count} replicates at a time": training(network, count) for count in sorted({1, 4, network.replicates})}
    )
