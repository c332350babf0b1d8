package org.yizhan.station.dispatch.plan.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sectioned format of VRPLIB as used for the 1 000-customer instances of Gehring and Homberger.
 */
final class VrplibFormat {
  private static final String COORDINATES = "NODE_COORD_SECTION";
  private static final String DEMAND = "DEMAND_SECTION";
  private static final String WINDOWS = "TIME_WINDOW_SECTION";
  private static final String SERVICE = "SERVICE_TIME_SECTION";
  private static final String DEPOT = "DEPOT_SECTION";

  private final Map<String, Lines.Line> headers = new HashMap<>();
  private final Map<String, Lines.Line[]> sections = new HashMap<>();
  private final Lines lines;

  private VrplibFormat(Lines lines) {
    this.lines = lines;
  }

  static boolean recognises(Lines lines) {
    return lines.all().stream()
        .anyMatch(line -> List.of("DIMENSION", COORDINATES).contains(line.words()[0]));
  }

  static VrptwInstance parse(Lines lines) throws MalformedInstance {
    VrplibFormat format = new VrplibFormat(lines);
    format.read();
    return format.toInstance();
  }

  private void read() throws MalformedInstance {
    while (lines.hasNext()) {
      Lines.Line line = lines.next("a heading");
      String heading = line.words()[0];
      if (heading.equals("EOF")) {
        return;
      } else if (heading.equals(DEPOT)) {
        readDepot();
      } else if (List.of(COORDINATES, DEMAND, WINDOWS, SERVICE).contains(heading)) {
        sections.put(heading, readSection(heading));
      } else if (line.text().contains(":")) {
        headers.put(heading, line);
      } else {
        throw line.malformed("a heading expected");
      }
    }
  }

  private void readDepot() throws MalformedInstance {
    Lines.Line depot = lines.next("the depot");
    if (depot.scaled(0, 1, "the depot") != 1) {
      throw depot.malformed("the depot must be node 1");
    }
    Lines.Line end = lines.next("-1");
    if (end.scaled(0, 1, "-1") != -1) {
      throw end.malformed("one depot only, then -1, expected");
    }
  }

  /** One line for each node, in ascending order of its number. */
  private Lines.Line[] readSection(String heading) throws MalformedInstance {
    Lines.Line[] rows = new Lines.Line[header("DIMENSION").count(1, 1, "the dimension")];
    for (int node = 0; node < rows.length; node++) {
      rows[node] = lines.next("node " + (node + 1) + " of " + heading);
      if (rows[node].scaled(0, 1, "node " + (node + 1) + " of " + heading) != node + 1) {
        throw rows[node].malformed("node " + (node + 1) + " of " + heading + " expected");
      }
    }
    return rows;
  }

  private VrptwInstance toInstance() throws MalformedInstance {
    Lines.Line weights = header("EDGE_WEIGHT_TYPE");
    if (!weights.words()[weights.words().length - 1].equals("EUC_2D")) {
      throw weights.malformed("EDGE_WEIGHT_TYPE EUC_2D expected");
    }
    Lines.Line[] coordinates = section(COORDINATES);
    Lines.Line[] demands = section(DEMAND);
    Lines.Line[] windows = section(WINDOWS);
    int vehicles =
        headers.containsKey("VEHICLES")
            ? header("VEHICLES").count(1, 1, "the number of vehicles")
            : coordinates.length - 1;
    VrptwInstance.Draft draft =
        new VrptwInstance.Draft(vehicles, header("CAPACITY").count(1, 1, "the capacity"));
    for (int node = 0; node < coordinates.length; node++) {
      draft.add(
          windows[node],
          coordinates[node].real(1, "x"),
          coordinates[node].real(2, "y"),
          demands[node].count(1, 1, "the demand"),
          windows[node].count(1, VrptwInstance.SCALE, "the ready time"),
          windows[node].count(2, VrptwInstance.SCALE, "the due date"),
          service(node));
    }
    return draft.toInstance();
  }

  private int service(int node) throws MalformedInstance {
    Lines.Line[] rows = sections.get(SERVICE);
    if (rows != null) {
      return rows[node].count(1, VrptwInstance.SCALE, "the service time");
    }
    // The scalar holds for customers; the depot takes no time.
    return node == 0 || !headers.containsKey("SERVICE_TIME")
        ? 0
        : header("SERVICE_TIME").count(1, VrptwInstance.SCALE, "the service time");
  }

  private Lines.Line header(String name) throws MalformedInstance {
    Lines.Line line = headers.get(name);
    if (line == null) {
      throw lines.hasNext()
          ? lines.peek(name).malformed(name + " is missing before this line")
          : new MalformedInstance("the file", name + " is missing");
    }
    return line;
  }

  private Lines.Line[] section(String name) throws MalformedInstance {
    Lines.Line[] rows = sections.get(name);
    if (rows == null) {
      throw new MalformedInstance("the file", name + " is missing");
    }
    return rows;
  }
}
