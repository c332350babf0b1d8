package org.yizhan.station.register.sheet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yizhan.platform.text.Text;
import org.yizhan.station.register.EmploymentKind;
import org.yizhan.station.register.IdentityNumber;
import org.yizhan.station.register.WorkerRecord;
import org.yizhan.station.register.WorkerRecord.Employment;
import org.yizhan.station.register.WorkerRecord.Home;

/**
 * What rows of the workers' sheet say.
 *
 * @param companies, buildings and skills by what people call them
 */
record WorkerRows(
    Map<String, UUID> companies,
    Map<String, UUID> buildings,
    Map<String, String> skills,
    LocalDate today) {
  private static final Map<String, String> GENDERS = Map.of("女", "f", "男", "m");
  static final Map<String, EmploymentKind> CONTRACTS =
      Map.of("劳动合同", EmploymentKind.LABOUR_CONTRACT, "服务协议", EmploymentKind.SERVICE_AGREEMENT);
  static final Map<String, String> WAGES =
      Map.of("月薪", "monthly", "时薪", "hourly", "单次", "per-visit", "提成", "commission");
  static final Map<String, String> LANGUAGES =
      Map.of(
          "普通话", "cmn", "粤语", "yue", "吴语", "wuu", "闽南语", "nan", "客家话", "hak", "湘语", "hsn", "赣语",
          "gan", "英语", "eng", "手语", "csl");

  /** A row that says who somebody is. */
  record Said(SheetRow row, String number, WorkerRecord.Entry entry) {}

  List<Said> read(List<SheetRow> rows) {
    var said = new ArrayList<Said>();
    var seen = new HashMap<String, Integer>();
    for (var row : rows) {
      var number = row.needed(Sheets.ID_NUMBER).toUpperCase(Locale.ROOT);
      var entry = entry(row, number);
      var before = number.isEmpty() ? null : seen.putIfAbsent(number, row.number());
      if (before != null) {
        row.wrong(
            Sheets.ID_NUMBER,
            new Text("和第 " + before + " 行是同一个人", "is in row " + before + " too"),
            new Text("请留一行。", "Keep one of the two rows."));
      }
      said.add(new Said(row, number, entry));
    }
    return said;
  }

  private WorkerRecord.Entry entry(SheetRow row, String number) {
    row.needed(Sheets.GENDER);
    row.needed(Sheets.COMPANY);
    var gender = row.choice(Sheets.GENDER, GENDERS).orElse("");
    var company = row.choice(Sheets.COMPANY, companies).orElse(new UUID(0, 0));
    checkNumber(row, number, gender);
    var phone = row.text(Sheets.PHONE);
    if (phone != null && !phone.matches("1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}")) {
      row.wrong(
          Sheets.PHONE,
          new Text("不是电话号码", "is no phone number"),
          new Text("请填 11 位手机号或带区号的座机。", "Write a mobile number of 11 digits."));
    }
    return new WorkerRecord.Entry(
        company,
        name(row, Sheets.SURNAME, 20),
        name(row, Sheets.GIVEN_NAME, 40),
        gender,
        number,
        phone,
        home(row),
        Set.copyOf(row.choices(Sheets.LANGUAGES, LANGUAGES)),
        Set.copyOf(row.choices(Sheets.SKILLS, skills)),
        employments(row, company),
        List.of());
  }

  private static String name(SheetRow row, String column, int longest) {
    var name = row.needed(column);
    if (name.length() > longest) {
      row.wrong(
          column,
          new Text("太长", "is too long"),
          new Text("最多 %d 个字。".formatted(longest), "At most %d characters.".formatted(longest)));
    }
    return name;
  }

  private void checkNumber(SheetRow row, String number, String gender) {
    if (number.isEmpty() || gender.isEmpty()) {
      return;
    }
    new IdentityNumber(number)
        .fault(gender, today)
        .ifPresent(fault ->
            row.wrong(
                Sheets.ID_NUMBER,
                switch (fault) {
                  case FORM -> new Text("不是 18 位身份证号", "is no number of 18 characters");
                  case CHECK -> new Text("校验位不对", "has a wrong check character");
                  case BIRTH -> new Text("出生日期不存在", "holds no day of birth");
                  case GENDER -> new Text("和性别不符", "does not fit the gender");
                },
                new Text(
                    "请对照身份证；单元格要设成文本，否则末几位会丢。",
                    "Compare it with the card; format the cell as text, or the last digits are"
                        + " lost.")));
  }

  private Home home(SheetRow row) {
    var building = row.choice(Sheets.BUILDING, buildings);
    return new Home(
        building.orElse(null),
        row.number(Sheets.EAST, -50_000, 50_000),
        row.number(Sheets.NORTH, -50_000, 50_000));
  }

  private List<Employment> employments(SheetRow row, UUID company) {
    var all = new ArrayList<Employment>();
    var contract = row.choice(Sheets.CONTRACT, CONTRACTS);
    var wage = row.choice(Sheets.WAGE, WAGES).orElse(null);
    contract
        .flatMap(kind ->
            employment(row, company, kind, Sheets.CONTRACT_FROM, Sheets.CONTRACT_UNTIL, wage, true))
        .ifPresent(all::add);
    employment(
            row,
            company,
            EmploymentKind.SOCIAL_INSURANCE,
            Sheets.INSURED_FROM,
            Sheets.INSURED_UNTIL,
            null,
            false)
        .ifPresent(all::add);
    return all;
  }

  private static Optional<Employment> employment(
      SheetRow row,
      UUID company,
      EmploymentKind kind,
      String fromColumn,
      String untilColumn,
      @Nullable String wage,
      boolean needed) {
    if (needed) {
      row.needed(fromColumn);
    }
    var from = row.day(fromColumn);
    var until = row.day(untilColumn);
    if (from == null) {
      return Optional.empty();
    }
    if (until != null && until.isBefore(from)) {
      row.wrong(
          untilColumn,
          new Text("早于开始日期", "is before its first day"),
          new Text("请核对两个日期。", "Compare the two days."));
      return Optional.empty();
    }
    return Optional.of(new Employment(company, kind, from, until, wage));
  }

  /** The entry beside what is known: what the sheet leaves empty stays. */
  static WorkerRecord.Entry merged(WorkerRecord known, WorkerRecord.Entry said) {
    var before = known.entry();
    var employments = new ArrayList<>(said.employments());
    before.employments().stream()
        .filter(one ->
            said.employments().stream()
                .noneMatch(other -> other.kind() == one.kind() && other.from().equals(one.from())))
        .forEach(employments::add);
    var home = said.home();
    var placed =
        home.building() != null || (home.eastMetres() != null && home.northMetres() != null);
    return new WorkerRecord.Entry(
        said.company(),
        said.surname(),
        said.givenName(),
        said.gender(),
        said.idNumber(),
        said.phone() == null ? before.phone() : said.phone(),
        placed ? home : before.home(),
        said.languages().isEmpty() ? before.languages() : said.languages(),
        said.skills().isEmpty() ? before.skills() : said.skills(),
        employments,
        before.history());
  }

  /** Whether both say the same, in whatever order. */
  static boolean same(WorkerRecord.Entry one, WorkerRecord.Entry other) {
    return new HashSet<>(one.employments()).equals(new HashSet<>(other.employments()))
        && withoutEmployments(one).equals(withoutEmployments(other));
  }

  private static WorkerRecord.Entry withoutEmployments(WorkerRecord.Entry entry) {
    return new WorkerRecord.Entry(
        entry.company(),
        entry.surname(),
        entry.givenName(),
        entry.gender(),
        entry.idNumber(),
        entry.phone(),
        entry.home(),
        entry.languages(),
        entry.skills(),
        List.of(),
        entry.history());
  }
}
