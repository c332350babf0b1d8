package org.yizhan.station;

import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.yizhan.platform.crypto.ColumnCipher;
import org.yizhan.platform.events.EventLog;
import org.yizhan.platform.files.SealedFiles;
import org.yizhan.platform.http.ContractRouter;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.dispatch.TakeOff;
import org.yizhan.station.evidence.Evidence;
import org.yizhan.station.evidence.EvidenceConfig;
import org.yizhan.station.evidence.EvidenceRoutes;
import org.yizhan.station.headcount.Headcounts;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.licence.CredentialViews;
import org.yizhan.station.licence.Credentials;
import org.yizhan.station.register.Companies;
import org.yizhan.station.register.Register;
import org.yizhan.station.register.RegisterParts;
import org.yizhan.station.register.RegisterRoutes;
import org.yizhan.station.register.sheet.Import;
import org.yizhan.station.register.sheet.ImportRoutes;
import org.yizhan.station.register.sheet.Template;
import org.yizhan.station.schedule.Schedule;
import org.yizhan.station.workforce.Workforce;

/** The employment register, put together. */
final class RegisterWiring {
  private final RegisterParts parts;
  private final CredentialViews credentials;
  private final Companies companies;
  private final Register register;
  private final Evidence evidence;
  private final ImportRoutes imports;
  private final EvidenceConfig evidenceConfig;
  private final SealedFiles files;
  private final Headcounts headcounts;

  RegisterWiring(
      Foundation base,
      UUID station,
      EventLog events,
      ColumnCipher cipher,
      Catalog catalog,
      AddressBook addressBook,
      Workforce workforce,
      Schedule schedule,
      TakeOff takeOff,
      Credentials papers,
      CredentialViews credentials,
      Consumer<Set<UUID>> changed) {
    this.parts =
        new RegisterParts(
            base.database().db(),
            events,
            cipher,
            base.keys().secret("register"),
            catalog,
            addressBook,
            workforce,
            schedule,
            takeOff,
            base.clock(),
            base.config().station().zoneId(),
            changed);
    this.credentials = credentials;
    this.companies =
        new Companies(parts.db(), events, cipher, workforce, parts.clock(), parts.zone());
    this.register = new Register(parts);
    this.files =
        new SealedFiles(
            base.vertx(), base.data().resolve("evidence"), cipher, base.keys().secret("evidence"));
    this.evidence = new Evidence(parts.db(), events, files, parts.clock());
    this.imports =
        new ImportRoutes(
            new Import(parts, companies, register, papers),
            new Template(parts.db(), companies, catalog, addressBook),
            base.config().evidence().limitBytes());
    this.evidenceConfig = base.config().evidence();
    this.headcounts = new Headcounts(parts.db(), events, station, parts.clock(), parts.zone());
    headcounts.look();
  }

  /** Tidies the files of evidence, and says how many workers there are where that changed. */
  void byTheHour() {
    evidence.sweep();
    headcounts.look();
  }

  /** Where files lie, encrypted. */
  SealedFiles files() {
    return files;
  }

  Companies companies() {
    return companies;
  }

  void mount(ContractRouter router) {
    new RegisterRoutes(
            companies, register, credentials, parts.workforce(), parts.clock(), parts.zone())
        .mount(router);
    imports.mount(router);
    new EvidenceRoutes(evidence, evidenceConfig).mount(router);
  }
}
