package org.yizhan.hub.exchange;

import java.util.List;
import org.yizhan.hub.log.ReceivedEvent;

/** What becomes of a batch. */
sealed interface Decision {
  /** These are new and follow what is there. */
  record Append(List<ReceivedEvent> events) implements Decision {}

  /** All of it is there already, or nothing was sent. */
  record Known() implements Decision {}

  /** Events are missing between what is there and the batch; the acknowledgement asks for them. */
  record Gap() implements Decision {}

  /** The station's history is not the one it told before. */
  record Fork(List<Branch> branches) implements Decision {}

  /** The batch contradicts itself. */
  record Flawed(String field, String message) implements Decision {}

  /** One sequence with two hashes. */
  record Branch(long seq, byte[] known, byte[] other) {}
}
