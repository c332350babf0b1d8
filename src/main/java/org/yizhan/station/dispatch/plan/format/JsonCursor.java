package org.yizhan.station.dispatch.plan.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.yizhan.station.dispatch.plan.ProblemBuilder;

/** A place in a JSON file that knows its path, so that a complaint can name it. */
record JsonCursor(String path, JsonNode node) {
  private static final int NOISE_FREE_DECIMALS = 6;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(ProblemBuilder.LARGEST);

  JsonCursor at(String field) throws MalformedInstance {
    JsonNode child = node.get(field);
    if (child == null) {
      throw malformed("'" + field + "' is missing");
    }
    return new JsonCursor(path.isEmpty() ? field : path + "." + field, child);
  }

  List<JsonCursor> array(String field) throws MalformedInstance {
    return at(field).array();
  }

  List<JsonCursor> array() throws MalformedInstance {
    if (!node.isArray()) {
      throw malformed("a list expected");
    }
    List<JsonCursor> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(new JsonCursor(path + "[" + i + "]", node.get(i)));
    }
    return items;
  }

  void expectSize(int size) throws MalformedInstance {
    if (!node.isArray() || node.size() != size) {
      throw malformed("a list of " + size + " expected");
    }
  }

  String text() throws MalformedInstance {
    if (!node.isTextual()) {
      throw malformed("a text expected");
    }
    return node.textValue();
  }

  /** The number times {@code scale}, rounded up or down, in the planner's range. */
  int scaled(int scale, RoundingMode rounding) throws MalformedInstance {
    if (!node.isNumber()) {
      throw malformed("a number expected");
    }
    // Files carry floating-point noise such as 433.99999999999994.
    BigDecimal value = node.decimalValue().setScale(NOISE_FREE_DECIMALS, RoundingMode.HALF_EVEN);
    BigDecimal scaled = value.multiply(BigDecimal.valueOf(scale)).setScale(0, rounding);
    if (scaled.signum() < 0 || scaled.compareTo(LARGEST) > 0) {
      throw malformed("out of range: " + node.asText());
    }
    return scaled.intValueExact();
  }

  MalformedInstance malformed(String why) {
    return new MalformedInstance(path.isEmpty() ? "the file" : path, why);
  }
}
