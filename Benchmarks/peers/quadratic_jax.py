"""JAX: one jitted scan over the updates of an interval, state donated, each of its generators."""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np

from quadratic import MOMENTUM, Quadratic


def simulation(problem, generator, ahead):
    """`ahead`: for how many updates Gaussians are drawn in one call."""
    pull, noise = jnp.asarray(problem.pull)[:, None], jnp.asarray(problem.noise)[:, None]
    shape = (problem.modes, problem.replicates)

    @partial(jax.jit, static_argnums=3, donate_argnums=(0, 1))
    def advance(w, u, key, updates):
        def update(state, z):
            w, u = state
            u = MOMENTUM * u + pull * w + noise * z
            return (w - u, u), None

        def several(state, key):
            draws = jax.random.normal(key, (ahead, *shape), jnp.float32)
            return jax.lax.scan(update, state, draws)[0], None

        return jax.lax.scan(several, (w, u), jax.random.split(key, updates // ahead))[0]

    def run():
        key, start = jax.random.split(jax.random.key(problem.seed, impl=generator))
        w, u = jax.random.normal(start, shape, jnp.float32), jnp.zeros(shape, jnp.float32)
        losses = problem.losses(w)
        for updates in problem.intervals:
            key, draws = jax.random.split(key)
            w, u = advance(w, u, draws, updates)
            losses = problem.losses(w)
        return np.asarray(losses)

    return run


if __name__ == "__main__":
    problem = Quadratic()
    problem.compete(
        {
            f"{generator}, {ahead} updates' draws at a time": simulation(problem, generator, ahead)
            for generator, ahead in (("threefry2x32", 1), ("threefry2x32", 4), ("rbg", 1), ("unsafe_rbg", 1))
        }
    )
