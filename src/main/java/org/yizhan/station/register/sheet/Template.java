package org.yizhan.station.register.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.yizhan.platform.db.Db;
import org.yizhan.station.catalog.Catalog;
import org.yizhan.station.household.AddressBook;
import org.yizhan.station.register.Companies;

/**
 * The empty spreadsheet: headings, one row that shows how it is done, and what may be filled in.
 */
public final class Template {
  private static final String ALLOWED = "可填内容";
  private static final Map<String, String> EXAMPLE =
      Map.ofEntries(
          Map.entry(Sheets.SURNAME, "王"),
          Map.entry(Sheets.GIVEN_NAME, "小样"),
          Map.entry(Sheets.GENDER, "女"),
          Map.entry(Sheets.ID_NUMBER, "11010519491231002X"),
          Map.entry(Sheets.PHONE, "13800000000"),
          Map.entry(Sheets.LANGUAGES, "普通话、粤语"),
          Map.entry(Sheets.CONTRACT, "劳动合同"),
          Map.entry(Sheets.CONTRACT_FROM, "2026-01-01"),
          Map.entry(Sheets.CONTRACT_UNTIL, "2028-12-31"),
          Map.entry(Sheets.WAGE, "月薪"),
          Map.entry(Sheets.INSURED_FROM, "2026-01-01"),
          Map.entry(Sheets.KIND, "健康体检"),
          Map.entry(Sheets.NUMBER, "T-0001"),
          Map.entry(Sheets.ISSUER, "示范医院"),
          Map.entry(Sheets.ISSUED_ON, "2026-03-01"),
          Map.entry(Sheets.VALID_UNTIL, "2027-02-28"),
          Map.entry(Sheets.RESULT, "合格"),
          Map.entry(Sheets.ITEMS, "胸透、肝功能"));

  private final Db db;
  private final Companies companies;
  private final Catalog catalog;
  private final AddressBook addressBook;

  /** Lists what this station knows as allowed values. */
  public Template(Db db, Companies companies, Catalog catalog, AddressBook addressBook) {
    this.db = db;
    this.companies = companies;
    this.catalog = catalog;
    this.addressBook = addressBook;
  }

  /** The file. */
  byte[] write() {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "Yizhan", "1.0")) {
      sheet(book, Sheets.WORKERS, Sheets.WORKER_COLUMNS, Sheets.NEEDED_OF_WORKERS);
      sheet(book, Sheets.CREDENTIALS, Sheets.CREDENTIAL_COLUMNS, Sheets.NEEDED_OF_CREDENTIALS);
      allowed(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void sheet(Workbook book, String name, List<String> columns, List<String> needed) {
    var sheet = book.newWorksheet(name);
    sheet.freezePane(0, 1);
    for (int i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      sheet.value(0, i, needed.contains(column) ? column + "*" : column);
      sheet.style(0, i).bold().fillColor("D9EAD3").set();
      sheet.value(1, i, EXAMPLE.getOrDefault(column, ""));
      sheet.style(1, i).italic().fontColor("777777").set();
      sheet.width(i, column.equals(Sheets.ID_NUMBER) ? 24 : 14);
      sheet.range(2, i, 400, i).style().format("@").set();
    }
    sheet.value(1, columns.size(), Sheets.EXAMPLE + "，不会导入，可以删掉");
  }

  private void allowed(Workbook book) {
    var sheet = book.newWorksheet(ALLOWED);
    var lists =
        List.of(
            Map.entry(
                Sheets.COMPANY,
                db.inTransaction(companies::all).stream()
                    .map(one -> one.entry().name().zh())
                    .toList()),
            Map.entry(Sheets.GENDER, List.of("女", "男")),
            Map.entry(
                Sheets.BUILDING,
                addressBook.buildings().stream().map(one -> one.name().zh()).toList()),
            Map.entry(Sheets.LANGUAGES, List.copyOf(WorkerRows.LANGUAGES.keySet())),
            Map.entry(
                Sheets.SKILLS,
                catalog.services().stream().map(one -> one.skill()).distinct().toList()),
            Map.entry(Sheets.CONTRACT, List.copyOf(WorkerRows.CONTRACTS.keySet())),
            Map.entry(Sheets.WAGE, List.copyOf(WorkerRows.WAGES.keySet())),
            Map.entry(Sheets.KIND, List.copyOf(CredentialRows.KINDS.keySet())),
            Map.entry(
                Sheets.COVERS, catalog.categories().stream().map(one -> one.name().zh()).toList()),
            Map.entry(Sheets.RESULT, List.copyOf(CredentialRows.RESULTS.keySet())));
    for (int column = 0; column < lists.size(); column++) {
      var list = lists.get(column);
      sheet.value(0, column, list.getKey());
      sheet.style(0, column).bold().set();
      sheet.width(column, 16);
      var values = list.getValue().stream().sorted().toList();
      for (int row = 0; row < values.size(); row++) {
        sheet.value(row + 1, column, values.get(row));
      }
    }
  }
}
