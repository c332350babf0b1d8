package org.yizhan.station.catalog;

import java.time.Duration;
import java.util.List;

/**
 * Two different workers who do a service between them (000 §8).
 *
 * @param members what each does, in the order of their numbers, which begin with 1
 */
public record Crew(Mode mode, List<Member> members) {
  /** How many a crew has. */
  public static final int SIZE = 2;

  /** How the members' parts lie to each other. */
  public enum Mode {
    /** All begin at once. */
    TOGETHER,
    /** One begins when the one before has finished. */
    SEQUENCE;

    /** As the contract and the tables write it. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** From its code. */
    public static Mode of(String code) {
      return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }
  }

  /**
   * One worker's part.
   *
   * @param skill what the worker must be able to do
   * @param durationMinutes length of the part
   */
  public record Member(String skill, int durationMinutes) {}

  public Crew {
    if (members.size() != SIZE) {
      throw new IllegalArgumentException("A crew has two members, not " + members.size());
    }
    members = List.copyOf(members);
  }

  /** From the start of the whole to the start of the member's part. */
  Duration offset(int member) {
    return mode == Mode.TOGETHER
        ? Duration.ZERO
        : Duration.ofMinutes(
            members.subList(0, member - 1).stream().mapToInt(Member::durationMinutes).sum());
  }
}
