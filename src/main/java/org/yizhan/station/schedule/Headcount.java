package org.yizhan.station.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How many workers could begin at each five minutes of a horizon. The counters lie across words,
 * one binary digit of sixty-four of them in each, so adding a worker is a handful of operations a
 * word.
 */
final class Headcount {
  private final Instant base;
  private final int words;
  private final List<long[]> digits = new ArrayList<>();

  /** Nobody, over the whole horizon. */
  Headcount(Window horizon) {
    this.base = horizon.start();
    this.words = FreeTime.words(horizon.length());
  }

  /** One more at every bit of {@code starts}, whose base is the beginning of the horizon. */
  void add(FreeTime starts) {
    var bits = starts.words();
    for (int word = 0; word < words; word++) {
      var carry = bits[word];
      for (int digit = 0; carry != 0; digit++) {
        if (digit == digits.size()) {
          digits.add(new long[words]);
        }
        var plane = digits.get(digit);
        var before = plane[word];
        plane[word] = before ^ carry;
        carry &= before;
      }
    }
  }

  /** How many could begin at {@code at}; none between two bits and outside the horizon. */
  int at(Instant at) {
    var seconds = at.getEpochSecond() - base.getEpochSecond();
    var bit = seconds / FreeTime.QUANTUM_SECONDS;
    if (seconds < 0 || seconds % FreeTime.QUANTUM_SECONDS != 0 || bit >= words * 64L) {
      return 0;
    }
    var count = 0;
    for (int digit = 0; digit < digits.size(); digit++) {
      count |= (int) (digits.get(digit)[(int) (bit >> 6)] >>> (bit & 63) & 1) << digit;
    }
    return count;
  }
}
