package org.yizhan.platform.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Looks records up by their place. */
public final class TopicFinder implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PATIENCE_NS = Duration.ofMillis(KafkaSettings.DELIVERY_MS).toNanos();

  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /** A consumer serves one thread. */
  private final ExecutorService reading =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("kafka-finder").factory());

  /** Reads the topic of {@code settings}; nothing is connected yet. */
  public TopicFinder(KafkaSettings settings) {
    this.topic = settings.topic();
    this.consumer = new KafkaConsumer<>(settings.finder());
  }

  /** The records of the span that are {@code wanted}; fails when they cannot be read in time. */
  public CompletableFuture<List<Stored>> read(TopicWriter.Span span, Predicate<Stored> wanted) {
    return CompletableFuture.supplyAsync(() -> find(span, wanted), reading);
  }

  private List<Stored> find(TopicWriter.Span span, Predicate<Stored> wanted) {
    var partition = new TopicPartition(topic, span.partition());
    var found = new ArrayList<Stored>();
    var end = System.nanoTime() + PATIENCE_NS;
    consumer.assign(List.of(partition));
    consumer.seek(partition, span.first());
    while (consumer.position(partition) <= span.last()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The brokers did not answer in time");
      }
      for (var read : consumer.poll(POLL)) {
        var stored = Stored.of(read);
        if (stored.offset() <= span.last() && wanted.test(stored)) {
          found.add(stored);
        }
      }
    }
    return found;
  }

  @Override
  public void close() {
    consumer.wakeup();
    reading.close();
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
