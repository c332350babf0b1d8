package org.yizhan.platform.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses text with control characters or half a character in it. No name, number or code has them,
 * the database cannot keep some of them, and no schema says so: a pattern that ends with {@code $}
 * lets a line break pass.
 */
final class TextCheck {
  private TextCheck() {}

  /** Adds an error for each such text in {@code value}, whose own field is {@code field}. */
  static void check(String field, @Nullable Object value, List<FieldError> errors) {
    switch (value) {
      case String text when text.codePoints().anyMatch(TextCheck::isForbidden) ->
          errors.add(new FieldError(field, "must not contain control characters"));
      case JsonObject object ->
          object
              .fieldNames()
              .forEach(name -> check(field + "/" + name, object.getValue(name), errors));
      case JsonArray array -> {
        for (int i = 0; i < array.size(); i++) {
          check(field + "/" + i, array.getValue(i), errors);
        }
      }
      case null, default -> {}
    }
  }

  private static boolean isForbidden(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
  }
}
