package org.yizhan.station.licence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Codes;

/** Credentials as the contract shows them to staff. */
public final class CredentialViews {
  private final Credentials credentials;
  private final Licences licences;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Shows {@code credentials} as they stand today. */
  public CredentialViews(
      Credentials credentials, Licences licences, InstantSource clock, ZoneId zone) {
    this.credentials = credentials;
    this.licences = licences;
    this.clock = clock;
    this.zone = zone;
  }

  /** A credential with how it stands today. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CredentialView(
      UUID id,
      CredentialKind kind,
      List<String> covers,
      @Nullable Integer level,
      @Nullable Integer hours,
      @Nullable String issuer,
      @Nullable String number,
      LocalDate issuedOn,
      @Nullable LocalDate validUntil,
      @Nullable LocalDate revokedOn,
      String standing,
      @Nullable List<String> items,
      @Nullable String result,
      @Nullable Boolean consented,
      @Nullable String paidBy,
      @Nullable Integer subsidyPercent,
      @Nullable String voucher,
      Details.@Nullable Evidence evidence) {
    static CredentialView of(Credential held, Details details, LocalDate today) {
      var health = details.health();
      return new CredentialView(
          held.id(),
          held.kind(),
          held.covers().stream().sorted().toList(),
          held.level(),
          held.hours(),
          held.issuer(),
          details.number(),
          held.issuedOn(),
          held.validUntil(),
          held.revokedOn(),
          Codes.of(held.on(today)),
          health == null ? null : health.items(),
          health == null ? null : health.result(),
          health == null ? null : health.consented(),
          details.paidBy(),
          details.subsidyPercent(),
          details.voucher(),
          details.evidence());
    }
  }

  /** The credentials by kind and day of issue. */
  List<CredentialView> of(List<Credential> held) {
    var details = credentials.details(held);
    return held.stream()
        .sorted(Comparator.comparing(Credential::kind).thenComparing(Credential::issuedOn))
        .map(c -> CredentialView.of(c, details.getOrDefault(c.id(), Details.NONE), today()))
        .toList();
  }

  CredentialView of(Credential credential) {
    return of(List.of(credential)).getFirst();
  }

  /** What the companies hold, by company. */
  public Map<UUID, List<CredentialView>> ofCompanies() {
    return credentials.ofCompanies().stream()
        .collect(
            Collectors.groupingBy(
                Credential::holderId, Collectors.collectingAndThen(Collectors.toList(), this::of)));
  }

  /** The hours of training that the worker has gathered (累积学时) [001 §17]. */
  public int trainingHours(UUID worker) {
    return licences.of(worker).getOrDefault(worker, licences.none()).credentials().stream()
        .filter(c -> c.holder() == Holder.WORKER && c.kind().training())
        .filter(c -> c.on(today()) == Credential.Standing.VALID)
        .map(Credential::hours)
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .sum();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
