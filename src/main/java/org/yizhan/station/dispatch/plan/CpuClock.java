package org.yizhan.station.dispatch.plan;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Tells how much CPU the solving thread has used; passed in, the core reads no other clock. */
@FunctionalInterface
public interface CpuClock {
  /** CPU time in nanoseconds since some fixed moment. */
  long nanos();

  /** CPU time of whichever thread asks. */
  static CpuClock ofCurrentThread() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads::getCurrentThreadCpuTime;
  }
}
