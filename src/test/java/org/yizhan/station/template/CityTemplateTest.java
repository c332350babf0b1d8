package org.yizhan.station.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.text.Text;
import org.yizhan.station.catalog.Service;
import org.yizhan.station.template.TemplateRules.Difference;

/** What comes down is a template or is passed over, and is about one of the station's services. */
class CityTemplateTest {
  private static final Text BATH = new Text("助浴", "Help with a bath");
  private static final Text WORDS = new Text("含", "Included");
  private static final Service OWN =
      new Service(new UUID(0, 1), "elder-care", BATH, WORDS, WORDS, "bath", 90, 10, true);

  private static Map<String, Object> sent() {
    var data = new HashMap<String, Object>();
    data.put("id", UUID.randomUUID().toString());
    data.put("code", "bath");
    data.put("version", 3);
    data.put("category", "elder-care");
    data.put("name", Map.of("zh", "助浴", "en", "Help with a bath"));
    data.put("includes", Map.of("zh", "含", "en", "Included"));
    data.put("excludes", Map.of("zh", "含", "en", "Included"));
    data.put("durationMinutes", 90);
    data.put("guideFen", 12_000);
    data.put("validFrom", "2026-12-01");
    data.put("publishedAt", "2026-11-28T04:00:00Z");
    return data;
  }

  private static CityTemplate read(Map<String, Object> data) {
    return Json.mapper().convertValue(data, CityTemplate.class);
  }

  private static CityTemplate with(String member, Object value) {
    var data = sent();
    data.put(member, value);
    return read(data);
  }

  @Test
  void isReadAsItIsSent() {
    assertThat(read(sent()).name()).isEqualTo(BATH);
    assertThat(read(sent()).guideFen()).isEqualTo(12_000);
  }

  @Test
  void needsNoGuidePrice() {
    var data = sent();
    data.remove("guideFen");

    assertThat(read(data).guideFen()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "code",
        "version",
        "category",
        "name",
        "includes",
        "excludes",
        "durationMinutes",
        "validFrom",
        "publishedAt"
      })
  void isNoneWithoutAnyOfTheRest(String member) {
    var data = sent();
    data.remove(member);

    assertThatThrownBy(() -> read(data)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isAboutTheServiceOfTheSameCategoryAndName() {
    var services = List.of(OWN);

    assertThat(TemplateRules.match(read(sent()), services, List.of())).contains(OWN);
    assertThat(TemplateRules.match(with("category", "cleaning"), services, List.of())).isEmpty();
    var other = Map.of("zh", "擦浴", "en", "Help with a bath");
    assertThat(TemplateRules.match(with("name", other), services, List.of())).isEmpty();
  }

  @Test
  void staysWithTheServiceThatAdoptedItWhateverItIsCalled() {
    var adopted = List.of(new CityTemplate.Adoption("bath", OWN.id(), 1));
    var renamed = with("name", Map.of("zh", "擦浴", "en", "Sponge bath"));

    assertThat(TemplateRules.match(renamed, List.of(OWN), adopted)).contains(OWN);
    assertThat(TemplateRules.match(with("code", "another"), List.of(OWN), adopted))
        .as("the service follows another template")
        .isEmpty();
  }

  @Test
  void saysInWhatTheTwoDiffer() {
    assertThat(TemplateRules.differences(read(sent()), OWN)).isEmpty();
    assertThat(TemplateRules.differences(with("durationMinutes", 60), OWN))
        .containsExactly(Difference.DURATION);
    var words = Map.of("zh", "含", "en", "All of it");
    assertThat(TemplateRules.differences(with("excludes", words), OWN))
        .containsExactly(Difference.EXCLUDES);
  }
}
