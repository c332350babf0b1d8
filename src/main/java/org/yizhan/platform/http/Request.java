package org.yizhan.platform.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.json.Json;

/** A request that fits the contract, from a caller whose role may make it. */
public final class Request {
  private final RoutingContext context;
  private final Principal principal;

  Request(RoutingContext context, Principal principal) {
    this.context = context;
    this.principal = principal;
  }

  /** Who calls. */
  public Principal principal() {
    return principal;
  }

  /** An id of the path, such as {@code booking} in {@code /bookings/{booking}}. */
  public UUID id(String name) {
    return UUID.fromString(context.pathParam(name));
  }

  /** A date of the path. */
  public LocalDate pathDate(String name) {
    return LocalDate.parse(context.pathParam(name));
  }

  /** A parameter of the query. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParams().get(name));
  }

  /** A required date of the query. */
  public LocalDate date(String name) {
    return LocalDate.parse(query(name).orElseThrow());
  }

  /** A required id of the query. */
  public UUID queryId(String name) {
    return UUID.fromString(query(name).orElseThrow());
  }

  /** A required instant of the query. A plus sign that became a space in the URL is put right. */
  public Instant instant(String name) {
    return instant(name, query(name).orElseThrow().replace(' ', '+'));
  }

  /**
   * @throws ProblemException naming {@code field} when the text has no offset
   */
  public static Instant instant(String field, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Problem.invalid(
              field, "must be a time with its offset, such as 2026-11-22T09:00:00+08:00")
          .exception();
    }
  }

  /** A header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(context.request().getHeader(name));
  }

  /** The token that came with the request, as a Bearer token or in the cookie of that name. */
  public Optional<String> token(String cookieName) {
    var cookie = Optional.ofNullable(context.request().getCookie(cookieName)).map(Cookie::getValue);
    return header("Authorization")
        .filter(text -> text.startsWith("Bearer "))
        .map(text -> text.substring("Bearer ".length()))
        .or(() -> cookie);
  }

  /**
   * The version that the caller read.
   *
   * @throws ProblemException when If-Match is no version
   */
  public OptionalLong ifMatch() {
    var value = header("If-Match");
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(value.get().replaceAll("^(W/)?\"|\"$", "")));
    } catch (NumberFormatException e) {
      throw Problem.invalid("If-Match", "must be the ETag that was read, such as \"3\"")
          .exception();
    }
  }

  /**
   * The version that the caller read, which this operation insists on.
   *
   * @throws ProblemException 428 when If-Match is missing
   */
  public long requiredIfMatch() {
    return ifMatch()
        .orElseThrow(() ->
            Problem.of(428, "version-missing", "If-Match is missing")
                .withDetail("Read what is to be changed and send its ETag as If-Match.")
                .exception());
  }

  /** The body as a record; an absent optional body gives null. */
  public <T> @Nullable T bodyOrNull(Class<T> type) {
    var buffer = context.body().buffer();
    return buffer == null || buffer.length() == 0 ? null : body(type);
  }

  /**
   * The required body as a record.
   *
   * @throws ProblemException when a value fits the contract but not the record, such as a number
   *     beyond any that is stored
   */
  public <T> T body(Class<T> type) {
    try {
      return Json.read(rawBody(), type);
    } catch (UncheckedIOException e) {
      throw Problem.invalid(pointer(e.getCause()), "cannot be this value").exception();
    }
  }

  private static String pointer(@Nullable IOException cause) {
    var path =
        cause instanceof JsonMappingException mapping
            ? mapping.getPath()
            : List.<JsonMappingException.Reference>of();
    return path.stream()
        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
        .collect(Collectors.joining());
  }

  /** The body as it came; empty when there is none. */
  public byte[] rawBody() {
    var buffer = context.body().buffer();
    return buffer == null ? new byte[0] : buffer.getBytes();
  }

  /** Whether the page asked over TLS, directly or through a proxy. */
  public boolean secure() {
    return context.request().isSSL() || "https".equals(header("X-Forwarded-Proto").orElse(""));
  }
}
