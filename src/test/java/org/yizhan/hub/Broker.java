package org.yizhan.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.kafka.KafkaSettings;
import org.yizhan.platform.kafka.TopicWriter;

/** A real Kafka broker in a process of its own, to be killed and started again. */
public final class Broker implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final int TRIES = 5;
  private static final String TOPIC = "city-events";
  private static final int PARTITIONS = 4;

  private final Path directory;
  private int port;
  private @Nullable Process process;

  /** Starts one on an empty directory, and waits until it serves. */
  public Broker(Path directory) {
    this.directory = directory;
    for (int i = 0; process == null; i++) {
      // A broker comes back where it was, so it takes none of the ports that calls are given.
      port = twoFreePorts();
      try {
        start();
      } catch (AssertionError portTaken) {
        if (i == TRIES) {
          throw portTaken;
        }
      }
    }
  }

  /** Where clients begin. */
  public String servers() {
    return "127.0.0.1:" + port;
  }

  /** How a hub keeps its events here. */
  public Map<String, String> settings() {
    return Map.of(
        "YIZHAN_LOG_KIND",
        "kafka",
        "YIZHAN_LOG_BOOTSTRAP_SERVERS",
        servers(),
        "YIZHAN_LOG_TOPIC",
        TOPIC,
        "YIZHAN_LOG_PARTITIONS",
        Integer.toString(PARTITIONS));
  }

  /** Writes a record as anybody may, and waits until it is stored. */
  public void write(byte[] key, byte[] value, Map<String, String> headers) {
    var entry = new TopicWriter.Entry(headers, value);
    try (var writer = new TopicWriter(new KafkaSettings(servers(), TOPIC, PARTITIONS, ""))) {
      var _ = writer.write(key, List.of(entry)).join();
    }
  }

  /** How many records the hub's group has not said to have read. */
  public long unread() {
    var partitions =
        IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition(TOPIC, i)).toList();
    try (var admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
      var group = admin.listConsumerGroupOffsets(TOPIC + "-figures");
      var read = group.partitionsToOffsetAndMetadata().get();
      var ends =
          admin
              .listOffsets(
                  partitions.stream()
                      .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
              .all()
              .get();
      return ends.values().stream().mapToLong(end -> end.offset()).sum()
          - read.values().stream().mapToLong(said -> said.offset()).sum();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts it again on what it kept, and waits until it serves. */
  public void start() {
    process = null;
    var ready = new CompletableFuture<Boolean>();
    Process started;
    try {
      started = launch(properties());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(() -> follow(started, ready));
    ready.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    process = started;
  }

  private Path properties() throws IOException {
    var all =
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.quorum.voters", "1@127.0.0.1:" + (port + 1)),
            Map.entry(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, port + 1)),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("log.dirs", directory.resolve("log").toString()),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
            // So that a broker that was killed is let in again soon.
            Map.entry("broker.session.timeout.ms", "1500"),
            Map.entry("broker.heartbeat.interval.ms", "300"));
    Files.createDirectories(directory.resolve("log"));
    return Files.writeString(
        directory.resolve("broker.properties"),
        all.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
            .collect(Collectors.joining("\n")));
  }

  private static Process launch(Path properties) throws IOException {
    var java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xmx192m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path", ""),
            "org.yizhan.hub.BrokerMain",
            properties.toString())
        .redirectErrorStream(true)
        .start();
  }

  /** Reads to the end, since a process whose words nobody reads stops at some point. */
  private static void follow(Process process, CompletableFuture<Boolean> ready) {
    var all = new StringBuilder();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        if (line.equals(BrokerMain.READY)) {
          ready.complete(true);
        }
        if (!ready.isDone()) {
          all.append(line).append('\n');
        }
      }
    } catch (IOException killed) {
      all.append(killed);
    }
    ready.completeExceptionally(new AssertionError("The broker ended:\n" + all));
  }

  /** Kills it as {@code kill -9} does, and waits for its end. */
  public void kill() {
    var running = process;
    if (running != null) {
      running.destroyForcibly().onExit().join();
    }
  }

  @Override
  public void close() {
    kill();
  }

  private static int twoFreePorts() {
    while (true) {
      var port = ThreadLocalRandom.current().nextInt(20_000, 31_000);
      if (isFree(port) && isFree(port + 1)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
