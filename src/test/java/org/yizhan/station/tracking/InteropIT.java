package org.yizhan.station.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yizhan.station.tracking.ForeignDevice.Receipt;
import org.yizhan.station.visit.VisitState;

/** A worker's device played with the clients that people have, in both versions of MQTT. */
@Timeout(60)
class InteropIT extends OnTrackingStation {
  private static final int NOT_AUTHORIZED = 0x87;
  private static final int UNREADABLE = 0x99;

  /** How a client gets in. */
  interface Connecting {
    ForeignDevice connect(Phone phone) throws Exception;
  }

  /** A client, a version and a way to the station; a shell needs a second device that listens. */
  record Way(String name, boolean mqtt5, boolean shell, Connecting connecting) {
    boolean showsProperties() {
      return mqtt5 && !shell;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Way> ways() {
    return Stream.of(
        new Way("mosquitto 3.1.1", false, true, phone -> mosquitto("mqttv311", phone)),
        new Way("mosquitto 5", true, true, phone -> mosquitto("mqttv5", phone)),
        three("npm", phone -> NodeDevice.connected(phone, tcp("mqtt"), 4)),
        three("npm, WebSocket", phone -> NodeDevice.connected(phone, webSocket(), 4)),
        five("npm", phone -> NodeDevice.connected(phone, tcp("mqtt"), 5)),
        five("npm, WebSocket", phone -> NodeDevice.connected(phone, webSocket(), 5)),
        three("HiveMQ", phone -> HiveMqDevice.Three.connected(phone.client3())),
        three("HiveMQ, WebSocket", phone -> HiveMqDevice.Three.connected(phone.webSocketClient3())),
        five("HiveMQ", phone -> HiveMqDevice.Five.connected(phone.client5())),
        five("HiveMQ, WebSocket", phone -> HiveMqDevice.Five.connected(phone.webSocketClient())),
        three("Paho", phone -> PahoDevice.connected(phone, tcp("tcp"))),
        three("Paho, WebSocket", phone -> PahoDevice.connected(phone, webSocket())),
        five("Paho", phone -> Paho5Device.connected(phone, tcp("tcp"))),
        five("Paho, WebSocket", phone -> Paho5Device.connected(phone, webSocket())));
  }

  private static Way three(String name, Connecting connecting) {
    return new Way(name + " 3.1.1", false, false, connecting);
  }

  private static Way five(String name, Connecting connecting) {
    return new Way(name + " 5", true, false, connecting);
  }

  private static String tcp(String scheme) {
    return scheme + "://127.0.0.1:" + station.port;
  }

  private static String webSocket() {
    return "ws://127.0.0.1:" + station.httpPort + "/mqtt";
  }

  private static ForeignDevice mosquitto(String version, Phone phone) throws Exception {
    var ear = station.call(() -> station.anotherPhone(phone.worker()));
    return new MosquittoDevice(version, station.port, phone, ear);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void playsADevice(Way way) throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    var others = station.visit(station.phone().worker());
    var states = station.topics.visitState(visit).replace(visit.toString(), "+");
    try (var device = way.connecting().connect(phone)) {
      device.subscribe(station.topics.workerVisits(phone.worker()));
      device.subscribe(states);
      phone.hears(
          station.topics.workerVisits(phone.worker()),
          said -> said.path("visits").findValuesAsText("id").contains(visit.toString()));
      phone.hearsState(visit, "assigned");

      for (var type : List.of("accepted", "departed")) {
        assertThat(reports(device, visit, phone.report(type))).isEqualTo(Receipt.PLAIN);
        phone.hearsState(visit, type);
      }
      stepIsRefused(way, phone, visit, reports(device, visit, phone.report("finished")));
      nobodysVisitIsRefused(way, reports(device, others, phone.report("accepted")));
      nonsenseIsRefused(way, phone, visit, reports(device, visit, "nonsense"));
      for (var report :
          List.of(
              phone.arrival(TrackingStation.DOOR_CODE),
              phone.report("started"),
              phone.report("finished"))) {
        assertThat(reports(device, visit, report)).isEqualTo(Receipt.PLAIN);
      }
      phone.hearsState(visit, "finished");
    }

    assertThat(station.get(visit).state()).isEqualTo(VisitState.FINISHED);
    assertThat(station.get(visit).presenceProven()).isTrue();
  }

  private static Receipt reports(ForeignDevice device, UUID visit, String report) throws Exception {
    return device.publish(station.topics.visitEvents(visit), report);
  }

  /** Stored, so acknowledged; why it changes nothing stands beside that and on the state topic. */
  private static void stepIsRefused(Way way, Phone phone, UUID visit, Receipt receipt)
      throws Exception {
    assertThat(receipt.reason()).isZero();
    if (way.showsProperties()) {
      assertThat(receipt.notes())
          .containsEntry("refused", "step-missing")
          .containsEntry("why-en", "The step before it was not reported")
          .containsEntry("why-zh", "前一步还没有报");
    }
    assertThat(refusalTold(phone, visit)).isEqualTo("The step before it was not reported");
  }

  private static void nobodysVisitIsRefused(Way way, Receipt receipt) {
    assertThat(receipt.reason()).isEqualTo(way.mqtt5() ? NOT_AUTHORIZED : 0);
    if (way.showsProperties()) {
      assertThat(receipt.why()).isEqualTo("This visit is not given to you now");
    }
  }

  private static void nonsenseIsRefused(Way way, Phone phone, UUID visit, Receipt receipt)
      throws Exception {
    assertThat(receipt.reason()).isEqualTo(way.mqtt5() ? UNREADABLE : 0);
    if (way.showsProperties()) {
      assertThat(receipt.why()).isEqualTo(": is not JSON");
    }
    if (!way.shell()) { // It is told to the one device that sent it, which is gone by then.
      phone.hears(
          station.topics.visitState(visit),
          said -> said.at("/refused/why/en").asText().equals("is not JSON"));
    }
  }

  private static String refusalTold(Phone phone, UUID visit) throws Exception {
    return phone
        .hears(station.topics.visitState(visit), said -> said.has("refused"))
        .at("/refused/why/en")
        .asText();
  }
}
