package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.yizhan.platform.json.Json;
import org.yizhan.station.visit.VisitState;

/** The whole way of a report and back, with clients that nobody here wrote. */
class MqttIT extends OnTrackingStation {
  private static String visitsOf(Phone phone) {
    return station.topics.workerVisits(phone.worker());
  }

  private static String allStates() {
    return station.topics.visitState(new UUID(0, 0)).replace(new UUID(0, 0).toString(), "+");
  }

  private static boolean lists(JsonNode said, UUID visit) {
    return said.path("visits").findValuesAsText("id").contains(visit.toString());
  }

  @Test
  void mqtt5PlaysAVisitFromEndToEnd() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    var client = phone.client5();
    client.connectWith().cleanStart(true).send();
    client.subscribeWith().topicFilter(visitsOf(phone)).qos(MqttQos.AT_LEAST_ONCE).send();
    client.subscribeWith().topicFilter(allStates()).qos(MqttQos.AT_LEAST_ONCE).send();
    var listed = phone.hears(visitsOf(phone), said -> lists(said, visit)).path("visits").path(0);
    phone.hearsState(visit, "assigned");

    for (var type : List.of("accepted", "departed")) {
      client.publish(phone.publish(visit, phone.report(type)));
      phone.hearsState(visit, type);
    }
    client.publish(phone.publish(visit, phone.arrival(TrackingStation.DOOR_CODE)));
    client.publish(phone.publish(visit, phone.report("started")));
    client.publish(phone.publish(visit, phone.report("finished")));

    assertThat(station.get(visit).state()).isEqualTo(VisitState.FINISHED);
    assertThat(phone.hearsState(visit, "finished").path("version").asLong()).isEqualTo(6);
    assertThat(listed.path("recipient").asText()).isEqualTo("林女士");
    assertThat(listed.path("address").path("zh").asText()).isEqualTo("1号楼1单元201");
    assertThat(listed.path("service").path("en").asText()).isEqualTo("Cleaning");
    assertThat(listed.path("needsDoorCode").asBoolean()).isTrue();
    phone.hears(
        visitsOf(phone), said -> !said.path("visits").path(0).path("needsDoorCode").asBoolean());
    client.disconnect();
  }

  @Test
  void mqtt3PlaysAVisitFromEndToEnd() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    var client = phone.client3();
    client.connect();
    client
        .subscribeWith()
        .topicFilter(station.topics.visitState(visit))
        .qos(MqttQos.AT_LEAST_ONCE)
        .send();
    phone.hearsState(visit, "assigned");

    for (var report :
        List.of(
            phone.report("accepted"),
            phone.report("departed"),
            phone.arrival(TrackingStation.DOOR_CODE),
            phone.report("started"),
            phone.report("finished"))) {
      client
          .publishWith()
          .topic(station.topics.visitEvents(visit))
          .qos(MqttQos.AT_LEAST_ONCE)
          .payload(report.getBytes(UTF_8))
          .send();
    }

    assertThat(station.get(visit).state()).isEqualTo(VisitState.FINISHED);
    phone.hearsState(visit, "finished");
    client.disconnect();
  }

  @Test
  void webSocketReachesTheSameEndpoint() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    var client = phone.webSocketClient();
    client.connectWith().cleanStart(true).send();
    client.subscribeWith().topicFilter(allStates()).qos(MqttQos.AT_LEAST_ONCE).send();
    phone.hearsState(visit, "assigned");

    client.publish(phone.publish(visit, phone.report("accepted")));

    phone.hearsState(visit, "accepted");
    client.disconnect();
  }

  @Test
  void aVisitThatIsGivenAwayVanishes() throws Exception {
    var first = station.phone();
    var second = station.phone();
    var visit = station.visit(first.worker());
    var clients = List.of(first.client5(), second.client5());
    clients.forEach(client -> client.connectWith().cleanStart(true).send());
    clients.get(0).subscribeWith().topicFilter(visitsOf(first)).qos(MqttQos.AT_LEAST_ONCE).send();
    clients.get(1).subscribeWith().topicFilter(visitsOf(second)).qos(MqttQos.AT_LEAST_ONCE).send();
    first.hears(visitsOf(first), said -> lists(said, visit));
    second.hears(visitsOf(second), said -> !lists(said, visit));

    station.staff.assign(visit, second.worker());

    first.hears(visitsOf(first), said -> !lists(said, visit));
    second.hears(visitsOf(second), said -> lists(said, visit));
    clients.forEach(client -> client.disconnect());
  }

  @Test
  void aSessionIsKeptAndTheStateIsToldAnewOnReturn() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    var client = phone.client5();
    var first = client.connectWith().cleanStart(false).sessionExpiryInterval(600).send();
    client.subscribeWith().topicFilter(allStates()).qos(MqttQos.AT_LEAST_ONCE).send();
    phone.hearsState(visit, "assigned");
    client.disconnect();
    phone.forget();
    station.call(() ->
        station.tracking.take(phone.device, visit, phone.parsed(phone.report("accepted"))).await());

    var second = client.connectWith().cleanStart(false).sessionExpiryInterval(600).send();

    phone.hearsState(visit, "accepted");
    assertThat(first.isSessionPresent()).isFalse();
    assertThat(second.isSessionPresent()).isTrue();
    client.disconnect();
    assertThat(client.connectWith().cleanStart(true).send().isSessionPresent()).isFalse();
    client.disconnect();
    assertThat(client.connectWith().cleanStart(false).send().isSessionPresent()).isFalse();
    client.disconnect();
  }

  @Test
  void aShellPlaysTheDeviceWithMosquitto() throws Exception {
    var phone = station.phone();
    var visit = station.visit(phone.worker());
    var heard = Files.createTempFile(data, "heard", ".txt");
    var listener =
        new ProcessBuilder(mosquitto("mosquitto_sub", phone, station.topics.visitState(visit)))
            .redirectErrorStream(true)
            .redirectOutput(heard.toFile())
            .start();
    try {
      hears(heard, "assigned");

      // Both tools are the same device, so the sender takes over; the listener comes back by itself
      // and is told anew.
      var sender =
          new ProcessBuilder(
                  mosquitto(
                      "mosquitto_pub",
                      phone,
                      station.topics.visitEvents(visit),
                      "-m",
                      phone.report("accepted")))
              .inheritIO()
              .start();

      assertThat(sender.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(sender.exitValue()).isZero();
      assertThat(station.get(visit).state()).isEqualTo(VisitState.ACCEPTED);
      hears(heard, "accepted");
    } finally {
      listener.destroyForcibly().waitFor();
    }
  }

  private static void hears(Path heard, String state) throws Exception {
    var deadline = Instant.now().plusSeconds(30);
    while (Files.readAllLines(heard).stream().noneMatch(line -> state(line).equals(state))) {
      assertThat(Instant.now()).as("waiting for " + state).isBefore(deadline);
      Thread.sleep(20);
    }
  }

  private static String state(String line) {
    return Json.read(line.getBytes(UTF_8), JsonNode.class).path("state").asText();
  }

  private static List<String> mosquitto(String tool, Phone phone, String topic, String... more) {
    var command =
        new ArrayList<>(
            List.of(
                tool,
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(station.port),
                "-i",
                phone.name(),
                "-u",
                phone.name(),
                "-P",
                phone.token,
                "-q",
                "1",
                "-t",
                topic));
    command.addAll(List.of(more));
    return command;
  }
}
