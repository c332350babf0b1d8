package org.yizhan.station.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.auth.Role;
import org.yizhan.platform.auth.Tokens;
import org.yizhan.platform.http.Authenticator;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.SessionCookie;

/** Finds out who calls: a Bearer token, a ticket code, or the page's cookie, in this order. */
public final class StationAuthenticator implements Authenticator {
  private final Tokens tokens;
  private final SessionCookie cookie;
  private final Predicate<UUID> kioskAdmitted;
  private final BiPredicate<UUID, String> ticketOpens;

  /**
   * @param kioskAdmitted whether a kiosk was not shut out since it got its token
   * @param ticketOpens whether a ticket code opens a booking
   */
  public StationAuthenticator(
      Tokens tokens,
      SessionCookie cookie,
      Predicate<UUID> kioskAdmitted,
      BiPredicate<UUID, String> ticketOpens) {
    this.tokens = tokens;
    this.cookie = cookie;
    this.kioskAdmitted = kioskAdmitted;
    this.ticketOpens = ticketOpens;
  }

  @Override
  public Principal authenticate(RoutingContext context) {
    var header = context.request().getHeader("Authorization");
    if (header == null) {
      return cookie.token(context).flatMap(this::holder).orElse(Principal.ANYBODY);
    }
    if (header.startsWith("Bearer ")) {
      return holder(header.substring(7)).orElseThrow(StationAuthenticator::badToken);
    }
    if (header.startsWith("Ticket ")) {
      return resident(context, header.substring(7).strip());
    }
    throw badToken();
  }

  /** Who the token names, unless it is a kiosk that has no business here any more. */
  private Optional<Principal> holder(String token) {
    return tokens
        .verify(token)
        .filter(one -> one.role() != Role.KIOSK || kioskAdmitted.test(UUID.fromString(one.id())));
  }

  /** A wrong code looks like a booking that does not exist. */
  private Principal resident(RoutingContext context, String code) {
    var booking = bookingOf(context);
    if (!code.matches("[0-9]{8}") || !ticketOpens.test(booking, code)) {
      throw Problem.notFound("booking").exception();
    }
    return Principal.of(Role.RESIDENT, booking.toString());
  }

  private static UUID bookingOf(RoutingContext context) {
    var text = context.pathParam("booking");
    if (text == null) {
      text = context.queryParams().get("booking");
    }
    try {
      return UUID.fromString(String.valueOf(text));
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("booking").exception();
    }
  }

  private static RuntimeException badToken() {
    return Problem.of(401, "bad-token", "The token is expired or not ours")
        .withDetail("Sign in again.")
        .exception();
  }
}
