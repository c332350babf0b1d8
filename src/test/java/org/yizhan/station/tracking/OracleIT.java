package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yizhan.platform.mqtt.RawMqtt;
import org.yizhan.station.Eventually;
import org.yizhan.station.tracking.LifeOracle.Said;

/**
 * Whatever devices report, however it is doubled, shuffled, sent again after a broken line or a
 * killed database: each visit comes to what the oracle makes of the same reports in their order.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS)
class OracleIT extends OnTrackingStation {
  private static final int SEQUENCES = Boolean.getBoolean("yizhan.proof") ? 100_000 : 2_000;

  /**
   * Visits of one worker, every other day: whoever gives a visit back and turns out to have set out
   * must not be over the hours of work by then.
   */
  private static final int GROUP = 40;

  /** One group in so many loses its database under way. */
  private static final int KILLED = 40;

  private static final int PUBACK = 0x40;
  private static final int MOST_WRONG_CODES = 2;
  private static final List<ReportType> ALL = List.of(ReportType.values());
  private static final List<ReportType> WELL =
      List.of(
          ReportType.ACCEPTED,
          ReportType.DEPARTED,
          ReportType.ARRIVED,
          ReportType.STARTED,
          ReportType.FINISHED);

  @Test
  void theStateIsThatOfTheReportsInTheirOrder() throws Exception {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    for (int group = 0; group < SEQUENCES / GROUP; group++) {
      play(random, group % KILLED == KILLED / 2, "seed %d, group %d".formatted(seed, group));
    }
  }

  private static void play(Random random, boolean kill, String where) throws Exception {
    var phone = station.phone();
    var second = station.call(() -> station.anotherPhone(phone.worker()));
    var said = new ArrayList<List<Said>>();
    for (int i = 0; i < GROUP; i++) {
      var start = station.clock.instant().plus(Duration.ofDays(2L * i + 1));
      said.add(sequence(random, station.visit(phone.worker(), start), phone, second));
    }
    brokenLine(phone, said.getFirst(), random.nextBoolean() ? 4 : 5);
    var before = postmaster();
    deliver(shuffled(random, said), kill);
    if (kill) {
      // All may have been acknowledged before the blow fell.
      Eventually.holds(() ->
          postmaster().filter(now -> !before.equals(Optional.of(now))).isPresent()
              && station.answers());
    }
    for (var one : said) {
      var oracle = LifeOracle.of(one);
      var visit = station.get(one.getFirst().visit());
      assertThat(new LifeOracle(visit.state(), visit.presenceProven(), visit.refusedReports()))
          .as("%s: %s", where, told(one))
          .isEqualTo(oracle);
      assertThat(visit.version()).as("each counts once; %s", where).isEqualTo(1 + one.size());
    }
  }

  private static String told(List<Said> all) {
    return all.stream()
        .map(said ->
            "%d %s %s by %s"
                .formatted(
                    said.report().sequence(),
                    said.report().type().code(),
                    said.report().doorCode(),
                    said.device().id()))
        .toList()
        .toString();
  }

  /** A visit that goes well, with steps left out, said again or out of place, by two devices. */
  private static List<Said> sequence(Random random, UUID visit, Phone one, Phone other) {
    var steps = new ArrayList<>(WELL);
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      var any = ALL.get(random.nextInt(ALL.size()));
      var place = random.nextInt(steps.size());
      if (random.nextBoolean()) {
        steps.add(place, any);
      } else {
        steps.set(place, any);
      }
    }
    var said = new ArrayList<Said>();
    int wrong = 0;
    for (var type : steps) {
      var code = type == ReportType.ARRIVED ? doorCode(random, wrong) : null;
      wrong += code != null && !code.equals(TrackingStation.DOOR_CODE) ? 1 : 0;
      var by = random.nextInt(5) == 0 ? other : one;
      var time = station.clock.instant().minus(Duration.ofMinutes(random.nextInt(7 * 24 * 60)));
      var id = UUID.randomUUID().toString();
      said.add(new Said(by.device, visit, new VisitReport(id, type, time, said.size() + 1L, code)));
    }
    return said;
  }

  private static @Nullable String doorCode(Random random, int wrongBefore) {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> wrongBefore < MOST_WRONG_CODES ? "wrong" : null;
      default -> TrackingStation.DOOR_CODE;
    };
  }

  /** All of a group in any order, some twice. */
  private static List<Said> shuffled(Random random, List<List<Said>> said) {
    var all = new ArrayList<Said>();
    for (var one : said) {
      one.forEach(report -> {
        all.add(report);
        if (random.nextInt(3) == 0) {
          all.add(report);
        }
      });
    }
    Collections.shuffle(all, random);
    return all;
  }

  /**
   * The first device sends half of what it has; the line breaks; it comes back and sends it all.
   */
  private static void brokenLine(Phone phone, List<Said> said, int version) throws Exception {
    var own = said.stream().filter(one -> one.device().equals(phone.device)).toList();
    try (var line = new RawMqtt(station.port, version)) {
      line.connect(phone.name(), phone.name(), phone.token);
      for (var one : own.subList(0, own.size() / 2)) {
        publish(line, phone, one);
      }
    }
    try (var line = new RawMqtt(station.port, version)) {
      line.connect(phone.name(), phone.name(), phone.token);
      for (var one : own) {
        publish(line, phone, one);
      }
      for (int i = 0; i < own.size(); i++) {
        line.until(PUBACK);
      }
    }
  }

  private static void publish(RawMqtt line, Phone phone, Said said) throws Exception {
    var report = said.report();
    var payload =
        phone.report(report.id(), report.type().code(), report.sequence(), report.doorCode());
    line.publish(
        station.topics.visitEvents(said.visit()),
        1,
        (int) report.sequence(),
        payload.getBytes(UTF_8));
  }

  /** The number of the database's first process, if it has said one. */
  private static Optional<String> postmaster() {
    try {
      return Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).stream().findFirst();
    } catch (IOException away) {
      return Optional.empty();
    }
  }

  /** Delivers until each is acknowledged, as devices do. */
  private static void deliver(List<Said> all, boolean kill) throws Exception {
    var deadline = Instant.now().plusSeconds(90);
    var left = all;
    var killing = kill;
    while (!left.isEmpty()) {
      assertThat(Instant.now()).as("%d are left", left.size()).isBefore(deadline);
      var now = left;
      var strike = killing;
      killing = false;
      left = station.call(() -> unacknowledged(now, strike));
      if (!left.isEmpty()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }

  private static List<Said> unacknowledged(List<Said> all, boolean kill) throws Exception {
    var receipts =
        all.stream()
            .map(one -> station.tracking.take(one.device(), one.visit(), one.report()))
            .toList();
    if (kill) {
      ProcessHandle.of(Long.parseLong(postmaster().orElseThrow())).orElseThrow().destroyForcibly();
    }
    Future.join(receipts).otherwiseEmpty().await();
    var left = new ArrayList<Said>();
    for (int i = 0; i < all.size(); i++) {
      if (receipts.get(i).failed()) {
        left.add(all.get(i));
      }
    }
    return left;
  }
}
