package org.yizhan.station;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.List;
import org.yizhan.platform.json.Json;

/** What a server answered. */
public record Answer(String asked, int status, HttpHeaders headers, String body) {
  /** The body as JSON. */
  public JsonNode json() {
    return Json.read(body.getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonNode.class);
  }

  /** A member of the body by its JSON pointer, as text. */
  public String text(String pointer) {
    return json().at(pointer).asText();
  }

  /** A header; empty when there is none. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** Whether what was asked for was done. */
  public boolean succeeded() {
    return status < 300;
  }

  /** Fails the test unless the status is this one. */
  public Answer is(int expected) {
    assertThat(status).as("%s answered %s", asked, body).isEqualTo(expected);
    return this;
  }

  /** Fails the test unless this is a problem of that type with that status. */
  public Answer isProblem(int expected, String type) {
    is(expected).isProblem();
    assertThat(text("/type")).as(asked).isEqualTo("https://yizhan.org/problems/" + type);
    return this;
  }

  /** Fails the test unless this is an RFC 9457 problem that says its own status. */
  public Answer isProblem() {
    assertThat(header("Content-Type"))
        .as("%s answered %s", asked, body)
        .isEqualTo("application/problem+json");
    assertThat(json().path("status").asInt()).as(asked).isEqualTo(status);
    assertThat(text("/title")).as(asked).isNotEmpty();
    return this;
  }

  /** The fields that a problem complains about. */
  public List<String> wrongFields() {
    return json().path("errors").findValuesAsText("field");
  }
}
