package org.yizhan.station;

import java.util.List;
import java.util.Map;
import org.yizhan.station.Examples.Example;

/** Requests that succeed about credentials and the rules that ask for them. */
final class LicenceExamples {
  private final StationFixture station;

  LicenceExamples(StationFixture station) {
    this.station = station;
  }

  void fill(Map<String, Example> examples) {
    examples.put(
        "addWorkerCredential",
        (who, t) -> Request.of("workers/" + t.worker() + "/credentials").body(document()));
    examples.put(
        "addCompanyCredential",
        (who, t) ->
            Request.of("companies/" + company() + "/credentials")
                .body(Map.of("kind", "liability-insurance", "issuedOn", "2026-01-31")));
    examples.put(
        "revokeCredential",
        (who, t) ->
            Request.of(
                "credentials/"
                    + station
                        .manager()
                        .post("/api/v1/workers/" + t.worker() + "/credentials", document())
                        .is(201)
                        .text("/id")
                    + "/revoke"));
    examples.put(
        "listRules",
        (who, t) -> Request.of("rules").query(Map.of("date", station.clock().tomorrow())));
    examples.put("editRule", (who, t) -> Request.of("rules").body(rule()));
    examples.put("previewRule", (who, t) -> Request.of("rules/preview").body(rule()));
    examples.put("getOutlook", (who, t) -> Request.of("outlook"));
  }

  private String company() {
    return station.manager().get("/api/v1/companies").is(200).text("/companies/0/id");
  }

  /** A credential with every property that the contract knows. */
  private static Map<String, Object> document() {
    return Map.ofEntries(
        Map.entry("kind", "health-examination"),
        Map.entry("covers", List.of("cleaning")),
        Map.entry("level", 3),
        Map.entry("hours", 40),
        Map.entry("issuer", "示例机构"),
        Map.entry("number", "N-1"),
        Map.entry("issuedOn", "2026-01-31"),
        Map.entry("validUntil", "2036-01-31"),
        Map.entry("items", List.of("胸透")),
        Map.entry("result", "limited"),
        Map.entry("consented", true),
        Map.entry("paidBy", "company"),
        Map.entry("subsidyPercent", 50));
  }

  /** A rule out of force with every property that the contract knows. */
  private Map<String, Object> rule() {
    return Map.ofEntries(
        Map.entry("code", "example"),
        Map.entry("name", Map.of("zh", "示例规定", "en", "An example")),
        Map.entry("source", "own"),
        Map.entry("categories", List.of("cleaning")),
        Map.entry("holder", "worker"),
        Map.entry("effect", "requires"),
        Map.entry("kinds", List.of("special-permit")),
        Map.entry("explicit", false),
        Map.entry("level", 5),
        Map.entry("withinMonths", 12),
        Map.entry("overridable", true),
        Map.entry("inForce", false),
        Map.entry("from", station.clock().tomorrow()));
  }
}
