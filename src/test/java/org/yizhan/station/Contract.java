package org.yizhan.station;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The station's contract as tests read it: by themselves, not through the code under test. */
public final class Contract {
  private final JsonNode root;

  private Contract(JsonNode root) {
    this.root = root;
  }

  /** The packaged contract of the station. */
  public static Contract station() {
    return read("station");
  }

  /** The packaged contract of the hub. */
  public static Contract hub() {
    return read("hub");
  }

  private static Contract read(String name) {
    try (var in = Contract.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
      return new Contract(new YAMLMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One operation; its parameters with their references followed. */
  public record Operation(
      String id,
      String method,
      String path,
      Set<String> roles,
      List<JsonNode> parameters,
      Optional<JsonNode> body,
      boolean bodyRequired) {
    /** Whether anybody may do it. */
    public boolean open() {
      return roles.contains("open");
    }

    /** Whether browsers consider it to change nothing. */
    public boolean safe() {
      return method.equals("GET");
    }

    @Override
    public String toString() {
      return id;
    }
  }

  /** All operations in the order of the contract. */
  public List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    for (var path : root.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        operations.add(operation(path.getKey(), operation.getKey(), operation.getValue()));
      }
    }
    return operations;
  }

  private Operation operation(String path, String method, JsonNode node) {
    var roles = new TreeSet<String>();
    node.path("x-roles").forEach(role -> roles.add(role.asText()));
    var parameters = new ArrayList<JsonNode>();
    node.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
    var body = resolve(node.path("requestBody"));
    var schema = body.path("content").path("application/json").path("schema");
    return new Operation(
        node.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        roles,
        parameters,
        Optional.of(schema).filter(s -> !s.isMissingNode()).map(this::resolve),
        body.path("required").asBoolean());
  }

  /** The values that a schema of the components allows. */
  public Set<String> choices(String schema) {
    var choices = new TreeSet<String>();
    root.at("/components/schemas/" + schema + "/enum").forEach(one -> choices.add(one.asText()));
    return choices;
  }

  /** What a reference leads to; everything else as it is. */
  public JsonNode resolve(JsonNode node) {
    var reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : resolve(root.at(reference.substring(1)));
  }
}
