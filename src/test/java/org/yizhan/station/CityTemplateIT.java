package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.auth.Role;

/** What the city publishes at its hub stands beside the station's services until it is adopted. */
class CityTemplateIT {
  private static final HubFixture hub = new HubFixture();

  @RegisterExtension static final StationFixture station = new StationFixture().reportingTo(hub);

  private static final String PATH = "/api/v1/city-templates";

  /** One of the station's services with texts of the city's, a longer visit and a guide price. */
  private static Map<String, Object> draft(String code, JsonNode service) {
    var draft = new HashMap<String, Object>();
    draft.put("code", code);
    draft.put("category", service.path("category").asText());
    draft.put("name", service.path("name"));
    draft.put("includes", Map.of("zh", "市里的内容", "en", "What the city includes"));
    draft.put("excludes", service.path("excludes"));
    draft.put("durationMinutes", service.path("durationMinutes").asInt() + 15);
    draft.put("guideFen", service.path("priceFen").asLong() + 100);
    draft.put("validFrom", "2026-01-01");
    return draft;
  }

  private static JsonNode service(String name) {
    var id = station.counter().service(name);
    for (var one : station.anybody().get("/api/v1/services").is(200).json().path("services")) {
      if (one.path("id").asText().equals(id)) {
        return one;
      }
    }
    throw new AssertionError(name);
  }

  /** The template as the station shows it. */
  private static JsonNode shown(String code) {
    for (var one : station.manager().get(PATH).is(200).json().path("templates")) {
      if (one.path("code").asText().equals(code)) {
        return one;
      }
    }
    return MissingNode.getInstance();
  }

  private static String published(Map<String, Object> draft) {
    var id = hub.official().post("/api/v1/templates", draft).is(201).text("/id");
    Eventually.holds(() -> shown(String.valueOf(draft.get("code"))).path("id").asText().equals(id));
    return id;
  }

  /** Says at the hub where the station belongs; nowhere without a district. */
  private static void belongsTo(Map<String, String> place) {
    var id = hub.database().rows("SELECT id FROM station").getFirst().getFirst();
    var path = "/api/v1/stations/" + id;
    var read = hub.official().get(path).is(200).header("ETag");
    hub.official().with("If-Match", read).put(path + "/place", place).is(200);
  }

  private static Answer adopts(String id) {
    return station.manager().post(PATH + "/" + id + "/adoption");
  }

  @Test
  void changesNothingUntilTheManagerAdoptsIt() {
    var before = service("Haircut at home");
    var id = published(draft("haircut", before));

    assertThat(service("Haircut at home")).as("nothing by itself").isEqualTo(before);
    var offered = shown("haircut");
    assertThat(offered.at("/own/service")).isEqualTo(before.path("id"));
    assertThat(offered.at("/own/priceFen")).isEqualTo(before.path("priceFen"));
    assertThat(offered.path("differs").toString())
        .isEqualTo("[\"includes\",\"duration\",\"price\"]");
    station.as(Role.STAFF).post(PATH + "/" + id + "/adoption").isProblem(403, "not-allowed");

    var adopted = adopts(id).is(200).json();

    assertThat(adopted.path("differs").toString()).isEqualTo("[\"duration\"]");
    assertThat(adopted.at("/own/adopted").asInt()).isEqualTo(1);
    var after = service("Haircut at home");
    assertThat(after.at("/includes/zh").asText()).isEqualTo("市里的内容");
    assertThat(after.path("priceFen")).as("published first").isEqualTo(before.path("priceFen"));
    assertThat(after.path("pictogram")).as("stays").isEqualTo(before.path("pictogram"));
    assertThat(after.path("durationMinutes")).isEqualTo(before.path("durationMinutes"));
    assertThat(after.at("/nextPrice/priceFen").asLong())
        .isEqualTo(before.path("priceFen").asLong() + 100);
    var since = LocalDate.parse(after.at("/nextPrice/since").asText().substring(0, 10));
    var said = LocalDate.parse(offered.path("priceFrom").asText());
    assertThat(since).as("a day later if it became midnight").isBetween(said, said.plusDays(1));
    var nextPrice = after.path("nextPrice");
    assertThat(adopts(id).is(200).json()).as("again changes nothing").isEqualTo(adopted);
    assertThat(service("Haircut at home").path("nextPrice")).isEqualTo(nextPrice);
  }

  @Test
  void followsItsServiceThroughNewVersionsUntilItIsWithdrawn() {
    var service = service("Bathroom cleaning");
    var first = published(draft("bathroom", service));
    adopts(first).is(200);
    var renamed = draft("bathroom", service);
    renamed.put("name", Map.of("zh", "卫生间清洁", "en", "Bathroom, the city's way"));
    var second = published(renamed);

    adopts(first).isProblem(404, "not-found");
    assertThat(shown("bathroom").at("/own/adopted").asInt()).isEqualTo(1);
    adopts(second).is(200);

    assertThat(service("Bathroom, the city's way").path("id")).isEqualTo(service.path("id"));
    hub.official().post("/api/v1/templates/" + second + "/withdrawal").is(200);
    Eventually.holds(() -> shown("bathroom").isMissingNode());
    assertThat(service("Bathroom, the city's way").path("id"))
        .as("stays the station's")
        .isEqualTo(service.path("id"));
    adopts(second).isProblem(404, "not-found");
  }

  @Test
  void isOfferedAgainToAStationThatComesBackToTheDistrict() {
    var name = Map.of("name", Map.of("zh", "回来区", "en", "Come Back"));
    var district =
        Map.of("district", hub.official().post("/api/v1/districts", name).is(201).text("/id"));
    belongsTo(district);
    var draft = draft("of-a-district", service("Haircut at home"));
    draft.putAll(district);
    var id = published(draft);

    belongsTo(Map.of());
    Eventually.holds(() -> shown("of-a-district").isMissingNode());
    belongsTo(district);

    Eventually.holds(() -> shown("of-a-district").path("id").asText().equals(id));
    belongsTo(Map.of());
  }

  @Test
  void needsAServiceOfItsNameToBeAdopted() {
    var draft = draft("unheard-of", service("Haircut at home"));
    draft.put("name", Map.of("zh", "本站没有的服务", "en", "Nothing of ours"));
    draft.remove("guideFen");

    var id = published(draft);

    assertThat(shown("unheard-of").has("own")).isFalse();
    assertThat(shown("unheard-of").has("guideFen")).isFalse();
    adopts(id).isProblem(409, "no-service");
  }
}
