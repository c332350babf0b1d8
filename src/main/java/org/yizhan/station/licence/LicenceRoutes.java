package org.yizhan.station.licence;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.platform.http.Problem;
import org.yizhan.platform.http.Reply;
import org.yizhan.platform.http.Request;
import org.yizhan.platform.text.Text;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.workforce.Worker;
import org.yizhan.station.workforce.WorkerName;
import org.yizhan.station.workforce.Workforce;

/** Workers' files, credentials, rules and what lies ahead. */
public final class LicenceRoutes {
  private final Licences licences;
  private final Credentials credentials;
  private final CredentialViews views;
  private final RuleEdits rules;
  private final Catalog catalog;
  private final Workforce workforce;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Outlook outlook;

  /** Serves {@code credentials} and {@code rules}. */
  public LicenceRoutes(
      Licences licences,
      Credentials credentials,
      CredentialViews views,
      RuleEdits rules,
      Catalog catalog,
      Workforce workforce,
      InstantSource clock,
      ZoneId zone) {
    this.licences = licences;
    this.credentials = credentials;
    this.views = views;
    this.rules = rules;
    this.catalog = catalog;
    this.workforce = workforce;
    this.clock = clock;
    this.zone = zone;
    this.outlook = new Outlook(licences, credentials, catalog, workforce, clock, zone);
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("getWorker", this::getWorker)
        .on("addWorkerCredential", this::addToWorker)
        .on("addCompanyCredential", this::addToCompany)
        .on("revokeCredential", this::revoke)
        .on("listRules", this::listRules)
        .on("editRule", this::editRule)
        .on("previewRule", this::previewRule)
        .on("getOutlook", this::getOutlook);
  }

  private record LicenceView(
      String category, boolean licensed, List<LicenceViews.ReasonView> reasons) {}

  private record WorkerFile(
      UUID id,
      String name,
      Text company,
      String gender,
      int stars,
      boolean active,
      List<String> skills,
      List<CredentialViews.CredentialView> credentials,
      LocalDate date,
      List<LicenceView> licences) {}

  private Reply getWorker(Request request) {
    var worker =
        workforce
            .find(request.id("worker"))
            .orElseThrow(() -> Problem.notFound("worker").exception());
    var date = request.query("date").map(LocalDate::parse).orElse(today());
    var licence = licences.of(worker.id()).getOrDefault(worker.id(), licences.none());
    var own = licence.credentials().stream().filter(c -> c.holder() == Holder.WORKER).toList();
    var allowed =
        catalog.categories().stream()
            .map(category -> {
              var refusals = licence.refusals(category.code(), date);
              return new LicenceView(
                  category.code(),
                  refusals.isEmpty(),
                  refusals.stream().map(LicenceViews.ReasonView::of).toList());
            })
            .toList();
    return Reply.ok(
        new WorkerFile(
            worker.id(),
            worker.fullName(),
            worker.company(),
            worker.gender(),
            worker.stars(),
            worker.active(),
            worker.skills().stream().sorted().toList(),
            views.of(own),
            date,
            allowed));
  }

  private Reply addToWorker(Request request) {
    var document = request.body(Credentials.Document.class);
    return Reply.created(
        views.of(credentials.addToWorker(request.id("worker"), document, request.principal())));
  }

  private Reply addToCompany(Request request) {
    var document = request.body(Credentials.Document.class);
    return Reply.created(
        views.of(credentials.addToCompany(request.id("company"), document, request.principal())));
  }

  private Reply revoke(Request request) {
    return Reply.ok(views.of(credentials.revoke(request.id("credential"), request.principal())));
  }

  private record RulesView(LocalDate date, List<DispatchRule> rules, List<DispatchRule> coming) {}

  private Reply listRules(Request request) {
    var date = request.query("date").map(LocalDate::parse).orElse(today());
    var book = rules.book();
    return Reply.ok(new RulesView(date, book.written(date), book.after(date)));
  }

  private Reply editRule(Request request) {
    return Reply.created(rules.edit(request.body(RuleEdits.Edit.class), request.principal()));
  }

  private record EffectsView(LocalDate date, List<EffectView> categories, int visits) {}

  private record EffectView(String category, List<WorkerName> lose, List<WorkerName> gain) {}

  private Reply previewRule(Request request) {
    var effects = rules.preview(request.body(RuleEdits.Edit.class));
    var categories =
        effects.categories().stream()
            .map(effect ->
                new EffectView(
                    effect.category(),
                    effect.lose().stream().map(Worker::named).toList(),
                    effect.gain().stream().map(Worker::named).toList()))
            .toList();
    return Reply.ok(new EffectsView(effects.date(), categories, effects.visits()));
  }

  private Reply getOutlook(Request request) {
    var today = today();
    var expiring =
        outlook.expiring().stream().map(soon -> LicenceViews.ExpiringView.of(soon, today)).toList();
    var idle = outlook.idle().stream().map(LicenceViews.IdleView::of).toList();
    return Reply.ok(Map.of("expiring", expiring, "unlicensed", idle));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
