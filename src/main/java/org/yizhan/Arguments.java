package org.yizhan;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param config file over the packaged defaults
 * @param data where everything is kept
 */
record Arguments(Command command, @Nullable Path config, Path data) {
  /** What to run as. */
  enum Command {
    STATION,
    HUB,
    DEMO,
    WARM_UP,
    HELP
  }

  /** A command line that cannot be understood. */
  static final class Wrong extends RuntimeException {
    Wrong(String message) {
      super(message);
    }
  }

  /**
   * @throws Wrong naming the argument that is not understood
   */
  static Arguments parse(List<String> args) {
    var rest = args.iterator();
    var command = Command.STATION;
    @Nullable Path config = null;
    var data = Path.of("data");
    var first = true;
    while (rest.hasNext()) {
      var arg = rest.next();
      switch (arg) {
        case "--config" -> config = Path.of(value(arg, rest));
        case "--data" -> data = Path.of(value(arg, rest));
        case "--help", "-h" -> command = Command.HELP;
        default -> {
          if (!first) {
            throw new Wrong("Not understood: " + arg);
          }
          command = command(arg);
        }
      }
      first = false;
    }
    return new Arguments(command, config, data);
  }

  private static Command command(String arg) {
    try {
      return Command.valueOf(arg.replace('-', '_').toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new Wrong("Not understood: " + arg);
    }
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new Wrong(option + " needs a value");
    }
    return rest.next();
  }
}
