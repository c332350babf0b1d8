package org.yizhan.station.tracking;

import java.util.Optional;
import java.util.UUID;
import org.yizhan.platform.mqtt.MqttVerdict;
import org.yizhan.station.workforce.Device;

/**
 * The tree of topics, and what a worker's device may do with each. Whatever is not listed here does
 * not exist.
 *
 * @param station id of the station
 */
record Topics(String station) {
  private static final String ROOT = "yz";
  private static final String VERSION = "v1";
  private static final int LEVELS = 6;

  /** A topic of the tree. */
  sealed interface Topic {
    /** A device reports about a visit. */
    record VisitEvents(UUID visit) implements Topic {}

    /** Where a visit stands. */
    record VisitStates(UUID visit) implements Topic {}

    /** What a worker is to do today and tomorrow. */
    record WorkerVisits(UUID worker) implements Topic {}

    /** Whether a device is there. */
    record Presence(UUID device) implements Topic {}
  }

  /** What a filter asks for, before anybody knows whose visit it is about. */
  enum Wanted {
    /** Topics that this device may see, whichever they are. */
    OWN,
    /** One visit, which may be somebody else's. */
    ONE_VISIT,
    /** Topics that exist for others. */
    OTHERS,
    /** No topics of the tree. */
    NOTHING
  }

  String workerVisits(UUID worker) {
    return path("workers", worker.toString(), "visits");
  }

  String visitState(UUID visit) {
    return path("visits", visit.toString(), "state");
  }

  String visitEvents(UUID visit) {
    return path("visits", visit.toString(), "events");
  }

  String presence(UUID device) {
    return path("devices", device.toString(), "presence");
  }

  private String allVisitStates() {
    return path("visits", "+", "state");
  }

  private String path(String kind, String id, String what) {
    return String.join("/", ROOT, VERSION, station, kind, id, what);
  }

  /** The topic of that name. */
  Optional<Topic> parse(String name) {
    var levels = name.split("/", -1);
    if (levels.length != LEVELS
        || !levels[0].equals(ROOT)
        || !levels[1].equals(VERSION)
        || !levels[2].equals(station)) {
      return Optional.empty();
    }
    return id(levels[4])
        .map(id ->
            switch (levels[3] + "/" + levels[5]) {
              case "visits/events" -> new Topic.VisitEvents(id);
              case "visits/state" -> new Topic.VisitStates(id);
              case "workers/visits" -> new Topic.WorkerVisits(id);
              case "devices/presence" -> new Topic.Presence(id);
              default -> null;
            });
  }

  /** Ids are written in one way only, so that no two topics mean the same. */
  private static Optional<UUID> id(String text) {
    try {
      var id = UUID.fromString(text);
      return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Any visit's events, because whose visit it is says the database; and the device's own presence.
   */
  MqttVerdict mayPublish(Device device, String name) {
    var topic = parse(name);
    if (topic.isEmpty()) {
      return MqttVerdict.UNKNOWN;
    }
    return topic.get() instanceof Topic.VisitEvents || isPresence(topic.get(), device)
        ? MqttVerdict.ALLOWED
        : MqttVerdict.FORBIDDEN;
  }

  /** Only the device's own presence. */
  MqttVerdict mayLeaveWill(Device device, String name) {
    var topic = parse(name);
    if (topic.isEmpty()) {
      return MqttVerdict.UNKNOWN;
    }
    return isPresence(topic.get(), device) ? MqttVerdict.ALLOWED : MqttVerdict.FORBIDDEN;
  }

  private static boolean isPresence(Topic topic, Device device) {
    return topic instanceof Topic.Presence(var id) && id.equals(device.id());
  }

  /**
   * What a device asks for with a filter. The one wildcard gives nobody more than the states of the
   * worker's own visits.
   */
  Wanted wanted(Device device, String filter) {
    if (filter.equals(allVisitStates())) {
      return Wanted.OWN;
    }
    return parse(filter)
        .map(topic ->
            switch (topic) {
              case Topic.WorkerVisits(var worker) ->
                  worker.equals(device.worker()) ? Wanted.OWN : Wanted.OTHERS;
              case Topic.VisitStates one -> Wanted.ONE_VISIT;
              case Topic.VisitEvents events -> Wanted.OTHERS;
              case Topic.Presence presence -> Wanted.OTHERS;
            })
        .orElse(Wanted.NOTHING);
  }
}
