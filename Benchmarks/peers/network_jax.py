"""JAX: `grad` of the loss, `vmap` over replicates, one jitted scan over the updates of an epoch with the state donated."""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

from network import CLASSES, MOMENTUM, RATE, Network


def outputs(parameters, x):
    w1, b1, w2, b2 = parameters
    return jnp.tanh(x @ w1 + b1) @ w2 + b2


def loss_by_index(parameters, x, y):
    return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(outputs(parameters, x)), y[:, None], axis=1))


def loss_by_mask(parameters, x, y):
    return -jnp.mean(jnp.sum(jax.nn.log_softmax(outputs(parameters, x)) * jax.nn.one_hot(y, CLASSES), axis=1))


def training(network, generator, loss, unroll):
    inputs, labels = jnp.asarray(network.inputs), jnp.asarray(network.labels, jnp.int32)
    sets = [(jnp.asarray(x), jnp.asarray(y, jnp.int32)) for x, y in network.evaluations]

    def one(parameters, velocities, chosen):
        gradients = jax.grad(loss)(parameters, inputs[chosen], labels[chosen])
        velocities = jax.tree.map(lambda v, g: MOMENTUM * v + g, velocities, gradients)
        return jax.tree.map(lambda p, v: p - RATE * v, parameters, velocities), velocities

    @partial(jax.jit, donate_argnums=(0, 1))
    def epoch(parameters, velocities, key):
        def update(state, key):
            chosen = jax.random.randint(key, (network.replicates, network.batch), 0, network.examples)
            return jax.vmap(one)(*state, chosen), None

        keys = jax.random.split(key, network.updates)
        return jax.lax.scan(update, (parameters, velocities), keys, unroll=unroll)[0]

    @jax.jit
    def evaluate(parameters):
        def metrics(parameters, x, y):
            z = outputs(parameters, x)
            label = jnp.take_along_axis(jax.nn.log_softmax(z), y[:, None], axis=1)
            return -label.mean(), (z.argmax(axis=1) == y).mean()

        return [jax.vmap(metrics, (0, None, None))(parameters, x, y) for x, y in sets]

    def run():
        key = jax.random.key(network.seed, impl=generator)
        parameters = [jnp.asarray(p) for p in network.start(np.random.default_rng(network.seed))]
        velocities = [jnp.zeros_like(p) for p in parameters]
        last = evaluate(parameters)
        for _ in range(network.epochs):
            key, draws = jax.random.split(key)
            parameters, velocities = epoch(parameters, velocities, draws)
            last = evaluate(parameters)
        return np.asarray(last[0][0])

    return run


if __name__ == "__main__":
    network = Network()
    network.compete(
        {
            f"{generator}, {loss.__name__}, unroll {unroll}": training(network, generator, loss, unroll)
            for generator, loss, unroll in (
                ("threefry2x32", loss_by_index, 1),
                ("threefry2x32", loss_by_index, 4),
                ("threefry2x32", loss_by_mask, 4),
                ("unsafe_rbg", loss_by_index, 4),
            )
        }
    )
