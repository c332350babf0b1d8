package org.yizhan.station.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * A worker's free time from a base instant on, one bit for every five minutes. Shifts are rounded
 * inwards and occupancies outwards, so a bit that is set is truly free.
 */
final class FreeTime {
  static final int QUANTUM_SECONDS = 300;

  private final Instant base;
  private final long[] bits;

  private FreeTime(Instant base, long[] bits) {
    this.base = base;
    this.bits = bits;
  }

  /** The free time of {@code timetable} from {@code base} for {@code length}. */
  static FreeTime of(Timetable timetable, Instant base, Duration length) {
    var free = new FreeTime(base, new long[(int) (length.toSeconds() / QUANTUM_SECONDS / 64) + 1]);
    for (var shift : timetable.shifts()) {
      free.fill(free.up(shift.start()), free.down(shift.end()), true);
    }
    for (var occupied : timetable.occupied()) {
      free.clear(occupied.during());
    }
    timetable.absences().forEach(free::clear);
    WorkedDays.nights(timetable).forEach(free::clear);
    return free;
  }

  /**
   * Where something of {@code length} could begin: bit i is set when all the time from i on is
   * free. Doubling the run with every step takes as many steps as the length has binary digits.
   */
  FreeTime startsOf(Duration length) {
    var wanted = (int) Math.ceilDiv(length.toSeconds(), QUANTUM_SECONDS);
    var runs = Arrays.copyOf(bits, bits.length);
    for (int have = 1; have < wanted; ) {
      var step = Math.min(have, wanted - have);
      andShiftedDown(runs, step);
      have += step;
    }
    return new FreeTime(base, runs);
  }

  /** Whether the five minutes from {@code at} on are set. */
  boolean at(Instant at) {
    var seconds = at.getEpochSecond() - base.getEpochSecond();
    var bit = seconds / QUANTUM_SECONDS;
    return seconds >= 0
        && seconds % QUANTUM_SECONDS == 0
        && bit < bits.length * 64L
        && (bits[(int) (bit >> 6)] >>> (bit & 63) & 1) == 1;
  }

  private static void andShiftedDown(long[] words, int by) {
    var whole = by >> 6;
    var rest = by & 63;
    for (int i = 0; i < words.length; i++) {
      var low = i + whole < words.length ? words[i + whole] : 0;
      var high = i + whole + 1 < words.length ? words[i + whole + 1] : 0;
      words[i] &= rest == 0 ? low : low >>> rest | high << (64 - rest);
    }
  }

  private void clear(Window taken) {
    fill(down(taken.start()), up(taken.end()), false);
  }

  private void fill(long from, long to, boolean value) {
    var end = Math.min(to, bits.length * 64L);
    for (long bit = Math.max(0, from); bit < end; bit++) {
      if (value) {
        bits[(int) (bit >> 6)] |= 1L << (bit & 63);
      } else {
        bits[(int) (bit >> 6)] &= ~(1L << (bit & 63));
      }
    }
  }

  private long up(Instant at) {
    return Math.ceilDiv(at.getEpochSecond() - base.getEpochSecond(), (long) QUANTUM_SECONDS);
  }

  private long down(Instant at) {
    return Math.floorDiv(at.getEpochSecond() - base.getEpochSecond(), (long) QUANTUM_SECONDS);
  }
}
