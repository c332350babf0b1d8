package org.yizhan.station.licence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;
import org.yizhan.station.workforce.WorkerName;

/** What the contract shows of licences. */
final class LicenceViews {
  private LicenceViews() {}

  /** A credential with how it stands today. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CredentialView(
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
      String standing) {
    static CredentialView of(Credential held, @Nullable String number, LocalDate today) {
      return new CredentialView(
          held.id(),
          held.kind(),
          held.covers().stream().sorted().toList(),
          held.level(),
          held.hours(),
          held.issuer(),
          number,
          held.issuedOn(),
          held.validUntil(),
          held.revokedOn(),
          held.on(today).name().toLowerCase(Locale.ROOT));
    }
  }

  /** Why a worker may not be sent. */
  record ReasonView(String code, Text text, String rule, boolean overridable) {
    static ReasonView of(Unlicensed why) {
      return new ReasonView(
          "not-licensed", why.text(), why.rule().code(), why.rule().overridable());
    }
  }

  /** A credential that ends soon. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ExpiringView(
      Holder holder,
      @Nullable UUID worker,
      Text name,
      CredentialView credential,
      int daysLeft,
      int warning) {
    static ExpiringView of(Outlook.Expiring soon, LocalDate today) {
      return new ExpiringView(
          soon.holder(),
          soon.worker(),
          soon.name(),
          CredentialView.of(soon.credential(), null, today),
          soon.daysLeft(),
          soon.warning());
    }
  }

  /** A worker who may be sent to nothing. */
  record IdleView(WorkerName worker, List<ReasonView> reasons) {
    static IdleView of(Outlook.Idle idle) {
      return new IdleView(
          idle.worker().named(), idle.reasons().stream().map(ReasonView::of).toList());
    }
  }
}
