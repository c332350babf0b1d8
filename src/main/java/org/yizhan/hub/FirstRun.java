package org.yizhan.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yizhan.hub.enrolment.Enrolments;
import org.yizhan.platform.auth.Accounts;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.json.Json;

/**
 * Writes {@code first-run.json}, which only the server's user can read: the first official's
 * generated password and the first station's enrolment code. There is no default password anywhere.
 */
final class FirstRun {
  private static final String OFFICIAL = "official";

  private FirstRun() {}

  /**
   * The file is written before the account exists: a start that is cut short in between begins anew
   * the next time. Of several nodes that start at once one writes its file.
   */
  static void writeUnlessDone(
      Path data, String url, Accounts accounts, Enrolments enrolments, Instant now) {
    if (!accounts.none()) {
      return;
    }
    var password = Accounts.newPassword();
    accounts.createFirst(
        OFFICIAL,
        Role.HUB,
        password,
        now,
        () -> {
          var content = new LinkedHashMap<String, Object>();
          content.put("hub", Map.of("url", url, "user", OFFICIAL, "password", password));
          content.put("enrolmentCode", enrolments.newCode());
          write(data.resolve("first-run.json"), content);
        });
  }

  private static void write(Path file, Map<String, Object> content) {
    try {
      var json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
      KeyFiles.writePrivate(file, new String(json, StandardCharsets.UTF_8) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
