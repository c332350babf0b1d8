package org.yizhan.platform.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem, the only form in which errors leave the server.
 *
 * @param type stable URI that programs and pages go by
 * @param errors what is wrong with which field
 * @param more further members, such as {@code alternatives}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    List<FieldError> errors,
    @JsonAnyGetter Map<String, Object> more) {
  /** The member that says when to come again. */
  static final String RETRY_AFTER = "retryAfterSeconds";

  /** Where the types are described. */
  public static final String BASE = "https://yizhan.org/problems/";

  /** A problem with a title alone. */
  public static Problem of(int status, String type, String title) {
    return new Problem(BASE + type, title, status, null, List.of(), Map.of());
  }

  /** The input does not fit the contract: 400 with every field that is wrong. */
  public static Problem invalid(List<FieldError> errors) {
    var first = errors.getFirst();
    return new Problem(
        BASE + "invalid-input",
        "The input is not valid",
        400,
        first.field() + ": " + first.message(),
        errors,
        Map.of());
  }

  /** One field is wrong. */
  public static Problem invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  /** There is no such thing, or it is somebody else's, which looks the same. */
  public static Problem notFound(String what) {
    return of(404, "not-found", "There is no such " + what);
  }

  /** The same problem with an explanation. */
  public Problem withDetail(String text) {
    return new Problem(type, title, status, text, errors, more);
  }

  /** The same problem with one more member. */
  public Problem with(String member, Object value) {
    var all = new LinkedHashMap<>(more);
    all.put(member, value);
    return new Problem(type, title, status, detail, errors, all);
  }

  /** The same problem, which may be over after so many seconds; the answer's header says so too. */
  public Problem withRetryAfter(int seconds) {
    return with(RETRY_AFTER, seconds);
  }

  /** To be thrown; the failure handler turns it into the answer. */
  public ProblemException exception() {
    return new ProblemException(this);
  }
}
