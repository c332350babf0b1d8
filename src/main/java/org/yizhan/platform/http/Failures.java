package org.yizhan.platform.http;

import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yizhan.platform.db.Outage;

/** The one place where a failure becomes an answer. */
public final class Failures implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /** What the router leaves when a path could not even be decoded to look for its route. */
  private static final int NO_STATUS = -1;

  @Override
  public void handle(RoutingContext context) {
    var response = context.response();
    if (response.ended() || isGone(context)) {
      return;
    }
    if (response.headWritten()) {
      context.request().connection().close();
      return;
    }
    Reply.problem(problemOf(context)).send(response);
  }

  /**
   * Answers what could not even be parsed, and closes the connection, whose next bytes mean
   * nothing.
   */
  static void unreadable(HttpServerRequest request) {
    var status =
        switch (request.decoderResult().cause()) {
          case TooLongHttpLineException _ -> 414;
          case TooLongHttpHeaderException _ -> 431;
          case null, default -> 400;
        };
    Reply.problem(ofStatus(status)).send(request.response());
    request.connection().close();
  }

  /** Whoever asked hung up before the whole request was there: nobody waits for an answer. */
  private static boolean isGone(RoutingContext context) {
    var failure = context.failure();
    return context.response().closed()
        && (failure instanceof HttpClosedException || failure instanceof StreamResetException);
  }

  private static Problem problemOf(RoutingContext context) {
    var failure = context.failure();
    if (failure instanceof ProblemException known) {
      return known.problem();
    }
    if (failure instanceof HttpException http) {
      return ofStatus(http.getStatusCode());
    }
    if (failure == null) {
      return ofStatus(context.statusCode() == NO_STATUS ? 400 : context.statusCode());
    }
    if (context.statusCode() >= 400 && context.statusCode() < 500) {
      return ofStatus(context.statusCode());
    }
    if (failure instanceof CodecException || failure instanceof Http2Exception) {
      return ofStatus(400); // Such as a body that is not packed as it says.
    }
    if (failure instanceof InterruptedException) {
      return Problem.of(503, "stopping", "The server is stopping")
          .withDetail("Try again in a moment.");
    }
    if (Outage.caused(failure)) {
      LOG.atWarn().addKeyValue("cause", failure.toString()).log("The database is away");
      return Problem.of(503, "database-away", "What is kept here cannot be reached now")
          .withDetail("Try again in a moment.");
    }
    var reference = UUID.randomUUID();
    LOG.atError()
        .setCause(failure)
        .addKeyValue("reference", reference)
        .addKeyValue("method", context.request().method())
        .addKeyValue(
            "route", context.currentRoute() == null ? "" : context.currentRoute().getPath())
        .log("Request failed");
    return Problem.of(500, "internal-error", "The server could not do this")
        .withDetail(
            "Try again. If it stays, tell whoever runs the server this number: " + reference);
  }

  private static Problem ofStatus(int status) {
    return switch (status) {
      case 404 -> Problem.notFound("page or resource");
      case 405 -> Problem.of(405, "method-not-allowed", "This resource does not do that");
      case 413 ->
          Problem.of(413, "too-large", "The body is too large")
              .withDetail("Send less, or a smaller file.");
      case 414 -> Problem.of(414, "too-large", "The address is too long");
      case 431 -> Problem.of(431, "too-large", "The headers are too long");
      case 400 -> Problem.of(400, "invalid-input", "The request cannot be read");
      default -> Problem.of(status, "http-" + status, "The request cannot be served");
    };
  }
}
