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

  /** How many words hold the bits of {@code length}. */
  static int words(Duration length) {
    return (int) (length.toSeconds() / QUANTUM_SECONDS / 64) + 1;
  }

  /** The free time of {@code timetable} from {@code base} for {@code length}. */
  static FreeTime of(Timetable timetable, Instant base, Duration length) {
    var free = new FreeTime(base, new long[words(length)]);
    for (var shift : timetable.shifts()) {
      free.fill(free.up(shift.start()), free.down(shift.end()), true);
    }
    for (var occupied : timetable.occupied()) {
      free.clear(occupied.during());
    }
    timetable.absences().forEach(free::clear);
    WorkedDays.nights(timetable).forEach(free::clear);
    timetable.filters().suspensions().stream()
        .filter(Suspended::ofWorker)
        .map(Suspended::during)
        .forEach(free::clear);
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

  /** Takes out what begins where {@code during} does. */
  void removeStart(Window during) {
    fill(up(during.start()), up(during.start()) + 1, false);
  }

  /** Takes out whatever begins within the window. */
  void removeStarts(Window window) {
    fill(up(window.start()), up(window.end()), false);
  }

  /** The bits, sixty-four in a word, the first in the lowest. */
  long[] words() {
    return bits;
  }

  private void fill(long from, long to, boolean value) {
    var begin = Math.max(0, from);
    var end = Math.min(to, bits.length * 64L);
    while (begin < end) {
      var word = (int) (begin >> 6);
      var next = Math.min(end, (word + 1) * 64L);
      var mask = -1L << (begin & 63) & -1L >>> (-next & 63);
      bits[word] = value ? bits[word] | mask : bits[word] & ~mask;
      begin = next;
    }
  }

  private long up(Instant at) {
    return Math.ceilDiv(at.getEpochSecond() - base.getEpochSecond(), (long) QUANTUM_SECONDS);
  }

  private long down(Instant at) {
    return Math.floorDiv(at.getEpochSecond() - base.getEpochSecond(), (long) QUANTUM_SECONDS);
  }
}
