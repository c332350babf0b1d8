package org.yizhan.hub.log;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.kafka.KafkaSettings;
import org.yizhan.platform.kafka.Stored;
import org.yizhan.platform.kafka.TopicFinder;
import org.yizhan.platform.kafka.TopicReader;
import org.yizhan.platform.kafka.TopicSetup;
import org.yizhan.platform.kafka.TopicWriter;

/** The clients of brokers. They are made once the brokers answer, so nobody waits for a start. */
final class Clients implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Clients.class);
  private static final int PAUSE_SECONDS = 2;

  private final KafkaSettings settings;
  private final Consumer<List<Stored>> taker;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread beginning;
  private volatile @Nullable Open open;

  private record Open(TopicWriter writer, TopicFinder finder, TopicReader reader) {}

  /** Begins to connect, and to give {@code taker} what the group is to deal with. */
  Clients(KafkaSettings settings, Consumer<List<Stored>> taker) {
    this.settings = settings;
    this.taker = taker;
    this.beginning = Thread.ofPlatform().name("kafka-beginning").daemon().start(this::begin);
  }

  private void begin() {
    var troubled = false;
    while (open == null && closing.getCount() > 0) {
      try {
        TopicSetup.ensure(settings);
        open = connect();
      } catch (RuntimeException e) { // Brokers may be away for long.
        if (!troubled && closing.getCount() > 0) {
          LOG.atWarn().addKeyValue("cause", e.toString()).log("The event log cannot be reached");
        }
        troubled = true;
        pause();
      }
    }
  }

  private Open connect() {
    var group = settings.topic() + "-figures";
    return new Open(
        new TopicWriter(settings),
        new TopicFinder(settings),
        new TopicReader(settings, group, taker));
  }

  private void pause() {
    try {
      var _ = closing.await(PAUSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }

  TopicWriter writer() {
    return opened().writer();
  }

  TopicFinder finder() {
    return opened().finder();
  }

  private Open opened() {
    var clients = open;
    if (clients == null) {
      throw new LogAway("The event log has not been reached yet");
    }
    return clients;
  }

  /** Waits until what is being dealt with is done. */
  @Override
  public void close() {
    closing.countDown();
    try {
      beginning.interrupt();
      beginning.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var clients = open;
    if (clients != null) {
      clients.reader().close();
      clients.writer().close();
      clients.finder().close();
    }
  }
}
