package org.yizhan.platform.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes to a topic: acknowledged by all replicas in sync, in order, each record once. */
public final class TopicWriter implements AutoCloseable {
  private static final int GRACE_MS = 1_000;

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();

  /** Writes to the topic of {@code settings}; nothing is connected yet. */
  public TopicWriter(KafkaSettings settings) {
    this.topic = settings.topic();
    this.producer = new KafkaProducer<>(settings.producer());
  }

  /** A record to be written. */
  public record Entry(Map<String, String> headers, byte[] value) {}

  /** Where records of one key stand; others may stand between them. */
  public record Span(int partition, long first, long last) {}

  /**
   * Writes the records of one key, in order; fails when one of them was not acknowledged in time,
   * and may be written later all the same. The producer's own limit does not hold while it waits
   * for brokers to be given its id anew.
   */
  public CompletableFuture<Span> write(byte[] key, List<Entry> entries) {
    return CompletableFuture.supplyAsync(() -> send(key, entries), sending)
        .orTimeout(KafkaSettings.DELIVERY_MS + GRACE_MS, TimeUnit.MILLISECONDS);
  }

  private Span send(byte[] key, List<Entry> entries) {
    var sent = new ArrayList<Future<RecordMetadata>>(entries.size());
    for (var entry : entries) {
      var written = new ProducerRecord<>(topic, key, entry.value());
      entry
          .headers()
          .forEach(
              (name, value) -> written.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
      sent.add(producer.send(written));
    }
    var stored = sent.stream().map(TopicWriter::stored).toList();
    var first = stored.getFirst();
    if (stored.stream().anyMatch(one -> one.partition() != first.partition())) {
      throw new IllegalStateException("The topic got more partitions meanwhile");
    }
    return new Span(first.partition(), first.offset(), stored.getLast().offset());
  }

  private static RecordMetadata stored(Future<RecordMetadata> sent) {
    try {
      return sent.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Whoever still waits is told that it failed. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
    sending.shutdownNow();
  }
}
