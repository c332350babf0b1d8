package org.yizhan.station.preference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.yizhan.platform.text.Codes;

/** What a worker should know of a home before accepting (S33): a closed list, never free text. */
public enum HomeFact {
  /** Stairs and no lift. */
  STAIRS,
  PETS,
  AGGRESSIVE_DOG,
  INFECTION,
  /** Somebody is lifted with an aid that the worker must know how to use. */
  LIFTING_AID,
  WHEELCHAIR,
  OXYGEN,
  SMOKE;

  /** As the contract writes it: {@code lifting-aid}. */
  @JsonValue
  public String code() {
    return Codes.of(this);
  }

  /**
   * The fact with this code.
   *
   * @throws IllegalArgumentException when there is none
   */
  @JsonCreator
  public static HomeFact of(String code) {
    return Arrays.stream(values())
        .filter(fact -> fact.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No fact about a home: " + code));
  }
}
