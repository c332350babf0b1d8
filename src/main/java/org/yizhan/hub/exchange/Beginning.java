package org.yizhan.hub.exchange;

/** Whether an epoch that the hub has not heard of may begin. */
sealed interface Beginning {
  /** It may. {@code baseHash} stands before its first event. */
  record At(byte[] baseHash) implements Beginning {}

  /** Not before the hub has the events of the parent up to {@code seq}. */
  record ParentMissing(long seq) implements Beginning {}

  /** It names no parent, although the station has been heard before. */
  record Unrelated() implements Beginning {}
}
