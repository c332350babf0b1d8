package org.yizhan.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an official's pages ask for, of a hub that has one month of figures and of one that has
 * twenty-four: the same questions in turns, one at a time.
 */
final class MonthsBench {
  private static final int PORT = 18_191;
  private static final int MONTH_DAYS = 31;
  private static final int TWO_YEARS_DAYS = 730;
  private static final int WARM_UP = 60;
  private static final int TIMES = 120;

  private MonthsBench() {}

  static void run() throws Exception {
    var directory = Files.createTempDirectory("yizhan-bench-months");
    var report = new BenchReport("months");
    try (var month = hub(directory.resolve("month"), PORT, MONTH_DAYS);
        var years = hub(directory.resolve("years"), PORT + 1, TWO_YEARS_DAYS);
        var lineOfMonth = new Load.Line(PORT);
        var lineOfYears = new Load.Line(PORT + 1)) {
      System.out.printf(
          "%nPages of a hub with %d stations, milliseconds%n%-28s %9s %9s %9s %9s %6s%n",
          HubMonths.STATIONS, "", "1 p50", "24 p50", "1 p99", "24 p99", "ratio");
      var tokenOfMonth = month.official();
      var tokenOfYears = years.official();
      for (var page : pages().entrySet()) {
        var asked = new Load.Line[] {lineOfMonth, lineOfYears};
        var requests =
            new byte[][] {
              request(page.getValue(), tokenOfMonth), request(page.getValue(), tokenOfYears)
            };
        ask(asked, requests, WARM_UP);
        var millis = ask(asked, requests, TIMES);
        row(report, page.getKey(), millis[0], millis[1]);
      }
    }
    Directories.delete(directory);
  }

  private static HubNode hub(Path directory, int port, int days) throws Exception {
    var hub = new HubNode(Files.createDirectories(directory), port, Map.of());
    HubMonths.fill(hub, days);
    return hub;
  }

  /** What each page asks for; days are told, so that no answer depends on the hour. */
  private static Map<String, String> pages() {
    var today = LocalDate.now(ZoneOffset.UTC);
    var span = "from=" + today.minusDays(MONTH_DAYS - 1) + "&to=" + today;
    var station = HubMonths.station(HubMonths.STATIONS / 2);
    var pages = new LinkedHashMap<String, String>();
    pages.put("overview", "overview?date=" + today);
    pages.put("city, month by day", "figures?by=day&" + span);
    pages.put("districts, month by day", "figures/districts?by=day&" + span);
    pages.put("rankings of a month", "rankings?sort=bookings&order=falling&" + span);
    pages.put("indicators", "indicators?sort=registered&order=falling");
    pages.put("map", "map");
    pages.put("exceptions of a week", "exceptions?days=7&date=" + today);
    pages.put("station", "stations/" + station);
    pages.put("station, month by day", "figures?by=day&station=" + station + "&" + span);
    return pages;
  }

  private static byte[] request(String path, String token) {
    return Load.request("GET", "/api/v1/" + path, "Authorization: Bearer " + token + "\r\n", "");
  }

  /** Milliseconds of each line's answers, sorted. */
  private static double[][] ask(Load.Line[] lines, byte[][] requests, int times) throws Exception {
    var millis = new double[lines.length][times];
    for (int i = 0; i < times; i++) {
      for (int line = 0; line < lines.length; line++) {
        var began = System.nanoTime();
        var status = lines[line].call(requests[line]);
        millis[line][i] = (System.nanoTime() - began) / 1e6;
        if (status != 200) {
          throw new IllegalStateException("A page answered " + status);
        }
      }
    }
    for (var each : millis) {
      Arrays.sort(each);
    }
    return millis;
  }

  private static void row(BenchReport report, String page, double[] month, double[] years) {
    var ratio = years[TIMES / 2] / month[TIMES / 2];
    System.out.printf(
        "%-28s %9.2f %9.2f %9.2f %9.2f %6.2f%n",
        page,
        month[TIMES / 2],
        years[TIMES / 2],
        month[TIMES * 99 / 100],
        years[TIMES * 99 / 100],
        ratio);
    report.add(
        Map.of(
            "page", page,
            "monthP50Millis", month[TIMES / 2],
            "twoYearsP50Millis", years[TIMES / 2],
            "monthP99Millis", month[TIMES * 99 / 100],
            "twoYearsP99Millis", years[TIMES * 99 / 100],
            "ratio", ratio));
  }
}
