package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.auth.Role;

/** Recorded clips: handed in by staff, heard by everybody, each with the very text it says. */
class VoiceIT {
  @RegisterExtension private static final StationFixture station = new StationFixture();

  private final Caller staff = station.as(Role.STAFF);

  @Test
  void aRecordingIsHeardByEverybodyWithItsVeryText() {
    var text = "服务后付款，现金也行 “ok” %2F../";
    var kept = Sounds.keep(staff, text).is(200);
    assertThat(kept.text("/text")).isEqualTo(text);
    assertThat(kept.text("/type")).isEqualTo("audio/wav");
    var listed = station.anybody().get("/api/v1/voice/clips").is(200);
    assertThat(listed.json().path("clips").findValuesAsText("text")).contains(text);
    var sound = heard(kept).is(200);
    assertThat(sound.header("Content-Type")).isEqualTo("audio/wav");
    assertThat(sound.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(sound.header("Content-Security-Policy")).startsWith("sandbox");
    assertThat(sound.header("Cache-Control")).contains("immutable");
    assertThat(sound.body()).isEqualTo(new String(Sounds.wav(), StandardCharsets.UTF_8));
  }

  @Test
  void aNewRecordingTakesThePlaceOfTheOneBeforeUnderAnotherId() {
    var first = Sounds.keep(staff, "几点来？").is(200);
    var second =
        Sounds.keep(staff, "几点来？", "audio/mpeg", Sounds.beginning(Sounds.ascii("ID3"))).is(200);
    assertThat(second.text("/id")).isNotEqualTo(first.text("/id"));
    heard(first).isProblem(404, "not-found");
    assertThat(heard(second).is(200).header("Content-Type")).isEqualTo("audio/mpeg");
    staff.send("DELETE", path(second), null).is(204);
    heard(second).isProblem(404, "not-found");
    staff.send("DELETE", path(second), null).isProblem(404, "not-found");
  }

  @Test
  void aRecordingIsThereAfterARestart() {
    var kept = Sounds.keep(staff, "请慢走").is(200);
    var listed = staff.get("/api/v1/voice/clips").is(200).body();

    station.stop();
    station.start();

    assertThat(station.as(Role.STAFF).get("/api/v1/voice/clips").is(200).body())
        .isEqualTo(listed)
        .contains("请慢走");
    assertThat(heard(kept).is(200).body())
        .isEqualTo(new String(Sounds.wav(), StandardCharsets.UTF_8));
  }

  @Test
  void whatTheBytesAreDecides() {
    var page = Sounds.beginning("<html><script>alert(1)".getBytes(StandardCharsets.UTF_8));
    assertThat(
            Sounds.keep(staff, "哪一天来？", "audio/mpeg", page)
                .isProblem(415, "wrong-file")
                .text("/detail"))
        .contains("MP3, Ogg, WAV or M4A");
    Sounds.keep(staff, "哪一天来？", "text/html", Sounds.wav()).isProblem(415, "wrong-file");
    Sounds.keep(staff, "哪一天来？", "audio/wav", new byte[0]).isProblem(415, "wrong-file");
    Sounds.keep(staff, "哪一天来？", "audio/wav", Sounds.ascii("RIFF")).isProblem(415, "wrong-file");
    var kept = Sounds.keep(staff, "哪一天来？", "audio/wav", Sounds.beginning(Sounds.ascii("OggS")));
    assertThat(kept.is(200).text("/type")).isEqualTo("audio/ogg");
    var phone = Sounds.beginning(Sounds.ascii("\0\0\0 ftypM4A "));
    assertThat(Sounds.keep(staff, "哪一天来？", "audio/x-m4a", phone).is(200).text("/type"))
        .isEqualTo("audio/mp4");
    var bare = Sounds.beginning((byte) 0xFF, (byte) 0xFB, (byte) 0x90);
    assertThat(Sounds.keep(staff, "哪一天来？", "audio/mpeg", bare).is(200).text("/type"))
        .isEqualTo("audio/mpeg");
  }

  @Test
  void aRecordingIsLimitedAndItsTextHasToBeOne() {
    Sounds.keep(staff, "请核对", "audio/wav", new byte[2_000_001]).isProblem(413, "too-large");
    Sounds.keep(staff, "x".repeat(401)).isProblem(400, "invalid-input");
    Sounds.keep(staff, "").isProblem(400, "invalid-input");
    Sounds.keep(staff, "字".repeat(400)).is(200);
    staff
        .with("Content-Type", "audio/wav")
        .send("PUT", Sounds.path("fr", "Bonjour"), Sounds.wav())
        .isProblem(400, "invalid-input");
  }

  @Test
  void noPathLeadsAnywhereElse() {
    for (var id : new String[] {"..%2F..%2Fkeys%2Ftokens", "../../keys/tokens", "x"}) {
      assertThat(station.anybody().get("/api/v1/voice/clips/" + id).status()).isIn(400, 404);
    }
    station.anybody().get("/api/v1/voice/clips/" + UUID.randomUUID()).isProblem(404, "not-found");
  }

  @Test
  void theLogKnowsNoWords() {
    Sounds.keep(staff, "周五上午消防演习").is(200);
    var events = station.database().rows("SELECT type, convert_from(body, 'UTF8') FROM event");
    assertThat(events.toString()).contains("voice-clip.kept").doesNotContain("消防");
  }

  private static String path(Answer clip) {
    return "/api/v1/voice/clips/" + clip.text("/id");
  }

  private static Answer heard(Answer clip) {
    return station.anybody().get(path(clip));
  }
}
