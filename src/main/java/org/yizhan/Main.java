package org.yizhan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yizhan.city.CityCommand;
import org.yizhan.hub.Hub;
import org.yizhan.hub.HubConfig;
import org.yizhan.platform.config.Config;
import org.yizhan.platform.config.ConfigException;
import org.yizhan.station.Station;
import org.yizhan.station.StationConfig;
import org.yizhan.station.dispatch.plan.format.PlanCommand;

/** The command line: one program, as a station or as the hub of a city. */
public final class Main {
  private static final int WRONG_USE = 2;
  private static final int FAILED = 1;

  private static final String USAGE =
      """
      Usage: java -jar yizhan.jar [station|hub|demo|warm-up|help] [--config FILE] [--data DIR]

        station   one community station (unless told otherwise)
        hub       the hub of a city
        demo      a station with sample data and a local hub
        warm-up   starts and stops a sample station, for a JVM that is to learn from it
        city      --stations N --days D --speedup X --hub URL --seed S: simulated stations report to a hub
        plan      --instance FILE --seconds N --seed S: plans a public instance file, JSON on stdout

        --config  YAML over the defaults of config/station.yaml or config/hub.yaml
        --data    where everything is kept, ./data unless told
      """;

  /** What is read from the environment beside the settings. */
  private static final Set<String> OTHERS =
      Set.of("YIZHAN_STOP_WITH_PARENT", "YIZHAN_HUB_HTTP_PORT");

  private Main() {}

  /** Starts what the arguments name. */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("plan")) {
      System.exit(PlanCommand.run(List.of(args).subList(1, args.length), System.out, System.err));
    }
    try {
      if (args.length > 0 && args[0].equals("city")) {
        System.exit(city(List.of(args).subList(1, args.length)));
      }
      run(Arguments.parse(List.of(args)), System.getenv());
    } catch (Arguments.Wrong wrong) {
      System.err.println(wrong.getMessage() + "\n\n" + USAGE);
      System.exit(WRONG_USE);
    } catch (ConfigException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USE);
    } catch (Exception e) {
      System.err.println("Yizhan did not start: " + message(e));
      System.exit(FAILED);
    }
  }

  private static void run(Arguments arguments, Map<String, String> environment) {
    for (var name : Config.unread(environment, List.of("station.yaml", "hub.yaml"), OTHERS)) {
      System.err.println(name + " is no setting and is not read; config/ lists every key");
    }
    switch (arguments.command()) {
      case STATION -> station(arguments, prepared(arguments.data()), environment);
      case HUB -> hub(arguments, prepared(arguments.data()), environment);
      case DEMO -> Demo.run(arguments, prepared(arguments.data()), environment);
      case WARM_UP -> WarmUp.run();
      case HELP -> System.out.print(USAGE);
    }
  }

  private static void station(Arguments arguments, Path data, Map<String, String> environment) {
    var config = Config.load("station.yaml", arguments.config(), environment, StationConfig.class);
    Launcher.run((vertx, meters) -> {
      var station = Station.start(vertx, config, data, meters, Launcher.CLOCK);
      System.out.println("Station ready at " + station.url());
      return station;
    });
  }

  private static void hub(Arguments arguments, Path data, Map<String, String> environment) {
    var config = Config.load("hub.yaml", arguments.config(), environment, HubConfig.class);
    Launcher.run((vertx, meters) -> {
      var hub = Hub.start(vertx, config, data, meters, Launcher.CLOCK);
      System.out.println(Demo.HUB_READY + hub.url());
      return hub;
    });
  }

  private static int city(List<String> args) {
    var command =
        CityCommand.of(args, LocalDate.now(ZoneId.systemDefault()), System.out, System.err);
    command.ifPresent(city ->
        Launcher.once((vertx, meters) -> {
          city.run(vertx);
          return () -> {};
        }));
    return command.isPresent() ? 0 : WRONG_USE;
  }

  private static Path prepared(Path data) {
    try {
      return Files.createDirectories(data).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("The data directory " + data + " cannot be made", e);
    }
  }

  private static String message(Throwable failure) {
    var cause = failure.getCause();
    return failure.getMessage() + (cause == null ? "" : " (" + cause.getMessage() + ")");
  }
}
