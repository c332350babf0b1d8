package org.yizhan.station.dispatch.plan.format;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Arguments of the command {@code plan}.
 *
 * @param instance file to plan
 * @param seconds CPU seconds of the solver
 * @param seed of its random numbers
 */
record PlanArguments(Path instance, double seconds, long seed) {
  static final String USAGE = "usage: plan --instance FILE --seconds N --seed S";

  private static final Set<String> NAMES = Set.of("--instance", "--seconds", "--seed");

  /** An argument that is missing or makes no sense; the message names it. */
  static final class Bad extends Exception {
    private static final long serialVersionUID = 1;

    Bad(String message) {
      super(message);
    }
  }

  static PlanArguments parse(List<String> args) throws Bad {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.size(); i += 2) {
      String name = args.get(i);
      if (!NAMES.contains(name)) {
        throw new Bad("unknown argument " + name);
      }
      if (i + 1 == args.size()) {
        throw new Bad(name + " needs a value");
      }
      if (values.put(name, args.get(i + 1)) != null) {
        throw new Bad(name + " is given twice");
      }
    }
    return new PlanArguments(
        path(required(values, "--instance")),
        seconds(required(values, "--seconds")),
        seed(required(values, "--seed")));
  }

  private static String required(Map<String, String> values, String name) throws Bad {
    String value = values.get(name);
    if (value == null) {
      throw new Bad(name + " is missing");
    }
    return value;
  }

  private static Path path(String value) throws Bad {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new Bad("--instance is no file name: " + value);
    }
  }

  private static double seconds(String value) throws Bad {
    try {
      double seconds = Double.parseDouble(value);
      if (seconds > 0 && seconds <= 1e6) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new Bad("--seconds must be a number above 0, not " + value);
  }

  private static long seed(String value) throws Bad {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new Bad("--seed must be a whole number, not " + value);
    }
  }
}
