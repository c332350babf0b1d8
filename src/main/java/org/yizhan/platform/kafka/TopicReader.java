package org.yizhan.platform.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic as a member of a group. What the group has read is said after it was dealt with, so
 * what a member leaves undone another one is given again.
 */
public final class TopicReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int PAUSE_SECONDS = 1;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;
  private final Consumer<List<Stored>> taker;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private boolean troubled;

  /**
   * Begins to read on a thread of its own.
   *
   * @param taker deals with records, with none when nothing came for a second; given the same again
   *     when it throws
   */
  public TopicReader(KafkaSettings settings, String group, Consumer<List<Stored>> taker) {
    this.topic = settings.topic();
    this.taker = taker;
    this.consumer = new KafkaConsumer<>(settings.member(group));
    this.thread = Thread.ofPlatform().name("kafka-reader").daemon().start(this::run);
  }

  private void run() {
    try {
      consumer.subscribe(List.of(topic));
      while (!isClosing()) {
        turn();
      }
    } catch (WakeupException e) {
      LOG.debug("Woken to be closed");
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
  }

  private void turn() {
    try {
      var records = new ArrayList<Stored>();
      consumer.poll(POLL).forEach(read -> records.add(Stored.of(read)));
      take(records);
      if (!records.isEmpty() && !isClosing()) {
        consumer.commitSync();
      }
      troubled = false;
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) { // What was not said to be read comes again.
      tell("The event log cannot be followed and is tried again", e);
      pause();
    }
  }

  /** Until it works: what comes later must not be dealt with before. */
  private void take(List<Stored> records) {
    while (!isClosing()) {
      try {
        taker.accept(records);
        return;
      } catch (RuntimeException e) {
        tell("What came from the event log could not be dealt with and is tried again", e);
        pause();
      }
    }
  }

  /** Once, not at every try. */
  private void tell(String what, Exception e) {
    if (!troubled && !isClosing()) {
      LOG.atWarn().addKeyValue("cause", e.toString()).log(what);
    }
    troubled = true;
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void pause() {
    try {
      var _ = closing.await(PAUSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves the group once what is being dealt with is done. */
  @Override
  public void close() {
    closing.countDown();
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
