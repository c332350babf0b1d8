package org.yizhan.station.licence;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Codes;
import org.yizhan.platform.text.Text;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.workforce.Workforce;

/** A worker's own credentials, until when they are valid, and what they are good for today. */
public final class OwnLicenceRoutes {
  private final Licences licences;
  private final Catalog catalog;
  private final Workforce workforce;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Shows {@code licences}. */
  public OwnLicenceRoutes(
      Licences licences, Catalog catalog, Workforce workforce, InstantSource clock, ZoneId zone) {
    this.licences = licences;
    this.catalog = catalog;
    this.workforce = workforce;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router.on("getOwnCredentials", this::get);
  }

  private record LicenceView(List<CredentialView> credentials, List<CategoryView> categories) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record CredentialView(
      UUID id,
      CredentialKind kind,
      List<Text> covers,
      LocalDate issuedOn,
      @Nullable LocalDate validUntil,
      String standing) {}

  private record CategoryView(Text name, boolean licensed, List<Text> missing) {}

  private Reply get(Request request) {
    var worker = workforce.calling(request.principal());
    var today = LocalDate.ofInstant(clock.instant(), zone);
    var licence = licences.of(worker.id()).getOrDefault(worker.id(), licences.none());
    var credentials =
        licence.credentials().stream()
            .filter(held -> held.holder() == Holder.WORKER && held.revokedOn() == null)
            .sorted(Comparator.comparing(Credential::kind).thenComparing(Credential::issuedOn))
            .map(held -> view(held, today))
            .toList();
    var learned = catalog.learned(worker.skills());
    var categories =
        catalog.categories().stream()
            .filter(category -> learned.contains(category.code()))
            .map(category -> {
              var refusals = licence.refusals(category.code(), today);
              var missing = refusals.stream().map(LicenceViews.ReasonView::of);
              return new CategoryView(
                  category.name(),
                  refusals.isEmpty(),
                  missing.map(LicenceViews.ReasonView::text).toList());
            })
            .toList();
    return Reply.ok(new LicenceView(credentials, categories));
  }

  private CredentialView view(Credential held, LocalDate today) {
    var covers =
        catalog.categories().stream()
            .filter(category -> held.covers().contains(category.code()))
            .map(category -> category.name())
            .toList();
    return new CredentialView(
        held.id(),
        held.kind(),
        covers,
        held.issuedOn(),
        held.validUntil(),
        Codes.of(held.on(today)));
  }
}
