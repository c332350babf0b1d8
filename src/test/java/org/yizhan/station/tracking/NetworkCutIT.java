package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yizhan.platform.mqtt.RawMqtt;
import org.yizhan.station.tracking.Network.Weather;
import org.yizhan.station.visit.VisitState;

/**
 * Devices behind a network that is cut, slow, or swallows one direction: what was acknowledged is
 * stored, all arrives in the end, and nothing counts twice.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class NetworkCutIT extends OnTrackingStation {
  private static final int DEVICES = Boolean.getBoolean("yizhan.proof") ? 200 : 12;
  private static final int PUBACK = 0x40;
  private static final int PATIENCE_MS = 500;
  private static final List<Weather> WEATHERS = List.of(Weather.values());
  private static final List<String> STEPS =
      List.of("accepted", "departed", "arrived", "problem", "started", "problem", "finished");

  @Test
  void noAcknowledgedReportIsLostAndNoneCountsTwice() throws Exception {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < DEVICES; i++) {
      var version = random.nextBoolean() ? 4 : 5;
      try (var network = new Network(station.port)) {
        day(random, network, version, "seed %d, device %d".formatted(seed, i));
      }
    }
  }

  private static void day(Random random, Network network, int version, String where)
      throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    var outbox = new ArrayList<String>();
    for (int i = 0; i < STEPS.size(); i++) {
      outbox.add(phone.report("r" + i, STEPS.get(i), i + 1, null));
    }
    var acknowledged = new HashSet<Integer>();
    while (acknowledged.size() < outbox.size()) {
      network.is(Weather.FAIR);
      connection(random, network, version, phone, visit, outbox, acknowledged);
      network.cut();
      assertThat(stored(visit)).as(where).containsAll(acknowledged);
    }
    var after = station.get(visit);
    assertThat(after.state()).as(where).isEqualTo(VisitState.FINISHED);
    assertThat(after.refusedReports()).as(where).isZero();
    assertThat(after.version()).as("each counts once; %s", where).isEqualTo(1 + STEPS.size());
    assertThat(station.events(visit)).as(where).hasSize(STEPS.size());
  }

  /** Sends all that is unacknowledged, until all is or the line is no good. */
  private static void connection(
      Random random,
      Network network,
      int version,
      Phone phone,
      UUID visit,
      List<String> outbox,
      Set<Integer> acknowledged) {
    try (var line = new RawMqtt(network.port(), version, PATIENCE_MS)) {
      line.raw(
          RawMqtt.connectPacket(version, 60, phone.name(), phone.name(), phone.token, null, 0));
      line.read();
      var mishapAt = random.nextInt(2 * outbox.size());
      var mishap = WEATHERS.get(random.nextInt(WEATHERS.size()));
      for (int i = 0; i < outbox.size(); i++) {
        if (i == mishapAt) {
          network.is(mishap);
        }
        if (!acknowledged.contains(i)) {
          line.publish(station.topics.visitEvents(visit), 1, i + 1, outbox.get(i).getBytes(UTF_8));
        }
      }
      if (mishapAt == outbox.size()) {
        network.cut();
      }
      while (acknowledged.size() < outbox.size()) {
        var answer = line.read().orElseThrow(EOFException::new);
        if (answer.type() == PUBACK) {
          acknowledged.add((answer.at(0) << 8 | answer.at(1)) - 1);
        }
      }
    } catch (IOException lost) {
      // The device connects again with what it has.
    }
  }

  /** Numbers of the visit's reports that are stored. */
  private static List<Integer> stored(UUID visit) throws Exception {
    return station.call(() -> {
      var ids = new ArrayList<Integer>();
      for (var row : station.db.rows("SELECT id FROM visit_report WHERE visit_id = $1", visit)) {
        ids.add(Integer.parseInt(row.getString("id").substring(1)));
      }
      return ids;
    });
  }
}
