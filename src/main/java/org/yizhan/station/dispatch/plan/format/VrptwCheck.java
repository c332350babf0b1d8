package org.yizhan.station.dispatch.plan.format;

import static org.yizhan.station.dispatch.plan.format.OutsideCheck.NOISE;
import static org.yizhan.station.dispatch.plan.format.RefusedPlan.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@link OutsideCheck} of vehicle routes, in the file's own unit.
 *
 * @param nodes x, y, demand, ready, due, service of each, the depot first
 */
record VrptwCheck(int vehicles, double capacity, List<double[]> nodes) {
  private static final Pattern NUMBERS = Pattern.compile("[-+\\d.eE\\s]*\\d[-+\\d.eE\\s]*");
  private static final int COLUMNS = 7;

  static VrptwCheck of(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.stream().anyMatch(line -> line.startsWith("DIMENSION"))
        ? sections(lines)
        : table(lines);
  }

  /** Solomon's: whichever rows are numbers are the fleet, with two, and the nodes, with seven. */
  private static VrptwCheck table(List<String> lines) {
    List<double[]> rows =
        lines.stream()
            .filter(line -> NUMBERS.matcher(line).matches())
            .map(VrptwCheck::numbers)
            .filter(row -> row.length > 1)
            .toList();
    List<double[]> nodes =
        rows.stream()
            .filter(row -> row.length == COLUMNS)
            .map(row -> Arrays.copyOfRange(row, 1, COLUMNS))
            .toList();
    return new VrptwCheck((int) rows.getFirst()[0], rows.getFirst()[1], nodes);
  }

  /** VRPLIB's: headings with a colon, and sections with one row for each node. */
  private static VrptwCheck sections(List<String> lines) {
    Map<String, String> headings = new HashMap<>();
    Map<String, Integer> begins = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).split("[\\s:]+", 2);
      if (words[0].endsWith("_SECTION")) {
        begins.put(words[0], i + 1);
      } else if (words.length == 2) {
        headings.putIfAbsent(words[0], words[1]);
      }
    }
    int size = Integer.parseInt(headings.getOrDefault("DIMENSION", "0"));
    double stay = Double.parseDouble(headings.getOrDefault("SERVICE_TIME", "0"));
    List<double[]> nodes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double[] place = row(lines, begins, "NODE_COORD_SECTION", i);
      double[] window = row(lines, begins, "TIME_WINDOW_SECTION", i);
      double demand = row(lines, begins, "DEMAND_SECTION", i)[1];
      double service =
          begins.containsKey("SERVICE_TIME_SECTION")
              ? row(lines, begins, "SERVICE_TIME_SECTION", i)[1]
              : i == 0 ? 0 : stay;
      nodes.add(new double[] {place[1], place[2], demand, window[1], window[2], service});
    }
    return new VrptwCheck(
        Integer.parseInt(headings.getOrDefault("VEHICLES", Integer.toString(size - 1))),
        Double.parseDouble(headings.getOrDefault("CAPACITY", "0")),
        nodes);
  }

  private static double[] row(
      List<String> lines, Map<String, Integer> begins, String section, int row) {
    return numbers(lines.get(begins.getOrDefault(section, 0) + row));
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split("\\s+")).mapToDouble(Double::parseDouble).toArray();
  }

  double cost(JsonNode plan) throws RefusedPlan {
    Set<Integer> served = new HashSet<>();
    unless(plan.path("routes").size() <= vehicles, "there are too many routes");
    double cost = 0;
    for (JsonNode route : plan.path("routes")) {
      for (JsonNode stop : route) {
        int customer = stop.intValue();
        unless(customer > 0 && customer < nodes.size(), "there is no customer " + stop);
        unless(served.add(customer), "customer " + customer + " is served twice");
      }
      cost += along(route);
    }
    unless(served.size() == nodes.size() - 1, missing(served) + " customers are not served");
    return cost;
  }

  private int missing(Set<Integer> served) {
    return nodes.size() - 1 - served.size();
  }

  private double along(JsonNode route) throws RefusedPlan {
    double[] depot = nodes.getFirst();
    double[] at = depot;
    double leaves = depot[3];
    double load = 0;
    double cost = 0;
    for (JsonNode stop : route) {
      double[] next = nodes.get(stop.intValue());
      double way = distance(at, next);
      double starts = Math.max(leaves + way, next[3]);
      unless(starts <= next[4] + NOISE, "customer " + stop + " is served late");
      cost += way;
      load += next[2];
      leaves = starts + next[5];
      at = next;
    }
    double home = distance(at, depot);
    unless(leaves + home <= depot[4] + NOISE, "a vehicle is back late");
    unless(load <= capacity, "a vehicle is overloaded");
    return cost + home;
  }

  /** The DIMACS convention: cut to one decimal. */
  private static double distance(double[] a, double[] b) {
    return Math.floor(10 * Math.hypot(a[0] - b[0], a[1] - b[1])) / 10;
  }
}
