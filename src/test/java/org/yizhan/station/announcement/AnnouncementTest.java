package org.yizhan.station.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yizhan.platform.json.Json;
import org.yizhan.platform.text.Text;

/** What comes down from the hub is an announcement, or is passed over so that later ones arrive. */
class AnnouncementTest {
  private static Map<String, Object> sent() {
    var data = new HashMap<String, Object>();
    data.put("id", UUID.randomUUID().toString());
    data.put("text", Map.of("zh", "停水", "en", "No water"));
    data.put("until", "2026-12-31");
    data.put("writtenAt", "2026-11-28T04:00:00Z");
    return data;
  }

  private static Announcement read(Map<String, Object> data) {
    return Json.mapper().convertValue(data, Announcement.class);
  }

  @Test
  void isReadAsItIsSent() {
    assertThat(read(sent()).text()).isEqualTo(new Text("停水", "No water"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "text", "until", "writtenAt"})
  void isNoneWithoutAnyOfIt(String member) {
    var data = sent();
    data.remove(member);

    assertThatThrownBy(() -> read(data)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isNoneWithoutBothLanguages() {
    var data = sent();
    data.put("text", Map.of("zh", "停水"));

    assertThatThrownBy(() -> read(data)).isInstanceOf(IllegalArgumentException.class);
  }
}
