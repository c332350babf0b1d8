package org.yizhan.station;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A good request with one thing wrong.
 *
 * @param what in words, for the report of the test
 * @param field that the answer must name
 */
public record Spoiled(String what, String field, Request request) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Every way in which the contract says that this request could be wrong. */
  public static List<Spoiled> waysTo(
      Contract contract, Contract.Operation operation, Request good) {
    var ways = new ArrayList<Spoiled>();
    for (var parameter : operation.parameters()) {
      spoilParameter(ways, parameter, operation, good);
    }
    operation.body().ifPresent(schema -> spoilMembers(ways, contract, schema, "", good));
    return ways;
  }

  private static void spoilParameter(
      List<Spoiled> ways, JsonNode parameter, Contract.Operation operation, Request good) {
    var name = parameter.path("name").asText();
    if (parameter.path("required").asBoolean() && !parameter.path("in").asText().equals("path")) {
      ways.add(new Spoiled(name + " missing", name, without(good, parameter)));
    }
    for (var wrong : textsThatDoNotFit(parameter.path("schema"))) {
      if (!wrong.isEmpty() || !parameter.path("in").asText().equals("path")) {
        ways.add(
            new Spoiled(
                name + " = " + shortened(wrong), name, with(good, parameter, wrong, operation)));
      }
    }
  }

  private static Request without(Request good, JsonNode parameter) {
    var name = parameter.path("name").asText();
    var query = new LinkedHashMap<>(good.query());
    var headers = new LinkedHashMap<>(good.headers());
    query.remove(name);
    headers.remove(name);
    return new Request(good.path(), query, headers, good.body());
  }

  private static Request with(
      Request good, JsonNode parameter, String value, Contract.Operation operation) {
    var name = parameter.path("name").asText();
    return switch (parameter.path("in").asText()) {
      case "query" ->
          new Request(good.path(), put(good.query(), name, value), good.headers(), good.body());
      case "header" ->
          new Request(good.path(), good.query(), put(good.headers(), name, value), good.body());
      default -> {
        var segments = good.path().split("/", -1);
        segments[List.of(operation.path().split("/", -1)).indexOf("{" + name + "}")] =
            value.replace(" ", "%20");
        yield new Request(String.join("/", segments), good.query(), good.headers(), good.body());
      }
    };
  }

  private static Map<String, String> put(Map<String, String> map, String name, String value) {
    var copy = new LinkedHashMap<>(map);
    copy.put(name, value);
    return copy;
  }

  private static void spoilMembers(
      List<Spoiled> ways, Contract contract, JsonNode schema, String pointer, Request good) {
    if (schema.path("type").asText().equals("array")) {
      spoilMembers(ways, contract, contract.resolve(schema.path("items")), pointer + "/0", good);
    }
    schema.path("required").forEach(name -> ways.add(missing(pointer + "/" + name.asText(), good)));
    if (schema.has("additionalProperties") && !schema.path("additionalProperties").asBoolean()) {
      ways.add(replaced(pointer + "/nobodyKnowsThis", JSON.textNode("x"), good));
    }
    for (var member : schema.path("properties").properties()) {
      var at = pointer + "/" + member.getKey();
      var inner = contract.resolve(member.getValue());
      for (var wrong : valuesThatDoNotFit(inner)) {
        ways.add(replaced(at, wrong, good));
      }
      spoilMembers(ways, contract, inner, at, good);
    }
  }

  private static Spoiled missing(String pointer, Request good) {
    return changed(pointer + " missing", pointer, good, (parent, name) -> parent.remove(name));
  }

  private static Spoiled replaced(String pointer, JsonNode value, Request good) {
    return changed(
        pointer + " = " + shortened(value.toString()),
        pointer,
        good,
        (parent, name) -> parent.set(name, value));
  }

  private interface Change {
    void on(ObjectNode parent, String name);
  }

  private static Spoiled changed(String what, String pointer, Request good, Change change) {
    var body = good.body() == null ? JSON.objectNode() : good.body().deepCopy();
    var parent = pointer.substring(0, pointer.lastIndexOf('/'));
    change.on(objectAt(body, parent), pointer.substring(pointer.lastIndexOf('/') + 1));
    return new Spoiled(what, pointer, new Request(good.path(), good.query(), good.headers(), body));
  }

  /**
   * The object there; a new one where the example has none, as of parts that exclude each other.
   */
  private static ObjectNode objectAt(JsonNode body, String pointer) {
    var parent = pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    return switch (body.at(pointer)) {
      case ObjectNode object -> object;
      case MissingNode _ when pointer.endsWith("/0") ->
          objectAt(body, parent.substring(0, Math.max(0, parent.lastIndexOf('/'))))
              .putArray(parent.substring(parent.lastIndexOf('/') + 1))
              .addObject();
      case MissingNode _ ->
          objectAt(body, parent).putObject(pointer.substring(pointer.lastIndexOf('/') + 1));
      case JsonNode other -> throw new IllegalStateException("No object at " + pointer + other);
    };
  }

  private static List<JsonNode> valuesThatDoNotFit(JsonNode schema) {
    var wrong = new ArrayList<JsonNode>();
    wrong.add(JSON.nullNode());
    switch (schema.path("type").asText()) {
      case "string" -> {
        wrong.addAll(
            List.of(
                JSON.numberNode(7), JSON.booleanNode(true), JSON.objectNode(), JSON.arrayNode()));
        textsThatDoNotFit(schema).forEach(text -> wrong.add(JSON.textNode(text)));
        wrong.add(JSON.textNode("a\u0000b"));
        wrong.add(JSON.textNode(" ".repeat(Math.max(1, schema.path("minLength").asInt()))));
      }
      case "integer" -> {
        wrong.addAll(
            List.of(
                JSON.textNode("1"),
                JSON.numberNode(1.5),
                JSON.booleanNode(true),
                JSON.objectNode()));
        wrong.add(JSON.numberNode(new BigInteger("9".repeat(30))));
        wrong.add(JSON.numberNode(schema.path("minimum").asLong() - 1));
        if (schema.has("maximum")) {
          wrong.add(JSON.numberNode(schema.path("maximum").asLong() + 1));
        }
      }
      case "number" -> {
        wrong.addAll(List.of(JSON.textNode("1"), JSON.booleanNode(true), JSON.objectNode()));
        wrong.add(JSON.numberNode(schema.path("minimum").asDouble() - 0.1));
        wrong.add(JSON.numberNode(schema.path("maximum").asDouble() + 0.1));
      }
      case "boolean" -> wrong.addAll(List.of(JSON.textNode("true"), JSON.numberNode(1)));
      case "array" -> {
        wrong.addAll(List.of(JSON.objectNode(), JSON.textNode("x")));
        if (schema.path("minItems").asInt() > 0) {
          wrong.add(JSON.arrayNode());
        }
        wrong.add(tooMany(schema.path("maxItems").asInt()));
      }
      default -> wrong.addAll(List.of(JSON.textNode("x"), JSON.arrayNode(), JSON.numberNode(1)));
    }
    return wrong;
  }

  private static ArrayNode tooMany(int most) {
    var array = JSON.arrayNode();
    for (int i = 0; i <= most; i++) {
      array.addObject();
    }
    return array;
  }

  private static List<String> textsThatDoNotFit(JsonNode schema) {
    var wrong = new ArrayList<String>();
    switch (schema.path("format").asText()) {
      case "uuid" ->
          wrong.addAll(
              List.of(
                  "1", "1-1-1-1-1", "0198f000-0000-7000-8000-00000000000g", "x".repeat(3_000), ""));
      case "date" ->
          wrong.addAll(
              List.of(
                  "2026-02-30",
                  "2027-02-29",
                  "2026-13-01",
                  "2026-1-1",
                  "tomorrow",
                  "",
                  "+2026-01-01"));
      case "date-time" ->
          wrong.addAll(
              List.of(
                  "2026-11-30T09:00:00",
                  "2026-11-30",
                  "2026-02-30T09:00:00+08:00",
                  "2026-11-30T25:00:00+08:00",
                  "2026-11-30T09:00:00+99:00",
                  "2026-11-30 09:00",
                  "noon",
                  ""));
      default -> {}
    }
    if (schema.path("type").asText().equals("integer")) {
      wrong.addAll(
          List.of(
              "abc", "", "1.5", "99999999999", Long.toString(schema.path("minimum").asLong() - 1)));
      if (schema.has("maximum")) {
        wrong.add(Long.toString(schema.path("maximum").asLong() + 1));
      }
    }
    if (schema.has("maxLength")) {
      wrong.add("9".repeat(schema.path("maxLength").asInt() + 1));
    }
    if (schema.path("minLength").asInt() > 0) {
      wrong.add("9".repeat(schema.path("minLength").asInt() - 1));
    }
    if (schema.has("enum")) {
      wrong.add("nothing-of-the-kind");
    }
    if (schema.has("pattern")) {
      // Java's $ lets a line break pass; the contract's does not.
      var pattern = Pattern.compile(schema.path("pattern").asText());
      Stream.of("12345", "+8613800000000", "1380000000x", "13800000000\n", "")
          .filter(text -> text.endsWith("\n") || !pattern.matcher(text).find())
          .forEach(wrong::add);
    }
    return wrong.stream().distinct().toList();
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "… (" + text.length() + ")";
  }
}
