package org.yizhan.city;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.yizhan.hub.HubServer;
import org.yizhan.platform.VirtualThreads;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.events.Event;
import org.yizhan.platform.ids.Ids;
import org.yizhan.platform.text.Text;
import org.yizhan.station.report.HubClient;
import org.yizhan.station.report.HubLink;
import org.yizhan.station.report.HubLinkConfig;

/** A station that was cut off for a week brings all of it, in order, beside the others. */
@Timeout(300)
class CutOffIT {
  private static final int EVENTS = 7_000;
  private static final int TIMES_ARRIVAL = 20;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
  private static final Trouble NONE = new Trouble(0, 0, 0, 0, 0);

  @TempDir private static Path data;

  private final AtomicReference<Instant> now = new AtomicReference<>(MONDAY);
  private final List<UUID> happened = new ArrayList<>();

  private record Link(UUID id, SimulatedLog log, BadNetwork network, Runnable end) {}

  @Test
  void catchesUpInOrderWhileOthersGoOn() {
    try (var hub = new HubServer(data.resolve("hub"));
        var threads = new VirtualThreads()) {
      var cut = link(hub, threads, 0);
      var others = IntStream.range(1, 6).mapToObj(i -> link(hub, threads, i)).toList();
      cut.network().breakBetween(MONDAY, MONDAY.plus(WEEK));
      threads.run(() -> cut.log().seal(events(EVENTS)));
      happen(threads, others);
      await(() -> missing(threads, others) == 0);
      assertThat(missing(threads, List.of(cut))).isEqualTo(EVENTS);

      now.set(MONDAY.plus(WEEK));
      var begin = System.nanoTime();
      happen(threads, others);
      await(() -> missing(threads, others) == 0 && missing(threads, List.of(cut)) == 0);

      var took = Duration.ofNanos(System.nanoTime() - begin);
      System.out.printf("%d events caught up in %d ms%n", EVENTS, took.toMillis());
      assertThat(took).isLessThan(WEEK.dividedBy(TIMES_ARRIVAL));
      assertThat(subjects(hub, cut.id())).isEqualTo(happened);
      threads.run(() -> cut.end().run());
      threads.run(() -> others.forEach(other -> other.end().run()));
    }
  }

  private static void happen(VirtualThreads threads, List<Link> stations) {
    threads.run(() -> stations.forEach(station -> station.log().seal(some(50))));
  }

  private static List<Event> some(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            Event.of(
                MONDAY.plusSeconds(i),
                "kiosk:simulator",
                "org.yizhan.booking.created.v1",
                Ids.next(),
                1,
                Map.of()))
        .toList();
  }

  private List<Event> events(int count) {
    var events = some(count);
    events.forEach(event -> happened.add(event.subject()));
    return events;
  }

  private Link link(HubServer hub, VirtualThreads threads, int index) {
    var url = "http://127.0.0.1:" + hub.port();
    var config = new HubLinkConfig(url, hub.newCode(), 5, 10, 1);
    var key = new KeyFiles(data.resolve("keys-" + index)).ed25519("station");
    var id = Ids.next();
    var log = new SimulatedLog();
    return threads.call(() -> {
      var vertx = threads.vertx();
      var client =
          new HubClient(vertx, vertx.createHttpClient(), config, id, key, InstantSource.system());
      var network = new BadNetwork(client, NONE, now::get, new SplittableRandom(index));
      var name = new Text("模拟驿站 " + index, "Simulated station " + index);
      var meters = new SimpleMeterRegistry();
      var end =
          HubLink.start(
              vertx,
              log,
              log.epoch(),
              network,
              config,
              name,
              Map.of(),
              meters,
              LoggerFactory.getLogger(CutOffIT.class));
      return new Link(id, log, network, end);
    });
  }

  private static long missing(VirtualThreads threads, List<Link> stations) {
    return threads.call(() -> stations.stream().mapToLong(one -> one.log().missing()).sum());
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static List<UUID> subjects(HubServer hub, UUID station) {
    var subjects = new ArrayList<UUID>();
    var official = hub.official();
    var before = -1;
    while (subjects.size() > before) {
      before = subjects.size();
      var path = "/api/v1/stations/%s/events?limit=1000&after=%d".formatted(station, before);
      for (var event : hub.as(official, "GET", path, null).body().path("events")) {
        subjects.add(UUID.fromString(event.path("subject").asText()));
      }
    }
    return subjects;
  }
}
