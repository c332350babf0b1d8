package org.yizhan.station.dispatch.plan.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges what the command {@code plan} wrote as a stranger would: from the instance file and the
 * JSON alone, with nothing of the planner in between.
 */
public final class OutsideCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double NOISE = 1e-6;

  private OutsideCheck() {}

  /** Recomputes the cost, or throws {@link AssertionError} naming the rule that is broken. */
  public static double cost(String instance, String plan) {
    try {
      double cost =
          instance.stripLeading().startsWith("{")
              ? homeCare(JSON.readTree(instance), JSON.readTree(plan))
              : vrptw(rows(instance), JSON.readTree(plan));
      double claimed = JSON.readTree(plan).get("cost").doubleValue();
      require(Math.abs(cost - claimed) < 1e-3, "the cost is " + cost + ", not " + claimed);
      return cost;
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Capacity and fleet, then for each node x, y, demand, ready, due, service. */
  private record Rows(int vehicles, double capacity, List<double[]> nodes) {}

  private static Rows rows(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.stream().anyMatch(line -> line.startsWith("DIMENSION"))
        ? vrplib(lines)
        : solomon(lines);
  }

  private static Rows solomon(List<String> lines) {
    double[] fleet = numbers(lines.get(3));
    List<double[]> nodes = new ArrayList<>();
    for (String line : lines.subList(6, lines.size())) {
      double[] row = numbers(line);
      nodes.add(new double[] {row[1], row[2], row[3], row[4], row[5], row[6]});
    }
    return new Rows((int) fleet[0], fleet[1], nodes);
  }

  private static Rows vrplib(List<String> lines) {
    Map<String, String> header = new HashMap<>();
    lines.stream()
        .filter(line -> line.contains(":"))
        .map(line -> line.split(":", 2))
        .forEach(parts -> header.put(parts[0].strip(), parts[1].strip()));
    int size = Integer.parseInt(known(header, "DIMENSION"));
    double service = Double.parseDouble(known(header, "SERVICE_TIME"));
    int places = lines.indexOf("NODE_COORD_SECTION") + 1;
    int demands = lines.indexOf("DEMAND_SECTION") + 1;
    int windows = lines.indexOf("TIME_WINDOW_SECTION") + 1;
    List<double[]> nodes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double[] place = numbers(lines.get(places + i));
      double[] window = numbers(lines.get(windows + i));
      double demand = numbers(lines.get(demands + i))[1];
      double stay = i == 0 ? 0 : service;
      nodes.add(new double[] {place[1], place[2], demand, window[1], window[2], stay});
    }
    return new Rows(
        Integer.parseInt(known(header, "VEHICLES")),
        Double.parseDouble(known(header, "CAPACITY")),
        nodes);
  }

  private static double[] numbers(String line) {
    return java.util.Arrays.stream(line.split("\\s+", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static double vrptw(Rows rows, JsonNode plan) {
    Set<Integer> served = new HashSet<>();
    require(plan.get("routes").size() <= rows.vehicles, "there are too many routes");
    double cost = 0;
    double[] depot = rows.nodes.getFirst();
    for (JsonNode route : plan.get("routes")) {
      double[] at = depot;
      double time = depot[3];
      double load = 0;
      for (JsonNode stop : route) {
        int customer = stop.intValue();
        require(served.add(customer), "customer " + customer + " is served twice");
        double[] next = rows.nodes.get(customer);
        cost += distance(at, next);
        time = Math.max(time + at[5] + distance(at, next), next[3]);
        require(time <= next[4] + NOISE, "customer " + customer + " is served late");
        load += next[2];
        at = next;
      }
      cost += distance(at, depot);
      require(time + at[5] + distance(at, depot) <= depot[4] + NOISE, "a vehicle is back late");
      require(load <= rows.capacity, "a vehicle is overloaded");
    }
    require(served.size() == rows.nodes.size() - 1, "not all customers are served");
    return cost;
  }

  private static double distance(double[] a, double[] b) {
    return Math.floor(10 * Math.hypot(a[0] - b[0], a[1] - b[1])) / 10;
  }

  private static double homeCare(JsonNode file, JsonNode plan) {
    Map<String, Integer> placeOf = new HashMap<>();
    Map<String, JsonNode> patients = new HashMap<>();
    for (JsonNode patient : file.get("patients")) {
      patients.put(patient.get("id").textValue(), patient);
      placeOf.put(patient.get("id").textValue(), placeOf.size() + 1);
    }
    Map<String, JsonNode> caregivers = new HashMap<>();
    file.get("caregivers").forEach(each -> caregivers.put(each.get("id").textValue(), each));

    Map<String, List<Double>> starts = new HashMap<>();
    double travel = 0;
    double lateness = 0;
    double worst = 0;
    for (JsonNode route : plan.get("routes")) {
      Set<String> able = new HashSet<>();
      String name = route.get("caregiver").textValue();
      JsonNode caregiver = known(caregivers, name);
      caregivers.remove(name); // one route each
      caregiver.get("abilities").forEach(ability -> able.add(ability.textValue()));
      Set<String> seen = new HashSet<>();
      int at = 0;
      double free = 0;
      for (JsonNode stop : route.get("stops")) {
        String id = stop.get("patient").textValue();
        JsonNode patient = known(patients, id);
        int place = known(placeOf, id);
        String service = stop.get("service").textValue();
        double start = stop.get("start").doubleValue();
        double way = file.get("distances").get(at).get(place).doubleValue();
        JsonNode window = patient.get("time_window");
        require(seen.add(id), id + " is visited twice by one caregiver");
        require(able.contains(service), service + " at " + id + " is beyond the caregiver");
        require(start >= free + way - NOISE, id + " is reached too early");
        require(start >= window.get(0).doubleValue() - NOISE, id + " is visited too early");
        int entry = entry(patient, service);
        starts.computeIfAbsent(id + "/" + entry, key -> new ArrayList<>()).add(start);
        double late = Math.max(0, start - window.get(1).doubleValue());
        lateness += late;
        worst = Math.max(worst, late);
        travel += way;
        free = start + patient.get("required_caregivers").get(entry).get("duration").doubleValue();
        at = place;
      }
      travel += at == 0 ? 0 : file.get("distances").get(at).get(0).doubleValue();
    }
    patients.forEach((id, patient) -> checkServed(id, patient, starts));
    return (travel + lateness + worst) / 3;
  }

  /**
   * Which of the patient's entries asks for the service; no public instance asks twice for the
   * same.
   */
  private static int entry(JsonNode patient, String service) {
    JsonNode required = patient.get("required_caregivers");
    for (int i = 0; i < required.size(); i++) {
      if (required.get(i).get("service").textValue().equals(service)) {
        return i;
      }
    }
    throw new AssertionError(service + " was not asked for by " + patient.get("id"));
  }

  private static void checkServed(String id, JsonNode patient, Map<String, List<Double>> starts) {
    int services = patient.get("required_caregivers").size();
    for (int i = 0; i < services; i++) {
      List<Double> times = starts.getOrDefault(id + "/" + i, List.of());
      require(times.size() == 1, id + " is served " + times.size() + " times");
    }
    if (services == 2) {
      double gap = known(starts, id + "/1").getFirst() - known(starts, id + "/0").getFirst();
      JsonNode synchronization = patient.get("synchronization");
      boolean sequential = synchronization.get("type").textValue().equals("sequential");
      JsonNode distance = synchronization.get("distance");
      double least = sequential ? distance.get(0).doubleValue() : 0;
      double most = sequential ? distance.get(1).doubleValue() : 0;
      require(gap >= least - NOISE && gap <= most + NOISE, id + " has services " + gap + " apart");
    }
  }

  private static <V> V known(Map<String, V> map, String key) {
    V value = map.get(key);
    if (value == null) {
      throw new AssertionError("unknown: " + key);
    }
    return value;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
