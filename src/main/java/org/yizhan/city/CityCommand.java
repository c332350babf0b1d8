package org.yizhan.city;

import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * {@code city --stations N --days D --speedup X --hub URL --seed S}: simulated stations report to a
 * real hub, and what is true of them is written to a file.
 */
public final class CityCommand {
  private final CityArguments arguments;
  private final PrintStream out;

  private CityCommand(CityArguments arguments, PrintStream out) {
    this.arguments = arguments;
    this.out = out;
  }

  /**
   * The command, unless it cannot be understood, which is said on {@code err}.
   *
   * @param args what follows the word {@code city}
   */
  public static Optional<CityCommand> of(
      List<String> args, LocalDate today, PrintStream out, PrintStream err) {
    try {
      return Optional.of(new CityCommand(CityArguments.parse(args, today), out));
    } catch (CityArguments.Bad e) {
      err.println("city: " + e.getMessage());
      err.println(CityArguments.USAGE);
      return Optional.empty();
    }
  }

  /** Runs the simulation to its end, on a virtual-thread context. */
  public void run(Vertx vertx) {
    var settings = arguments.settings();
    out.printf(
        "Simulator: %d stations report to %s from %s on.%n",
        settings.stations(), settings.hub(), settings.first());
    var truth = City.run(vertx, settings, this::tell);
    truth.write(arguments.truth());
    out.printf(
        "The hub acknowledged everything, %d events in all. The true figures: %s%n",
        truth.events(), arguments.truth());
  }

  private void tell(City.Progress progress) {
    var zone = arguments.settings().zone();
    out.printf(
        "Simulator: %s, %d events happened, %d of them not yet at the hub%n",
        progress.simulated().atZone(zone).toLocalDateTime(), progress.sealed(), progress.missing());
  }
}
