package org.yizhan.platform.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses text with control characters or half a character in it, or nothing but white space. No
 * name, number or code has them, the database cannot keep some of them, and no schema says so: a
 * pattern that ends with {@code $} lets a line break pass.
 */
public final class TextCheck {
  /** What is said of such text. */
  public static final String FORBIDDEN = "must not contain control characters";

  private TextCheck() {}

  /** Adds an error for each such text in {@code value}, whose own field is {@code field}. */
  static void check(String field, @Nullable Object value, List<FieldError> errors) {
    switch (value) {
      case String text when isForbidden(text) -> errors.add(new FieldError(field, FORBIDDEN));
      case String text when !text.isEmpty() && text.isBlank() ->
          errors.add(new FieldError(field, "must not be blank"));
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

  /** Whether there is such a character in the text. */
  public static boolean isForbidden(String text) {
    for (int i = 0; i < text.length(); i++) {
      var character = text.charAt(i);
      if (character < ' ' || character > '~') {
        return text.codePoints().anyMatch(TextCheck::isForbidden);
      }
    }
    return false;
  }

  private static boolean isForbidden(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
  }
}
