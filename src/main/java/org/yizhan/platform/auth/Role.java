package org.yizhan.platform.auth;

import org.yizhan.platform.text.Codes;

/** What a caller may be. Which role may do what stands in the contract, as {@code x-roles}. */
public enum Role {
  /** Nobody in particular. */
  OPEN,
  /** A paired touchscreen in the station. */
  KIOSK,
  /** Whoever holds the ticket code of one booking. */
  RESIDENT,
  /** Station staff. */
  STAFF,
  /** Staff who also run the station. */
  MANAGER,
  /** A worker's device. */
  WORKER,
  /** Read-only inspection. */
  AUDITOR,
  /** A station that talks to the hub. */
  STATION,
  /** An official of the city at the hub. */
  HUB,
  /** An official of one district at the hub. */
  DISTRICT;

  /** The name used in tokens and in the contract. */
  public String code() {
    return Codes.of(this);
  }

  /**
   * @throws IllegalArgumentException when there is no such role
   */
  public static Role of(String code) {
    return Codes.parse(Role.class, code);
  }
}
