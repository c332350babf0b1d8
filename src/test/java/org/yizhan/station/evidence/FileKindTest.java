package org.yizhan.station.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.yizhan.station.Pictures;

class FileKindTest {
  private record Whole(FileKind kind, byte[] bytes) {}

  private static final List<Whole> WHOLE =
      List.of(
          new Whole(FileKind.JPEG, Pictures.jpeg()),
          new Whole(FileKind.PNG, Pictures.png()),
          new Whole(FileKind.WEBP, Pictures.webp()),
          new Whole(FileKind.PDF, Pictures.pdf()));

  @Test
  void eachKindIsKnownByItsBytesAndKeptAsItIs() {
    WHOLE.forEach(whole ->
        assertThat(FileKind.sniff(whole.bytes()))
            .hasValueSatisfying(file -> {
              assertThat(file.kind()).isEqualTo(whole.kind());
              assertThat(file.content()).isEqualTo(whole.bytes());
            }));
  }

  /** A picture that is an archive or a page as well is a picture alone once it is kept. */
  @Test
  void whatStandsBehindAPictureIsCutOff() {
    var archive = "PK\u0003\u0004<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    for (var whole : WHOLE.subList(0, 3)) {
      var bytes = whole.bytes();
      assertThat(FileKind.sniff(joined(bytes, archive)))
          .hasValueSatisfying(file -> assertThat(file.content()).isEqualTo(bytes));
    }
  }

  @Test
  void aMarkAloneMakesNoFile() {
    var page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
    assertThat(FileKind.sniff(page)).isEmpty();
    assertThat(FileKind.sniff(new byte[0])).isEmpty();
    assertThat(FileKind.sniff("GIF89a<script>".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(FileKind.sniff(joined(page, Pictures.pdf()))).isEmpty();
    for (var whole : WHOLE) {
      assertThat(FileKind.sniff(joined(Arrays.copyOf(whole.bytes(), 12), page))).isEmpty();
    }
  }

  @Property(tries = 300)
  void aFileThatBrokeOffIsNone(
      @ForAll @IntRange(min = 0, max = 3) int kind,
      @ForAll @IntRange(min = 1, max = 900) int lost) {
    var bytes = WHOLE.get(kind).bytes();
    var rest = Arrays.copyOf(bytes, Math.max(0, bytes.length - Math.max(lost, kind == 3 ? 7 : 1)));
    assertThat(FileKind.sniff(rest)).isEmpty();
  }

  @Property(tries = 300)
  void noBytesBreakTheSniffer(@ForAll byte[] noise, @ForAll @IntRange(min = 0, max = 3) int kind) {
    var begun = joined(Arrays.copyOf(WHOLE.get(kind).bytes(), 30), noise);
    assertThatCode(() -> FileKind.sniff(begun)).doesNotThrowAnyException();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(one);
    all.writeBytes(other);
    return all.toByteArray();
  }
}
