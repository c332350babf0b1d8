package org.yizhan.hub.enrolment;

import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;

/** How stations become known, and how the city takes that back. */
public final class EnrolmentRoutes {
  private final Enrolments enrolments;

  /** Serves {@code enrolments}. */
  public EnrolmentRoutes(Enrolments enrolments) {
    this.enrolments = enrolments;
  }

  /** Names the handler. */
  public void mount(ContractRouter router) {
    router
        .on("issueEnrolmentCodes", this::issue)
        .on("enrolStation", this::enrol)
        .on("revokeStation", this::revoke);
  }

  private record Wish(int count) {}

  private Reply issue(Request request) {
    return Reply.created(enrolments.newCodes(request.body(Wish.class).count()));
  }

  private record Body(String code, UUID station, Text name, String publicKey) {}

  private Reply enrol(Request request) {
    var body = request.body(Body.class);
    enrolments.enrol(body.code(), body.station(), body.name(), key(body.publicKey()));
    return Reply.created(Map.of("station", body.station()));
  }

  private Reply revoke(Request request) {
    enrolments.revoke(request.id("station"), request.principal());
    return Reply.nothing();
  }

  private static byte[] key(String text) {
    try {
      return StationKeys.decode(Base64.getDecoder().decode(text))
          .map(java.security.Key::getEncoded)
          .orElseThrow(EnrolmentRoutes::badKey);
    } catch (IllegalArgumentException e) {
      throw badKey();
    }
  }

  private static RuntimeException badKey() {
    return Problem.invalid(
            "/publicKey", "must be an Ed25519 public key, X.509 SubjectPublicKeyInfo in base64")
        .exception();
  }
}
