package org.yizhan.station.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.mqtt.RawMqtt;
import org.yizhan.station.workforce.Device;

/** A worker's phone, with a client that nobody here wrote. */
final class Phone {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TrackingStation station;
  private final AtomicLong sequence = new AtomicLong();
  private final Map<String, JsonNode> heard = new ConcurrentHashMap<>();
  final Device device;
  final String token;

  Phone(TrackingStation station, Device device, String token) {
    this.station = station;
    this.device = device;
    this.token = token;
  }

  String name() {
    return device.id().toString();
  }

  UUID worker() {
    return device.worker();
  }

  private MqttClientBuilder builder() {
    return MqttClient.builder().identifier(name()).serverHost("127.0.0.1").serverPort(station.port);
  }

  /** Connected byte by byte: version 4 is MQTT 3.1.1. */
  RawMqtt raw(int version) throws IOException {
    var line = new RawMqtt(station.port, version);
    if (line.connect(name(), name(), token).at(1) != 0) {
      throw new IOException("Not let in");
    }
    return line;
  }

  Mqtt5BlockingClient client5() {
    return client5(builder());
  }

  private Mqtt5BlockingClient client5(MqttClientBuilder builder) {
    return listening(
        builder
            .useMqttVersion5()
            .simpleAuth()
            .username(name())
            .password(token.getBytes(UTF_8))
            .applySimpleAuth()
            .buildBlocking());
  }

  /** Over WebSocket on the HTTP port. */
  Mqtt5BlockingClient webSocketClient() {
    return client5(webSocket());
  }

  private MqttClientBuilder webSocket() {
    return builder()
        .serverPort(station.httpPort)
        .webSocketConfig()
        .serverPath("mqtt")
        .applyWebSocketConfig();
  }

  private Mqtt5BlockingClient listening(Mqtt5BlockingClient client) {
    client
        .toAsync()
        .publishes(
            MqttGlobalPublishFilter.ALL,
            publish -> hear(publish.getTopic().toString(), publish.getPayloadAsBytes()));
    return client;
  }

  Mqtt3BlockingClient client3() {
    return client3(builder());
  }

  /** MQTT 3.1.1 over WebSocket on the HTTP port. */
  Mqtt3BlockingClient webSocketClient3() {
    return client3(webSocket());
  }

  private Mqtt3BlockingClient client3(MqttClientBuilder builder) {
    var client =
        builder
            .useMqttVersion3()
            .simpleAuth()
            .username(name())
            .password(token.getBytes(UTF_8))
            .applySimpleAuth()
            .buildBlocking();
    client
        .toAsync()
        .publishes(
            MqttGlobalPublishFilter.ALL,
            publish -> hear(publish.getTopic().toString(), publish.getPayloadAsBytes()));
    return client;
  }

  /** Takes what a client heard. */
  void hear(String topic, byte[] payload) {
    heard.put(topic, Json.read(payload, JsonNode.class));
  }

  void forget() {
    heard.clear();
  }

  boolean heardOf(String topic) {
    return heard.containsKey(topic);
  }

  /** Waits until what was last heard under the topic is as it should be. */
  JsonNode hears(String topic, Predicate<JsonNode> right) throws InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      var last = heard.get(topic);
      if (last != null && right.test(last)) {
        return last;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("Not heard under " + topic + "; last was " + heard.get(topic));
  }

  JsonNode hearsState(UUID visit, String state) throws InterruptedException {
    return hears(
        station.topics.visitState(visit), said -> said.path("state").asText().equals(state));
  }

  /** The next report of this phone. */
  String report(String type) {
    return report(type, sequence.incrementAndGet(), null);
  }

  String arrival(String doorCode) {
    return report("arrived", sequence.incrementAndGet(), doorCode);
  }

  String report(String type, long number, @Nullable String doorCode) {
    return report("e" + number + "-" + UUID.randomUUID(), type, number, doorCode);
  }

  String report(String id, String type, long number, @Nullable String doorCode) {
    return """
    {"specversion":"1.0","id":"%s","source":"/devices/%s","type":"org.yizhan.visit.%s.v1",
     "time":"2026-03-02T09:00:00+08:00","sequence":%d,"data":%s}
    """
        .formatted(
            id,
            name(),
            type,
            number,
            doorCode == null ? "{}" : "{\"doorCode\":\"" + doorCode + "\"}");
  }

  /** Hands a report in without a network. */
  Tracking.Receipt tells(UUID visit, String report) throws Exception {
    return station.call(() -> station.tracking.take(device, visit, parsed(report)).await());
  }

  VisitReport parsed(String json) {
    return ((VisitReport.Parsed.Understood) VisitReport.parse(json.getBytes(UTF_8))).report();
  }

  Mqtt5Publish publish(UUID visit, String report) {
    return Mqtt5Publish.builder()
        .topic(station.topics.visitEvents(visit))
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(report.getBytes(UTF_8))
        .build();
  }
}
