package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.auth.Role;

/** Files of evidence: kept encrypted, served to staff, never executed. */
class EvidenceIT {
  @RegisterExtension
  private static final StationFixture station =
      new StationFixture().with("YIZHAN_EVIDENCE_LIMIT_BYTES", "600000");

  private final Caller manager = station.manager();
  private final String worker = firstWorker();
  private final String credential =
      "/api/v1/credentials/"
          + manager.get("/api/v1/workers/" + worker).is(200).text("/credentials/0/id");

  private String firstWorker() {
    return manager.get("/api/v1/workers").is(200).text("/workers/0/id");
  }

  private Answer put(Caller caller, String path, String type, byte[] content) {
    return caller.with("Content-Type", type).send("PUT", path, content);
  }

  @Test
  void aScanIsKeptEncryptedAndComesBackToBeSaved() {
    var path = credential + "/evidence";
    put(manager, path, "application/pdf", Pictures.pdf()).is(204);
    var back = station.as(Role.STAFF).get(path).is(200);
    assertThat(back.body()).isEqualTo(new String(Pictures.pdf(), StandardCharsets.UTF_8));
    assertThat(back.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(back.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"evidence.pdf\"");
    assertThat(back.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(back.header("Content-Security-Policy")).startsWith("sandbox");
    assertThat(back.header("Cache-Control")).contains("no-store");
    assertThat(kept()).allSatisfy(file -> assertThat(text(file)).doesNotContain("%PDF"));
    var file = manager.get("/api/v1/workers/" + worker).is(200);
    assertThat(file.text("/credentials/0/evidence/type")).isEqualTo("application/pdf");
    station.stop();
    station.start();
    assertThat(station.manager().get(path).is(200).body()).isEqualTo(back.body());
  }

  @Test
  void aPhotoTakesThePlaceOfTheOneBefore() {
    var path = "/api/v1/workers/" + worker + "/photo";
    manager.get("/api/v1/workers/" + NO_SUCH + "/photo").isProblem(404, "not-found");
    put(manager, path, "image/png", Pictures.png()).is(204);
    put(manager, path, "image/jpeg", Pictures.jpeg()).is(204);
    assertThat(manager.get(path).is(200).header("Content-Type")).isEqualTo("image/jpeg");
    var page = manager.get("/api/v1/workers/" + worker + "/page").is(200);
    assertThat(page.json().path("photo").asBoolean()).isTrue();
    put(manager, path, "image/png", Pictures.pdf()).isProblem(415, "wrong-file");
    put(manager, "/api/v1/workers/" + NO_SUCH + "/photo", "image/png", Pictures.png())
        .isProblem(404, "not-found");
  }

  private static final String NO_SUCH = "0198f000-0000-7000-8000-000000000000";

  @Test
  void whatTheBytesAreDecides() {
    var path = credential + "/evidence";
    var page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    assertThat(put(manager, path, "image/png", page).isProblem(415, "wrong-file").text("/detail"))
        .contains("JPEG, PNG, WebP or PDF");
    put(manager, path, "text/html", page).isProblem(415, "wrong-file");
    put(manager, path, "application/json", page).isProblem(415, "wrong-file");
    manager.send("PUT", path, null).isProblem(415, "wrong-file");
    put(manager, path, "image/png", new byte[0]).isProblem(415, "wrong-file");
    put(manager, path, "application/pdf", Pictures.jpeg()).is(204);
    assertThat(manager.get(path).is(200).header("Content-Type")).isEqualTo("image/jpeg");
  }

  @Test
  void aFileIsLimitedAndNoOtherBodyGrewWithIt() {
    var path = credential + "/evidence";
    var large = new byte[600_001];
    assertThat(put(manager, path, "image/png", large).isProblem(413, "too-large").text("/detail"))
        .contains("0.6 MB");
    assertThat(put(station.anybody(), path, "image/png", large).status()).isEqualTo(401);
    var chunked =
        "PUT "
            + path
            + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + station.managerToken()
            + "\r\nContent-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\n";
    var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
    assertThat(RawHttp.answer(station.url(), chunked + chunk.repeat(12))).contains(" 413 ");
    var json = "{\"a\":\"" + "x".repeat(300_000) + "\"}";
    manager
        .with("Content-Type", "application/json")
        .send("POST", "/api/v1/companies", json.getBytes(StandardCharsets.UTF_8))
        .isProblem(413, "too-large");
  }

  @Test
  void filesThatNobodyNamesAreSwept() throws IOException {
    put(manager, credential + "/evidence", "image/webp", Pictures.webp()).is(204);
    var orphan = station.data().resolve("evidence/" + "0".repeat(64));
    var young = station.data().resolve("evidence/" + "1".repeat(64));
    Files.writeString(orphan, "left behind");
    Files.writeString(young, "being committed");
    var yesterday = FileTime.from(Instant.now().minusSeconds(86_400));
    for (var file : kept()) {
      if (!file.equals(young)) {
        Files.setLastModifiedTime(file, yesterday);
      }
    }
    station.stop();
    station.start();
    Eventually.holds(() -> !Files.exists(orphan));
    assertThat(young).exists();
    station.manager().get(credential + "/evidence").is(200);
  }

  private static List<Path> kept() {
    try (var files = Files.list(station.data().resolve("evidence"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
