package org.yizhan.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yizhan.platform.json.Json;

/**
 * What stands behind the word {@code city}.
 *
 * @param truth where the true figures are written
 */
record CityArguments(CitySettings settings, Path truth) {
  static final String USAGE =
      """
      Usage: java -jar yizhan.jar city --stations N --days D --speedup X --hub URL --seed S
                 [--login FILE] [--from DATE] [--zone ZONE] [--truth FILE]

        --stations  how many simulated stations report to the hub
        --days      how many days of events
        --speedup   simulated seconds in a second, at most; 3600 lets an hour pass in a second
        --hub       such as http://localhost:8090
        --seed      the same seed leads the same life
        --login     JSON with hub.user and hub.password of an official of the city, who has the codes made with
                    which the stations enrol; data/first-run.json unless told
        --from      the first simulated day; unless told the last one is today
        --zone      Asia/Shanghai unless told
        --truth     where the true figures are written, city-truth.json unless told
      """;

  private static final int MOST_STATIONS = 10_000;
  private static final int MOST_DAYS = 366;
  private static final double MOST_SPEEDUP = 1e6;
  private static final Set<String> KNOWN =
      Set.of("stations", "days", "speedup", "hub", "seed", "login", "from", "zone", "truth");

  /** A command line that cannot be used. */
  static final class Bad extends RuntimeException {
    Bad(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * @param today in any zone; the last simulated day unless told otherwise
   * @throws Bad naming the argument
   */
  static CityArguments parse(List<String> args, LocalDate today) {
    var given = given(args);
    var days = (int) number(given, "days", 1, MOST_DAYS);
    var settings =
        new CitySettings(
            (int) number(given, "stations", 1, MOST_STATIONS),
            days,
            first(given, today.minusDays(days - 1L)),
            zone(given.getOrDefault("zone", "Asia/Shanghai")),
            number(given, "speedup", 1, MOST_SPEEDUP),
            hub(required(given, "hub")),
            login(Path.of(given.getOrDefault("login", "data/first-run.json"))),
            seed(required(given, "seed")),
            Trouble.USUAL);
    return new CityArguments(
        settings, truth(Path.of(given.getOrDefault("truth", "city-truth.json"))));
  }

  /** Looked at before the days are lived, because it is written after them. */
  private static Path truth(Path file) {
    var directory = file.toAbsolutePath().getParent();
    if (directory == null || Files.isDirectory(file) || !Files.isWritable(directory)) {
      throw new Bad("--truth: " + file + " cannot be written");
    }
    return file;
  }

  private static Map<String, String> given(List<String> args) {
    var given = new HashMap<String, String>();
    for (int i = 0; i < args.size(); i += 2) {
      var name = args.get(i).startsWith("--") ? args.get(i).substring(2) : "";
      if (!KNOWN.contains(name)) {
        throw new Bad("not understood: " + args.get(i));
      }
      if (i + 1 == args.size()) {
        throw new Bad("--" + name + " needs a value");
      }
      given.put(name, args.get(i + 1));
    }
    return given;
  }

  private static String required(Map<String, String> given, String name) {
    var value = given.get(name);
    if (value == null) {
      throw new Bad("--" + name + " is missing");
    }
    return value;
  }

  private static double number(Map<String, String> given, String name, double least, double most) {
    try {
      var number = Double.parseDouble(required(given, name));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new Bad("--" + name + " must be a number from " + (long) least + " to " + (long) most);
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Bad("--seed must be a whole number");
    }
  }

  private static String hub(String url) {
    if (!url.matches("https?://[^/]+/?")) {
      throw new Bad("--hub must look like https://hub.example");
    }
    return url;
  }

  private static LocalDate first(Map<String, String> given, LocalDate otherwise) {
    try {
      var text = given.get("from");
      return text == null ? otherwise : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Bad("--from must be a date such as 2026-11-30");
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new Bad("--zone must be an IANA time zone such as Asia/Shanghai");
    }
  }

  private static HubOffice.Login login(Path file) {
    JsonNode hub;
    try {
      hub = Json.mapper().readTree(file.toFile()).path("hub");
    } catch (IOException e) {
      throw new Bad("--login: " + file + " cannot be read");
    }
    if (!hub.hasNonNull("user") || !hub.hasNonNull("password")) {
      throw new Bad("--login: " + file + " holds no hub.user and hub.password");
    }
    return new HubOffice.Login(hub.path("user").asText(), hub.path("password").asText());
  }
}
