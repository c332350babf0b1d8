package org.yizhan.station.device;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;

/** {@code devices} and what hangs below. */
public final class DeviceRoutes {
  private final Enrolments enrolments;
  private final Predicate<UUID> connected;
  private final UUID station;
  private final ZoneId zone;

  /**
   * @param connected whether the device has a live session
   */
  public DeviceRoutes(Enrolments enrolments, Predicate<UUID> connected, UUID station, ZoneId zone) {
    this.enrolments = enrolments;
    this.connected = connected;
    this.station = station;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listDevices", this::list)
        .on("issueEnrolmentCode", this::code)
        .on("enrolDevice", this::enrol)
        .on("challengeDevice", this::challenge)
        .on("renewDevice", this::renew)
        .on("revokeDevice", this::revoke);
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record DeviceView(
      UUID id,
      UUID worker,
      @Nullable String name,
      boolean ownKey,
      boolean connected,
      OffsetDateTime enrolledAt,
      @Nullable OffsetDateTime revokedAt,
      @Nullable OffsetDateTime lastReportAt,
      @Nullable Long skewSeconds) {}

  private record AdmissionView(
      UUID device, UUID worker, UUID station, String token, OffsetDateTime expiresAt) {}

  private DeviceView view(Enrolled device) {
    return new DeviceView(
        device.id(),
        device.worker(),
        device.name(),
        device.ownKey(),
        device.revoked() == null && connected.test(device.id()),
        local(device.enrolled()),
        device.revoked() == null ? null : local(device.revoked()),
        device.lastReport() == null ? null : local(device.lastReport()),
        device.skewSeconds());
  }

  private AdmissionView view(Enrolments.Admission admission) {
    var token = admission.token();
    return new AdmissionView(
        admission.device(), admission.worker(), station, token.text(), local(token.expires()));
  }

  private Reply list(Request request) {
    var worker = request.query("worker").map(UUID::fromString).orElse(null);
    return Reply.ok(
        Map.of("devices", enrolments.devices(worker).stream().map(this::view).toList()));
  }

  private record Owner(UUID worker) {}

  private Reply code(Request request) {
    var code = enrolments.code(request.body(Owner.class).worker());
    return Reply.created(Map.of("code", code.text(), "expiresAt", local(code.expires())));
  }

  private record Candidate(
      String code, String publicKey, String signature, @Nullable String name) {}

  private Reply enrol(Request request) {
    var candidate = request.body(Candidate.class);
    var admission =
        enrolments.enrol(
            candidate.code(),
            decoded("/publicKey", candidate.publicKey()),
            decoded("/signature", candidate.signature()),
            candidate.name());
    return Reply.created(view(admission));
  }

  private Reply challenge(Request request) {
    var challenge = enrolments.challenge(request.id("device"));
    return Reply.created(
        Map.of("challenge", challenge.text(), "expiresAt", local(challenge.expires())));
  }

  private record SignedChallenge(String challenge, String signature) {}

  private Reply renew(Request request) {
    var signed = request.body(SignedChallenge.class);
    return Reply.created(
        view(
            enrolments.renew(
                request.id("device"),
                signed.challenge(),
                decoded("/signature", signed.signature()))));
  }

  private Reply revoke(Request request) {
    return Reply.ok(view(enrolments.revoke(request.id("device"), request.principal())));
  }

  private static byte[] decoded(String field, String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(field, "must be base64").exception();
    }
  }

  private OffsetDateTime local(Instant at) {
    return at.atZone(zone).toOffsetDateTime();
  }
}
