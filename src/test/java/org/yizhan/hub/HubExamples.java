package org.yizhan.hub;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.yizhan.platform.ids.Ids;
import org.yizhan.station.Request;

/** A good request for each operation of the hub that takes anything. */
final class HubExamples {
  private static final Map<String, String> SPAN = Map.of("from", "2026-03-01", "to", "2026-03-31");
  private static final Map<String, String> NAME = Map.of("zh", "例区", "en", "Example");

  private final HubServer hub;
  private final FakeStation station;
  private final String official;
  private final Map<String, Supplier<Request>> examples = new TreeMap<>();

  /**
   * @param station that is enrolled and has sealed four events
   */
  HubExamples(HubServer hub, FakeStation station) {
    this.hub = hub;
    this.station = station;
    this.official = hub.official();
    exchange();
    overview();
    announcements();
    templates();
    districts();
    accounts();
  }

  Set<String> operations() {
    return examples.keySet();
  }

  Request of(String operation) {
    return requireNonNull(examples.get(operation), operation).get();
  }

  private void exchange() {
    examples.put(
        "enrolStation",
        () -> Request.of("stations/enrolments").body(new FakeStation().enrolment(hub.newCode())));
    examples.put(
        "issueEnrolmentCodes", () -> Request.of("stations/codes").body(Map.of("count", 2)));
    examples.put("exchange", () -> Request.of("exchange").body(station.call(1, 4)));
  }

  private void overview() {
    examples.put("getOverview", () -> Request.of("overview").query(Map.of("date", "2026-03-10")));
    examples.put("getFigures", () -> Request.of("figures").query(SPAN));
    examples.put("getDistrictFigures", () -> Request.of("figures/districts").query(SPAN));
    examples.put("exportFigures", () -> Request.of("figures/export").query(SPAN));
    examples.put("exportDistrictFigures", () -> Request.of("figures/districts/export").query(SPAN));
    examples.put("getRanking", () -> Request.of("rankings").query(SPAN));
    examples.put("exportRanking", () -> Request.of("rankings/export").query(SPAN));
    examples.put("getIndicators", () -> Request.of("indicators").query(own()));
    examples.put("exportIndicators", () -> Request.of("indicators/export").query(own()));
    examples.put("listExceptions", () -> Request.of("exceptions").query(Map.of("days", "7")));
    examples.put("exportExceptions", () -> Request.of("exceptions/export"));
    examples.put("exportRevisions", () -> Request.of("exceptions/revisions/export"));
    examples.put("exportNotCounted", () -> Request.of("exceptions/not-counted/export"));
    examples.put("exportStations", () -> Request.of("overview/export"));
    examples.put("exportAnnouncements", () -> Request.of("announcements/export"));
    examples.put("exportTemplates", () -> Request.of("templates/export"));
    examples.put("exportDistricts", () -> Request.of("districts/export"));
    examples.put("exportAccounts", () -> Request.of("accounts/export"));
    examples.put("getStation", () -> Request.of("stations/" + station.id));
    examples.put("listStationEvents", () -> Request.of("stations/" + station.id + "/events"));
    examples.put("placeStation", this::place);
    examples.put("revokeStation", () -> Request.of("stations/" + enrolled() + "/revocation"));
  }

  private Map<String, String> own() {
    return Map.of("district", district());
  }

  private UUID enrolled() {
    return new FakeStation().enrolled(hub).id;
  }

  private Request place() {
    var path = "stations/" + station.id;
    var read = hub.as(official, "GET", "/api/v1/" + path, null).whole().headers();
    var position = Map.of("latitude", 39.9, "longitude", 116.4);
    return Request.of(path + "/place")
        .header("If-Match", read.firstValue("ETag").orElseThrow())
        .body(Map.of("district", district(), "position", position));
  }

  private void announcements() {
    examples.put("writeAnnouncement", () -> Request.of("announcements").body(announcement()));
    examples.put("withdrawAnnouncement", () -> Request.of(announced() + "/withdrawal"));
    examples.put("listReceipts", () -> Request.of(announced() + "/receipts"));
    examples.put("exportReceipts", () -> Request.of(announced() + "/receipts/export"));
  }

  private Map<String, Object> announcement() {
    return Map.of("text", NAME, "until", "2099-12-31", "district", district());
  }

  private String announced() {
    return "announcements/" + made("announcements", announcement());
  }

  private void templates() {
    examples.put("publishTemplate", () -> Request.of("templates").body(template()));
    examples.put("withdrawTemplate", () -> Request.of(offered() + "/withdrawal"));
    examples.put("listTemplateReceipts", () -> Request.of(offered() + "/receipts"));
    examples.put("exportTemplateReceipts", () -> Request.of(offered() + "/receipts/export"));
  }

  private Map<String, Object> template() {
    return Map.of(
        "code",
        "example-" + Ids.next(),
        "category",
        "cleaning",
        "name",
        NAME,
        "includes",
        NAME,
        "excludes",
        NAME,
        "durationMinutes",
        60,
        "guideFen",
        9900,
        "validFrom",
        "2026-12-01");
  }

  private String offered() {
    return "templates/" + made("templates", template());
  }

  private void districts() {
    examples.put("makeDistrict", () -> Request.of("districts").body(Map.of("name", fresh())));
    examples.put(
        "renameDistrict",
        () ->
            Request.of("districts/" + district())
                .header("If-Match", "\"1\"")
                .body(Map.of("name", fresh())));
  }

  private String district() {
    return made("districts", Map.of("name", fresh()));
  }

  private static Map<String, String> fresh() {
    return Map.of("zh", "例" + Ids.next(), "en", "Example");
  }

  private void accounts() {
    examples.put("makeAccount", () -> Request.of("accounts").body(account()));
    examples.put("closeAccount", () -> Request.of("accounts/" + opened()));
    examples.put("renewPassword", () -> Request.of("accounts/" + opened() + "/password"));
    examples.put(
        "signIn",
        () -> {
          var first = hub.firstRun().path("hub");
          var password = first.path("password").asText();
          return Request.of("sessions")
              .body(Map.of("user", first.path("user").asText(), "password", password));
        });
  }

  private Map<String, Object> account() {
    return Map.of("name", "d-" + UUID.randomUUID(), "role", "district", "district", district());
  }

  private String opened() {
    var answer = hub.as(official, "POST", "/api/v1/accounts", account());
    return answer.body().at("/account/id").asText();
  }

  private String made(String path, Object body) {
    return hub.as(official, "POST", "/api/v1/" + path, body).body().path("id").asText();
  }
}
