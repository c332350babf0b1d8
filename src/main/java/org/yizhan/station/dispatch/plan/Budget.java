package org.yizhan.station.dispatch.plan;

/** How long a search may go on; the share used so far also drives its cooling. */
public sealed interface Budget {
  /** Share of the budget used after so many iterations: 0 at the start, 1 or more when spent. */
  double used(long iterations);

  /** A number of iterations: the same seed gives the same plan on any machine. */
  static Budget iterations(long limit) {
    return new Iterations(limit);
  }

  /** CPU seconds of the solving thread, counted from this call. */
  static Budget cpuSeconds(double seconds, CpuClock clock) {
    return new Cpu(seconds * 1e9, clock, clock.nanos());
  }

  /** See {@link Budget#iterations}. */
  record Iterations(long limit) implements Budget {
    public Iterations {
      if (limit < 1) {
        throw new IllegalArgumentException("a budget of " + limit + " iterations");
      }
    }

    @Override
    public double used(long iterations) {
      return (double) iterations / limit;
    }
  }

  /** See {@link Budget#cpuSeconds}. */
  record Cpu(double limitNanos, CpuClock clock, long startedAt) implements Budget {
    public Cpu {
      if (!(limitNanos > 0)) {
        throw new IllegalArgumentException("a budget of " + limitNanos + " ns");
      }
    }

    @Override
    public double used(long iterations) {
      return (clock.nanos() - startedAt) / limitNanos;
    }
  }
}
