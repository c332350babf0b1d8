package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yizhan.platform.auth.Role;

/** Photos of visits: from the worker who has the visit, to staff, and to nobody else. */
class VisitPhotoIT {
  @RegisterExtension
  private static final StationFixture station =
      new StationFixture().with("YIZHAN_EVIDENCE_LIMIT_BYTES", "600000");

  private static int made;

  private String visit = "";

  @BeforeEach
  void giveAVisitToTheWorker() {
    visit = new Examples(station).ticket().visit();
    station.database().finish(visit, station.firstRun("/worker/workerId"), ++made);
  }

  private Answer put(String path, String type, byte[] content) {
    return station.worker().with("Content-Type", type).send("PUT", "/api/v1/me/" + path, content);
  }

  private static String photoOf(String visit) {
    return "visits/" + visit + "/photos/" + UUID.randomUUID();
  }

  @Test
  void aPhotoReachesStaffAndIsKeptEncrypted() throws IOException {
    var path = photoOf(visit);
    put(path, "image/jpeg", Pictures.jpeg()).is(204);
    var staff = station.as(Role.STAFF);
    var listed = staff.get("/api/v1/visits/" + visit + "/photos").is(200);
    assertThat(path).endsWith(listed.text("/photos/0/id"));
    assertThat(listed.text("/photos/0/type")).isEqualTo("image/jpeg");
    var back = staff.get("/api/v1/" + path).is(200);
    assertThat(back.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(back.header("Content-Disposition")).startsWith("attachment");
    assertThat(back.header("Content-Security-Policy")).startsWith("sandbox");
    assertThat(back.header("X-Content-Type-Options")).isEqualTo("nosniff");
    try (var files = Files.list(station.data().resolve("evidence"))) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                  .doesNotContain("JFIF"));
    }
  }

  @Test
  void sendingAgainChangesNothing() {
    var path = photoOf(visit);
    put(path, "image/png", Pictures.png()).is(204);
    put(path, "image/png", Pictures.png()).is(204);
    var listed = station.manager().get("/api/v1/visits/" + visit + "/photos").is(200);
    assertThat(StreamSupport.stream(listed.json().path("photos").spliterator(), false)).hasSize(1);
  }

  @Test
  void nobodyHandsInPhotosOfAnothersVisit() {
    var path = photoOf(new Examples(station).ticket().visit());
    var others = station.manager().get("/api/v1/" + path.split("/photos/", 2)[0]).is(200);
    assertThat(others.text("/worker/id")).isNotEqualTo(station.firstRun("/worker/workerId"));
    put(path, "image/png", Pictures.png()).isProblem(404, "not-found");
    put(photoOf(UUID.randomUUID().toString()), "image/png", Pictures.png())
        .isProblem(404, "not-found");
  }

  @Test
  void anIdBelongsToOneVisit() {
    var path = photoOf(visit);
    put(path, "image/png", Pictures.png()).is(204);
    var id = path.split("/photos/", 2)[1];
    giveAVisitToTheWorker();
    put("visits/" + visit + "/photos/" + id, "image/png", Pictures.png())
        .isProblem(404, "not-found");
    station.manager().get("/api/v1/visits/" + visit + "/photos/" + id).isProblem(404, "not-found");
  }

  @Test
  void whatTheBytesAreDecidesAndHowManyThereAre() {
    var path = photoOf(visit);
    var page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    put(path, "image/png", page).isProblem(415, "wrong-file");
    put(path, "image/png", Pictures.pdf()).isProblem(415, "wrong-file");
    put(path, "text/html", page).isProblem(415, "wrong-file");
    put(path, "image/jpeg", new byte[600_001]).isProblem(413, "too-large");
    for (int i = 0; i < 12; i++) {
      put(photoOf(visit), "image/webp", Pictures.webp()).is(204);
    }
    put(photoOf(visit), "image/webp", Pictures.webp()).isProblem(409, "too-many-photos");
  }
}
