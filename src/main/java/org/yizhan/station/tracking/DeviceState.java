package org.yizhan.station.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.events.SealedEvent;
import org.yizhan.platform.events.SealedLog;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.mqtt.MqttGate;
import org.yizhan.platform.mqtt.TopicFilter;
import org.yizhan.platform.rounds.Rounds;
import org.yizhan.platform.text.Text;
import org.yizhan.station.tracking.Topics.Topic;
import org.yizhan.station.workforce.Device;

/**
 * Keeps connected devices up to date: whatever is sealed about a visit is read again for the
 * workers it concerns who asked for anything, and what differs from what they were told is sent.
 * One loop does all of it, so nobody is told the past after the present, and a burst of events for
 * a worker is one reading.
 */
final class DeviceState {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceState.class);
  private static final String VISIT_EVENTS = "org.yizhan.visit.";
  private static final String HOME_EVENTS = "org.yizhan.household.";
  private static final int MOST_WAITING = 1_000;
  private static final long RETRY_MS = 1_000;

  /** So that a device that stays connected over midnight is told of the new day. */
  private static final long EVERYBODY_MS = 300_000;

  private final Rounds rounds;
  private final MqttGate<Device> gate;
  private final DeviceView view;
  private final Topics topics;
  private final Map<UUID, Map<String, byte[]>> told = new HashMap<>();
  private final Set<UUID> stale = new LinkedHashSet<>();

  /** What is asked for twice before it is answered is answered once. */
  private final LinkedHashSet<Request> requests = new LinkedHashSet<>();

  private boolean running;

  /** Something that one device is to be told. */
  private sealed interface Request {
    /** Everything under a filter, because it has just subscribed. */
    record Tell(Device device, String filter) implements Request {
      boolean asks(Device other, String topic) {
        return device.equals(other) && TopicFilter.matches(filter, topic);
      }
    }

    /** Its report about a visit could not be read. */
    record Refuse(Device device, UUID visit, Text why) implements Request {}
  }

  /** Tells them as long as {@code rounds} are made. */
  DeviceState(Rounds rounds, SealedLog log, MqttGate<Device> gate, DeviceView view, Topics topics) {
    this.rounds = rounds;
    this.gate = gate;
    this.view = view;
    this.topics = topics;
    log.subscribe(batch -> rounds.soon(() -> sealed(batch)));
    rounds.every(EVERYBODY_MS, () -> refresh(told.keySet()));
  }

  /** Tells a device everything that holds under a filter; may be called from any thread. */
  void tell(Device device, String filter) {
    rounds.soon(() -> request(new Request.Tell(device, filter)));
  }

  /**
   * Tells a device that its report about a visit could not be read, unless too much waits to be
   * told; may be called from any thread.
   */
  void refuse(Device device, UUID visit, Text why) {
    rounds.soon(() -> {
      if (requests.size() < MOST_WAITING) {
        request(new Request.Refuse(device, visit, why));
      }
    });
  }

  private void request(Request request) {
    requests.add(request);
    turn();
  }

  private void sealed(List<SealedEvent> batch) {
    told.keySet().retainAll(connected());
    if (!told.isEmpty()) {
      var concerned = new HashSet<UUID>();
      batch.stream()
          .filter(event ->
              event.type().startsWith(VISIT_EVENTS) || event.type().startsWith(HOME_EVENTS))
          .forEach(event -> concerned.addAll(concerned(event)));
      concerned.retainAll(told.keySet());
      refresh(concerned);
    }
  }

  private Set<UUID> connected() {
    return gate.connected().stream().map(Device::worker).collect(Collectors.toSet());
  }

  private void refresh(Set<UUID> workers) {
    stale.addAll(workers);
    turn();
  }

  /** Who has the visit now, who had it before, and whoever was told of it. */
  private Set<UUID> concerned(SealedEvent event) {
    var workers = new HashSet<UUID>();
    var data = Json.read(event.body(), JsonNode.class).path("data");
    for (var name : List.of("worker", "previous")) {
      if (data.path(name).isTextual()) {
        workers.add(UUID.fromString(data.path(name).textValue()));
      }
    }
    var about = new HashSet<String>();
    about.add(topics.visitState(event.subject()));
    data.path("visits")
        .forEach(visit -> about.add(topics.visitState(UUID.fromString(visit.asText()))));
    told.forEach((worker, views) -> {
      if (views.keySet().stream().anyMatch(about::contains)) {
        workers.add(worker);
      }
    });
    return workers;
  }

  private void turn() {
    if (running) {
      return;
    }
    running = true;
    try {
      while (!requests.isEmpty() || !stale.isEmpty()) {
        if (requests.isEmpty()) {
          readAgain(stale.iterator().next(), null);
        } else {
          answerNext();
        }
      }
    } catch (Exception failure) {
      LOG.atWarn()
          .addKeyValue("cause", failure.toString())
          .log("Devices cannot be told now and are told later");
      rounds.after(RETRY_MS, this::turn);
    } finally {
      running = false;
    }
  }

  private void answerNext() {
    var request = requests.removeFirst();
    try {
      answer(request);
    } catch (Exception failure) {
      requests.addFirst(request);
      throw failure;
    }
  }

  private void answer(Request request) {
    switch (request) {
      case Request.Tell tell -> readAgain(tell.device().worker(), tell);
      case Request.Refuse(var device, var visit, var why) ->
          view.followed(device.worker(), visit)
              .forEach(found ->
                  deliver(device, topics.visitState(visit), view.refusing(found, why), false));
    }
  }

  /**
   * Reads what the worker may see; sends each of the worker's devices what differs from what was
   * told, and the one that has just subscribed all that it asked for.
   */
  private void readAgain(UUID worker, Request.@Nullable Tell tell) {
    stale.remove(worker);
    try {
      var before = told.getOrDefault(worker, Map.of());
      var now = view.of(worker, visitsIn(before));
      told.put(worker, now);
      var devices =
          gate.connected().stream().filter(device -> device.worker().equals(worker)).toList();
      now.forEach((topic, payload) -> {
        var differs = !Arrays.equals(payload, before.get(topic));
        for (var device : devices) {
          var asked = tell != null && tell.asks(device, topic);
          if (asked || differs) {
            deliver(device, topic, payload, asked);
          }
        }
      });
    } catch (Exception failure) {
      stale.add(worker);
      throw failure;
    }
  }

  private void deliver(Device device, String topic, byte[] payload, boolean current) {
    gate.deliver(device.id().toString(), topic, payload, current);
  }

  private List<UUID> visitsIn(Map<String, byte[]> views) {
    return views.keySet().stream()
        .flatMap(name -> topics.parse(name).stream())
        .flatMap(topic ->
            topic instanceof Topic.VisitStates(var visit) ? Stream.of(visit) : Stream.empty())
        .toList();
  }
}
