package org.yizhan.station.register;

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
import org.yizhan.station.licence.CredentialViews;
import org.yizhan.station.workforce.Workforce;

/** Companies and workers' pages of the register. */
public final class RegisterRoutes {
  private final Companies companies;
  private final Register register;
  private final CredentialViews credentials;
  private final Workforce workforce;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Serves {@code companies} and {@code register}. */
  public RegisterRoutes(
      Companies companies,
      Register register,
      CredentialViews credentials,
      Workforce workforce,
      InstantSource clock,
      ZoneId zone) {
    this.companies = companies;
    this.register = register;
    this.credentials = credentials;
    this.workforce = workforce;
    this.clock = clock;
    this.zone = zone;
  }

  /** Names the handlers. */
  public void mount(ContractRouter router) {
    router
        .on("listCompanies", this::listCompanies)
        .on("createCompany", this::createCompany)
        .on("editCompany", this::editCompany)
        .on("createWorker", this::createWorker)
        .on("getWorkerPage", this::getWorkerPage)
        .on("editWorkerPage", this::editWorkerPage)
        .on("activateWorker", this::activateWorker)
        .on("showIdentity", this::showIdentity);
  }

  private Reply listCompanies(Request request) {
    var listed = companies.list(dateOf(request));
    var held = credentials.ofCompanies();
    return Reply.ok(
        Map.of(
            "companies",
            listed.companies().stream()
                .map(company ->
                    RegisterViews.CompanyView.of(
                        company,
                        workersOf(company.id()),
                        listed.share(company.id(), dateOf(request)),
                        held.getOrDefault(company.id(), List.of())))
                .toList()));
  }

  private int workersOf(UUID company) {
    return (int)
        workforce.all().stream().filter(worker -> worker.companyId().equals(company)).count();
  }

  private Reply createCompany(Request request) {
    var entry = request.body(Company.Entry.class);
    return Reply.created(view(companies.create(entry, request.principal()))).version(1);
  }

  private Reply editCompany(Request request) {
    var version = request.requiredIfMatch();
    var company =
        companies.edit(
            request.id("company"), request.body(Company.Entry.class), version, request.principal());
    return Reply.ok(view(company)).version(company.version());
  }

  private RegisterViews.CompanyView view(Company company) {
    return RegisterViews.CompanyView.of(
        company,
        workersOf(company.id()),
        companies.list(today()).share(company.id(), today()),
        credentials.ofCompanies().getOrDefault(company.id(), List.of()));
  }

  private Reply createWorker(Request request) {
    var entry = request.body(WorkerRecord.Entry.class);
    if (entry.idNumber() == null) {
      throw Problem.invalid("/idNumber", "is missing; nobody is registered without one")
          .exception();
    }
    return Reply.created(view(register.create(entry, request.principal()))).version(1);
  }

  private Reply getWorkerPage(Request request) {
    var worker = register.get(request.id("worker"));
    return Reply.ok(view(worker)).version(worker.version());
  }

  private Reply editWorkerPage(Request request) {
    var version = request.requiredIfMatch();
    var worker =
        register.edit(
            request.id("worker"),
            request.body(WorkerRecord.Entry.class),
            version,
            request.principal());
    return Reply.ok(view(worker)).version(worker.version());
  }

  private record Activity(boolean active) {}

  private Reply activateWorker(Request request) {
    var version = request.requiredIfMatch();
    var active = request.body(Activity.class).active();
    var worker = register.activate(request.id("worker"), active, version, request.principal());
    return Reply.ok(view(worker)).version(worker.version());
  }

  private Reply showIdentity(Request request) {
    var worker = register.disclose(request.id("worker"), request.principal());
    return Reply.ok(RegisterViews.disclosed(worker)).header("Cache-Control", "no-store");
  }

  private RegisterViews.WorkerView view(WorkerRecord worker) {
    return RegisterViews.WorkerView.of(worker, today(), credentials.trainingHours(worker.id()));
  }

  private LocalDate dateOf(Request request) {
    return request.query("date").map(LocalDate::parse).orElse(today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
