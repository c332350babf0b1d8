package org.yizhan.platform.http;

import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks at what a request announces of its file before it is read. */
final class FileGate implements Gate {
  private static final double MEGABYTE = 1_000_000;

  private final List<String> types;
  private final long limit;

  /**
   * @param limit bytes
   * @throws IllegalStateException when the operation takes no file
   */
  FileGate(Operation operation, long limit) {
    var files = operation.getOpenAPIModel().getJsonArray("x-files");
    if (files == null) {
      throw new IllegalStateException(operation.getOperationId() + " takes no file");
    }
    this.types = files.stream().map(Object::toString).toList();
    this.limit = limit;
  }

  /**
   * @throws ProblemException 413 when it is too large, 415 when it is of another type
   */
  @Override
  public void check(RoutingContext context) {
    var request = context.request();
    if (!types.contains(typeOf(request.getHeader("Content-Type")))) {
      throw Problem.of(415, "wrong-file", "This operation takes another kind of file")
          .withDetail("Send one of " + String.join(", ", types) + " and say which as Content-Type.")
          .exception();
    }
    if (lengthOf(request.getHeader("Content-Length")) > limit) {
      throw tooLarge().exception();
    }
  }

  private Problem tooLarge() {
    return Problem.of(413, "too-large", "The file is too large")
        .withDetail(
            String.format(
                Locale.ROOT,
                "It may have at most %.1f MB; save it smaller, or scan it with fewer dots.",
                limit / MEGABYTE));
  }

  private static String typeOf(@Nullable String header) {
    return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static long lengthOf(@Nullable String header) {
    return header == null || !header.matches("[0-9]{1,18}") ? 0 : Long.parseLong(header);
  }
}
