package org.yizhan.station.register.sheet;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yizhan.platform.auth.Principal;
import org.yizhan.platform.db.Db;
import org.yizhan.platform.db.Tx;
import org.yizhan.platform.text.Text;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.licence.Credentials;
import org.yizhan.station.licence.Held;
import org.yizhan.station.licence.Holder;
import org.yizhan.station.register.Companies;
import org.yizhan.station.register.Register;
import org.yizhan.station.register.RegisterParts;
import org.yizhan.station.register.WorkerRecord;

/**
 * Brings a spreadsheet into the register. People are known by their identity number, papers by
 * kind, number and issuer; what says nothing new writes nothing. The register's lock makes two
 * imports at once one after the other.
 */
public final class Import {
  private final Db db;
  private final Catalog catalog;
  private final AddressBook addressBook;
  private final Companies companies;
  private final Register register;
  private final Credentials credentials;
  private final InstantSource clock;
  private final ZoneId zone;

  /** Works with {@code parts}. */
  public Import(
      RegisterParts parts, Companies companies, Register register, Credentials credentials) {
    this.db = parts.db();
    this.catalog = parts.catalog();
    this.addressBook = parts.addressBook();
    this.clock = parts.clock();
    this.zone = parts.zone();
    this.companies = companies;
    this.register = register;
    this.credentials = credentials;
  }

  /** How many rows of a sheet are new, say something new, or say nothing new. */
  record Count(int added, int changed, int same) {}

  /**
   * What came of it.
   *
   * @param applied whether it was written
   */
  record Report(boolean applied, Count workers, Count credentials, List<RowProblem> problems) {}

  /** Counts while it goes along. */
  private static final class Tally {
    private int added;
    private int changed;
    private int same;

    Count count() {
      return new Count(added, changed, same);
    }
  }

  /**
   * Looks through the file, and writes all of it when nothing is wrong and {@code apply} is asked.
   *
   * @throws org.yizhan.platform.http.ProblemException 415 when it is no spreadsheet, 413 when it
   *     holds too much
   */
  Report run(byte[] file, boolean apply, Principal caller) {
    var problems = new ArrayList<RowProblem>();
    var rows = new Workbook(problems).read(file);
    if (rows.values().stream().allMatch(List::isEmpty)) {
      problems.add(
          new RowProblem(
              "",
              0,
              "",
              "",
              new Text("没有可以导入的行", "there is no row to import"),
              new Text(
                  "请用模板，把内容填在“人员”或“证件”表里。", "Use the template, and fill in the sheet 人员 or 证件.")));
    }
    return db.inTransaction(tx -> {
      var people = workerRows(tx).read(rows.getOrDefault(Sheets.WORKERS, List.of()));
      var papers =
          new CredentialRows(credentials, categories())
              .read(rows.getOrDefault(Sheets.CREDENTIALS, List.of()));
      register.lock(tx, Set.of());
      var numbers =
          Stream.concat(
                  people.stream().map(WorkerRows.Said::number),
                  papers.stream().map(CredentialRows.Said::number))
              .filter(number -> !number.isEmpty())
              .collect(Collectors.toSet());
      var ids = new HashMap<>(register.byNumber(tx, numbers));
      register.lock(tx, Set.copyOf(ids.values()));
      var known = register.pages(tx, Set.copyOf(ids.values()));
      check(people, papers, ids, known);
      problems.sort(Comparator.comparing(RowProblem::sheet).thenComparingInt(RowProblem::row));
      var writing = apply && problems.isEmpty();
      var workers = workers(tx, people, ids, known, writing, caller);
      var held = credentials.heldBy(tx, known.keySet());
      var documents = documents(tx, papers, ids, held, writing, caller);
      if (writing) {
        register.tellAfterCommit(tx, Set.copyOf(ids.values()));
      }
      return new Report(writing, workers, documents, problems);
    });
  }

  private WorkerRows workerRows(Tx tx) {
    var names = new HashMap<String, UUID>();
    companies
        .all(tx)
        .forEach(company -> names.put(plain(company.entry().name().zh()), company.id()));
    var buildings = new HashMap<String, UUID>();
    addressBook.buildings().forEach(one -> buildings.put(plain(one.name().zh()), one.id()));
    var skills = new HashMap<String, String>();
    register.skills().forEach(skill -> skills.put(skill, skill));
    var today = LocalDate.ofInstant(clock.instant(), zone);
    categories()
        .forEach((name, code) -> {
          if (skills.containsKey(code)) {
            skills.put(name, code);
          }
        });
    return new WorkerRows(names, buildings, skills, today);
  }

  private Map<String, String> categories() {
    var categories = new HashMap<String, String>();
    catalog.categories().forEach(one -> categories.put(plain(one.name().zh()), one.code()));
    return categories;
  }

  private static String plain(String name) {
    return Cells.plain(name);
  }

  private void check(
      List<WorkerRows.Said> people,
      List<CredentialRows.Said> papers,
      Map<String, UUID> ids,
      Map<UUID, WorkerRecord> known) {
    var coming = new HashSet<>(ids.keySet());
    for (var said : people) {
      coming.add(said.number());
      var before = known.get(ids.get(said.number()));
      register
          .refusal(before == null ? said.entry() : WorkerRows.merged(before, said.entry()))
          .filter(error -> !error.field().equals("/idNumber") && !error.field().equals("/skills"))
          .ifPresent(error ->
              said.row()
                  .wrong(
                      error.field().equals("/home") ? Sheets.BUILDING : Sheets.CONTRACT_FROM,
                      error.field().equals("/home")
                          ? new Text("没有住处", "there is no home")
                          : new Text("和已有的合同或社保重叠", error.message()),
                      error.field().equals("/home")
                          ? new Text("请填楼号，或东、北两个米数。", "Name a building, or fill in both metres.")
                          : new Text("请先给前一份填上止日。", "Give the one before its last day.")));
    }
    for (var said : papers) {
      if (!said.number().isEmpty() && !coming.contains(said.number())) {
        said.row()
            .wrong(
                Sheets.ID_NUMBER,
                new Text("登记簿和“人员”表里都没有这个人", "is nobody of the register or the sheet 人员"),
                new Text("请先登记，或在“人员”表里加一行。", "Add a row to the sheet 人员."));
      }
    }
  }

  private Count workers(
      Tx tx,
      List<WorkerRows.Said> people,
      Map<String, UUID> ids,
      Map<UUID, WorkerRecord> known,
      boolean writing,
      Principal caller) {
    var tally = new Tally();
    for (var said : people) {
      var before = known.get(ids.get(said.number()));
      if (before == null) {
        tally.added++;
        if (writing) {
          ids.put(said.number(), register.insert(tx, said.entry(), caller).id());
        }
      } else {
        var next = register.resolved(before, WorkerRows.merged(before, said.entry()));
        if (WorkerRows.same(before.entry(), next)) {
          tally.same++;
        } else {
          tally.changed++;
          if (writing) {
            register.update(tx, before, next, caller);
          }
        }
      }
    }
    return tally.count();
  }

  private Count documents(
      Tx tx,
      List<CredentialRows.Said> papers,
      Map<String, UUID> ids,
      Map<UUID, List<Held>> held,
      boolean writing,
      Principal caller) {
    var tally = new Tally();
    for (var said : papers) {
      var document = said.document();
      if (document == null) {
        continue;
      }
      var worker = ids.get(said.number());
      var before =
          worker == null
              ? null
              : held.getOrDefault(worker, List.of()).stream()
                  .filter(one -> one.is(document))
                  .findFirst()
                  .orElse(null);
      if (before == null) {
        tally.added++;
        if (writing && worker != null) {
          credentials.record(tx, Holder.WORKER, worker, document, caller);
        }
      } else if (before.says(document)) {
        tally.same++;
      } else {
        tally.changed++;
        if (writing) {
          credentials.change(tx, before, document, caller);
        }
      }
    }
    return tally.count();
  }
}
