package org.yizhan.station.licence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;
import org.yizhan.station.licence.CredentialViews.CredentialView;
import org.yizhan.station.workforce.WorkerName;

/** What the contract shows of licences. */
final class LicenceViews {
  private LicenceViews() {}

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
          CredentialView.of(soon.credential(), Details.NONE, today),
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
