package org.yizhan.station.dispatch.plan.format;

import static org.yizhan.station.dispatch.plan.format.OutsideCheck.NOISE;
import static org.yizhan.station.dispatch.plan.format.RefusedPlan.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@link OutsideCheck} of home care routes, in the file's own unit. */
final class HomeCareCheck {
  private final JsonNode file;
  private final Map<String, JsonNode> patients = new HashMap<>();
  private final Map<String, JsonNode> caregivers = new HashMap<>();
  private final Map<String, Integer> placeOf = new HashMap<>();

  /** Of each patient the starts of the required services, by their place in the file. */
  private final Map<String, Map<Integer, Double>> starts = new HashMap<>();

  private double travel;
  private double lateness;
  private double worst;

  HomeCareCheck(JsonNode file) {
    this.file = file;
    for (JsonNode patient : file.path("patients")) {
      String id = patient.path("id").asText();
      patients.put(id, patient);
      placeOf.put(id, placeOf.size() + 1);
      starts.put(id, new TreeMap<>());
    }
    file.path("caregivers").forEach(each -> caregivers.put(each.path("id").asText(), each));
  }

  double cost(JsonNode plan) throws RefusedPlan {
    for (JsonNode route : plan.path("routes")) {
      JsonNode caregiver = caregivers.remove(route.path("caregiver").asText());
      if (caregiver == null) {
        throw new RefusedPlan(route.path("caregiver") + " is unknown or has two routes");
      }
      follow(route.path("stops"), abilities(caregiver));
    }
    for (String id : patients.keySet()) {
      checkServed(id, known(patients, id));
    }
    return (travel + lateness + worst) / 3;
  }

  private static Set<String> abilities(JsonNode caregiver) {
    Set<String> able = new HashSet<>();
    caregiver.path("abilities").forEach(ability -> able.add(ability.asText()));
    return able;
  }

  private void follow(JsonNode stops, Set<String> able) throws RefusedPlan {
    Set<String> seen = new HashSet<>();
    int at = 0;
    double free = 0;
    for (JsonNode stop : stops) {
      String id = stop.path("patient").asText();
      JsonNode patient = known(patients, id);
      int place = known(placeOf, id);
      String service = stop.path("service").asText();
      double start = stop.path("start").doubleValue();
      double way = distance(at, place);
      unless(seen.add(id), id + " is visited twice by one caregiver");
      unless(able.contains(service), service + " at " + id + " is beyond the caregiver");
      unless(start >= free + way - NOISE, id + " is reached too early");
      JsonNode window = patient.path("time_window");
      unless(start >= window.path(0).doubleValue() - NOISE, id + " is visited too early");
      double late = Math.max(0, start - window.path(1).doubleValue());
      lateness += late;
      worst = Math.max(worst, late);
      travel += way;
      free = start + serve(patient, id, service, start);
      at = place;
    }
    travel += at == 0 ? 0 : distance(at, 0);
  }

  /** Notes the start at the first entry for the service that has none; returns its duration. */
  private double serve(JsonNode patient, String id, String service, double start)
      throws RefusedPlan {
    JsonNode required = patient.path("required_caregivers");
    Map<Integer, Double> served = known(starts, id);
    for (int entry = 0; entry < required.size(); entry++) {
      JsonNode asked = required.path(entry);
      if (asked.path("service").asText().equals(service) && !served.containsKey(entry)) {
        served.put(entry, start);
        return asked.path("duration").doubleValue();
      }
    }
    throw new RefusedPlan(service + " at " + id + " is done twice or was not asked for");
  }

  private void checkServed(String id, JsonNode patient) throws RefusedPlan {
    Map<Integer, Double> served = known(starts, id);
    int services = patient.path("required_caregivers").size();
    unless(served.size() == services, id + " is served " + served.size() + " times");
    if (services == 2) {
      double gap = served.getOrDefault(1, 0.0) - served.getOrDefault(0, 0.0);
      JsonNode synchronization = patient.path("synchronization");
      boolean sequential = synchronization.path("type").asText().equals("sequential");
      JsonNode distance = synchronization.path("distance");
      double least = sequential ? distance.path(0).doubleValue() : 0;
      double most = sequential ? distance.path(1).doubleValue() : 0;
      unless(gap >= least - NOISE && gap <= most + NOISE, id + " has services " + gap + " apart");
    }
  }

  private double distance(int from, int to) {
    return file.path("distances").path(from).path(to).doubleValue();
  }

  private static <V> V known(Map<String, V> map, String key) throws RefusedPlan {
    V value = map.get(key);
    if (value == null) {
      throw new RefusedPlan("unknown: " + key);
    }
    return value;
  }
}
