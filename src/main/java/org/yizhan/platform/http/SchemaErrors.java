package org.yizhan.platform.http;

import io.vertx.json.schema.OutputUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts the validator's output into words for whoever made the mistake. The validator reports a
 * wrong field, each object around it, and each of these once more as an unknown property; only the
 * innermost says something.
 */
final class SchemaErrors {
  private static final Pattern MISSING = Pattern.compile("required property \"([^\"]+)\"");
  private static final Pattern UNKNOWN =
      Pattern.compile("does not match additional properties schema");
  private static final Pattern WRAPPER =
      Pattern.compile("does not match schema|A subschema had errors|False boolean schema");

  private SchemaErrors() {}

  /**
   * @param prefix name of the parameter that was checked; empty for the body
   */
  static List<FieldError> of(OutputUnit result, String prefix) {
    var units = Optional.ofNullable(result.getErrors()).orElse(List.of());
    var telling = units.stream().filter(unit -> !is(WRAPPER, unit) && !is(UNKNOWN, unit)).toList();
    var unknown =
        units.stream()
            .filter(unit -> is(UNKNOWN, unit))
            .filter(unit -> telling.stream().noneMatch(inner -> isWithin(inner, unit)))
            .map(unit -> new FieldError(field(prefix, pointer(unit)), "is not known here"));
    return Stream.concat(telling.stream().map(unit -> error(prefix, unit)), unknown)
        .distinct()
        .toList();
  }

  private static FieldError error(String prefix, OutputUnit unit) {
    var missing = MISSING.matcher(unit.getError());
    if (missing.find()) {
      return new FieldError(field(prefix, pointer(unit) + "/" + missing.group(1)), "is missing");
    }
    var text =
        unit.getError().contains("does not match pattern")
            ? "does not have the form that /openapi.yaml describes"
            : unit.getError();
    return new FieldError(field(prefix, pointer(unit)), text);
  }

  private static boolean is(Pattern kind, OutputUnit unit) {
    return kind.matcher(unit.getError()).find();
  }

  private static boolean isWithin(OutputUnit inner, OutputUnit outer) {
    return pointer(inner).equals(pointer(outer)) || pointer(inner).startsWith(pointer(outer) + "/");
  }

  private static String pointer(OutputUnit unit) {
    return unit.getInstanceLocation().replaceFirst("^#", "");
  }

  private static String field(String prefix, String pointer) {
    if (!prefix.isEmpty()) {
      return prefix;
    }
    return pointer.isEmpty() ? "/" : pointer;
  }
}
