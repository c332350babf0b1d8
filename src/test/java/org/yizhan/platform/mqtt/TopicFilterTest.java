package org.yizhan.platform.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {
  @ParameterizedTest
  @CsvSource({
    "a/b, a/b, true",
    "a/+, a/b, true",
    "a/#, a/b/c, true",
    "a/#, a, true",
    "+/b, a/b, true",
    "#, a/b, true",
    "a/+, a/b/c, false",
    "a/b, a/B, false",
    "a/b/c, a/b, false",
    "#, $SYS/x, false",
    "+/x, $SYS/x, false",
    "$SYS/#, $SYS/x, true"
  })
  void matchesAsTheSpecificationSays(String filter, String topic, boolean matches) {
    assertThat(TopicFilter.matches(filter, topic)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a#", "a/#/b", "a+/b", "#/a", "a/+b", "\0"})
  void refusesWildcardsThatDoNotStandAlone(String filter) {
    assertThat(TopicFilter.wellFormed(filter)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "/", "+", "#", "a/+/b", "a/#", "+/+/#"})
  void acceptsWildcardsThatStandAlone(String filter) {
    assertThat(TopicFilter.wellFormed(filter)).isTrue();
  }
}
