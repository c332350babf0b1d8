package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yizhan.platform.mqtt.RawMqtt;
import org.yizhan.station.visit.VisitState;

/**
 * What no client should send: the connection on which it comes is closed, and a device that was
 * there before is served all the while.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class MalformedPacketsIT extends OnTrackingStation {
  private static final int TRIES = Boolean.getBoolean("yizhan.proof") ? 50_000 : 600;
  private static final int SERVED_EVERY = 50;
  private static final int PUBACK = 0x40;
  private static final HexFormat HEX = HexFormat.of();

  private static Phone witness;
  private static UUID its;
  private static RawMqtt line;

  @BeforeAll
  static void start() throws Exception {
    witness = station.phone();
    its = station.visit(witness.worker());
    line = witness.raw(5);
    report("accepted");
  }

  @AfterAll
  static void stop() throws Exception {
    line.close();
  }

  /** On the connection that was open all the time. */
  @AfterEach
  void theOtherDeviceIsServed() throws Exception {
    report("accepted");
    assertThat(station.get(its).state()).isEqualTo(VisitState.ACCEPTED);
  }

  private static void report(String type) throws IOException {
    line.publish(station.topics.visitEvents(its), 1, witness.report(type).getBytes(UTF_8));
    line.until(PUBACK);
  }

  /** The first packet, in hexadecimal. */
  @ParameterizedTest
  @CsvSource({
    "publish before connect,                300400016178",
    "ping before connect,                   c000",
    "version 6,                             100d00044d5154540602003c000161",
    "version 0,                             100c00044d5154540002003c0000",
    "another protocol,                      100c00044d5158580402003c0000",
    "a reserved flag,                       100c00044d5154540403003c0000",
    "a name longer than the packet,         100c00ff4d5154540402003c0000",
    "an empty connect,                      1000",
    "a length of five digits,               10ffffffff7f",
    "a length of 256 MB,                    10ffffff7f",
    "an answer instead of a question,       20020000",
    "type 0,                                0000",
    "HTTP,                                  474554202f20485454502f312e310d0a0d0a",
    "a client id that is no UTF-8,          100e00044d5154540402003c0002c328",
  })
  void whateverIsNoConnectEndsTheConnection(String name, String hex) throws Exception {
    try (var bad = new RawMqtt(station.port, 4)) {
      bad.raw(HEX.parseHex(hex));
      assertThat(bad.ends()).as(name).isTrue();
    }
  }

  /** What follows a proper CONNECT, in hexadecimal. */
  @ParameterizedTest
  @CsvSource({
    "a publish of quality 3,                360500016100017b",
    "a topic longer than the packet,        300400036178c000c000",
    "a topic with a wildcard,               300400012378",
    "a subscribe without its flag,          80060001000161 01",
    "a subscribe of packet 0,               8206000000016101",
    "an unsubscribe without its flag,       a0050001000161",
    "a length of five digits,               30ffffffff7f",
    "a length of 256 MB,                    30ffffff7f",
    "type 0,                                0000",
    "an answer to a subscribe,              900400010000",
    "a second connect,                      100d00044d5154540402003c000161",
  })
  void whateverIsNoPacketEndsTheConnection(String name, String hex) throws Exception {
    var phone = station.phone();
    for (int version : new int[] {4, 5}) {
      try (var bad = phone.raw(version)) {
        bad.raw(HEX.parseHex(hex.replace(" ", "")));
        assertThat(bad.ends()).as(name + ", version " + version).isTrue();
      }
    }
  }

  @Test
  void whoSubscribesToNothingIsSentAway() throws Exception {
    try (var old = station.phone().raw(4);
        var five = station.phone().raw(5)) {
      old.raw(HEX.parseHex("82020001"));
      five.raw(HEX.parseHex("8203000100"));
      assertThat(old.ends()).isTrue();
      assertThat(five.ends()).isTrue();
    }
  }

  @Test
  void aTopicThatIsNoUtf8EndsTheConnection() throws Exception {
    try (var old = station.phone().raw(4)) {
      old.raw(HEX.parseHex("32070002c328000178"));
      assertThat(old.ends()).isTrue();
    }
    try (var five = station.phone().raw(5)) {
      five.raw(HEX.parseHex("32080002c32800010078"));
      assertThat(five.ends()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void nothingThatComesByChanceDoesHarm(int version) throws Exception {
    var seed = new Random().nextLong();
    var random = new Random(seed);
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    for (int i = 0; i < TRIES; i++) {
      try (var bad =
          random.nextBoolean() ? new RawMqtt(station.port, version) : phone.raw(version)) {
        for (int packets = 1 + random.nextInt(3); packets > 0; packets--) {
          bad.raw(chance(random, phone, visit, version));
        }
      } catch (SocketException closedWhileWriting) {
        assertThat(closedWhileWriting).isNotNull();
      }
      if (i % SERVED_EVERY == 0) {
        report("accepted");
      }
    }
    assertThat(station.get(visit).state()).as("seed %d", seed).isNotNull();
  }

  /** Bytes by chance, or proper packets cut off, lengthened or with some bytes changed. */
  private static byte[] chance(Random random, Phone phone, UUID visit, int version)
      throws IOException {
    if (random.nextInt(4) == 0) {
      var bytes = new byte[1 + random.nextInt(400)];
      random.nextBytes(bytes);
      return bytes;
    }
    var packets = proper(phone, visit, version);
    var packet = packets.get(random.nextInt(packets.size())).clone();
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(packet, random.nextInt(packet.length + 1));
      case 1 -> Arrays.copyOf(packet, packet.length + random.nextInt(20));
      case 2 -> changed(random, packet, 1, Math.min(packet.length, 5));
      default -> changed(random, packet, 1 + random.nextInt(4), packet.length);
    };
  }

  private static byte[] changed(Random random, byte[] packet, int places, int within) {
    for (int i = 0; i < places; i++) {
      packet[random.nextInt(within)] = (byte) random.nextInt();
    }
    return packet;
  }

  private static List<byte[]> proper(Phone phone, UUID visit, int version) {
    var topic = station.topics.visitEvents(visit);
    var report = phone.report("problem").getBytes(UTF_8);
    return List.of(
        RawMqtt.publishPacket(version, topic, 1, 7, report),
        RawMqtt.publishPacket(version, topic, 0, 0, report),
        RawMqtt.subscribePacket(version, List.of(station.topics.visitState(visit))),
        RawMqtt.connectPacket(version, 60, phone.name(), phone.name(), phone.token, null, 0),
        HEX.parseHex("c000"),
        HEX.parseHex("e000"),
        HEX.parseHex("40020007"),
        HEX.parseHex("a2050001000161"));
  }
}
