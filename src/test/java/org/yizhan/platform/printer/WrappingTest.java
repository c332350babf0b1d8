package org.yizhan.platform.printer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WrappingTest {
  @Test
  void latinBreaksAtSpacesAndChineseAnywhereButBeforeAStop() {
    assertThat(Wrapping.of("Keep the ticket in a safe place", 16))
        .containsExactly("Keep the ticket", "in a safe place");
    assertThat(Wrapping.of("请把这张单子收好，别给别人。", 16)).containsExactly("请把这张单子收", "好，别给别人。");
    assertThat(Wrapping.of("", 16)).containsExactly("");
  }

  @Test
  void aWordThatIsLongerThanALineIsCut() {
    assertThat(Wrapping.of("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
  }

  @Property
  void everySignIsThereAndNoLineIsTooLong(
      @ForAll("texts") String text, @ForAll @IntRange(min = 4, max = 32) int columns) {
    var lines = Wrapping.of(text, columns);
    assertThat(lines).allMatch(line -> Wrapping.width(line) <= columns);
    assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "b", "1", " ", "，", "。", "家", "政", "𠮷")
        .list()
        .ofMaxSize(80)
        .map(signs -> String.join("", signs));
  }
}
