package org.yizhan.station;

import java.util.Map;
import java.util.stream.StreamSupport;
import org.yizhan.station.Examples.Example;

/** Requests that succeed about workers' devices. */
final class DeviceExamples {
  private final StationFixture station;

  DeviceExamples(StationFixture station) {
    this.station = station;
  }

  void fill(Map<String, Example> examples) {
    examples.put(
        "listDevices", (who, t) -> Request.of("devices").query(Map.of("worker", t.worker())));
    examples.put(
        "issueEnrolmentCode",
        (who, t) -> Request.of("devices/enrolment-codes").body(Map.of("worker", t.worker())));
    examples.put(
        "enrolDevice",
        (who, t) ->
            Request.of("devices/enrolments").body(DeviceKey.fresh().redeeming(enrolmentCode())));
    examples.put(
        "challengeDevice",
        (who, t) -> Request.of("devices/" + enrolledDevice(DeviceKey.fresh()) + "/challenges"));
    examples.put("renewDevice", (who, t) -> renewal());
    examples.put(
        "revokeDevice",
        (who, t) -> Request.of("devices/" + enrolledDevice(DeviceKey.fresh()) + "/revoke"));
  }

  /** An unused code for a worker none of whose devices a test needs. */
  private String enrolmentCode() {
    var manager = station.manager();
    var worker = spareWorker();
    manager
        .get("/api/v1/devices?worker=" + worker)
        .is(200)
        .json()
        .path("devices")
        .forEach(device ->
            manager.post("/api/v1/devices/" + device.path("id").asText() + "/revoke").is(200));
    return manager
        .post("/api/v1/devices/enrolment-codes", Map.of("worker", worker))
        .is(201)
        .text("/code");
  }

  private String spareWorker() {
    var workers = station.manager().get("/api/v1/workers").is(200).json().path("workers");
    return StreamSupport.stream(workers.spliterator(), false)
        .map(worker -> worker.path("id").asText())
        .filter(id -> !id.equals(station.firstRun("/worker/workerId")))
        .findFirst()
        .orElseThrow();
  }

  private String enrolledDevice(DeviceKey key) {
    return station
        .manager()
        .post("/api/v1/devices/enrolments", key.redeeming(enrolmentCode()))
        .is(201)
        .text("/device");
  }

  private Request renewal() {
    var key = DeviceKey.fresh();
    var device = enrolledDevice(key);
    var challenge =
        station
            .manager()
            .post("/api/v1/devices/" + device + "/challenges")
            .is(201)
            .text("/challenge");
    return Request.of("devices/" + device + "/tokens")
        .body(Map.of("challenge", challenge, "signature", key.sign(challenge)));
  }
}
