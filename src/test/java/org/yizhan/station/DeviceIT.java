package org.yizhan.station;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a device gets in, stays in, and is shut out. */
class DeviceIT {
  @RegisterExtension static final StationFixture station = new StationFixture();

  private static String code(int nth) {
    return station
        .manager()
        .post("/api/v1/devices/enrolment-codes", Map.of("worker", worker(nth)))
        .is(201)
        .text("/code");
  }

  /** The nth worker without a device. */
  private static String worker(int nth) {
    var workers = station.manager().get("/api/v1/workers").is(200).json().path("workers");
    return StreamSupport.stream(workers.spliterator(), false)
        .map(worker -> worker.path("id").asText())
        .filter(id -> !id.equals(station.firstRun("/worker/workerId")))
        .sorted()
        .skip(nth)
        .findFirst()
        .orElseThrow();
  }

  private static Mqtt5BlockingClient client(String device, String token) {
    var mqtt = URI.create(station.firstRun("/worker/mqtt"));
    return MqttClient.builder()
        .identifier(device)
        .serverHost("127.0.0.1")
        .serverPort(mqtt.getPort())
        .useMqttVersion5()
        .simpleAuth()
        .username(device)
        .password(token.getBytes(UTF_8))
        .applySimpleAuth()
        .buildBlocking();
  }

  @Test
  void aCodeEnrolsOneDeviceOnce() {
    var key = DeviceKey.fresh();
    var code = code(1);
    var anybody = station.anybody();

    anybody.post("/api/v1/devices/enrolments", key.redeeming(code)).is(201);

    anybody
        .post("/api/v1/devices/enrolments", DeviceKey.fresh().redeeming(code))
        .isProblem(400, "invalid-input");
  }

  @Test
  void anOldCodeIsWorthNothing() {
    var code = code(2);
    station.clock().advance(Duration.ofMinutes(16));

    station
        .anybody()
        .post("/api/v1/devices/enrolments", DeviceKey.fresh().redeeming(code))
        .isProblem(400, "invalid-input");
  }

  @Test
  void theKeyMustBeOnP256AndSignTheCode() {
    var code = code(3);
    var anybody = station.anybody();

    assertThat(
            anybody
                .post("/api/v1/devices/enrolments", DeviceKey.on("secp384r1").redeeming(code))
                .is(400)
                .wrongFields())
        .containsExactly("/publicKey");
    assertThat(
            anybody
                .post(
                    "/api/v1/devices/enrolments",
                    Map.of(
                        "code", code,
                        "publicKey", DeviceKey.fresh().publicKey(),
                        "signature", DeviceKey.fresh().sign(code)))
                .is(400)
                .wrongFields())
        .containsExactly("/signature");

    anybody.post("/api/v1/devices/enrolments", DeviceKey.fresh().redeeming(code)).is(201);
  }

  @Test
  void aWorkerHasThreeDevicesAtMostAndTheCodeIsKept() {
    for (int i = 0; i < 3; i++) {
      station
          .anybody()
          .post("/api/v1/devices/enrolments", DeviceKey.fresh().redeeming(code(4)))
          .is(201);
    }
    var code = code(4);
    var fourth = DeviceKey.fresh().redeeming(code);
    station.anybody().post("/api/v1/devices/enrolments", fourth).isProblem(409, "too-many-devices");
    var devices = station.manager().get("/api/v1/devices?worker=" + worker(4));

    station.manager().post("/api/v1/devices/" + devices.text("/devices/0/id") + "/revoke").is(200);

    station.anybody().post("/api/v1/devices/enrolments", fourth).is(201);
  }

  @Test
  void aTokenIsRenewedByTheKeyAloneAndAChallengeAnsweredOnce() {
    var key = DeviceKey.fresh();
    var anybody = station.anybody();
    var device =
        anybody.post("/api/v1/devices/enrolments", key.redeeming(code(5))).is(201).text("/device");
    var tokens = "/api/v1/devices/" + device + "/tokens";
    var challenges = "/api/v1/devices/" + device + "/challenges";

    var first = anybody.post(challenges).is(201).text("/challenge");
    anybody
        .post(tokens, Map.of("challenge", first, "signature", DeviceKey.fresh().sign(first)))
        .isProblem(401, "bad-signature");

    var second = anybody.post(challenges).is(201).text("/challenge");
    var answer = Map.of("challenge", second, "signature", key.sign(second));
    anybody.post(tokens, answer).is(201);
    anybody.post(tokens, answer).isProblem(401, "bad-signature");
  }

  @Test
  void aDeviceWithoutAKeyIsNotChallenged() {
    station
        .anybody()
        .post("/api/v1/devices/" + station.firstRun("/worker/deviceId") + "/challenges")
        .isProblem(404, "not-found");
  }

  @Test
  void revocationEndsTheSessionAtOnceAndForGood() {
    var key = DeviceKey.fresh();
    var enrolled =
        station.anybody().post("/api/v1/devices/enrolments", key.redeeming(code(6))).is(201);
    var device = enrolled.text("/device");
    var client = client(device, enrolled.text("/token"));
    client.connect();
    assertThat(client.getState().isConnected()).isTrue();

    station.manager().post("/api/v1/devices/" + device + "/revoke").is(200);

    Eventually.holds(() -> !client.getState().isConnected());
    assertThatThrownBy(() -> client(device, enrolled.text("/token")).connect())
        .isInstanceOf(Mqtt5ConnAckException.class);
    station.anybody().post("/api/v1/devices/" + device + "/challenges").isProblem(404, "not-found");
  }
}
