package org.yizhan.station;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.json.Json;

/**
 * A request.
 *
 * @param query parameters by name
 * @param headers beside the credential
 */
public record Request(
    String path, Map<String, String> query, Map<String, String> headers, @Nullable JsonNode body) {
  /** Of a path below {@code /api/v1/}. */
  public static Request of(String path) {
    return new Request("/api/v1/" + path, Map.of(), Map.of(), null);
  }

  /** With these parameters. */
  public Request query(Map<String, String> parameters) {
    return new Request(path, parameters, headers, body);
  }

  /** With this header. */
  public Request header(String name, String value) {
    return new Request(path, query, Map.of(name, value), body);
  }

  /** With this as its JSON. */
  public Request body(Object value) {
    return new Request(path, query, headers, Json.mapper().valueToTree(value));
  }

  Request file(String type, byte[] content) {
    return new Request(path, query, Map.of("Content-Type", type), BinaryNode.valueOf(content));
  }

  /** Path and query as they are sent. */
  public String target() {
    var pairs =
        query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return pairs.isEmpty() ? path : path + "?" + pairs;
  }

  /** The caller with this request's headers. */
  public Caller headersOn(Caller caller) {
    var with = caller;
    for (var header : headers.entrySet()) {
      with = with.with(header.getKey(), header.getValue());
    }
    return body == null || body.isBinary() ? with : with.with("Content-Type", "application/json");
  }

  /** The body as it is sent. */
  public byte @Nullable [] bytes() {
    if (body instanceof BinaryNode file) {
      return file.binaryValue();
    }
    return body == null ? null : Json.bytes(body);
  }
}
