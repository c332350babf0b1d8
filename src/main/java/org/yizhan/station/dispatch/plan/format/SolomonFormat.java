package org.yizhan.station.dispatch.plan.format;

import java.util.regex.Pattern;

/**
 * Solomon's text format: a name, VEHICLE with number and capacity, CUSTOMER with one row each, the
 * depot first.
 */
final class SolomonFormat {
  private static final Pattern ROW = Pattern.compile("[-+\\d.].*");

  private SolomonFormat() {}

  static VrptwInstance parse(Lines lines) throws MalformedInstance {
    lines.next("the instance's name");
    skipTo(lines, "VEHICLE");
    skipToRow(lines, "number and capacity of the vehicles");
    Lines.Line fleet = lines.next("number and capacity of the vehicles");
    VrptwInstance.Draft draft =
        new VrptwInstance.Draft(
            fleet.count(0, 1, "the number of vehicles"), fleet.count(1, 1, "the capacity"));
    skipTo(lines, "CUSTOMER");
    skipToRow(lines, "the depot's row");
    do {
      Lines.Line row = lines.next("a customer's row");
      if (row.words().length != 7) {
        throw row.malformed("a row of seven numbers expected");
      }
      draft.add(
          row,
          row.real(1, "x"),
          row.real(2, "y"),
          row.count(3, 1, "the demand"),
          row.count(4, VrptwInstance.SCALE, "the ready time"),
          row.count(5, VrptwInstance.SCALE, "the due date"),
          row.count(6, VrptwInstance.SCALE, "the service time"));
    } while (lines.hasNext());
    return draft.toInstance();
  }

  private static void skipTo(Lines lines, String heading) throws MalformedInstance {
    Lines.Line line = lines.next("the heading " + heading);
    if (!line.words()[0].equals(heading)) {
      throw line.malformed("the heading " + heading + " expected");
    }
  }

  /** Skips the one line of column titles. */
  private static void skipToRow(Lines lines, String what) throws MalformedInstance {
    if (!ROW.matcher(lines.peek(what).text()).matches()) {
      lines.next(what);
    }
    if (!ROW.matcher(lines.peek(what).text()).matches()) {
      throw lines.peek(what).malformed(what + " expected");
    }
  }
}
